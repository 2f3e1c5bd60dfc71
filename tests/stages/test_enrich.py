"""Enriching, from entries through arXiv's answers to entries."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from fetch.scripted_server import answer, only_loopback, reset, trickle, truncated
from stages.toy_arxiv import ERROR, OnArxiv, ToyArxiv, feed, playing

from conspectus.content.note_files import read_notes
from conspectus.content.paper_files import FOLDER, format_paper, read_papers
from conspectus.errors import FetchError, InputError
from conspectus.fetch.client import Limits
from conspectus.fetch.request import Endpoints
from conspectus.fetch.waiting import Clock
from conspectus.ingest.wanted import Asked
from conspectus.model.notes import AskedNote, FetchNote, PaperNote
from conspectus.model.paper import Paper
from conspectus.model.settings import Settings
from conspectus.report import Silent
from conspectus.stages.enrich import EnrichResult, enrich
from conspectus.stages.fetch import polite_client
from conspectus.stages.ingest import ingest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

T = TypeVar("T")
TODAY = dt.date(2025, 12, 10)
ABSTRACT = "We boil water and listen closely to every kettle while it sings."
OTHER = "Pooling teapots across buildings shortens queues, as four hundred users found."
SINGING = OnArxiv("2503.00001", "On the Singing of Kettles")


class Killed(Silent):
    """Ends a run after some batches, as Ctrl-C does."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._after = after

    def track(self, items: Iterable[T], label: str, total: int | None = None) -> Iterable[T]:
        """Pass some items on."""
        del label, total
        for count, item in enumerate(items):
            if count == self._after:
                raise KeyboardInterrupt
            yield item


class Digest:
    """A digest, and the arXiv that it asks."""

    def __init__(self, root: Path, arxiv: ToyArxiv) -> None:
        self.root = root
        self.arxiv = arxiv
        self.slept: list[float] = []
        self.reporter = Silent()

    def has(self, *papers: Paper) -> None:
        """Write entries as a person would."""
        folder = self.root / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for paper in papers:
            (folder / f"{paper.slug}.yaml").write_text(format_paper(paper), encoding="utf-8")

    def enrich(
        self,
        *slugs: str,
        settings: Settings | None = None,
        today: dt.date = TODAY,
        reporter: Silent | None = None,
        **options: Any,  # noqa: ANN401  # any of enrich's
    ) -> EnrichResult:
        """Enrich with a client that does not wait."""
        endpoints = Endpoints("http://127.0.0.1:9", self.arxiv.url)
        clock = Clock(monotonic=lambda: sum(self.slept), sleep=self.slept.append)
        with polite_client(Settings(), endpoints, limits=Limits(attempts=2), clock=clock) as client:
            return enrich(
                self.root,
                settings or Settings(),
                slugs=slugs,
                client=client,
                endpoints=endpoints,
                today=today,
                reporter=reporter or self.reporter,
                **options,
            )

    @property
    def papers(self) -> dict[str, Paper]:
        """The entries by slug."""
        return {file.paper.slug: file.paper for file in read_papers(self.root)}

    @property
    def facts(self) -> dict[str, bytes]:
        """The answers that were kept, and whatever else lies with them."""
        folder = self.root / "content/facts"
        paths = sorted(folder.iterdir()) if folder.exists() else []
        return {path.name: path.read_bytes() for path in paths}

    @property
    def asked(self) -> list[str]:
        """The slugs that were noted as asked for."""
        return sorted(note.slug for note in read_notes(self.root, AskedNote))


