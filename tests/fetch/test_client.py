"""The client, against a server that answers well and badly."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest
from fetch.scripted_server import (
    answer,
    chunked,
    in_ranges,
    redirect,
    reset,
    trickle,
    trickle_head,
    truncated,
    unsized,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conspectus.errors import FetchError, OutputError
from conspectus.fetch.client import Answer, Client
from conspectus.fetch.headers import Validators
from conspectus.fetch.request import Endpoints

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fetch.conftest import ToyTime
    from fetch.scripted_server import Server, Step

    Clients = Callable[..., Client]

BODY = b'{"title": "A kettle that sings"}\n' * 40
ETAG = '"kettle-1"'


MISHAPS: dict[str, Callable[[int], Step]] = {
    "truncated": lambda size: truncated(BODY, size, ETag=ETAG),
    "another truncated": lambda size: truncated(BODY[::-1], size, ETag='"other"'),
    "no tag": lambda size: truncated(BODY, size),
    "rest": lambda size: when_ranged(in_ranges(BODY, size, ETag=ETAG)),
    "failure": lambda size: answer(b"no", (500, 502, 503, 504)[size % 4]),
    "reset": lambda _: reset,
    "shorter": lambda _: when_ranged(answer(b"", 416)),
}
"""What may go wrong with one attempt; the number says where."""


def when_ranged(step: Step) -> Step:
    """Answer only those who ask for a range; others get a failure."""
    return lambda handler: (step if "Range" in handler.headers else answer(b"", 503))(handler)


@pytest.fixture
def client(client_with: Clients) -> Client:
    """Return a client with the usual limits."""
    return client_with()


def data(answer: Answer | None) -> bytes:
    """Return the bytes of an answer that must be there."""
    assert answer is not None
    return answer.data


def left_behind(folder: Path) -> list[str]:
    """Return the names of all files in a folder."""
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize(
    "step",
    [answer(BODY), chunked(BODY[:100], BODY[100:]), unsized(BODY)],
    ids=["sized", "chunked", "unsized"],
)
def test_an_answer_is_given_as_received(
    server: Server, client: Client, tmp_path: Path, step: Step
) -> None:
    """However an answer is sent, its bytes arrive, and nothing is left beside the target."""
    url = server.says("/a.json", step)
    assert data(client.download(url, tmp_path / "a.json")) == BODY
    assert left_behind(tmp_path) == []


def test_the_client_says_who_asks_and_for_what(
    server: Server, client: Client, tmp_path: Path
) -> None:
    """Every request names the program and asks for gzip alone; no cookie goes back."""
    url = server.says("/a", answer(BODY, Set_Cookie="tea=1"))
    client.download(url, tmp_path / "a")
    client.download(url, tmp_path / "a")
    for asked in server.asked:
        assert asked.headers["user-agent"] == "conspectus/0"
        assert asked.headers["accept-encoding"] == "gzip"
        assert not {"cookie", "authorization", "range"} & asked.headers.keys()


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_passing_failure_is_tried_again(
    server: Server, client: Client, time_: ToyTime, tmp_path: Path, status: int
) -> None:
    """What may be over soon is asked again, after longer and longer waits."""
    url = server.says("/a", answer(b"no", status), answer(b"no", status), answer(BODY))
    assert data(client.download(url, tmp_path / "a")) == BODY
    assert time_.slept == [1.0, 2.0]


def test_a_broken_connection_is_tried_again(server: Server, client: Client, tmp_path: Path) -> None:
    """A connection that breaks without an answer is no reason to give up."""
    url = server.says("/a", reset, answer(BODY))
    assert data(client.download(url, tmp_path / "a")) == BODY


def test_a_host_that_never_answers_well_is_left_alone(
    server: Server, client: Client, time_: ToyTime, tmp_path: Path
) -> None:
    """After five attempts the message says what the host answered last."""
    url = server.says("/a", answer(b"no", 503))
    with pytest.raises(FetchError, match="answers 503 Service Unavailable; tried 5 times"):
        client.download(url, tmp_path / "a")
    assert len(server.asked) == 5
    assert time_.slept == [1.0, 2.0, 4.0, 8.0]
    assert left_behind(tmp_path) == []


def test_a_host_that_is_not_there_is_named(client: Client, server: Server, tmp_path: Path) -> None:
    """Where nobody listens, the message says that the host could not be reached."""
    server.server_close()
    with pytest.raises(FetchError, match=r"could not be reached \(.*\); tried 5 times"):
        client.download(f"{server.url}/a", tmp_path / "a")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 304, 206, 301])
def test_a_lasting_failure_is_not_tried_again(
    server: Server, client_with: Clients, tmp_path: Path, status: int
) -> None:
    """What will not get better is said at once; a redirect to nowhere is one of them."""
    url = server.says("/a", answer(b"no" if status != 304 else b"", status))
    with pytest.raises(FetchError, match=f"{url}: "):
        client_with(attempts=1).download(url, tmp_path / "a")
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("7", 7.0),
        ("Mon, 08 Dec 2025 12:00:30 GMT", 30.0),
        ("Mon, 08 Dec 2025 11:00:00 GMT", 1.0),
        ("0", 1.0),
        ("soon", 1.0),
        ("-5", 1.0),
        ("\xb2", 1.0),
    ],
)
def test_a_host_may_ask_for_time(  # noqa: PLR0913, PLR0917  # fixtures
    server: Server, client_with: Clients, time_: ToyTime, header: str, wait: float, tmp_path: Path
) -> None:
    """``Retry-After`` in seconds or as a date is kept; nonsense and the past are passed over."""
    url = server.says("/a", answer(b"no", 429, Retry_After=header), answer(BODY))
    assert data(client_with().download(url, tmp_path / "a")) == BODY
    assert time_.slept == [wait]


def test_a_host_that_asks_for_very_long_is_left_alone(
    server: Server, client: Client, time_: ToyTime, tmp_path: Path
) -> None:
    """Nobody waits for hours, and nobody asks before the time is over."""
    url = server.says("/a", answer(b"no", 429, Retry_After="7200"), answer(BODY))
    with pytest.raises(FetchError, match="asks to wait for 7200 s; try again after that"):
        client.download(url, tmp_path / "a")
    assert time_.slept == []
    assert len(server.asked) == 1


def test_requests_to_arxiv_are_three_seconds_apart(
    server: Server, client_with: Clients, time_: ToyTime, tmp_path: Path
) -> None:
    """Between one answer and the next request, a redirect or another attempt too, are 3 s."""
    client = client_with(Endpoints(arxiv=server.url))
    first = server.says("/first", redirect("/second"))
    server.says("/second", answer(b"no", 500), answer(BODY))
    client.download(first, tmp_path / "a")
    assert server.paths == ["/first", "/second", "/first", "/second"]
    assert time_.slept == [3.0, 1.0, 2.0, 3.0]


def test_other_hosts_are_asked_at_once(
    server: Server, client: Client, time_: ToyTime, tmp_path: Path
) -> None:
    """The pause is for arXiv alone."""
    for path in ("/a", "/b"):
        client.download(server.says(path, answer(BODY)), tmp_path / "a")
    assert time_.slept == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(
    server: Server, client: Client, tmp_path: Path, status: int
) -> None:
    """A chain of redirects, relative and absolute, leads to the answer."""
    url = server.says("/1", redirect("2?x=1#top", status))
    server.says("/2?x=1", redirect(f"{server.url}/3", status))
    server.says("/3", answer(BODY))
    assert data(client.download(url, tmp_path / "a")) == BODY


def test_a_loop_of_redirects_ends(server: Server, client: Client, tmp_path: Path) -> None:
    """Redirects are followed five times."""
    url = server.says("/1", redirect("/2"))
    server.says("/2", redirect("/1"))
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        client.download(url, tmp_path / "a")
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://127.0.0.1/a", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://user:secret@127.0.0.1/", "name or password"),
        ("http://[bad/", "no web address"),
    ],
)
def test_a_redirect_leads_to_the_web_only(
    server: Server, client: Client, tmp_path: Path, location: str, why: str
) -> None:
    """A redirect to a file, to another protocol or with a password is not followed or shown."""
    url = server.says("/a", redirect(location))
    with pytest.raises(FetchError, match=why) as caught:
        client.download(url, tmp_path / "a")
    assert "secret" not in str(caught.value)
    assert len(server.asked) == 1


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://u:p@127.0.0.1/"])
def test_only_plain_web_addresses_are_asked(client: Client, tmp_path: Path, url: str) -> None:
    """The client itself refuses what the grammar of sources should have refused."""
    with pytest.raises(FetchError):
        client.download(url, tmp_path / "a")


@pytest.mark.parametrize("step", [trickle(BODY, 0.02), trickle_head(0.02)], ids=["body", "head"])
def test_a_slow_answer_is_cut_off(
    server: Server, client_with: Clients, tmp_path: Path, step: Step
) -> None:
    """A byte now and then keeps no connection open beyond the limit for the whole."""
    url = server.says("/a", step)
    with pytest.raises(FetchError, match=r"not complete within 0\.2 s; try again later"):
        client_with(total=0.2).download(url, tmp_path / "a")
    assert len(server.asked) == 1
    assert left_behind(tmp_path) == []


def test_a_slow_answer_can_be_gone_on_with(
    server: Server, client_with: Clients, tmp_path: Path
) -> None:
    """What arrived within the limit is kept where the host can give the rest."""
    url = server.says("/a", trickle(BODY, 0.02, ETag=ETAG), in_ranges(BODY))
    with pytest.raises(FetchError, match="run again to go on where it stopped"):
        client_with(total=0.2).download(url, tmp_path / "a")
    assert left_behind(tmp_path) == [".a.part"]
    assert data(client_with().download(url, tmp_path / "a")) == BODY
    assert int(server.asked[1].headers["range"][6:-1]) > 0


def test_silence_is_noticed(server: Server, client_with: Clients, tmp_path: Path) -> None:
    """A host that sends nothing is asked again."""
    url = server.says("/a", trickle(b"abc", 0.3), answer(BODY))
    assert data(client_with(read=0.1).download(url, tmp_path / "a")) == BODY


@pytest.mark.parametrize(
    "validator", [{"ETag": ETAG}, {"Last_Modified": "Mon, 08 Dec 2025 09:00:00 GMT"}]
)
def test_a_truncated_answer_is_completed(
    server: Server, client: Client, tmp_path: Path, validator: dict[str, str]
) -> None:
    """Only the missing bytes are asked for, of the very same answer."""
    url = server.says("/a", truncated(BODY, 100, **validator), in_ranges(BODY))
    assert data(client.download(url, tmp_path / "a")) == BODY
    assert server.asked[1].headers["range"] == "bytes=100-"
    assert server.asked[1].headers["if-range"] == next(iter(validator.values()))


@pytest.mark.parametrize(
    "first",
    [
        truncated(BODY, 100),
        truncated(BODY, 100, ETag='W/"weak"'),
        truncated(BODY, 100, ETag=ETAG, Accept_Ranges="none"),
        truncated(BODY, 100, ETag='"ä"'),
        chunked(BODY[:100], end=False),
    ],
    ids=["no validator", "weak", "no ranges", "unsendable", "chunked"],
)
def test_a_truncated_answer_is_asked_for_afresh_where_parts_are_not_certain(
    server: Server, client: Client, tmp_path: Path, first: Step
) -> None:
    """Parts of what may be two answers are never joined."""
    url = server.says("/a", first, answer(BODY))
    assert data(client.download(url, tmp_path / "a")) == BODY
    assert "range" not in server.asked[1].headers


def test_a_long_answer_over_a_bad_line_arrives(
    server: Server, client: Client, tmp_path: Path
) -> None:
    """As long as each attempt brings something, attempts are not counted."""
    steps = [truncated(BODY, 50, ETag=ETAG), *[in_ranges(BODY, keep=50)] * 9, in_ranges(BODY)]
    url = server.says("/a", *steps)
    assert data(client.download(url, tmp_path / "a")) == BODY
    assert len(server.asked) == 11


@pytest.mark.parametrize(
    "second",
    [
        answer(BODY, ETag='"new"'),
        answer(b"", 416),
        answer(b"odd", 206),
        answer(b"odd", 206, Content_Range="bytes 0-2/3"),
        answer(b"odd", 206, Content_Range="bytes 100-102/103"),
        answer(b"odd", 206, Content_Range="bytes 100-102/*", Content_Encoding="gzip"),
    ],
    ids=["changed", "shorter now", "no range", "another start", "another length", "encoded"],
)
def test_an_answer_that_changed_meanwhile_is_asked_for_afresh(
    server: Server, client: Client, tmp_path: Path, second: Step
) -> None:
    """What a host gives instead of the rest never ends up behind the first part."""
    url = server.says("/a", truncated(b"old" * 100, 100, ETag=ETAG), second, answer(BODY))
    assert data(client.download(url, tmp_path / "a")) == BODY


def test_a_killed_run_is_gone_on_with(server: Server, client: Client, tmp_path: Path) -> None:
    """A process killed in the middle leaves what it has; the next one asks for the rest."""
    url = server.says("/a", trickle(BODY, 0.001, ETag=ETAG), in_ranges(BODY))
    script = f"""
        import os, threading, time
        from pathlib import Path
        from conspectus.fetch.client import Client
        from conspectus.fetch.request import Endpoints
        part = Path({str(tmp_path / ".a.part")!r})
        def kill():
            while not part.exists() or part.stat().st_size < 200:
                time.sleep(0.001)
            os.kill(os.getpid(), 9)
        threading.Thread(target=kill, daemon=True).start()
        Client("conspectus/0", Endpoints()).download({url!r}, Path({str(tmp_path / "a")!r}))
    """
    code = textwrap.dedent(script)
    killed = subprocess.run([sys.executable, "-c", code], check=False)
    assert killed.returncode == -9
    assert left_behind(tmp_path) == [".a.part"]
    assert data(client.download(url, tmp_path / "a")) == BODY
    assert int(server.asked[1].headers["range"][6:-1]) > 0
    assert left_behind(tmp_path) == []


@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(MISHAPS)), st.integers(0, len(BODY) - 1)), max_size=6)
)
def test_whatever_happens_the_bytes_are_right(
    server: Server, client: Client, tmp_path: Path, mishaps: list[tuple[str, int]]
) -> None:
    """After any mishaps, an answer is the whole one, or there is none."""
    server.asked.clear()
    steps = [MISHAPS[name](size) for name, size in mishaps]
    url = server.says("/a", *steps, answer(BODY, ETag=ETAG))
    try:
        assert data(client.download(url, tmp_path / "a")) == BODY
    except FetchError as error:
        assert "tried 5 times" in str(error)  # noqa: PT017  # either is right
    finally:
        (tmp_path / ".a.part").unlink(missing_ok=True)


@settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text("abz09.-:/[]@%?#é\u0660ß点_~", min_size=1, max_size=30))
def test_odd_addresses_are_refused_in_words(client: Client, tmp_path: Path, text: str) -> None:
    """Whatever stands behind ``http://``, no other error than our own arises."""
    with pytest.raises(FetchError):
        client.download(f"http://{text}", tmp_path / "a")


