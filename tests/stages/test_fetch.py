"""Fetching, from hosts to files."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from typing import TYPE_CHECKING

import msgspec
import pytest
from fetch.scripted_server import (
    Handler,
    Server,
    answer,
    only_loopback,
    serving,
    trickle,
    truncated,
)

from conspectus.content.note_files import read_notes, write_notes
from conspectus.errors import FetchError, InputError
from conspectus.fetch.client import Limits
from conspectus.fetch.request import Endpoints
from conspectus.fetch.sources import parse_source
from conspectus.fetch.waiting import Clock
from conspectus.model.notes import FetchNote
from conspectus.model.record import Listing, Record
from conspectus.model.settings import Curator, Settings
from conspectus.readers.table import read_listing
from conspectus.report import Silent
from conspectus.stages.fetch import FetchResult, fetch_sources, polite_client

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = dt.date(2025, 12, 10)
TOMORROW = dt.date(2025, 12, 11)
DAY = dt.timedelta(days=1)
SNAPSHOT = b'{"id": "2512.00001", "title": "Singing kettles", "abstract": "They sing."}\n'
DAILY = "/api/daily_papers?date={}&limit=100"
WEEKLY = "/api/daily_papers?week=2025-W50&limit=100"


class Host:
    """A digest, and a host that it fetches from."""

    def __init__(self, root: Path, server: Server) -> None:
        self.root = root
        self.server = server
        self.reporter = Silent()
        self.slept: list[float] = []
        self.patience = 30.0
        """Seconds that an answer may take: many, as other work may keep the machine busy."""

    def fetch(self, *texts: str, today: dt.date = TODAY, refresh: bool = False) -> FetchResult:
        """Fetch sources with a client that does not wait."""
        sources = [source for text in texts if (source := parse_source(text))]
        assert len(sources) == len(texts)
        endpoints = Endpoints(self.server.url, self.server.url)
        clock = Clock(monotonic=lambda: sum(self.slept), sleep=self.slept.append)
        limits = Limits(total=self.patience)
        with polite_client(Settings(), endpoints, limits=limits, clock=clock) as client:
            return fetch_sources(
                self.root,
                sources,
                client=client,
                endpoints=endpoints,
                today=today,
                reporter=self.reporter,
                refresh=refresh,
                read=toy_read,
            )

    @property
    def files(self) -> dict[str, bytes]:
        """The files in the listings' folder, hidden ones too."""
        folder = self.root / "content/listings"
        paths = sorted(folder.iterdir()) if folder.exists() else []
        return {path.name: path.read_bytes() for path in paths}

    @property
    def notes(self) -> dict[str, FetchNote]:
        """What was noted, by file."""
        return {note.file: note for note in read_notes(self.root, FetchNote)}


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """Run a host, and refuse every other one."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with only_loopback() as refused, serving() as server:
        yield Host(tmp_path, server)
    assert refused == []


def toy_read(data: bytes, name: str) -> Listing:
    """Read the toy answers of this module as the readers of their formats would."""
    if data.startswith(b"<feed>"):
        ids = data.decode().removeprefix("<feed>").split(",")
        papers = (Record(title=arxiv, rank=rank, arxiv=arxiv) for rank, arxiv in enumerate(ids, 1))
        return Listing(name=name, records=tuple(papers))
    if data == b"<none/>":
        raise InputError("which is no listing.", file=name, line=1)
    if not data.startswith(b"["):
        return read_listing(data, name)
    items = json.loads(data)
    if not items:
        raise InputError("holds no papers.", file=name, line=1)
    records = (
        Record(title=item["title"], rank=rank, listed=dt.date.fromisoformat(item["day"]))
        for rank, item in enumerate(items, start=1)
    )
    return Listing(name=name, records=tuple(records))


def page(day: str, count: int = 2, more: str = "") -> bytes:
    """Return a page of papers of a day, and perhaps one of another day."""
    items = [{"title": f"Kettle {number} of {day}", "day": day} for number in range(count)]
    if more:
        items[-1]["day"] = more
    return json.dumps(items).encode()


def test_a_page_is_kept_as_received(host: Host) -> None:
    """The bytes lie in the listings, and a note says where they came from and when."""
    body = page("2025-12-08")
    url = host.server.says(DAILY.format("2025-12-08"), answer(body, ETag='"k"'))
    assert host.fetch("hf:2025-12-08") == FetchResult(("hf-2025-12-08.json",), ())
    assert host.files == {"hf-2025-12-08.json": body}
    note = FetchNote(file="listings/hf-2025-12-08.json", url=url, fetched=TODAY, etag='"k"')
    assert host.notes == {note.file: note}


def test_what_is_over_and_there_is_not_asked_for_again(host: Host) -> None:
    """A past day is fetched once; ``refresh`` asks again, and keeps what is new."""
    host.server.says(
        DAILY.format("2025-12-08"), answer(page("2025-12-08")), answer(page("2025-12-08", 3))
    )
    host.fetch("hf:2025-12-08")
    assert host.fetch("hf:2025-12-08", today=TOMORROW) == FetchResult((), ("hf-2025-12-08.json",))
    assert len(host.server.asked) == 1
    assert host.fetch("hf:2025-12-08", refresh=True).fetched == ("hf-2025-12-08.json",)
    assert host.files == {"hf-2025-12-08.json": page("2025-12-08", 3)}


def test_a_file_that_a_person_put_there_counts_as_fetched(host: Host) -> None:
    """A page that was saved by hand under the same name is neither asked for nor replaced."""
    folder = host.root / "content/listings"
    folder.mkdir(parents=True)
    (folder / "hf-2025-12-08.json").write_bytes(b"by hand")
    assert host.fetch("hf:2025-12-08").kept == ("hf-2025-12-08.json",)
    assert host.server.asked == []
    assert host.files == {"hf-2025-12-08.json": b"by hand"}


def test_a_day_that_was_not_over_is_asked_for_again(host: Host) -> None:
    """What was fetched on its own day may lack papers; what was fetched later does not."""
    path = DAILY.format("2025-12-10")
    host.server.says(path, answer(page("2025-12-10")), answer(page("2025-12-10", 5)))
    host.fetch("hf:daily")
    host.fetch("hf:2025-12-10")
    assert host.files == {"hf-2025-12-10.json": page("2025-12-10", 5)}
    host.fetch("hf:2025-12-10", today=TOMORROW)
    host.fetch("hf:2025-12-10", today=TOMORROW)
    assert host.server.paths == [path, path, path]


def test_the_newest_page_brings_what_the_day_before_got_late(host: Host) -> None:
    """A run every morning misses nothing: a page that was not over is looked at once more."""
    path, after = DAILY.format("2025-12-10"), DAILY.format("2025-12-11")
    host.server.says(path, answer(page("2025-12-10")), answer(page("2025-12-10", 5)))
    host.server.says(after, answer(page("2025-12-11")))
    host.fetch("hf:daily")
    host.fetch("hf:daily", today=TOMORROW)
    host.fetch("hf:daily", today=TOMORROW)
    assert host.server.paths == [path, path, after, after]
    assert host.files["hf-2025-12-10.json"] == page("2025-12-10", 5)


def test_an_unchanged_day_is_asked_for_once_a_day(host: Host) -> None:
    """That a page was found unchanged is noted, so that nobody asks twice."""
    path = DAILY.format("2025-12-10")
    host.server.says(path, answer(page("2025-12-10"), ETag='"k"'), answer(b"", 304))
    host.fetch("hf:2025-12-10")
    assert host.fetch("hf:2025-12-10", today=TOMORROW).kept == ("hf-2025-12-10.json",)
    host.fetch("hf:2025-12-10", today=TOMORROW)
    assert host.server.asked[1].headers["if-none-match"] == '"k"'
    assert len(host.server.asked) == 2
    assert host.notes["listings/hf-2025-12-10.json"].etag == '"k"'


@pytest.mark.parametrize(
    ("text", "path"),
    [("hf:2025-12-08", DAILY.format("2025-12-08")), ("hf:2025-W50", WEEKLY)],
)
def test_a_page_of_the_wrong_day_is_not_kept(host: Host, text: str, path: str) -> None:
    """A page that shows none of the days asked for is refused, and both are named."""
    host.server.says(path, answer(page("2025-12-05")))
    wanted = text.removeprefix("hf:")
    said = rf"^{text}: http.*: asked for {wanted}, but the page shows 2025-12-05, so it was not"
    with pytest.raises(FetchError, match=said):
        host.fetch(text)
    assert host.files == {}
    assert host.notes == {}


def test_a_page_may_show_other_days_besides(host: Host) -> None:
    """One paper of another day makes no wrong page."""
    body = page("2025-12-08", more="2025-12-07")
    host.server.says(DAILY.format("2025-12-08"), answer(body))
    assert host.fetch("hf:2025-12-08").fetched


def test_the_newest_page_may_be_of_an_earlier_day(host: Host) -> None:
    """At the weekend the newest page is Friday's: it is kept as that, with a warning, once."""
    sunday = dt.date(2025, 12, 7)
    path = DAILY.format("2025-12-07")
    host.server.says(path, answer(page("2025-12-05")))
    assert host.fetch("hf:daily", today=sunday).fetched == ("hf-2025-12-05.json",)
    assert "there is no page of 2025-12-07 yet; it shows 2025-12-05." in host.reporter.warnings[0]
    assert host.fetch("hf:daily", today=sunday).kept == ("hf-2025-12-05.json",)
    assert host.server.paths == [path, path]
    monday = DAILY.format("2025-12-08")
    host.server.says(monday, answer(page("2025-12-05", 1)))
    assert host.fetch("hf:daily", today=dt.date(2025, 12, 8)).kept == ("hf-2025-12-05.json",)
    assert host.files == {"hf-2025-12-05.json": page("2025-12-05")}