@pytest.fixture
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Digest]:
    """Return an empty digest with an arXiv of one paper, and refuse every other host."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with only_loopback() as refused, playing(SINGING) as arxiv:
        yield Digest(tmp_path, arxiv)
    assert refused == []


def kettle(**fields: Any) -> Paper:  # noqa: ANN401  # any field
    """Return an entry of the paper that arXiv has."""
    return Paper(**({"slug": "singing", "title": SINGING.title} | fields))


def numbered(count: int) -> list[OnArxiv]:
    """Return papers on arXiv with titles of their own."""
    return [
        OnArxiv(f"2503.{n:05}", f"Kettle study number {n}", f"On study {n}.")
        for n in range(100, 100 + count)
    ]


def titles_of(papers: Iterable[OnArxiv]) -> list[Paper]:
    """Return entries that know no more of papers than their titles."""
    return [
        Paper(slug=paper.title.casefold().replace(" ", "-"), title=paper.title) for paper in papers
    ]


def test_by_id(digest: Digest) -> None:
    """An entry with an arXiv id gets what it lacks, and keeps what a person wrote."""
    digest.has(kettle(title="My Own Title", arxiv=SINGING.id))
    result = digest.enrich()
    assert str(result) == "1 paper asked for, 1 found; 1 entry changed"
    assert digest.papers["singing"] == kettle(
        title="My Own Title",
        arxiv=SINGING.id,
        authors=SINGING.authors,
        abstract=SINGING.abstract,
        published="2025-03-15",
        categories=("cs.CL",),
    )
    assert digest.arxiv.queries == [SINGING.id]


def test_an_id_that_arxiv_does_not_know(digest: Digest) -> None:
    """An entry whose id leads nowhere stays as it is, and its editor hears of it."""
    digest.has(kettle(arxiv="2503.99999"), kettle(slug="right", arxiv=SINGING.id))
    assert digest.enrich()[:2] == (2, 1)
    assert digest.papers["singing"] == kettle(arxiv="2503.99999")
    assert digest.reporter.warnings == [
        "singing: arXiv gave nothing for 2503.99999; see whether that is the paper's id."
    ]


def test_by_title(digest: Digest) -> None:
    """An entry without an arXiv id is found by its title."""
    digest.has(kettle(title="On the singing of kettles", abstract=ABSTRACT))
    assert digest.enrich()[:3] == (1, 1, 0)
    assert digest.papers["singing"].arxiv == SINGING.id
    assert digest.papers["singing"].authors == SINGING.authors
    assert digest.arxiv.queries == ['(ti:"On the singing of kettles")']


def test_values_can_be_traced(digest: Digest) -> None:
    """The answer is kept as received, and notes lead from the entry to its address."""
    digest.has(kettle())
    digest.enrich()
    ((name, data),) = digest.facts.items()
    assert data == feed(SINGING.entry, query=digest.arxiv.queries[0])
    (fetched,) = read_notes(digest.root, FetchNote)
    assert (fetched.file, fetched.fetched) == (f"facts/{name}", TODAY)
    assert fetched.url.startswith(f"{digest.arxiv.url}/api/query?search_query=")
    (noted,) = read_notes(digest.root, PaperNote)
    assert noted.sources == (fetched.file,)


def test_what_was_found_lasts(digest: Digest) -> None:
    """A further run asks for nothing, and changes nothing; ingest alone neither."""
    digest.has(kettle())
    digest.enrich()
    before = digest.papers
    assert digest.enrich()[:2] == (0, 0)
    assert ingest(digest.root, Settings(), today=TODAY, reporter=Silent()).changed == 0
    assert digest.papers == before
    assert len(digest.arxiv.queries) == 1


def test_entries_of_listings(digest: Digest) -> None:
    """An entry that a listing made is enriched too, and stays one entry."""
    listing = digest.root / "content/listings/x.jsonl"
    listing.parent.mkdir(parents=True)
    listing.write_text(
        '{"id": "2503.00001", "title": "On the Singing of Kettles", "abstract": "They sing."}\n'
    )
    ingest(digest.root, Settings(), today=TODAY, reporter=Silent())
    assert str(digest.enrich()) == "1 paper asked for, 1 found; 1 entry changed"
    (paper,) = digest.papers.values()
    assert (paper.authors, paper.abstract) == (SINGING.authors, SINGING.abstract)
    assert [seen.listing for seen in paper.sightings] == ["x.jsonl"]


@pytest.mark.parametrize(
    "paper",
    [
        kettle(title="On the Singing", abstract=ABSTRACT),
        kettle(title="Singing of Kettles"),
        kettle(abstract=OTHER),
        kettle(abstract=OTHER, authors=("Carl Lid",)),
        kettle(authors=("Carl Lid", "Dora Handle")),
        kettle(author_count=14),
        kettle(published="2021-03"),
        kettle(published="2025-09-01", abstract=ABSTRACT),
        kettle(title="Kettles"),
    ],
    ids=lambda paper: f"{paper.title} {paper.authors} {paper.published} {paper.abstract[:5]}",
)
def test_near_misses_change_nothing(digest: Digest, paper: Paper) -> None:
    """What arXiv's search finds with like words is neither taken nor kept."""
    digest.has(paper)
    assert digest.enrich()[:2] == (1, 0)
    assert len(digest.arxiv.queries) == 1
    assert digest.papers == {"singing": paper}
    assert digest.facts == {}


