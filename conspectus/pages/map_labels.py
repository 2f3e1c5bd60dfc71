"""Where the names of topics stand on the map: inside their regions, never over each other.

How wide a text is depends on the reader's fonts, so widths are estimated, rather too wide than too
narrow.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conspectus.topics.layout import Point

LINE = 1.14
"""From one line to the next, in font sizes."""
_NARROW, _BROAD = frozenset("iljtfrI.,:;'’|!()[]-/ "), frozenset("mwMWOQGD@%&—")
_MARGIN = 3.0
_SHIFTS = (0.0, -0.12, 0.12, -0.24, 0.24, -0.34, 0.34)
_MOST_LINES = 4


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


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def place_labels(wishes: Sequence[Wish], width: float, height: float) -> list[MapLabel]:
    """Return a label for each wish; those that come first choose first."""
    taken: list[_Box] = []
    labels = []
    for wish in wishes:
        for label in _options(wish):
            box = _box_of(label)
            fits = box.left >= 0 and box.right <= width and box.top >= 0 and box.bottom <= height
            if fits and _inside(box, wish.outline) and not any(_touch(box, t) for t in taken):
                taken.append(box)
                labels.append(label)
                break
        else:
            last = wish.sizes[-1]
            lines = wrap(wish.text, 10 * last)
            labels.append(MapLabel(*wish.middle, last, lines, shown=False))
    return labels


def text_width(text: str) -> float:
    """Return about how wide a text is, in font sizes."""
    return sum(_char_width(char) for char in text)


def wrap(text: str, widest: float, most: int = _MOST_LINES) -> tuple[str, ...]:
    """Return the words of a text in as few lines as fit a width in font sizes, evenly filled.

    Where no number of lines up to ``most`` fits, the last tried is returned.
    """
    words = text.split()
    lines: tuple[str, ...] = (text,)
    for count in range(1, min(most, len(words)) + 1):
        lines = _even_lines(words, count)
        if max(map(text_width, lines)) <= widest:
            break
    return lines


def _even_lines(words: Sequence[str], count: int) -> tuple[str, ...]:
    """Return words in a number of lines whose longest is as short as can be."""
    if count == 1 or len(words) == 1:
        return (" ".join(words),)
    tails = (
        (" ".join(words[:end]), *_even_lines(words[end:], count - 1))
        for end in range(1, len(words) - count + 2)
    )
    return min(tails, key=lambda lines: max(map(text_width, lines)))


def _options(wish: Wish) -> Iterator[MapLabel]:
    """Yield the ways to write a text, the best first."""
    top = min(y for _, y in wish.outline)
    bottom = max(y for _, y in wish.outline)
    left = min(x for x, _ in wish.outline)
    right = max(x for x, _ in wish.outline)
    ways = [_even_lines(wish.text.split(), n) for n in _line_counts(wish.text)]
    for size in wish.sizes:
        for down in _SHIFTS:
            for along in _SHIFTS[:5]:
                x = wish.middle.x + along * (right - left)
                y = wish.middle.y + down * (bottom - top)
                for lines in ways:
                    yield MapLabel(round(x, 1), round(y, 1), size, lines, shown=True)


def _line_counts(text: str) -> range:
    return range(1, min(_MOST_LINES, len(text.split())) + 1)


def _char_width(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if char in _NARROW:
        return 0.36
    if char in _BROAD:
        return 0.9
    return 0.68 if char.isupper() else 0.56


def _box_of(label: MapLabel) -> _Box:
    half = max(map(text_width, label.lines)) * label.size / 2 + _MARGIN
    tall = len(label.lines) * LINE * label.size / 2 + _MARGIN
    return _Box(label.x - half, label.y - tall, label.x + half, label.y + tall)


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