def test_a_newest_page_without_papers_is_no_failure(host: Host) -> None:
    """In the morning there may be none yet; a scheduled run goes on."""
    host.server.says(DAILY.format("2025-12-10"), answer(b"[]"))
    assert host.fetch("hf:daily") == FetchResult((), ())
    assert host.reporter.warnings[0].endswith("shows no papers yet.")
    assert host.files == {}


def test_a_past_page_without_papers_is_a_failure(host: Host) -> None:
    """Whoever asks for a day learns that there is nothing."""
    host.server.says(DAILY.format("2025-12-06"), answer(b" [] "))
    with pytest.raises(FetchError, match=r"shows no papers\.$"):
        host.fetch("hf:2025-12-06")
    assert host.files == {}


def test_a_week_comes_page_by_page(host: Host) -> None:
    """Pages are fetched until one is not full, each in a file of its own."""
    host.server.says(WEEKLY, answer(page("2025-12-08", 100)))
    host.server.says(f"{WEEKLY}&p=1", answer(page("2025-12-09", 100)))
    host.server.says(f"{WEEKLY}&p=2", answer(page("2025-12-10", 3)))
    names = ("hf-2025-W50.json", "hf-2025-W50-p2.json", "hf-2025-W50-p3.json")
    assert host.fetch("hf:2025-W50").fetched == names
    assert sorted(host.files) == sorted(names)


