"""Where the names of topics stand on the map: inside their regions, never over each other.

How wide a text is depends on the reader's fonts, so widths are estimated, rather too wide than too
narrow.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import accumulate, pairwise, product
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conspectus.topics.mapping.layout import Point

LINE = 1.14
"""From one line to the next, in font sizes."""
_NARROW, _BROAD = frozenset("iljtfrI.,:;'|!()[]-/ "), frozenset("mwMWOQGD@%&—")
_DIGITS = 6
"""Of widths that are compared: lines of the same letters are equally wide in any order."""
_MARGIN = 3.0
"""Kept free around a text, in the units of the map."""
_SHIFTS = (0.0, -0.12, 0.12, -0.24, 0.24, -0.34, 0.34)
"""Where a text is tried, from the middle of its region, in shares of the region's extent."""
_MOST_LINES = 4
_CROWD = 30
"""With more papers than that in a region, each counts for less."""
_SMALLER = 1.2
"""What a step to the next smaller size costs, in covered papers."""
_ASIDE = 10.0
"""What lying aside of the middle costs, in covered papers for the whole extent of the region."""
_OVER = 3.0
"""What reaching over the region costs, in covered papers a font size."""
_MOST_OVER = 3.5
"""How far a text may reach over its region, in font sizes."""
_WAITING_WIDTH = 10.0
"""Of texts that wait until a reader zooms in, in font sizes."""


class MapLabel(NamedTuple):
    """A text on the map, its lines centred one below the other."""

    x: float
    y: float
    """Of the middle of all lines."""
    size: float
    """Of the font, in the units of the map."""
    lines: tuple[str, ...]
    shown: bool
    """Whether there is room for it on the whole map; others wait until a reader zooms in."""


class Wish(NamedTuple):
    """A text that asks for a place in a convex region."""

    text: str
    outline: Sequence[Point]
    middle: Point
    sizes: Sequence[float]
    """Font sizes that suit it, the best first."""
    points: Sequence[Point] = ()
    """What it should not cover."""
    may_reach_over: bool = False
    """Whether it may leave its region rather than not be shown."""


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def place_labels(wishes: Sequence[Wish], width: float, height: float) -> list[MapLabel]:
    """Return a label for each wish; those that come first choose first.

    Who finds no place inside its region may reach over the border of it where that is free.
    """
    page = _Box(0, 0, width, height)
    taken: list[_Box] = []
    placed: dict[int, MapLabel] = {}
    for inside in (True, False):
        for number, wish in enumerate(wishes):
            if number not in placed and (inside or wish.may_reach_over):
                label = _best(wish, page, taken, inside=inside)
                if label:
                    placed[number] = label
                    taken.append(_box_of(label))
    return [placed.get(number) or _waiting(wish) for number, wish in enumerate(wishes)]


def _best(wish: Wish, page: _Box, taken: Sequence[_Box], *, inside: bool) -> MapLabel | None:
    """Return the label that covers least, is large and lies in the middle, if there is a place."""
    best, least = None, inf
    for handicap, label in _options(wish, inside=inside):
        box = _box_of(label)
        if handicap >= least or not _within(box, page) or any(_touch(box, t) for t in taken):
            continue
        if inside and not _inside(box, wish.outline):
            continue
        over = _overhang(box, wish.outline) / label.size
        if over > _MOST_OVER:
            continue
        covered = sum(box.left < x < box.right and box.top < y < box.bottom for x, y in wish.points)
        cost = handicap + over * _OVER + covered / max(1, len(wish.points) / _CROWD)
        if cost < least:
            best, least = label, cost
    return best


def _waiting(wish: Wish) -> MapLabel:
    size = wish.sizes[-1]
    return MapLabel(*wish.middle, size, wrap(wish.text, _WAITING_WIDTH), shown=False)


def text_width(text: str) -> float:
    """Return about how wide a text is, in font sizes."""
    return sum(_char_width(char) for char in text)


