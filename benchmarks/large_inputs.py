"""Hostile sources of 10 MB for each format, and what reading them takes.

Each is read in a process of its own, which does nothing else; memory is its peak resident size,
the Python interpreter and the input itself included.
"""

from __future__ import annotations

import gzip
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))  # also in the processes that this starts

from benchmarks.measure import MAXRSS_UNIT
from conspectus.errors import InputError
from conspectus.readers.table import read_listing

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 10_000_000
"""Bytes."""
MOST_MEGABYTES = 500
MOST_SECONDS = 30.0
"""Of CPU time; no format may take more than linear time."""


def _filled(start: bytes, unit: bytes, end: bytes = b"") -> bytes:
    """Return 10 MB: a beginning, one thing again and again, and an end."""
    return start + unit * ((SIZE - len(start) - len(end)) // len(unit)) + end


def _numbered(start: bytes, unit: bytes, end: bytes = b"") -> bytes:
    """Return the same where each unit has its number in the place of ``@@``."""
    parts, size, number = [start], len(start) + len(end), 0
    while size < SIZE:
        number += 1
        parts.append(unit.replace(b"@@", b"%d" % number))
        size += len(parts[-1])
    return b"".join([*parts, end])


def _noise(start: bytes) -> bytes:
    """Return a format's first bytes, and letters and marks without sense after them."""
    dice = random.Random(1)  # noqa: S311  # noise needs no secrecy
    letters = b"abc 123\n<>{}[]\"'@=,:;\\$%&#-/"
    return start + bytes(dice.choices(letters, k=SIZE - len(start)))


_ATOM = b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">'
_API = _ATOM + b"<link href='http://arxiv.org/api/x'/><id>http://arxiv.org/api/x</id>"
_ENTRY = (
    b"<entry><id>http://arxiv.org/abs/2205.@@v1</id><title>T @@</title><summary>s</summary></entry>"
)
_RSS = b'<?xml version="1.0"?><rss version="2.0"><channel><link>http://rss.arxiv.org/rss/cs</link>'
_ITEM = b"<item><title>T @@</title><link>https://arxiv.org/abs/2205.@@</link></item>"
_LIST = b'<html><body><div id="dlpage"><h3>New submissions for Fri, 1 Dec 2023</h3><dl>'
_ROW = (
    b'<dt><a href="/abs/2205.@@">arXiv:2205.@@</a></dt>'
    b'<dd><div class="list-title">Title: T @@</div></dd>'
)
_DAY = b'<html><body><a href="/papers/x">x</a>'
_PROPS = b'<html><body><div class="SVELTE_HYDRATER" data-target="DailyPapers" data-props="'
_CARD = b'<article><h3><a href="/papers/2205.@@">T @@</a></h3></article>'
_SHOWN = b"Daily Papers\nby AK and the research community\nDec 8\n\n"


def _bibliographies() -> Iterator[tuple[str, bytes]]:
    yield "bibtex, tiny entries", _numbered(b"", b"@a{a@@,title={T}}\n")
    yield "bibtex, unclosed entries", _numbered(b"", b"@a{a@@,title={T\n")
    yield "bibtex, one field", _filled(b"@article{a,title={T},abstract={", b"x ", b"}}")
    yield "bibtex, deep braces", _filled(b"@article{a,title={T},note={", b"{}{", b"}}")
    yield "bibtex, macros", _numbered(b"@article{a,title={T}}\n", b"@string{s@@=s # s}\n")
    yield "bibtex, noise", _noise(b"@article{a,title={T}}\n")
    yield "ris, tiny entries", _numbered(b"", b"TY  - JOUR\nTI  - T @@\nER  - \n")
    yield "ris, one entry", _filled(b"TY  - JOUR\nTI  - T\n", b"AU  - A, B\n", b"ER  - \n")
    yield "ris, one field", _filled(b"TY  - JOUR\nTI  - T\nAB  - ", b"x ", b"\nER  - \n")
    yield "ris, no ends", _numbered(b"", b"TY  - JOUR\nTI  - T @@\n")
    yield "ris, noise", _noise(b"TY  - JOUR\nTI  - T\nER  - \n")
    yield (
        "csl-json, tiny items",
        _numbered(b"[", b'{"type":"a","title":"T","DOI":"10.1/@@"},', b"0]"),
    )
    yield (
        "csl-json, one field",
        _filled(b'[{"type":"a","URL":"","title":"T","abstract":"', b"x", b'"}]'),
    )
    yield (
        "csl-json, names",
        _filled(b'[{"type":"a","title":"T","author":[', b'{"family":"a"},', b"{}]}]"),
    )
    yield (
        "csl-json, marks",
        _filled(b'[{"type":"a","URL":"","title":"T","abstract":"', b"<i><b>", b'"}]'),
    )
    yield (
        "openalex, tiny works",
        _numbered(
            b'{"meta":{"count":1},"results":[',
            b'{"id":"https://openalex.org/W@@","title":"T @@","authorships":[]},',
            b"0]}",
        ),
    )
    yield (
        "openalex, index",
        _numbered(
            b'{"id":"https://openalex.org/W1","title":"T","authorships":[],"abstract_inverted_index":{',
            b'"w@@":[@@],',
            b'"x":[0]}}',
        ),
    )
    yield "arxiv-ids, table", _numbered(b"title,arxiv\n", b"A title,2205.@@\n")
    yield "arxiv-ids, JSON", _numbered(b"[", b'{"title":"T @@","arxiv":"2205.14135"},', b"0]")


def _answers() -> Iterator[tuple[str, bytes]]:
    yield "hf-json, tiny papers", _numbered(b"[", b'{"title":"T @@","summary":""},', b"0]")
    yield "hf-json, papers of nulls", _filled(b"[", b'{"paper":{}},', b"0]")
    yield "hf-json, one field", _filled(b'[{"paper":{"title":"T","summary":"', b"x", b'"}}]')
    yield (
        "hf-json, names",
        _filled(b'[{"paper":{"title":"T","authors":[', b'{"name":"a"},', b"0]}}]"),
    )
    yield "hf-page, cards", _numbered(_DAY, _CARD)
    yield "hf-page, nested cards", _numbered(_DAY, _CARD.removesuffix(b"</article>"))
    yield (
        "hf-page, data",
        _numbered(
            _PROPS + b"{&quot;dailyPapers&quot;:[",
            b"{&quot;paper&quot;:{&quot;title&quot;:&quot;T @@&quot;}},",
            b'0]}"></div>',
        ),
    )
    yield "hf-page, deep markup", _filled(_DAY, b"<div>")
    yield "hf-page, noise", _noise(_DAY)
    yield "arxiv-api, entries", _numbered(_API, _ENTRY, b"</feed>")
    yield "arxiv-api, nested entries", _numbered(_API, _ENTRY.removesuffix(b"</entry>"))
    yield "arxiv-api, deep markup", _filled(_API + b"<entry>", b"<a>")
    yield "arxiv-api, entities", _filled(_API + b"<entry><title>", b"&amp;", b"</title></entry>")
    yield "arxiv-api, noise", _noise(_API)
    yield "arxiv-feed, items", _numbered(_RSS, _ITEM, b"</channel></rss>")
    yield "arxiv-feed, nested items", _numbered(_RSS, _ITEM.removesuffix(b"</item>"))
    yield "arxiv-feed, one field", _filled(_RSS + b"<item><title>T</title><description>", b"&lt;b>")
    yield "arxiv-feed, noise", _noise(_RSS)
    yield "arxiv-page, rows", _numbered(_LIST, _ROW)
    yield "arxiv-page, names alone", _numbered(_LIST, b"<dt><a href='/abs/2205.@@'>x</a></dt>")
    yield "arxiv-page, deep markup", _filled(_LIST, b"<dd><div class='list-title'>")
    yield "arxiv-page, noise", _noise(_LIST)


def _others() -> Iterator[tuple[str, bytes]]:
    line = b'{"id":"2205.14135","title":"T @@","abstract":"a"}\n'
    yield "arxiv-snapshot, tiny lines", _numbered(b"", line)
    yield "arxiv-snapshot, broken lines", _filled(line, b"{\n")
    yield "arxiv-snapshot, one line", _filled(b'{"id":"1","title":"T","abstract":"', b"x", b'"}')
    yield "arxiv-snapshot, half of it broken", _numbered(b"", line + b"{}\n")
    yield "arxiv-snapshot, noise", _noise(line)
    yield (
        "text-listing, lines",
        _numbered(
            _SHOWN,
            b"T @@\n\nAn abstract of a paper.\n\n  \xe2\x80\xa2 3 authors\n\xc2\xb7\nJan 5\n\n",
        ),
    )
    yield "text-listing, one line", _filled(_SHOWN, b"x ")
    yield "text-listing, short lines", _filled(_SHOWN, b"x\n")
    yield (
        "text-listing, formulae",
        _filled(_SHOWN + b"T\n\n", b"$\\frac{a}{b}$ ", b"\n\n\xc2\xb7 1 author\n"),
    )
    yield "text-listing, noise", _noise(_SHOWN)
    yield "JSON, deep lists", _filled(b"", b"[")
    yield "JSON, deep objects", _filled(b"", b'{"a":')
    yield "JSON, numbers", _filled(b"[", b"1e400,", b"1]")
    yield "bytes without sense", random.Random(1).randbytes(SIZE)  # noqa: S311
    yield "bytes that are no text", _filled(b"", b"\xff")
    yield "spaces", _filled(b"", b" ")
    yield "brackets", _filled(b"", b"<")
    for name, unit in (("spaces", b" "), ("lines", b"{\n"), ("markup", b"<a>"), ("zeros", b"\0")):
        inflated = unit * (300_000_000 // len(unit))
        yield f"gzipped, 300 MB of {name}", gzip.compress(inflated, 9, mtime=0)


def large_inputs(only: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield the inputs whose names hold a text, with their names."""
    for inputs in (_bibliographies, _answers, _others):
        for name, data in inputs():
            if only in name:
                yield name, data


def print_large(only: str = "") -> bool:
    """Print what reading each large input takes; tell whether all stay within the limits."""
    print("| input | what it gave | CPU time | memory |\n| --- | --- | ---: | ---: |")
    good = True
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        for name, data in large_inputs(only):
            path.write_bytes(data)
            good &= _print_row(name, path)
    return good


def _print_row(name: str, path: Path) -> bool:
    """Read a file in a process of its own and print its row."""
    command = [sys.executable, __file__, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()[-1:]
        print(f"| {name} | **failed with {done.returncode}**: {said} | | |", flush=True)
        return False
    found, seconds, megabytes = done.stdout.split("\t")
    within = float(megabytes) <= MOST_MEGABYTES and float(seconds) <= MOST_SECONDS
    mark = "" if within else " **(past the limit)**"
    print(f"| {name} | {found} | {seconds} s | {megabytes} MB{mark} |", flush=True)
    return within


def _read(path: Path) -> None:
    """Read a file and print what became of it, and what it took."""
    data = path.read_bytes()
    start = time.process_time()
    try:
        listing = read_listing(data, "x")
    except InputError:
        found = "refused"
    else:
        count = f"{len(listing.records):,} papers, {len(listing.damages):,} damages"
        found = f"{listing.format}: {count}"
    seconds = time.process_time() - start
    print(f"{found}\t{seconds:.1f}\t{_peak():.0f}", end="")


def _peak() -> float:
    """Return the peak memory of this process in units of 10⁶ bytes.

    Where the system tells it, without what the process that started this one had.
    """
    status = Path("/proc/self/status")
    if status.exists() and (match := re.search(r"VmHWM:\s*(\d+) kB", status.read_text())):
        return int(match[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_UNIT / 1e6


if __name__ == "__main__":
    _read(Path(sys.argv[1]))