def test_near_misses_beside_a_match_change_nothing(digest: Digest) -> None:
    """Of an answer that is kept for one paper, other papers in it reach no entry."""
    digest.arxiv.papers = [
        OnArxiv("2503.00002", "On the Singing of Kettles and Teapots"),
        OnArxiv("2101.00001", "On Teapots"),
        SINGING,
    ]
    teapots = Paper(slug="teapots", title="On Teapots", abstract=OTHER)
    digest.has(kettle(), teapots)
    assert digest.enrich()[:2] == (2, 1)
    assert digest.papers["teapots"] == teapots
    assert digest.papers["singing"].arxiv == SINGING.id
    assert len(digest.papers) == 2


def test_two_papers_of_one_title(digest: Digest) -> None:
    """Where arXiv has two papers of a title, the one that agrees is taken, or none."""
    digest.arxiv.papers.append(OnArxiv("2503.00007", SINGING.title, OTHER, ("Carl Lid",)))
    digest.has(kettle())
    assert digest.enrich()[:2] == (1, 0)
    digest.has(kettle(abstract=OTHER))
    assert digest.enrich(again=True)[:2] == (1, 1)
    assert digest.papers["singing"].arxiv == "2503.00007"


def test_two_entries_of_one_title(digest: Digest) -> None:
    """A paper that either of two entries could mean is given to neither."""
    entries = [kettle(), kettle(slug="other")]
    digest.has(*entries)
    assert digest.enrich()[:2] == (2, 0)
    assert [*digest.papers.values()] == [entries[1], entries[0]]


def test_the_paper_of_another_entry(digest: Digest) -> None:
    """A paper whose id an entry has already is no other entry's."""
    whole = kettle(slug="whole", arxiv=SINGING.id, authors=SINGING.authors, abstract=ABSTRACT)
    digest.has(whole, kettle())
    assert digest.enrich("singing")[:2] == (1, 0)
    assert digest.papers["singing"] == kettle()
    assert digest.facts == {}


def test_who_is_not_asked_for(digest: Digest) -> None:
    """Hidden and removed papers, whole entries and titles without plain words are left alone."""
    whole = kettle(
        slug="whole", arxiv="2503.00003", authors=("A",), abstract="B.", categories=("cs.CL",)
    )
    digest.has(
        kettle(hidden=True), whole, kettle(slug="removed"), Paper(slug="strange", title="水壶")
    )
    settings = Settings(removed=("removed",))
    assert digest.enrich(settings=settings)[:3] == (0, 0, 0)
    digest.enrich("removed", "whole", settings=settings)
    assert digest.arxiv.queries == []
    assert [text.partition(",")[0] for text in digest.reporter.warnings] == [
        "removed is hidden or removed",
        "whole is hidden or removed",
    ]