def wrap(text: str, widest: float) -> tuple[str, ...]:
    """Return the words of a text in as few lines as fit a width in font sizes, evenly filled.

    Where no number of lines fits, the most that there may be are returned.
    """
    words = text.split()
    lines: tuple[str, ...] = (text,)
    for count in _line_counts(text):
        lines = _even_lines(words, count)
        if max(map(text_width, lines)) <= widest:
            break
    return lines


def _even_lines(words: Sequence[str], count: int) -> tuple[str, ...]:
    """Return words in a number of lines whose longest is as short as can be."""
    ends = [0.0, *accumulate(text_width(f"{word} ") for word in words)]

    @cache  # else each line more multiplies the work by the number of words
    def breaks(start: int, lines: int) -> tuple[float, tuple[int, ...]]:
        """Return how long the longest line is, where lines begin, and where the last ends."""
        if lines == 1:
            return round(ends[-1] - ends[start], _DIGITS), (start, len(words))
        longest, places = inf, tuple[int, ...]()
        for end in range(start + 1, len(words) - lines + 2):
            first = round(ends[end] - ends[start], _DIGITS)
            if first >= longest:
                break
            rest, after = breaks(end, lines - 1)
            if max(first, rest) < longest:
                longest, places = max(first, rest), (start, *after)
        return longest, places

    return tuple(" ".join(words[start:end]) for start, end in pairwise(breaks(0, count)[1]))


def _options(wish: Wish, *, inside: bool) -> Iterator[tuple[float, MapLabel]]:
    """Yield the ways to write a text, each with what speaks against it, in covered papers."""
    (left, right), (top, bottom) = _extent(wish.outline)
    ways = [_even_lines(wish.text.split(), n) for n in _line_counts(wish.text)]
    sizes = list(enumerate(wish.sizes)) if inside else [(0, wish.sizes[-1])]
    for (smaller, size), down, along in product(sizes, _SHIFTS, _SHIFTS[:5]):
        x = wish.middle.x + along * (right - left)
        y = wish.middle.y + down * (bottom - top)
        handicap = smaller * _SMALLER + (abs(down) + abs(along)) * _ASIDE
        for lines in ways:
            yield handicap, MapLabel(round(x, 1), round(y, 1), size, lines, shown=True)


def _line_counts(text: str) -> range:
    return range(1, min(_MOST_LINES, len(text.split())) + 1)


def _char_width(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if char in _NARROW:
        return 0.4
    if char in _BROAD:
        return 0.94
    return 0.74 if char.isupper() else 0.61


def _box_of(label: MapLabel) -> _Box:
    half = max(map(text_width, label.lines)) * label.size / 2 + _MARGIN
    tall = len(label.lines) * LINE * label.size / 2 + _MARGIN
    return _Box(label.x - half, label.y - tall, label.x + half, label.y + tall)


def _overhang(box: _Box, outline: Sequence[Point]) -> float:
    """Return how far a box reaches over the extent of an outline, on all sides together."""
    (left, right), (top, bottom) = _extent(outline)
    beyond = (left - box.left, box.right - right, top - box.top, box.bottom - bottom)
    return sum(max(0.0, side) for side in beyond)


def _extent(outline: Sequence[Point]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the least and the greatest x, and the least and the greatest y."""
    xs, ys = zip(*outline, strict=True)
    return (min(xs), max(xs)), (min(ys), max(ys))


def _within(box: _Box, page: _Box) -> bool:
    return (
        box.left >= page.left
        and box.right <= page.right
        and box.top >= page.top
        and box.bottom <= page.bottom
    )


def _touch(one: _Box, other: _Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _inside(box: _Box, outline: Sequence[Point]) -> bool:
    """Tell whether a box lies in a convex outline, whichever way round that goes."""
    corners = [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    after = [*outline[1:], outline[0]]
    signs = {
        (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0
        for a, b in zip(outline, after, strict=True)
        if a != b
        for x, y in corners
    }
    return len(signs) < 2  # noqa: PLR2004  # all corners on one and the same side
