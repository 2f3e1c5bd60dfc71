"""What ingest takes besides files, as people write it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.errors import FetchError, SourceError
from conspectus.fetch.arxiv import ArxivIds, id_batches
from conspectus.fetch.hugging_face import PAGE_SIZE, following, on_day, parse_period
from conspectus.fetch.request import Endpoints, Request
from conspectus.fetch.sources import RemoteSource, endpoints_from, parse_source

TODAY = dt.date(2025, 12, 10)
HF = "https://huggingface.co/api"
ARXIV = "https://export.arxiv.org/api/query"


def requests(text: str, today: dt.date = TODAY) -> list[Request]:
    """Return the requests of a source that must be one."""
    return source(text).requests(today, Endpoints())


def source(text: str) -> RemoteSource:
    """Return the source that a text must name."""
    found = parse_source(text)
    assert found is not None
    return found


def only(text: str) -> tuple[str, str]:
    """Return the address and file name of a source's only request."""
    (request,) = requests(text)
    return request.url, request.name


@pytest.mark.parametrize(
    "text",
    ["page.txt", "content/listings/page.txt", "./hf:notes.txt", "C:\\page.txt", "", "cs.CL", "hf"],
)
def test_everything_else_is_a_file(text: str) -> None:
    """A text that does not begin like a source names a file."""
    assert parse_source(text) is None


@pytest.mark.parametrize(
    ("text", "url", "name"),
    [
        ("hf:2025-12-08", "daily_papers?date=2025-12-08&limit=100", "hf-2025-12-08.json"),
        ("HF: 2025-W50 ", "daily_papers?week=2025-W50&limit=100", "hf-2025-W50.json"),
        ("hf:2025-w50", "daily_papers?week=2025-W50&limit=100", "hf-2025-W50.json"),
        ("hf:2025-12", "daily_papers?month=2025-12&limit=100", "hf-2025-12.json"),
        ("hf:daily", "daily_papers?date=2025-12-10&limit=100", "hf-2025-12-10.json"),
        ("hf:2205.14135", "papers/2205.14135", "hf-paper-2205.14135.json"),
        ("hf:arXiv:2205.14135v2", "papers/2205.14135", "hf-paper-2205.14135.json"),
        ("hf:math/0611800", "papers/math/0611800", "hf-paper-math-0611800.json"),
    ],
)
def test_hugging_face(text: str, url: str, name: str) -> None:
    """Days, weeks, months, today and single papers each have an address and a file."""
    assert only(text) == (f"{HF}/{url}", name)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hf:2025-13-40", "there is no such day, week or month"),
        ("hf:2025-02-29", "there is no such day, week or month"),
        ("hf:2025-W53", "there is no such day, week or month"),
        ("hf:2025-13", "there is no such day, week or month"),
        ("hf:0000-12", "there is no such day, week or month"),
        ("hf:٢٠٢٥-12-08", "not understood"),
        ("hf:nonsense", "not understood"),
        ("hf:", "not understood"),
        ("arxiv:nonsense", "'nonsense' is no arXiv category or id"),
        ("arxiv:cs.CL+nonsense", "'nonsense' is no arXiv category or id"),
        ("arxiv:cs.cl+", "'' is no arXiv category or id"),
        ("arxiv:", "'' is no arXiv category or id"),
        ("arxiv:cs.", "'cs.' is no arXiv category or id"),
        ("arxiv:cs.CLL", "'cs.CLL' is no arXiv category or id"),
        ("arxiv:quant-ph.CL", "'quant-ph.CL' is no arXiv category or id"),
        ("arxiv:2213.14135", "'2213.14135' is no arXiv category or id"),
        ("arxiv:2205.14135,cs.CL", "'cs.CL' is no arXiv id"),
        ("arxiv:cs.CL?max=0", "'max=0' is not understood"),
        ("arxiv:cs.CL?max=2001", "'max=2001' is not understood"),
        ("arxiv:cs.CL?n=5", "'n=5' is not understood"),
        ("ftp://example.org/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("https://", "names no host"),
        ("https://example.org:port/", "no web address"),
        ("https://example.org/a b", "no web address"),
        ("https://example.org/\udcff", "no web address"),
        ("https://me:secret@example.org/", "name or password"),
    ],
)
def test_what_is_not_understood_is_said(text: str, said: str) -> None:
    """A slip is a usage error that names it and says what would be understood."""
    with pytest.raises(SourceError, match=re.escape(said)) as caught:
        parse_source(text)
    assert "secret" not in str(caught.value)


