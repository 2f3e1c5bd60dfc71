"""Reads the files of the search as the browser does, by the letter of ``docs/search.md``.

Nothing here is shared with what writes them.
"""

from __future__ import annotations

import base64
import json
import math
import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from lunr import __TARGET_JS_VERSION__
from lunr.idf import idf

if TYPE_CHECKING:
    from collections.abc import Iterable

FIELDS = ("title", "abstract", "organization", "authors", "identifiers")
COLUMNS = (
    *("terms", "abstract", "title", "titleLengths", "forms", "titleForms"),
    *("authors", "authorsLengths", "identifiers", "identifiersLengths"),
    *("organization", "organizationLengths"),
)
ALPHABET = "".join(map(chr, [*range(35, 92), *range(93, 127)]))
FILE = re.compile(rb'conspectusPart\("([0-9a-f]+)","([a-z0-9/]+)",(.*)\);\n', re.DOTALL)
K1, B = 1.2, 0.75


class Posting(NamedTuple):
    """One paper that has a term in a field."""

    paper: int
    times: int
    length: int


class Parts(NamedTuple):
    """What the files hold, by name."""

    build: str
    data: dict[str, Any]

    @property
    def start(self) -> dict[str, Any]:
        """What is loaded first."""
        found: dict[str, Any] = self.data["start"]
        return found

    def all_of(self, kind: str) -> list[Any]:
        """Return the numbered parts of one kind in their order."""
        names = [name for name in self.data if name.startswith(f"{kind}/")]
        return [self.data[f"{kind}/{number}"] for number in range(len(names))]


def read_parts(files: Iterable[tuple[str, bytes]]) -> Parts:
    """Read files, and see that each is what its path and the others say."""
    builds, data = set(), {}
    for path, text in files:
        match = FILE.fullmatch(text)
        assert match, path
        build, name, content = match.groups()
        assert f"{name.decode()}.js" == path
        assert name.decode() not in data
        builds.add(build.decode())
        data[name.decode()] = json.loads(content)
    assert len(builds) == 1
    return Parts(builds.pop(), data)


def numbers_of(text: str) -> list[int]:
    """Return the numbers that a text holds."""
    numbers, leading = [], 0
    for character in text:
        digit = ALPHABET.index(character)
        if digit < 64:
            numbers.append(leading * 64 + digit)
            leading = 0
        else:
            leading = leading * 27 + digit - 64 + 1
    assert leading == 0
    return numbers


def ascending(text: str) -> list[int]:
    """Return paper numbers that are written as gaps."""
    numbers, previous = [], -1
    for gap in numbers_of(text):
        previous += gap + 1
        numbers.append(previous)
    return numbers


def counts_by_paper(text: str) -> list[tuple[int, int]]:
    """Return the papers of a list of postings, and how often each has the term."""
    numbers = iter(numbers_of(text))
    pairs, previous = [], -1
    for number in numbers:
        gap, shown = divmod(number, 4)
        previous += gap + 1
        pairs.append((previous, shown + 1 if shown < 3 else 4 + next(numbers)))
    return pairs


def positions_of(text: str, counts: Iterable[int]) -> list[list[int]]:
    """Return the positions of postings that have so many each."""
    numbers = iter(numbers_of(text))
    found = [list(accumulate(next(numbers) for _ in range(count))) for count in counts]
    assert next(numbers, None) is None
    return found


def in_code_units(text: str) -> bytes:
    """Return the key by which JavaScript compares texts."""
    return text.encode("utf-16-be", "surrogatepass")


def slug_of(record: list[Any]) -> str:
    """Return the slug of a paper's record."""
    told = slug_told(record[0])
    return str(record[6] or told) if len(record) > 6 else told


def slug_told(text: str) -> str:
    """Return the slug that a title tells."""
    words: list[str] = []
    for word in re.findall("[a-z0-9]+", text.lower()):
        if len("-".join([*words, word])) <= 80:
            words.append(word)
    return "-".join(words)


def words_told(text: str) -> list[str]:
    """Return words of which each is told from the one before, as the browser reads them."""
    found = [""]
    for letter, rest in re.findall("([A-Z])([^A-Z]*)", text):
        before = found[-1].encode("utf-16-le", "surrogatepass")
        shared = before[: 2 * (ord(letter) - ord("A"))].decode("utf-16-le", "surrogatepass")
        found.append(shared + rest)
    return found[1:]


def separators_in(text: str) -> list[str]:
    """Return where the shards begin."""
    return ["", *words_told(text)]


def shard_of(start: dict[str, Any], term: str) -> int:
    """Return the number of the shard in which a term must be, if anywhere."""
    separators = [in_code_units(each) for each in separators_in(start["shards"])]
    return bisect_right(separators, in_code_units(term)) - 1


