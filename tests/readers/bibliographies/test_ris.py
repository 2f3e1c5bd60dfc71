"""RIS files."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.bibliographies.toys import mutations, read, survives, toy

from conspectus.readers.bibliographies.ris import read_ris
from conspectus.readers.source import Source


def reference(*lines: str) -> bytes:
    """Return the bytes of one reference with a title and other lines."""
    return "\n".join(["TY  - JOUR", "TI  - A Title", *lines, "ER  - ", ""]).encode()


def test_exports() -> None:
    """The exports of Zotero, DBLP and publishers give ids, names, dates and wrapped abstracts."""
    zotero, dblp, journal, unpublished = read(read_ris, toy("exports.ris")).records
    assert (zotero.arxiv, zotero.version, zotero.doi) == ("2205.99135", 2, None)
    assert (zotero.published, zotero.authors) == ("2022-05-27", ("Ada Kettle", "Daniel Y. Spout"))
    assert zotero.keywords == ("Computer Science - Machine Learning",)
    assert zotero.abstract == "Boiling is slow. We make it fast."
    assert (dblp.line, dblp.rank, dblp.arxiv, dblp.published) == (18, 2, "1803.99653", "2018")
    assert dblp.journal is None
    assert journal.abstract.startswith("Steeping allows models that are composed of many layers")
    assert journal.authors == ("Yann LeCup", "Martin King Jr")
    assert (journal.doi, journal.published) == ("10.9999/nature99539", "2015-05-28")
    assert journal.journal == "Nature 521(7553), 436\u2013444 (2015)"
    assert journal.keywords == ("Tea", "Water")
    assert (unpublished.line, unpublished.published) == (44, "2024-05-03")
    assert unpublished.links == {"venue": "https://tea.example/lids"}


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"\n", b"\r\n"), (b"TY  - ", b"TY - "), (b"TI  - ", b"ti  - "), (b"ER  - \n", b"")],
)
def test_spellings(old: bytes, new: bytes) -> None:
    """Other line ends, single blanks, small letters and missing ends change nothing."""
    data = toy("exports.ris")
    titles = [record.title for record in read(read_ris, data).records]
    changed = b"\xef\xbb\xbf" + data.replace(old, new)
    assert [record.title for record in read(read_ris, changed).records] == titles


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("PY  - 2018//", "published", "2018"),
        ("PY  - 2018/05//Spring", "published", "2018-05"),
        ("PY  - 2018\nDA  - 2019/01/02/", "published", "2018"),
        ("DA  - 2022-05-27", "published", "2022-05-27"),
        ("DA  - soon", "published", None),
        ("JO  - arXiv preprint arXiv:2205.14135", "arxiv", "2205.14135"),
        ("UR  - https://github.com/a/b;c", "links", {"code": "https://github.com/a/b;c"}),
        ("L1  - https://arxiv.org/pdf/2205.14135v1", "arxiv", "2205.14135"),
        ("KW  - tea\nwater", "keywords", ("tea", "water")),
        ("BT  - Book of Tea\nSP  - 3", "journal", "Book of Tea"),
        ("JA  - J Tea\nVL  - 50(2)", "journal", "J Tea 50(2)"),
        ("M3  - doi: 10.9999/Tea.1", "doi", "10.9999/tea.1"),
        ("M3  - Journal Article", "doi", None),
        ("UR  - https://a.test/1;https://b.test/2", "links", {"venue": "https://a.test/1"}),
        ("XX  - unknown", "keywords", ()),
        ("AB  - one\nAB  - two", "abstract", "one"),
    ],
)
def test_fields(line: str, name: str, value: object) -> None:
    """Each spelling of a field gives the value that it means."""
    (record,) = read(read_ris, reference(line)).records
    assert getattr(record, name) == value


def test_damage() -> None:
    """A reference without a title costs itself alone, and keeps its place."""
    data = reference() + b"TY  - JOUR\n\nstray\nER  - \n" + reference()
    listing = read(read_ris, data)
    assert [(record.line, record.rank) for record in listing.records] == [(1, 1), (8, 3)]
    assert listing.damages == ((4, "the title is empty, so this paper was left out."),)


def test_other_data() -> None:
    """What holds no type line is no RIS."""
    assert read_ris(Source(b"Daily Papers\n\nTY is a code\n", "x")) is None


@pytest.mark.parametrize("seed", range(3))
def test_mutations(seed: int) -> None:
    """No damage to the bytes gives anything but papers or one sentence."""
    for data in mutations(toy("exports.ris"), 150, seed):
        survives(data)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["TY  - ", "ER  -", "TI  - a", "AU  - ,,", "", " x", "KW  - ;"])))
def test_any_order(lines: list[str]) -> None:
    """Whatever order the lines have, reading ends well."""
    survives("\n".join(["TY  - GEN", *lines]).encode())