def test_named_entries(digest: Digest) -> None:
    """Only the entries that are named are asked for; a wrong name is refused before asking."""
    digest.has(*titles_of(numbered(3)))
    assert digest.enrich("kettle-study-number-101")[0] == 1
    assert digest.asked == ["kettle-study-number-101"]
    with pytest.raises(InputError, match=r"did you mean 'kettle-study-number-102'\?"):
        digest.enrich("kettle-study-numbr-102")
    digest.enrich("kettle-study-number-101")
    assert digest.reporter.warnings == [
        "kettle-study-number-101 was asked for in the last 30 days, so it is not asked for."
    ]


def test_what_was_asked_lately(digest: Digest) -> None:
    """The same is asked again after thirty days, or if someone insists."""
    digest.has(Paper(slug="unknown", title="Nobody Knows This Kettle"))
    assert digest.enrich()[:3] == (1, 0, 0)
    assert str(digest.enrich()).endswith("0 found; 0 entries changed; 1 asked for lately")
    assert digest.enrich(today=TODAY + dt.timedelta(days=29))[0] == 0
    assert digest.enrich(today=TODAY + dt.timedelta(days=30))[0] == 1
    assert digest.enrich(again=True)[0] == 1


def test_a_new_id_is_a_new_question(digest: Digest) -> None:
    """Who was looked up by title in vain is looked up by the id that a person adds."""
    digest.has(kettle(title="My Own Title"))
    assert digest.enrich()[:2] == (1, 0)
    digest.has(kettle(title="My Own Title", arxiv=SINGING.id))
    assert digest.enrich()[:2] == (1, 1)


def test_a_limit(digest: Digest) -> None:
    """A run with a limit asks for so many papers, those with ids first; the next goes on."""
    digest.arxiv.papers += numbered(4)
    digest.has(*titles_of(numbered(4)), kettle(arxiv=SINGING.id))
    assert digest.enrich(limit=2)[:2] == (2, 2)
    assert digest.arxiv.queries == [SINGING.id, '(ti:"Kettle study number 100")']
    assert digest.enrich(limit=2)[:2] == (2, 2)
    assert digest.enrich(limit=2)[:2] == (1, 1)
    assert digest.enrich(limit=2)[:2] == (0, 0)


def test_killed_in_the_middle(digest: Digest) -> None:
    """The next run asks only for the rest, and ingests what the killed one had kept."""
    digest.arxiv.papers = numbered(25)
    digest.has(*titles_of(numbered(25)))
    with pytest.raises(KeyboardInterrupt):
        digest.enrich(reporter=Killed(after=2))
    assert len(digest.arxiv.queries) == len(digest.facts) == 2
    assert len(digest.asked) == 20
    result = digest.enrich()
    assert (result.asked, result.found, result.ingested.changed) == (5, 5, 25)
    assert len(digest.arxiv.queries) == 3
    assert all(paper.arxiv for paper in digest.papers.values())


