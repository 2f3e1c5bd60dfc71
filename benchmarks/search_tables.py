"""Turns what was measured of the searches into rows of Markdown tables."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.search_browser import Answer
    from benchmarks.search_queries import KnownItem
    from benchmarks.search_systems import System

BUILDS = "| index | built in | memory | gzipped | a paper |\n| --- | ---: | ---: | ---: | ---: |"
KNOWN = (
    "| search | queries | first | MRR | first five | first ten |\n"
    "| --- | --- | ---: | ---: | ---: | ---: |"
)
COSTS = "| search | what | median | 95 % | most |\n| --- | --- | ---: | ---: | ---: |"


def build_row(system: System, papers: int) -> str:
    """Return what building a search took, and the size of its index."""
    return (
        f"| {system.name} | {system.seconds:.1f} s | {system.megabytes:,.0f} MB "
        f"| {_kilobytes(system.index_size)} | {system.index_size / papers:,.0f} B |"
    )


def known_rows(
    name: str,
    items: Sequence[KnownItem],
    shown: Callable[[Sequence[str]], list[tuple[str, ...]]],
) -> Iterator[str]:
    """Ask for each paper in four ways, and yield how often it was found."""
    wanted = [item.slug for item in items]
    for kind, queries in (
        ("three words of the title", [item.words for item in items]),
        ("three of four letters or more, hyphens kept", [item.typed for item in items]),
        ("the full title", [item.title for item in items]),
        ("three words, one misspelt", [item.misspelt for item in items]),
    ):
        places = [place(slug, found) for slug, found in zip(wanted, shown(queries), strict=True)]
        yield f"| {name} | {kind} | {' | '.join(_shares(places))} |"


def place(slug: str, shown: Sequence[str]) -> int:
    """Return the place of a paper among those shown, from 1, or 0 if it is not shown."""
    return shown.index(slug) + 1 if slug in shown else 0


def _shares(places: Sequence[int]) -> Iterator[str]:
    """Yield the share first, the mean reciprocal rank (0 where not shown), and other shares."""
    yield _share(places, 1)
    yield f"{sum(1 / place for place in places if place) / len(places):.3f}"
    yield _share(places, 5)
    yield _share(places, 10)


def _share(places: Sequence[int], last: int) -> str:
    return f"{sum(0 < place <= last for place in places) / len(places):.1%}".replace("%", " %")


def cost_rows(
    name: str,
    first: Sequence[Answer],
    pasted: Sequence[Answer],
    typed: Sequence[Answer],
    heap: float,
) -> Iterator[str]:
    """Yield a row for each thing that was measured of a search."""
    sizes: dict[str, Sequence[float]] = {
        "bytes, page and styles": [_size(answer, pages=True) for answer in first],
        "bytes, first query": [_size(answer, pages=False) for answer in first],
        "bytes, later query": [_size(answer, pages=False) for answer in pasted],
        "bytes, the same again, typed": [_size(answer, pages=False) for answer in typed],
    }
    times: dict[str, Sequence[float]] = {
        "time, first query, loading all": [answer.milliseconds for answer in first],
        "time, later query, loading parts": [answer.milliseconds for answer in pasted],
        "time from the last key, parts loaded": [answer.milliseconds for answer in typed],
        "page held up, each beat": [delay for answer in typed for delay in answer.delays],
        "page held up, longest of a query": [max(answer.delays) for answer in typed],
    }
    for what, values in sizes.items():
        yield _row(name, what, values, _kilobytes)
    for what, values in times.items():
        yield _row(name, what, values, lambda value: f"{value:.1f} ms")
    yield f"| {name} | memory of page and Workers | {heap:.1f} MB | | |"


def _row(name: str, what: str, values: Sequence[float], text: Callable[[float], str]) -> str:
    ordered = sorted(values)
    late = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"| {name} | {what} | {text(median(ordered))} | {text(late)} | {text(ordered[-1])} |"


def _size(answer: Answer, *, pages: bool) -> int:
    return sum(sent.size for sent in answer.sent if sent.is_page == pages)


def _kilobytes(size: float) -> str:
    return f"{size / 1e3:,.1f} KB"