@pytest.mark.parametrize(
    "left",
    [b"", b"no json", b'{"url": "http://elsewhere/", "etag": "\\"1\\""}\nabc', b'{"url": 1}\nabc'],
)
def test_a_part_of_something_else_is_forgotten(
    server: Server, client: Client, tmp_path: Path, left: bytes
) -> None:
    """A part file that does not belong to the address is not gone on with."""
    (tmp_path / ".a.part").write_bytes(left)
    url = server.says("/a", answer(BODY))
    assert data(client.download(url, tmp_path / "a")) == BODY
    assert "range" not in server.asked[0].headers


@pytest.mark.parametrize("etag", ["é", "1\\r\\nX-Other: 1", "1\\n", "*", " 1", "\\u0000"])
@pytest.mark.parametrize("field", ["etag", "last_modified"])
def test_a_part_that_names_no_answer_is_forgotten(
    server: Server, client: Client, tmp_path: Path, etag: str, field: str
) -> None:
    """What cannot be sent back as it is, or means any answer, is never sent."""
    url = server.says("/a", answer(BODY))
    (tmp_path / ".a.part").write_bytes(f'{{"url": "{url}", "{field}": "{etag}"}}\nabc'.encode())
    assert data(client.download(url, tmp_path / "a")) == BODY
    assert not server.asked[0].headers.keys() & {"range", "if-range", "x-other"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", [True, False])
def test_a_part_that_is_a_link_is_not_followed(
    server: Server, client: Client, tmp_path: Path, *, there: bool
) -> None:
    """What a link leads to is neither read nor written, even if it looks like a part."""
    url = server.says("/a", truncated(BODY, 30, ETag=ETAG), in_ranges(BODY, None, ETag=ETAG))
    precious = f'{{"url": "{url}", "etag": "\\"1\\""}}\nprecious'.encode()
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "precious"
    if there:
        target.write_bytes(precious)
    (tmp_path / ".a.part").symlink_to(target)
    assert data(client.download(url, tmp_path / "a")) == BODY
    assert "range" not in server.asked[0].headers
    assert (target.read_bytes() if target.exists() else b"") == precious * there
    assert [path.name for path in tmp_path.iterdir()] == ["elsewhere"]


def test_a_part_that_is_a_pipe_is_removed(server: Server, client: Client, tmp_path: Path) -> None:
    """Nothing waits for someone to write into it."""
    os.mkfifo(tmp_path / ".a.part")
    assert data(client.download(server.says("/a", answer(BODY)), tmp_path / "a")) == BODY
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("etag", ["*", "é"])
def test_a_note_that_names_no_answer_is_not_sent(
    server: Server, client: Client, tmp_path: Path, etag: str
) -> None:
    """A star would make every host say that nothing has changed."""
    url = server.says("/a", answer(BODY))
    assert data(client.download(url, tmp_path / "a", Validators(etag))) == BODY
    assert "if-none-match" not in server.asked[0].headers


def test_a_gzipped_answer_is_unpacked(server: Server, client: Client, tmp_path: Path) -> None:
    """The packing for the journey is taken off."""
    url = server.says("/a", answer(gzip.compress(BODY), Content_Encoding="gzip"))
    assert data(client.download(url, tmp_path / "a")) == BODY


def test_a_gzipped_answer_is_completed_packed(
    server: Server, client: Client, tmp_path: Path
) -> None:
    """Ranges count packed bytes, so the parts are joined before they are unpacked."""
    packed = gzip.compress(BODY)
    options = {"ETag": ETAG, "Content_Encoding": "gzip"}
    url = server.says("/a", truncated(packed, 30, **options), in_ranges(packed, None, **options))
    assert data(client.download(url, tmp_path / "a")) == BODY


def test_a_gzipped_file_stays_one(server: Server, client: Client, tmp_path: Path) -> None:
    """A file that is gzipped itself is kept so, whatever the host calls it."""
    packed = gzip.compress(BODY)
    url = server.says("/a.json.gz", answer(packed), answer(packed, Content_Encoding="gzip"))
    assert data(client.download(url, tmp_path / "a")) == packed
    assert data(client.download(url, tmp_path / "a")) == packed
    assert server.asked[0].headers["accept-encoding"] == "identity"


def test_a_damaged_gzipped_answer_is_asked_for_again(
    server: Server, client: Client, tmp_path: Path
) -> None:
    """Gzip notices a lost end even where no length was said."""
    packed = gzip.compress(BODY)
    url = server.says(
        "/a",
        unsized(packed[:-9], Content_Encoding="gzip"),
        unsized(packed, Content_Encoding="gzip"),
    )
    assert data(client.download(url, tmp_path / "a")) == BODY


def test_an_unknown_encoding_is_refused(server: Server, client: Client, tmp_path: Path) -> None:
    """What was not asked for and cannot be unpacked is not kept."""
    url = server.says("/a", answer(BODY, Content_Encoding="br"))
    with pytest.raises(FetchError, match="in the encoding 'br'; expected gzip"):
        client.download(url, tmp_path / "a")


@pytest.mark.parametrize(
    "step",
    [
        answer(BODY),
        chunked(BODY),
        unsized(BODY),
        answer(gzip.compress(bytes(5000)), Content_Encoding="gzip"),
        truncated(b"", 0, Content_Length="999999999999"),
    ],
    ids=["sized", "chunked", "unsized", "unpacked", "said"],
)
def test_too_large_an_answer_is_refused(
    server: Server, client_with: Clients, tmp_path: Path, step: Step
) -> None:
    """The limit counts unpacked bytes, and is kept whether or not the length is said before."""
    url = server.says("/a", step)
    with pytest.raises(FetchError, match="has more than 1,000 bytes; ask for less"):
        client_with(size=1000).download(url, tmp_path / "a")
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize(
    ("known", "header"),
    [
        (Validators(ETAG, ""), "if-none-match"),
        (Validators("", "Mon, 08 Dec 2025 09:00:00 GMT"), "if-modified-since"),
    ],
)
def test_what_has_not_changed_is_not_sent_again(
    server: Server, client: Client, tmp_path: Path, known: Validators, header: str
) -> None:
    """A host that is told what is known may say that it still holds."""
    url = server.says("/a", answer(b"", 304))
    assert client.download(url, tmp_path / "a", known) is None
    assert server.asked[0].headers[header] in known


def test_an_answer_says_how_to_ask_for_changes(
    server: Server, client: Client, tmp_path: Path
) -> None:
    """Entity tag and date come with the answer, for the next time."""
    modified = "Mon, 08 Dec 2025 09:00:00 GMT"
    url = server.says("/a", answer(BODY, ETag=ETAG, Last_Modified=modified, Accept_Ranges="none"))
    got = client.download(url, tmp_path / "a")
    assert got == Answer(BODY, Validators(ETAG, modified))


def test_odd_validators_are_not_sent(server: Server, client: Client, tmp_path: Path) -> None:
    """What a person or a merge made of the notes never breaks a request."""
    url = server.says("/a", answer(BODY))
    known = Validators("ä\n", "x\r\nHost: elsewhere")
    assert data(client.download(url, tmp_path / "a", known)) == BODY
    assert "if-none-match" not in server.asked[0].headers


def test_a_folder_that_cannot_be_written_is_said(
    server: Server, client: Client, tmp_path: Path
) -> None:
    """Where nothing can be kept, the message names the target."""
    (tmp_path / "taken").write_text("a file, no folder")
    url = server.says("/a", answer(BODY))
    with pytest.raises(OutputError, match="taken/a: cannot be kept"):
        client.download(url, tmp_path / "taken" / "a")


@pytest.mark.parametrize(
    "url", ["http://192.0.2.1/", "https://huggingface.co/", "http://arxiv.org/"]
)
def test_the_tests_reach_no_other_host(client_with: Clients, tmp_path: Path, url: str) -> None:
    """A request to another host than loopback fails before it is made."""
    with pytest.raises(FetchError, match="the tests do not reach for"):
        client_with(attempts=1).download(url, tmp_path / "a")


def test_the_environment_names_the_proxy(
    server: Server,
    client_with: Clients,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """A proxy is used as other programs use it."""
    monkeypatch.setenv("http_proxy", server.url)
    server.says("http://kettles.example/a", answer(BODY))
    assert data(client_with().download("http://kettles.example/a", tmp_path / "a")) == BODY