def test_killed_before_the_note(digest: Digest, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that was kept but not noted is asked for again, and kept once."""
    digest.has(kettle())
    with monkeypatch.context() as patch:
        patch.setattr(Asked, "notes", _killed)
        with pytest.raises(KeyboardInterrupt):
            digest.enrich()
    kept = digest.facts
    assert (len(kept), digest.asked) == (1, [])
    assert digest.enrich()[:2] == (1, 1)
    assert digest.facts == kept


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_slow_answer(digest: Digest) -> None:
    """An answer that comes a byte at a time is as good as any other."""
    digest.has(kettle())
    digest.arxiv.troubles = [trickle(feed(SINGING.entry), pause=0)]
    assert digest.enrich()[:2] == (1, 1)


def test_a_paper_in_print(digest: Digest) -> None:
    """A journal's date does not speak against the preprint, if the authors agree."""
    fields = {"published": "2025-11", "authors": ("B. Spout", "A. Kettle")}
    digest.has(kettle(journal="Boiling 5, 1", **fields))
    assert digest.enrich()[:2] == (1, 1)
    assert digest.papers["singing"].arxiv == SINGING.id


def test_a_batch_that_fails(digest: Digest) -> None:
    """The others are kept and ingested; what failed is named, and asked for by the next run."""
    digest.arxiv.papers = numbered(25)
    digest.has(*titles_of(numbered(25)))
    digest.arxiv.troubles = [answer(b"no", 404)]
    with pytest.raises(FetchError) as caught:
        digest.enrich()
    first, rest = str(caught.value).splitlines()
    assert first.endswith("answers 404 Not Found.")
    assert rest == "The rest: 15 papers asked for, 15 found; 15 entries changed."
    assert len(digest.asked) == 15
    assert digest.enrich()[:2] == (10, 10)


def test_a_host_that_is_down_is_left_alone(digest: Digest) -> None:
    """After three batches in a row that fail no more are asked."""
    digest.has(*titles_of(numbered(60)))
    digest.arxiv.troubles = [answer(b"no", 404)] * 60
    with pytest.raises(FetchError, match="run again later to go on"):
        digest.enrich()
    assert len(digest.arxiv.queries) == 3
    assert digest.asked == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (feed(ERROR), "arXiv answered with an error: something went wrong"),
        (b"<html><title>Rate exceeded</title></html>", "an HTML page"),
        (b"@misc{k, title={On the Singing of Kettles}}", "none of arXiv's API"),
        (feed(SINGING.entry)[:300], "no papers|no listing"),
        (b"", "empty"),
    ],
    ids=["error entry", "page", "other format", "cut off", "nothing"],
)
def test_wrong_answers_are_not_kept(digest: Digest, body: bytes, said: str) -> None:
    """An answer that is none is asked for three times, and then said to be wrong."""
    digest.has(kettle())
    digest.arxiv.troubles = [answer(body)] * 3
    with pytest.raises(FetchError, match=said):
        digest.enrich()
    assert len(digest.arxiv.queries) == 3
    assert (digest.facts, digest.asked) == ({}, [])
    assert digest.enrich()[:2] == (1, 1)


@pytest.mark.parametrize(
    "trouble",
    [
        answer(b"busy", 503, Retry_After="7"),
        answer(feed()),
        answer(feed(ERROR)),
        truncated(feed(SINGING.entry), keep=400),
        reset,
    ],
    ids=["busy", "empty feed", "error entry", "cut off", "broken off"],
)
def test_passing_troubles(digest: Digest, trouble: Any) -> None:  # noqa: ANN401  # a step
    """What goes wrong once is tried again, after a pause."""
    digest.has(kettle(arxiv=SINGING.id))
    digest.arxiv.troubles = [trouble]
    assert digest.enrich()[:2] == (1, 1)
    assert len(digest.arxiv.queries) == 2
    assert sum(digest.slept) >= 3


def test_politeness(digest: Digest) -> None:
    """Between any two requests lie three seconds."""
    digest.arxiv.papers = numbered(30)
    digest.has(*titles_of(numbered(30)))
    digest.enrich()
    assert digest.slept == [3.0, 3.0]


def test_notes_of_entries_that_are_gone(digest: Digest) -> None:
    """What was asked for an entry that is gone is forgotten with the next question."""
    digest.has(Paper(slug="unknown", title="Nobody Knows This Kettle"))
    digest.enrich()
    (digest.root / FOLDER / "unknown.yaml").unlink()
    digest.has(kettle())
    digest.enrich()
    assert digest.asked == ["singing"]


def test_an_empty_digest(digest: Digest) -> None:
    """Without entries nothing is asked, and nothing written."""
    assert str(digest.enrich()) == "0 papers asked for, 0 found; 0 entries changed"
    assert not (digest.root / "content/facts").exists()
    assert not (digest.root / "content/ingested/asked.jsonl").exists()