def test_an_empty_page_is_the_end(host: Host) -> None:
    """Where the last page is full by chance, the empty one after it is no failure and not kept."""
    host.server.says(WEEKLY, answer(page("2025-12-08", 100)))
    host.server.says(f"{WEEKLY}&p=1", answer(b"[]"))
    assert host.fetch("hf:2025-W50").fetched == ("hf-2025-W50.json",)


def test_a_week_that_broke_off_is_gone_on_with(host: Host) -> None:
    """Pages that are there are not asked for again, but those after them are."""
    host.server.says(WEEKLY, answer(page("2025-12-08", 100)))
    host.server.says(f"{WEEKLY}&p=1", answer(b"no", 404), answer(page("2025-12-09", 3)))
    with pytest.raises(FetchError, match="answers 404 Not Found"):
        host.fetch("hf:2025-W50")
    result = host.fetch("hf:2025-W50")
    assert result == FetchResult(("hf-2025-W50-p2.json",), ("hf-2025-W50.json",))
    assert host.server.paths == [WEEKLY, f"{WEEKLY}&p=1", f"{WEEKLY}&p=1"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "is empty"),
        (b"<html><h1>Too many requests</h1>", "which is no listing"),
        (b'{"error": "Invalid date"}', "."),
        (b"\xff\xfe\x00\x01garbage", "."),
        (b"\x1f\x8bno gzip", "gzipped data are damaged"),
    ],
    ids=["empty", "error page", "error", "garbage", "damaged"],
)
def test_what_cannot_be_read_is_not_kept(host: Host, body: bytes, said: str) -> None:
    """One sentence names the address and what is wrong with its answer."""
    url = host.server.says("/papers", answer(body))
    with pytest.raises(FetchError, match=said) as caught:
        host.fetch(url)
    assert str(caught.value).startswith(f"{url}: ")
    assert str(caught.value).count(url) == 1
    assert "\n" not in str(caught.value)
    assert host.files == {}