@settings(deadline=None)
@given(st.text(max_size=30), st.sampled_from(["", "hf:", "arxiv:", "https://", "hf:2025-"]))
def test_any_text_is_a_source_a_file_or_a_usage_error(text: str, prefix: str) -> None:
    """Whatever is typed, parsing ends in one of three ways, and file names are plain."""
    try:
        found = parse_source(prefix + text)
        names = [request.name for request in found.requests(TODAY, Endpoints())] if found else []
    except (SourceError, FetchError):
        return
    for name in names:
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._+-]*", name), name


def test_days_to_come_are_not_asked_for() -> None:
    """A page that cannot be there is refused; tomorrow may have begun elsewhere."""
    with pytest.raises(FetchError, match="lies in the future; today is 2025-12-10"):
        requests("hf:2025-12-12")
    assert requests("hf:2025-12-11")


def test_pages_of_a_week_follow_each_other() -> None:
    """After a full page comes the next; a page that is not full is the last."""
    (first,) = requests("hf:2025-W50")
    full = b"[" + b",".join([b"{}"] * PAGE_SIZE) + b"]"
    second = following(first, full)
    assert second
    assert second.url == f"{HF}/daily_papers?week=2025-W50&limit=100&p=1"
    assert second.name == "hf-2025-W50-p2.json"
    third = following(second, full)
    assert third
    assert third.url == f"{HF}/daily_papers?week=2025-W50&limit=100&p=2"
    assert third.name == "hf-2025-W50-p3.json"
    for last in (b"[{}]", b"[]", b"{}", b"", b"\xff", b"[" * 100_000):
        assert following(first, last) is None


def test_pages_come_to_an_end() -> None:
    """A host that gives full pages for ever is not asked for ever."""
    request: Request | None = requests("hf:2025-12")[0]
    full = b"[" + b",".join([b"1"] * PAGE_SIZE) + b"]"
    pages = 0
    while request:
        request = following(request, full)
        pages += 1
    assert pages == 50


def test_a_page_of_another_day_gets_its_name() -> None:
    """The newest page is kept under the day that it shows."""
    (request,) = requests("hf:daily")
    assert on_day(request, dt.date(2025, 12, 9)).name == "hf-2025-12-09.json"


@settings(deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)))
def test_a_day_lies_in_its_day_week_and_month(day: dt.date) -> None:
    """The name of each period that a day lies in is read as one that covers it."""
    year, week, _ = day.isocalendar()
    for text in (day.isoformat(), f"{year}-W{week:02}", f"{day:%Y-%m}"):
        period = parse_period(text)
        assert period
        assert period.name == text
        assert period.covers(day)
        assert not period.covers(period.first - dt.timedelta(days=1))
        assert not period.covers(period.last + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "query", "name"),
    [
        ("arxiv:cs.CL", "cat:cs.CL", "arxiv-cs.CL-2025-12-10.atom"),
        ("arXiv:cs.LG+cs.CL", "cat:cs.CL+OR+cat:cs.LG", "arxiv-cs.CL+cs.LG-2025-12-10.atom"),
        ("arxiv:cs", "cat:cs.*", "arxiv-cs-2025-12-10.atom"),
        ("arxiv:CS.cl", "cat:cs.CL", "arxiv-cs.CL-2025-12-10.atom"),
        ("arxiv:quant-ph", "cat:quant-ph", "arxiv-quant-ph-2025-12-10.atom"),
        (
            "arxiv:cond-mat.mtrl-sci",
            "cat:cond-mat.mtrl-sci",
            "arxiv-cond-mat.mtrl-sci-2025-12-10.atom",
        ),
    ],
)
def test_categories_of_arxiv(text: str, query: str, name: str) -> None:
    """The newest papers of one or more categories are asked for, a file a day."""
    order = "sortBy=submittedDate&sortOrder=descending&start=0&max_results=200"
    assert only(text) == (f"{ARXIV}?search_query={query}&{order}", name)


def test_how_many_papers_of_a_category() -> None:
    """``?max=`` asks for fewer or more than 200."""
    assert only("arxiv:cs.CL?max=2000")[0].endswith("&max_results=2000")


