"""CSL-JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.bibliographies.toys import mutations, read, survives, toy

from conspectus.readers.bibliographies.csl_json import read_csl_json
from conspectus.readers.bibliographies.jats import plain
from conspectus.readers.source import Source

if TYPE_CHECKING:
    from conspectus.model.record import Record

ITEM = {"type": "article", "title": "A Title", "issued": {"date-parts": [[2022]]}}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def one(**fields: Any) -> Record:  # noqa: ANN401  # whatever JSON can hold
    """Return the record of an item with some fields."""
    (record,) = read(read_csl_json, msgspec.json.encode([ITEM | fields])).records
    return record


def test_zotero() -> None:
    """Zotero's items give ids, names with particles, dates as texts, and keywords."""
    preprint, article = read(read_csl_json, toy("zotero.json")).records
    assert preprint.authors == (
        *("Ada Kettle", "Carla van der Pot", "Martin King Jr"),
        "The Tea Collaboration",
    )
    assert (preprint.arxiv, preprint.doi, preprint.published) == ("2205.99135", None, "2022-05-27")
    assert preprint.abstract == "Boiling is slow & wastes energy where a < b."
    assert article.title == "Deep Steeping of H2O"
    assert (article.published, article.keywords) == ("2015-05", ("tea", "water"))
    assert article.journal == "Nature 521(7553), 436\u2013444 (2015)"


def test_crossref_and_datacite() -> None:
    """Answers of Crossref and DataCite are read, JATS and entities removed."""
    (crossref,) = read(read_csl_json, toy("crossref.json")).records
    assert crossref.title == "Steam & Lids"
    assert crossref.abstract == "Lids matter when p < 0.05. They do."
    assert crossref.authors == ("Ada Kettle", "Tea Collaboration")
    assert crossref.journal == "Journal of Tea 9(2), 12\u201334 (2021)"
    assert crossref.links == {"venue": "https://tea.example/articles/1"}
    (datacite,) = read(read_csl_json, toy("datacite.json")).records
    assert (datacite.arxiv, datacite.categories) == ("2205.99135", ("cs.LG",))


@pytest.mark.parametrize("key", ["items", "references"])
def test_wrapped(key: str) -> None:
    """Items may stand below a key, as Zotero and pandoc put them, or alone."""
    wrapped = msgspec.json.encode({key: [ITEM]})
    alone = msgspec.json.encode(ITEM)
    assert read(read_csl_json, wrapped).records == read(read_csl_json, alone).records


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"issued": {"date-parts": [["2022", "5", None]]}}, "published", "2022-05"),
        ({"issued": {"date-parts": [[None]]}}, "published", None),
        ({"issued": {"date-parts": [[True]]}}, "published", None),
        ({"issued": {"literal": "27 May 2022"}}, "published", "2022-05-27"),
        ({"number": "arXiv:2205.14135v2"}, "version", 2),
        ({"number": "2205.14135", "archive": "arXiv"}, "arxiv", "2205.14135"),
        ({"number": "2205.14135", "publisher": "Tea Institute"}, "arxiv", None),
        ({"note": "arXiv: 2205.14135"}, "arxiv", "2205.14135"),
        ({"container-title": ["J Tea", "JT"]}, "journal", "J Tea"),
        (
            {"container-title": "J Tea", "volume": "63-II", "article-number": "140501"},
            "journal",
            "J Tea 63-II, 140501 (2022)",
        ),
        (
            {
                "DOI": "10.9999/tea",
                "relation": {
                    "has-preprint": [{"id-type": "doi", "id": "10.48550/arXiv.2205.14135"}]
                },
            },
            "arxiv",
            "2205.14135",
        ),
        ({"relation": {"has-preprint": [{"id": "10.1101/2020.01.01.123456"}]}}, "doi", None),
        ({"author": [{"literal": None}, None, 3]}, "authors", ()),
        ({"abstract": ["a"]}, "abstract", ""),
        ({"keyword": 7}, "keywords", ("7",)),
    ],
)
def test_fields(fields: dict[str, Any], name: str, value: object) -> None:
    """Each spelling of a field gives the value that it means."""
    assert getattr(one(**fields), name) == value


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("<jats:p>a</jats:p><jats:p>b</jats:p>", "a b"),
        ("if x <y and z> w then <i>t</i>", "if x <y and z> w then t"),
        ("<p>" * 5_000 + "deep", "deep"),
        ("stars (&amp;lt;1 M) &amp;amp; more", "stars (<1 M) & more"),
        ("&amp;amp;lt;", "&lt;"),
        ("<jats:p>&lt;p&gt;a &lt;em&gt;b&amp;nbsp;c&lt;/em&gt;&lt;/p&gt;</jats:p>", "a b c"),
        ("<jats:title>Abstract</jats:title><jats:p>A&#x0;b</jats:p>", "A\ufffdb"),
        ("<p></p>", ""),
    ],
)
def test_markup(marked: str, text: str) -> None:
    """Tags of JATS and HTML go; what only looks like one stays."""
    assert plain(marked) == text


def test_damage() -> None:
    """An item that cannot be read costs itself alone, and keeps its place."""
    listing = read(read_csl_json, msgspec.json.encode([ITEM, ITEM | {"title": ""}, 3, ITEM, ITEM]))
    assert [record.rank for record in listing.records] == [1, 4, 5]
    assert [damage.message for damage in listing.damages] == [
        f"item {rank}: the title is empty, so this paper was left out." for rank in (2, 3)
    ]


@pytest.mark.parametrize("name", ["openalex.json", "arxiv-ids.json", "exports.bib"])
def test_other_bibliographies(name: str) -> None:
    """Files of other formats are left to their readers."""
    assert read_csl_json(Source(toy(name), "x")) is None


@pytest.mark.parametrize(
    "data",
    [
        b"[]", b"{}", b"[1]", b"{", b'{"type": 1, "title": "t"}',
        b'[{"paper": {"id": "2205.14135", "title": "t", "authors": [{"name": "a"}]}}]',
        b'{"id": "2205.14135", "title": "t", "summary": "s", "authors": [{"name": "a"}]}',
        b'{"id": "2205.14135", "title": "t", "abstract": "a"}\n{"id": "2205.14136"}\n',
    ],
)  # fmt: skip
def test_other_json(data: bytes) -> None:
    """JSON without the marks of CSL is none, such as that of Hugging Face and of arXiv."""
    assert read_csl_json(Source(data, "x")) is None


@pytest.mark.parametrize("name", ["zotero.json", "crossref.json", "datacite.json"])
def test_mutations(name: str) -> None:
    """No damage to the bytes gives anything but papers or one sentence."""
    for data in mutations(toy(name), 150, 1):
        survives(data)


@settings(deadline=None, max_examples=50)
@given(
    st.dictionaries(st.sampled_from(["author", "issued", "DOI", "URL", "abstract", "page"]), JSON)
)
def test_any_value(fields: dict[str, Any]) -> None:
    """Whatever stands in a field, reading ends well."""
    survives(msgspec.json.encode([ITEM | fields, ITEM]))