def test_one_failure_does_not_cost_the_others(host: Host) -> None:
    """All sources are tried, each failure is named, and what was fetched stays."""
    good = host.server.says("/good.jsonl", answer(SNAPSHOT))
    gone = host.server.says("/gone", answer(b"", 410))
    other = host.server.says("/other", answer(b"", 403))
    with pytest.raises(FetchError) as caught:
        host.fetch(gone, good, other, "hf:2030-01-01")
    lines = str(caught.value).splitlines()
    assert [line.rpartition(": ")[2] for line in lines[:2]] == [
        "answers 410 Gone.",
        "answers 403 Forbidden.",
    ]
    assert lines[2] == "hf:2030-01-01: lies in the future; today is 2025-12-10."
    assert lines[3] == f"The rest was fetched: {next(iter(host.files))}."
    assert list(host.files.values()) == [SNAPSHOT]
    assert len(host.notes) == 1


def test_categories_are_asked_for_once_a_day(host: Host) -> None:
    """Each day has a file of its own."""
    path = (
        "/api/query?search_query=cat:cs.CL&sortBy=submittedDate&sortOrder=descending"
        "&start=0&max_results=200"
    )
    host.server.says(path, answer(b"<feed>1"), answer(b"<feed>2"))
    host.fetch("arxiv:cs.CL")
    host.fetch("arxiv:cs.CL")
    host.fetch("arxiv:cs.CL", today=TOMORROW)
    assert host.files == {
        "arxiv-cs.CL-2025-12-10.atom": b"<feed>1",
        "arxiv-cs.CL-2025-12-11.atom": b"<feed>2",
    }


def test_an_empty_answer_of_arxiv_is_not_believed_at_once(host: Host) -> None:
    """The API gives an empty feed now and then where there are papers: it is asked again."""
    path = "/api/query?id_list=2205.14135&max_results=1"
    host.server.says(path, *[answer(b"<none/>")] * 2, answer(b"<feed>2205.14135"))
    assert len(host.fetch("arxiv:2205.14135").fetched) == 1
    assert host.slept == [3.0, 3.0]
    host.server.says(path, answer(b"<none/>"))
    with pytest.raises(FetchError, match="no listing"):
        host.fetch("arxiv:2205.14135", refresh=True)
    assert len(host.server.asked) == 6


def test_ids_are_asked_for_once_three_seconds_apart(host: Host) -> None:
    """A batch that is there is never asked for again; batches keep arXiv's pause."""
    ids = [f"2501.{number:05}" for number in range(1, 151)]
    for batch in (ids[:100], ids[100:]):
        path = f"/api/query?id_list={','.join(batch)}&max_results={len(batch)}"
        host.server.says(path, answer(f"<feed>{','.join(batch)}".encode()))
    text = f"arxiv:{','.join(ids)}"
    assert len(host.fetch(text).fetched) == 2
    assert len(host.fetch(text, today=TOMORROW).kept) == 2
    assert len(host.server.asked) == 2
    assert host.slept == [3.0]


def test_a_paper_that_an_answer_lacks_is_asked_for_another_day(host: Host) -> None:
    """What there is is kept, what is missing is named, and one answer a day is enough."""
    path = "/api/query?id_list=2501.00001,2501.00002v1,2501.00003&max_results=3"
    some = answer(b"<feed>2501.00001", ETag='"1"')
    whole = answer(b"<feed>2501.00003,2501.00002,2501.00001")
    host.server.says(path, some, answer(b"", 304), whole)
    text = "arxiv:2501.00001,2501.00002v1,2501.00003"
    assert len(host.fetch(text).fetched) == 1
    said = "the answer lacks 2501.00002v1, 2501.00003; another day they are asked for again."
    assert host.reporter.warnings[0].endswith(said)
    assert len(host.fetch(text).kept) == 1
    assert len(host.server.asked) == 1
    assert len(host.fetch(text, today=TOMORROW).kept) == 1
    assert host.reporter.warnings[1].endswith(said)
    assert len(host.fetch(text, today=TOMORROW + DAY).fetched) == 1
    assert len(host.fetch(text, today=TOMORROW + 2 * DAY).kept) == 1
    assert len(host.server.asked) == 3
    assert len(host.reporter.warnings) == 2


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("arxiv:2501.00001", "/api/query?id_list=2501.00001&max_results=1"),
        ("hf:2501.00001", "/api/papers/2501.00001"),
    ],
)
def test_other_papers_than_those_asked_for_are_not_kept(host: Host, text: str, path: str) -> None:
    """An answer without any of them is refused, and both are named."""
    host.server.says(path, answer(b"<feed>2501.00007"))
    said = r"asked for 2501\.00001, but the answer shows 2501\.00007, so it was not kept\.$"
    with pytest.raises(FetchError, match=said):
        host.fetch(text)
    assert host.files == {}


