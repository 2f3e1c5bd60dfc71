"""Where the names of topics stand on the map: in their regions if they can, never on each other.

How wide a text is depends on the reader's fonts, so widths are estimated, rather too wide than too
narrow.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import accumulate, pairwise, product
from math import hypot, inf
from operator import itemgetter
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
"""Kept free around a text, in the units of the map; of large letters more above and below."""
_ABOVE = 0.13
"""What letters reach beyond their lines in common fonts, above and below, in font sizes."""
_DOWN = (0.0, *(sign * step / 100 for step in range(8, 41, 8) for sign in (-1, 1)))
_ALONG = _DOWN[:7]
"""How far from the middle a name may stand, in heights and widths of the region."""
_MOST_LINES = 4
_HIDDEN = 2.0
"""What a paper below a name counts for; how far aside, how small and how far over follow."""
_CROWD = 30
"""With more papers than that in a region, each counts for less."""
_SMALLER = 1.5
"""What a step to the next smaller size costs, in covered papers: rather smaller than on them."""
_ASIDE = 10.0
"""What lying aside of the middle costs, in covered papers for the whole extent of the region."""
_OVER = 10.0
"""What reaching over the region costs, in covered papers a font size."""
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
    dot: float = 0.0
    """How wide the dot at each point is drawn."""
    most_over: float = 0.0
    """How far its four corners may lie beyond the region, together, in font sizes, where it could
    not be shown else."""
    level: int = 0
    """Those of a lower level all choose before those of a higher one."""


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def place_labels(wishes: Sequence[Wish], width: float, height: float) -> list[MapLabel]:
    """Return a label for each wish; of a level, those that come first choose first.

    Who finds no place inside its region may reach over the border of it where that is free, as soon
    as all others of its level have looked for one inside theirs.
    """
    page = _Box(0, 0, width, height)
    taken: list[_Box] = []
    placed: dict[int, MapLabel] = {}
    levels = sorted({wish.level for wish in wishes})
    for level, inside in product(levels, (True, False)):
        for number, wish in enumerate(wishes):
            if wish.level == level and number not in placed and (inside or wish.most_over):
                label = _best(wish, page, taken, inside=inside)
                if label:
                    placed[number] = label
                    taken.append(_box_of(label))
    return [placed.get(number) or _waiting(wish) for number, wish in enumerate(wishes)]


def _best(wish: Wish, page: _Box, taken: Sequence[_Box], *, inside: bool) -> MapLabel | None:
    """Return the label that covers least, is large and lies in the middle, if there is a place."""
    best, least = None, inf
    walls = _walls(wish)
    for handicap, label in sorted(_options(wish, inside=inside), key=itemgetter(0)):
        if handicap >= least:
            break
        box = _box_of(label)
        if not _within(box, page) or any(_touch(box, other) for other in taken):
            continue
        over = _overhang(box, walls) / label.size
        if over > (0 if inside else wish.most_over):
            continue
        cost = handicap + over * _OVER + _covered(label, box, wish)
        if cost < least:
            best, least = label, cost
    return best


def _covered(label: MapLabel, box: _Box, wish: Wish) -> float:
    """Return how many points the lines of a text touch; in a crowd each counts for less."""
    reach = wish.dot / 2
    first = label.y - (len(label.lines) - 1) / 2 * LINE * label.size
    touched = 0
    for x, y in wish.points:
        if box.top - reach < y < box.bottom + reach:
            line = round((y - first) / (LINE * label.size))
            words = label.lines[min(max(line, 0), len(label.lines) - 1)]
            half = text_width(words) * label.size / 2 + _MARGIN
            touched += abs(x - label.x) < half + reach
    return _HIDDEN * touched / max(1, len(wish.points) / _CROWD)


def _waiting(wish: Wish) -> MapLabel:
    size = wish.sizes[-1]
    return MapLabel(*wish.middle, size, wrap(wish.text, _WAITING_WIDTH), shown=False)


@cache
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
    for (smaller, size), down, along in product(sizes, _DOWN, _ALONG):
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
    tall = len(label.lines) * LINE * label.size / 2 + max(_MARGIN, _ABOVE * label.size)
    return _Box(label.x - half, label.y - tall, label.x + half, label.y + tall)


def _walls(wish: Wish) -> list[tuple[float, float, float]]:
    """Return the outward normal, of length 1, and the offset of each side of a wish's region."""
    walls = []
    middle = wish.middle
    for here, there in pairwise((*wish.outline, wish.outline[0])):
        x, y = there.y - here.y, here.x - there.x
        length = hypot(x, y)
        if length:
            outward = (here.x - middle.x) * x + (here.y - middle.y) * y > 0
            way = 1 / length if outward else -1 / length
            walls.append((x * way, y * way, (here.x * x + here.y * y) * way))
    return walls


def _overhang(box: _Box, walls: Sequence[tuple[float, float, float]]) -> float:
    """Return how far the corners of a box lie beyond walls, all together."""
    corners = [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    beyond = (max(nx * x + ny * y - offset for nx, ny, offset in walls) for x, y in corners)
    return sum(max(0.0, gap) for gap in beyond)


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
