"""How far two papers of one title agree."""

from __future__ import annotations

from typing import Any

import pytest

from conspectus.ingest.agreement import AGREEMENT, agreement, is_comparable, wording_of
from conspectus.model.record import Record

KETTLE = "Boiling water wastes energy; this network predicts when kettles boil, from sound alone."
TEAPOT = "Pooling teapots across buildings shortens queues, as four hundred users found last year."
ADA, BO = ("Ada Kettle", "Di Tray"), ("Bo Spout", "Cy Lid")


def agrees(first: dict[str, Any], second: dict[str, Any], title: str = "A telling title") -> bool:
    """Tell whether two records agree, from either side."""
    shared: dict[str, Any] = {"title": title, "rank": 1}
    one, other = (wording_of(Record(**(shared | fields))) for fields in (first, second))
    assert agreement(one, other) == agreement(other, one)
    return agreement(one, other) >= AGREEMENT


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"abstract": KETTLE}, {"abstract": KETTLE + " Code is public."}, True),
        ({"abstract": KETTLE}, {"abstract": TEAPOT}, False),
        ({"abstract": KETTLE, "authors": ADA}, {"abstract": TEAPOT, "authors": ADA}, True),
        ({"abstract": KETTLE, "authors": ADA}, {"abstract": KETTLE, "authors": BO}, True),
        ({"abstract": "None given.", "authors": ADA}, {"abstract": "None given.", "authors": BO},
         False),
        ({"authors": ADA}, {"authors": BO, "abstract": KETTLE}, False),
        ({"authors": ("Ada Kettle", "Bo Spout")}, {"authors": ("A. Kettle",)}, True),
        ({"authors": ADA}, {"author_count": 3, "abstract": KETTLE}, True),
        ({"authors": ADA}, {"author_count": 4, "abstract": KETTLE}, False),
        ({"authors": ("Ada Kettle et al.",)}, {"author_count": 30}, True),
        ({"author_count": 100}, {"author_count": 110}, True),
        ({"authors": ("The Tea Collaboration",)}, {"author_count": 900}, True),
        ({"authors": ADA}, {"abstract": KETTLE}, True),
        ({"authors": (" ",)}, {"authors": ADA}, True),
    ],
)  # fmt: skip
def test_agreement(first: dict[str, Any], second: dict[str, Any], expected: bool) -> None:  # noqa: FBT001  # what is expected
    """Abstracts and authors decide, where both give them; else the number of authors."""
    assert agrees(first, second) is expected


def test_a_heading_does_not_make_one_paper() -> None:
    """The same people write many editorials; a title of their own they give once."""
    first, second = ({"abstract": text, "authors": ADA} for text in (KETTLE, TEAPOT))
    assert not agrees(first, second, "Editorial")
    assert agrees(first, second, "Of Kettles and Teapots")
    assert agrees(first, second, "茶壺和水壺的研究方法")


def test_what_can_be_compared() -> None:
    """Two abstracts or two lists of authors can be compared, one of each cannot."""
    text, people = (
        wording_of(Record(title="A", rank=1, **fields))
        for fields in ({"abstract": KETTLE}, {"authors": ADA})
    )
    assert is_comparable(text, text)
    assert is_comparable(people, people)
    assert not is_comparable(text, people)
    assert agreement(text, people) == AGREEMENT