def test_a_host_that_counts_no_pages(host: Host) -> None:
    """A page that comes once more, be it with other counts, is the end; one copy is kept."""
    first = json.loads(page("2025-12-08", 100))
    again = json.dumps([item | {"upvotes": 1} for item in reversed(first)]).encode()
    host.server.says(WEEKLY, answer(page("2025-12-08", 100)))
    host.server.says(f"{WEEKLY}&p=1", answer(again))
    assert host.fetch("hf:2025-W50").fetched == ("hf-2025-W50.json",)
    assert list(host.files) == ["hf-2025-W50.json"]
    assert "shows the papers of the page before once more" in host.reporter.warnings[0]
    assert len(host.server.asked) == 2


@pytest.mark.parametrize("day", ["1970-01-01", "2025-11-25", "2025-12-12", "2030-01-01"])
def test_a_newest_page_of_another_time_is_not_kept(host: Host, day: str) -> None:
    """No holidays are so long, and no page is of days to come."""
    host.server.says(DAILY.format("2025-12-10"), answer(page(day)))
    with pytest.raises(FetchError, match=f"asked for 2025-12-10, but the page shows {day}, so it"):
        host.fetch("hf:daily")
    assert host.files == {}


@pytest.mark.parametrize("day", ["2025-11-26", "2025-12-11"])
def test_a_newest_page_of_a_day_near_by_is_kept(host: Host, day: str) -> None:
    """After holidays the newest page is old; further east it may be tomorrow already."""
    host.server.says(DAILY.format("2025-12-10"), answer(page(day)))
    assert host.fetch("hf:daily").fetched == (f"hf-{day}.json",)


def test_an_address_is_fetched_when_it_has_changed(host: Host) -> None:
    """Each answer that differs is a file of its day, so what entries came from stays there."""
    later = SNAPSHOT * 2
    url = host.server.says(
        "/papers.jsonl",
        answer(SNAPSHOT, ETag='"1"'),
        answer(b"", 304),
        answer(SNAPSHOT, ETag='"2"'),
        answer(later, Last_Modified="Thu, 11 Dec 2025 09:00:00 GMT"),
    )
    (first,) = host.fetch(url).fetched
    assert host.fetch(url, today=TOMORROW) == FetchResult((), (first,))
    assert host.fetch(url, today=TOMORROW) == FetchResult((), (first,))
    (second,) = host.fetch(url, today=TOMORROW).fetched
    assert host.files == {first: SNAPSHOT, second: later}
    assert (first[-16:], second[-16:]) == ("2025-12-10.jsonl", "2025-12-11.jsonl")
    assert [asked.headers.get("if-none-match") for asked in host.server.asked] == [
        None,
        *['"1"'] * 3,
    ]


def test_a_gzipped_file_is_kept_gzipped(host: Host) -> None:
    """What is checked is what it holds; what is kept is what came."""
    packed = gzip.compress(SNAPSHOT)
    url = host.server.says("/papers.jsonl.gz", answer(packed))
    (name,) = host.fetch(url).fetched
    assert name.endswith(".jsonl.gz")
    assert host.files == {name: packed}


def test_a_lost_answer_is_fetched_again(host: Host) -> None:
    """The note of a file that somebody removed keeps nobody from fetching it."""
    url = host.server.says("/papers.jsonl", answer(SNAPSHOT, ETag='"1"'))
    (name,) = host.fetch(url).fetched
    (host.root / "content/listings" / name).unlink()
    assert host.fetch(url).fetched == (name,)
    assert "if-none-match" not in host.server.asked[1].headers