def test_papers_of_arxiv_by_id() -> None:
    """Ids in any spelling and order are one request, without repetition, versions kept."""
    url, name = only("arxiv:2307.08691v2, https://arxiv.org/abs/2205.14135,math.CA/0611800")
    assert url == f"{ARXIV}?id_list=2205.14135,2307.08691v2,math/0611800&max_results=3"
    assert re.fullmatch(r"arxiv-ids-[0-9a-f]{12}\.atom", name)
    again = only("arxiv:math/0611800,2205.14135,2307.08691v2,arXiv:2205.14135")
    assert again == (url, name)


def test_many_ids_are_asked_for_in_batches() -> None:
    """A hundred papers at a time, all of them once, and no address is too long."""
    ids = [f"2101.{number:05}" for number in range(1, 251)]
    batches = id_batches(reversed(ids), Endpoints())
    assert [request.url.count("2101.") for request in batches] == [100, 100, 50]
    assert max(len(request.url) for request in batches) < 2000
    assert len({request.name for request in batches}) == 3
    assert isinstance(source(f"arxiv:{','.join(ids)}"), ArxivIds)
    assert requests(f"arxiv:{','.join(ids)}") == batches


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.org/a/papers.bib", r"papers-[0-9a-f]{8}-2025-12-10\.bib"),
        ("https://example.org/a/papers.jsonl.gz?x=1", r"papers-[0-9a-f]{8}-2025-12-10\.jsonl\.gz"),
        ("https://example.org", r"example\.org-[0-9a-f]{8}-2025-12-10"),
        ("https://rss.arxiv.org/rss/cs.CL", r"cs\.CL-[0-9a-f]{8}-2025-12-10"),
        ("https://example.org/%2e%2e%2f.hidden", r"hidden-[0-9a-f]{8}-2025-12-10"),
        ("https://example.org/%00%ff", r"page-[0-9a-f]{8}-2025-12-10"),
        ("https://example.org/" + "x" * 300, r"x{60}-[0-9a-f]{8}-2025-12-10"),
    ],
)
def test_the_answer_of_an_address_has_a_plain_name(url: str, name: str) -> None:
    """The file's name says what it is of and from which day, and no other address has it."""
    asked, found = only(url)
    assert asked == url
    assert re.fullmatch(name, found)
    assert only(f"{url}#part")[0] == url
    assert only(f"{url}/?other")[1] != found


@pytest.mark.parametrize(
    ("url", "period"),
    [
        ("https://huggingface.co/papers/date/2025-12-08", "2025-12-08"),
        ("https://huggingface.co/papers/week/2025-W50", "2025-W50"),
        ("https://huggingface.co/api/daily_papers?limit=9&date=2025-12-08", "2025-12-08"),
        ("https://huggingface.co/papers/month/2025-13", None),
        ("https://huggingface.co/papers", None),
        ("https://example.org/papers/date/2025-12-08", None),
    ],
)
def test_an_address_of_hugging_face_says_which_days(url: str, period: str | None) -> None:
    """The address of a page of some day is held to that day."""
    (request,) = requests(url)
    assert (request.period and request.period.name) == period


def test_services_may_live_elsewhere() -> None:
    """Mirrors are asked at their own addresses, and their answers have the same names."""
    endpoints = Endpoints("http://127.0.0.1:1", "http://127.0.0.1:2")
    for text, host in (("hf:2025-12-08", 1), ("hf:2205.14135", 1), ("arxiv:cs.CL", 2)):
        (request,) = source(text).requests(TODAY, endpoints)
        assert request.url.startswith(f"http://127.0.0.1:{host}/api/")
        assert request.name == only(text)[1]


@pytest.mark.parametrize(
    ("environment", "endpoints"),
    [
        ({}, Endpoints()),
        ({"HF_ENDPOINT": "", "ARXIV_ENDPOINT": " "}, Endpoints()),
        ({"HF_ENDPOINT": "https://hf.example/x/"}, Endpoints("https://hf.example/x")),
        ({"ARXIV_ENDPOINT": "http://[::1]:8"}, Endpoints(arxiv="http://[::1]:8")),
    ],
)
def test_the_environment_moves_services(environment: dict[str, str], endpoints: Endpoints) -> None:
    """Both services have their variable, with or without a slash at the end."""
    assert endpoints_from(environment) == endpoints


@pytest.mark.parametrize("variable", ["HF_ENDPOINT", "ARXIV_ENDPOINT"])
def test_a_service_lives_at_a_web_address(variable: str) -> None:
    """A variable that holds something else is named, without what it should not hold."""
    with pytest.raises(SourceError, match=rf"^{variable} is 'https://hf.example': .*password"):
        endpoints_from({variable: "https://me:secret@hf.example/"})