def groups_of(start: dict[str, Any]) -> list[tuple[int, int, int]]:
    """Return topic, year and size of each group; no topic is the one after the last."""
    numbers = numbers_of(start["groups"])
    count = len(numbers) // 3
    topics = accumulate(numbers[:count])
    return list(zip(topics, numbers[count : 2 * count], numbers[2 * count :], strict=True))


def abstract_lengths(start: dict[str, Any]) -> list[int]:
    """Return how many terms each abstract has, by the number of the paper."""
    return lengths_of(start["lengths"], [size for *_, size in groups_of(start)])


def lengths_of(text: str, sizes: Iterable[int]) -> list[int]:
    """Return the lengths of groups of such sizes."""
    octets = base64.b64decode(text, validate=True)
    bits = iter([octet >> place & 1 for octet in octets for place in range(7, -1, -1)])
    lengths = []
    for size in sizes:
        length, measure = 0, 128
        for _ in range(size):
            difference = 0
            while next(bits):
                difference += 1
            for _ in range(int(math.log2(max(1, measure // 8)))):
                difference = difference * 2 + next(bits)
            length += difference
            measure += difference - measure // 4
            lengths.append(length)
    rest = list(bits)
    assert len(rest) < 8
    assert not any(rest)
    return lengths


def shards_of(parts: Parts) -> list[dict[str, list[str]]]:
    """Return the columns of each shard of terms, "" where there is nothing."""
    shards = []
    for text in parts.all_of("terms"):
        rows = [row.split(" ") for row in text.split("!")] if text else []
        assert all(row[-1] and len(row) <= len(COLUMNS) for row in rows)
        full = [row + [""] * (len(COLUMNS) - len(row)) for row in rows]
        columns = [[row[place] for row in full] for place in range(len(COLUMNS))]
        shards.append(dict(zip(COLUMNS, columns, strict=True)))
    return shards


def postings_of(parts: Parts) -> dict[str, dict[str, list[Posting]]]:
    """Return the postings of each term in each field that has some, terms in their order."""
    of_abstracts = abstract_lengths(parts.start)
    found: dict[str, dict[str, list[Posting]]] = {}
    for shard in shards_of(parts):
        for place, term in enumerate(shard["terms"]):
            assert term not in found
            found[term] = {}
            for field in FIELDS:
                if text := shard[field][place]:
                    pairs = counts_by_paper(text)
                    lengths = (
                        [of_abstracts[paper] for paper, _ in pairs]
                        if field == "abstract"
                        else [n + 1 for n in numbers_of(shard[f"{field}Lengths"][place])]
                    )
                    found[term][field] = [
                        Posting(paper, count, length)
                        for (paper, count), length in zip(pairs, lengths, strict=True)
                    ]
    return found


def placed_terms(parts: Parts, field: str) -> dict[int, list[tuple[int, str]]]:
    """Return for each paper where the terms of a field stand, in order."""
    postings = postings_of(parts)
    found: dict[int, list[tuple[int, str]]] = {}
    column = ("abstract", "title", "authors").index(field)
    for shard, positions in zip(shards_of(parts), parts.all_of("positions"), strict=True):
        for term, texts in zip(shard["terms"], positions.split("!"), strict=True):
            text = [*texts.split(" "), "", ""][column]
            rows = postings[term].get(field, [])
            places = positions_of(text, [row.times for row in rows])
            for row, each in zip(rows, places, strict=True):
                assert each == sorted(each)
                found.setdefault(row.paper, []).extend((place, term) for place in each)
    return {paper: sorted(pairs) for paper, pairs in sorted(found.items())}


def whole_index(parts: Parts) -> dict[str, Any]:
    """Return the whole index in Lunr's serialised form, terms numbered in their order."""
    postings = postings_of(parts)
    papers = parts.start["papers"]
    inverted: list[list[Any]] = []
    weights: dict[tuple[int, str], list[float]] = {
        (paper, field): [] for paper in range(papers) for field in FIELDS
    }
    for number, (term, fields) in enumerate(postings.items()):
        posting: dict[str, Any] = {
            field: {str(row.paper): {} for row in fields.get(field, ())} for field in FIELDS
        }
        inverted.append([term, {**posting, "_index": number}])
        rarity = idf(posting, papers)
        for field, rows in fields.items():
            average = parts.start["averages"][field]
            for row in rows:
                weights[row.paper, field] += [number, _weight(rarity, row, average)]
    return {
        "version": __TARGET_JS_VERSION__,
        "fields": list(FIELDS),
        "fieldVectors": [[f"{field}/{paper}", each] for (paper, field), each in weights.items()],
        "invertedIndex": inverted,
        "pipeline": [],
    }


def _weight(rarity: float, row: Posting, average: float) -> float:
    assert math.isfinite(average)
    assert average > 0
    spread = K1 * (1 - B + B * (row.length / average))
    return round(rarity * ((K1 + 1) * row.times) / (spread + row.times), 3)