def test_an_unreadable_file_is_said(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kept answer that cannot be looked into is named."""
    host.server.says(DAILY.format("2025-12-08"), answer(page("2025-12-08")))
    host.fetch("hf:2025-12-08")
    monkeypatch.setattr("pathlib.Path.read_bytes", _refuse)
    with pytest.raises(InputError, match=r"content/listings/hf-2025-12-08\.json: cannot be read"):
        host.fetch("hf:2025-12-08")


def _refuse(path: Path) -> bytes:
    if path.suffix == ".json":
        raise PermissionError(13, "Permission denied")
    return b""


def test_notes_that_name_other_files_are_not_followed(host: Host) -> None:
    """A note cannot make the program look outside the listings; it stays as it is."""
    (host.root / "secret").write_bytes(SNAPSHOT)
    url = host.server.says("/papers.jsonl", answer(SNAPSHOT))
    notes = [
        FetchNote(file=file, url=url, fetched=TODAY, etag='"1"')
        for file in ("listings/../../secret", "secret", "/etc/passwd", "listings/")
    ]
    write_notes(host.root, FetchNote, notes)
    assert len(host.fetch(url).fetched) == 1
    assert "if-none-match" not in host.server.asked[0].headers
    assert len(host.notes) == 5


def test_a_slow_host_costs_no_other(host: Host) -> None:
    """What is too slow is given up, what it sent is kept aside, and the others are fetched."""
    host.patience = 0.5
    slow = host.server.says("/slow", trickle(SNAPSHOT, 0.02, ETag='"1"'))
    good = host.server.says("/good", answer(SNAPSHOT))
    with pytest.raises(FetchError, match="run again to go on where it stopped"):
        host.fetch(slow, good)
    hidden = [name for name in host.files if name.startswith(".")]
    assert len(host.files) == 2
    assert len(hidden) == 1


def test_a_truncated_answer_is_never_kept(host: Host) -> None:
    """A beginning that could be read by itself is no answer."""
    url = host.server.says("/papers", truncated(SNAPSHOT * 9, len(SNAPSHOT)))
    with pytest.raises(FetchError, match="the answer broke off"):
        host.fetch(url)
    assert host.files == {}


@pytest.mark.parametrize(
    ("settings", "contact"),
    [
        (Settings(), ""),
        (Settings(base_url="https://tea.example/papers"), " (+https://tea.example/papers/)"),
        (Settings(curator=Curator(email="ada@tea.example")), " (+mailto:ada@tea.example)"),
        (
            Settings(curator=Curator(url="https://tea.example/(ada)\n", email="x")),
            " (+https://tea.example/ada)",
        ),
    ],
)
def test_the_digest_says_who_it_is(host: Host, settings: Settings, contact: str) -> None:
    """Hosts learn where the digest is, or whom to write to, as far as the settings say it."""
    url = host.server.says("/a", answer(SNAPSHOT))
    with polite_client(settings, Endpoints()) as client:
        client.download(url, host.root / "a")
    agent = host.server.asked[0].headers["user-agent"]
    assert agent.startswith("conspectus/")
    assert agent.partition(" ")[1] + agent.partition(" ")[2] == contact


def test_what_was_done_is_said() -> None:
    """The result reads as a sentence."""
    assert str(FetchResult(("a", "b"), ("c",))) == "2 answers fetched, 1 already there"


def test_what_another_run_notes_meanwhile_stays(host: Host) -> None:
    """Two runs at once lose no note of each other."""
    note = FetchNote(file="listings/other.json", url="https://tea.example/", fetched=TODAY)

    def meanwhile(handler: Handler) -> None:
        write_notes(host.root, FetchNote, [note])
        answer(SNAPSHOT)(handler)

    (name,) = host.fetch(host.server.says("/a", meanwhile)).fetched
    assert sorted(host.notes) == [f"listings/{name}", "listings/other.json"]


def test_the_last_of_two_notes_holds(host: Host) -> None:
    """Branches that both fetched a file leave two notes of it when they are merged."""
    path = DAILY.format("2025-12-08")
    (host.root / "content/listings").mkdir(parents=True)
    (host.root / "content/listings/hf-2025-12-08.json").write_bytes(page("2025-12-08"))
    notes = [
        FetchNote(file="listings/hf-2025-12-08.json", url=host.server.url + path, fetched=day)
        for day in (dt.date(2025, 12, 9), dt.date(2025, 12, 8))
    ]
    write_notes(host.root, FetchNote, notes)
    assert host.fetch("hf:2025-12-08").kept == ("hf-2025-12-08.json",)
    assert host.server.asked == []


def test_notes_are_readable_by_others(host: Host) -> None:
    """The note of an answer is a line of JSON without empty fields."""
    url = host.server.says("/a.jsonl", answer(SNAPSHOT))
    (name,) = host.fetch(url).fetched
    line = (host.root / "content/ingested/fetched.jsonl").read_bytes()
    expected = {"file": f"listings/{name}", "url": url, "fetched": "2025-12-10"}
    assert msgspec.json.decode(line) == expected
