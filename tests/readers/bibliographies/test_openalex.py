"""OpenAlex works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.bibliographies.toys import mutations, read, survives, toy

from conspectus.readers.bibliographies.openalex import read_openalex
from conspectus.readers.bibliographies.openalex_abstract import abstract_of
from conspectus.readers.source import Source

if TYPE_CHECKING:
    from conspectus.model.record import Record

WORK = {"id": "https://openalex.org/W1", "display_name": "A Title"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def one(**fields: Any) -> Record:  # noqa: ANN401  # whatever JSON can hold
    """Return the record of a work with some fields."""
    (record,) = read(read_openalex, msgspec.json.encode(WORK | fields)).records
    return record


def test_answer() -> None:
    """An answer of the API gives abstracts in order, ids, journals and retractions."""
    listing = read(read_openalex, toy("openalex.json"))
    preprint, article, workshop = listing.records
    assert preprint.abstract == "Boiling is slow; steam is fast."
    assert (preprint.arxiv, preprint.doi, preprint.journal) == ("2205.99135", None, None)
    assert (preprint.authors, preprint.organization) == (("Ada Kettle", "Bo Spout"), None)
    assert (preprint.keywords, preprint.categories) == (("Tea",), ())
    assert (article.arxiv, article.version, article.doi) == ("1505.99539", 3, "10.9999/nature99539")
    assert (article.published, article.withdrawn) == ("2015", True)
    assert article.journal == "Nature 521(7553), 436\u2013444 (2015)"
    assert workshop.links == {"venue": "https://openreview.net/forum?id=invented2"}
    absurd, untitled = (damage.message for damage in listing.damages)
    assert absurd.startswith("work 3: abstract_inverted_index has the position 4,000,000,000; the")
    assert untitled == "work 4: the title is empty, so this paper was left out."


def test_trimmed_answer() -> None:
    """An answer of which only the results were kept is read all the same."""
    trimmed = msgspec.json.encode({"results": [WORK, WORK]})
    assert [record.rank for record in read(read_openalex, trimmed).records] == [1, 2]


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"publication_date": "2022-01-01"}, "published", "2022"),
        (
            {"publication_date": "2022-01-01", "ids": {"arxiv": "arXiv:2201.99135"}},
            "published",
            "2022-01-01",
        ),
        ({"publication_year": 2022}, "published", "2022"),
        ({"publication_date": "9999-99-99"}, "published", None),
        ({"is_retracted": "yes"}, "withdrawn", False),
        ({"keywords": [{"keyword": "tea"}, None, "x"]}, "keywords", ("tea",)),
        ({"authorships": [{"raw_author_name": "A"}, {"author": []}]}, "authors", ("A",)),
        ({"locations": [{"pdf_url": "https://arxiv.org/pdf/2205.14135"}]}, "arxiv", "2205.14135"),
        ({"doi": 10.1, "ids": []}, "doi", None),
        (
            {
                "primary_location": {
                    "version": None,
                    "source": {"type": "journal", "display_name": "J Tea"},
                }
            },
            "journal",
            "J Tea",
        ),
        ({"primary_location": {"source": {"display_name": "J Tea"}}}, "journal", None),
        ({"host_venue": {"type": "journal", "display_name": "J Tea"}}, "journal", "J Tea"),
        (
            {"alternate_host_venues": [{"url": "https://arxiv.org/abs/2205.14135"}]},
            "arxiv",
            "2205.14135",
        ),
        (
            {
                "host_venue": {
                    "type": "repository",
                    "display_name": "arXiv",
                    "version": "publishedVersion",
                }
            },
            "journal",
            None,
        ),
        ({"abstract_inverted_index": {"a": "b"}}, "abstract", ""),
    ],
)
def test_fields(fields: dict[str, Any], name: str, value: object) -> None:
    """Each field gives what it means, and nothing where it is something else."""
    assert getattr(one(**fields), name) == value


@given(st.lists(st.sampled_from("tea pot lid of the".split()), max_size=50))
def test_abstracts_are_rebuilt(words: list[str]) -> None:
    """The words of an inverted index come back in their order."""
    index = {word: [n for n, each in enumerate(words) if each == word] for word in words}
    assert abstract_of(index).split() == words
    assert abstract_of({"IndexLength": len(words), "InvertedIndex": index}).split() == words


@pytest.mark.parametrize(
    "index", [{"a": [-1]}, {"a": [True]}, {"a": ["0"]}, {"a": None}, {"a" * 200: [0] * 600}]
)
def test_absurd_abstracts(index: dict[str, Any]) -> None:
    """An index that no abstract has is refused before it is rebuilt."""
    with pytest.raises(ValueError, match="abstract"):
        abstract_of(index)


def test_shapes() -> None:
    """One work, a list of works and an answer are read alike; an empty answer holds no papers."""
    answer = {"meta": {"count": 1}, "results": [WORK]}
    one_work, *others = (
        read(read_openalex, msgspec.json.encode(shape)).records for shape in (WORK, [WORK], answer)
    )
    assert others == [one_work, one_work]
    assert read(read_openalex, b'{"meta": {"count": 0}, "results": []}').records == ()


@pytest.mark.parametrize("name", ["zotero.json", "crossref.json", "arxiv-ids.json", "exports.ris"])
def test_other_bibliographies(name: str) -> None:
    """Files of other formats are left to their readers."""
    assert read_openalex(Source(toy(name), "x")) is None


def test_other_entities() -> None:
    """OpenAlex's authors are no works."""
    author = msgspec.json.encode([{"id": "https://openalex.org/A1", "display_name": "A"}])
    assert read_openalex(Source(author, "x")) is None


def test_mutations() -> None:
    """No damage to the bytes gives anything but papers or one sentence."""
    for data in mutations(toy("openalex.json"), 300, 1):
        survives(data)


@settings(deadline=None, max_examples=50)
@given(
    st.dictionaries(
        st.sampled_from(
            "doi ids primary_location locations authorships keywords abstract_inverted_index "
            "biblio publication_date publication_year".split()
        ),
        JSON,
    )
)
def test_any_value(fields: dict[str, Any]) -> None:
    """Whatever stands in a field, reading ends well."""
    survives(msgspec.json.encode([WORK | fields, WORK]))
