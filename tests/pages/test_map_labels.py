"""Names on the map: inside their regions, on the map, never over each other."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.pages.map_labels import LINE, MapLabel, Wish, place_labels, text_width, wrap
from conspectus.topics.mapping.layout import Point

WORDS = st.lists(
    st.sampled_from("a mixture of experts 大规模语言模型 LLM retrieval-augmented".split())
)
TEXTS = st.builds(" ".join, WORDS).map(lambda text: text or "agents")


def square(left: float, top: float, side: float) -> list[Point]:
    """Return the corners of a square."""
    corners = ((0.0, 0.0), (side, 0.0), (side, side), (0.0, side))
    return [Point(left + x, top + y) for x, y in corners]


def wish(text: str, left: float, top: float, side: float, *, over: bool = False) -> Wish:
    """Return a wish for a place in a square."""
    middle = Point(left + side / 2, top + side / 2)
    sizes = (30.0, 20.0, 12.0)
    return Wish(text, square(left, top, side), middle, sizes, most_over=6.0 if over else 0.0)


def box(label: MapLabel) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a label."""
    half = max(map(text_width, label.lines)) * label.size / 2
    tall = len(label.lines) * LINE * label.size / 2
    return label.x - half, label.y - tall, label.x + half, label.y + tall


@settings(deadline=None, max_examples=40)
@given(st.lists(TEXTS, min_size=9, max_size=9), st.booleans())
def test_shown_labels_never_touch_nor_leave_the_map(texts: list[str], over: bool) -> None:  # noqa: FBT001  # drawn by Hypothesis
    """Whatever the names are, those shown lie on the map and apart from each other."""
    places = itertools.product((0.0, 100.0, 200.0), repeat=2)
    wishes = [wish(text, x, y, 96, over=over) for text, (x, y) in zip(texts, places, strict=True)]
    shown = [box(label) for label in place_labels(wishes, 296, 296) if label.shown]
    for left, top, right, bottom in shown:
        assert left >= 0
        assert top >= 0
        assert right <= 296
        assert bottom <= 296
    for one, other in itertools.combinations(shown, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_name_with_room_is_large_and_in_the_middle() -> None:
    """A short name in a wide region gets the first size and the middle."""
    (label,) = place_labels([wish("KV cache", 0, 0, 400)], 400, 400)
    assert label == MapLabel(200, 200, 30, ("KV cache",), shown=True)


def test_a_name_avoids_papers() -> None:
    """Where papers lie in the middle, the name stands above or below them."""
    crowd = [Point(float(x), 200.0) for x in range(100, 300, 4)]
    wanted = wish("KV cache", 0, 0, 400)._replace(points=crowd)
    (label,) = place_labels([wanted], 400, 400)
    _, top, _, bottom = box(label)
    assert bottom < 200 or top > 200


def test_a_name_keeps_off_the_edges_of_dots() -> None:
    """A dot whose middle is beside the text but whose edge is below it is avoided too."""
    bare = wish("KV cache", 0, 0, 400)
    (label,) = place_labels([bare], 400, 400)
    beside = Point(200.0, box(label)[3] + 8.0)
    (small,) = place_labels([bare._replace(points=[beside], dot=6.0)], 400, 400)
    (large,) = place_labels([bare._replace(points=[beside], dot=40.0)], 400, 400)
    assert small == label
    assert box(large)[3] + 20 <= beside.y or box(large)[1] - 20 >= beside.y


def test_a_name_stays_within_slanting_sides() -> None:
    """In a triangle a name stands where that is wide, not in a corner of its bounding box."""
    corners = [Point(0, 0), Point(400, 400), Point(0, 400)]
    slanting = Wish("KV cache", corners, Point(133, 267), (30.0, 20.0))
    (label,) = place_labels([slanting], 400, 400)
    _, top, right, _ = box(label)
    assert right <= top


def test_a_name_without_room_waits() -> None:
    """A long name in a tiny region is not shown, but has its lines ready."""
    (label,) = place_labels([wish("Retrieval-augmented generation", 50, 50, 20)], 400, 400)
    assert not label.shown
    assert label.lines


def test_a_name_may_reach_over_its_border_if_allowed() -> None:
    """A name that is a little too wide is shown all the same where that is allowed."""
    tight = wish("Mixture of experts", 100, 100, 50, over=True)
    (label,) = place_labels([tight], 400, 400)
    assert label.shown
    assert label.size == 12
    assert not place_labels([tight._replace(most_over=0.0)], 400, 400)[0].shown


def test_a_name_leaves_its_region_no_further_than_it_may() -> None:
    """How far is the wish's own affair: a tighter one waits."""
    tight = wish("Mixture of experts", 100, 100, 50, over=True)
    (label,) = place_labels([tight._replace(most_over=0.5)], 400, 400)
    assert not label.shown


def test_a_lower_level_chooses_first() -> None:
    """A broad topic is named even where a subtopic comes before it and would take the place."""
    part, broad = wish("Birds", 0, 0, 90), wish("Animals", 0, 0, 90)._replace(most_over=6.0)
    labels = place_labels([part._replace(level=1), broad], 90, 90)
    assert labels[1] == place_labels([broad], 90, 90)[0]
    assert labels[1].shown


@pytest.mark.parametrize(
    ("text", "widest", "lines"),
    [
        ("LLM agents", 99, ("LLM agents",)),
        ("LLM agents", 6, ("LLM", "agents")),
        ("one two three four five", 7, ("one two", "three", "four five")),
        ("word", 1, ("word",)),
    ],
)
def test_text_is_wrapped_into_few_even_lines(
    text: str, widest: float, lines: tuple[str, ...]
) -> None:
    """As few lines as fit, none much longer than the others; a word is never broken."""
    assert wrap(text, widest) == lines


@settings(deadline=None)
@given(st.lists(st.text("il MW模", min_size=1).filter(str.strip), min_size=1, max_size=7))
def test_no_other_lines_are_more_even(words: list[str]) -> None:
    """Of all ways to break a text into as many lines, none has a shorter longest line."""
    words = " ".join(words).split()
    lines = wrap(" ".join(words), 8)
    assert " ".join(lines).split() == words
    ways = itertools.combinations(range(1, len(words)), len(lines) - 1)
    longest = [
        max(text_width(" ".join(words[a:b])) for a, b in itertools.pairwise((0, *way, len(words))))
        for way in ways
    ]
    assert max(map(text_width, lines)) == pytest.approx(min(longest))


def test_a_very_long_label_is_broken_too() -> None:
    """Three hundred words have four million ways to stand in four lines; not each is tried."""
    lines = wrap(" ".join(["word"] * 300), 10)
    assert [len(line.split()) for line in lines] == [75, 75, 75, 75]


def test_wide_letters_count_for_more() -> None:
    """Chinese is wider than Latin, capitals than small letters, m than i."""
    assert text_width("模型") > text_width("AB") > text_width("ab") > text_width("il")
