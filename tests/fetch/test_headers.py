"""What headers say."""

from __future__ import annotations

import pytest

from conspectus.errors import FetchError
from conspectus.fetch.headers import answer_head, continues, redirected, user_agent
from conspectus.fetch.part_file import PartHead

URL = "https://tea.example/kettles"


@pytest.mark.parametrize(
    ("headers", "head"),
    [
        ({}, PartHead(url=URL)),
        ({"Content-Length": "12"}, PartHead(url=URL, total=12)),
        ({"Content-Length": "-1"}, PartHead(url=URL)),
        ({"Content-Length": "12", "Transfer-Encoding": "chunked"}, PartHead(url=URL)),
        ({"Content-Encoding": " X-GZIP "}, PartHead(url=URL, encoding="x-gzip")),
        ({"Content-Encoding": "identity"}, PartHead(url=URL)),
        ({"ETag": '"1"', "Accept-Ranges": "none"}, PartHead(url=URL, etag='"1"', in_parts=False)),
        ({"ETag": '"\u2615"', "Last-Modified": "a\nb"}, PartHead(url=URL)),
    ],
)
def test_the_head_of_an_answer(headers: dict[str, str], head: PartHead) -> None:
    """Lengths, encodings and validators are taken only where they are certain."""
    assert answer_head(URL, headers) == head


@pytest.mark.parametrize(
    ("head", "validator"),
    [
        (PartHead(url=URL), ""),
        (PartHead(url=URL, etag='"1"', last_modified="Mon"), '"1"'),
        (PartHead(url=URL, etag='W/"1"', last_modified="Mon"), "Mon"),
        (PartHead(url=URL, etag='W/"1"'), ""),
        (PartHead(url=URL, etag='"1"', in_parts=False), ""),
    ],
)
def test_what_the_rest_is_asked_for_by(head: PartHead, validator: str) -> None:
    """A strong entity tag, else a date, where the host gives parts at all."""
    assert head.validator == validator


@pytest.mark.parametrize(
    ("extent", "right"),
    [
        ("bytes 5-9/10", True),
        ("bytes 5-9/*", True),
        ("bytes 4-9/10", False),
        ("bytes 5-10/11", False),
        ("bytes */10", False),
        ("items 5-9/10", False),
        ("", False),
    ],
)
def test_which_answer_is_the_rest(extent: str, *, right: bool) -> None:
    """It begins where the first part ends, and the whole has the length that it had."""
    part = PartHead(url=URL, etag='"1"', total=10)
    assert continues({"Content-Range": extent}, part, 5) is right


def test_the_rest_of_another_answer_is_none() -> None:
    """A host that does not heed ``If-Range``, but says what it sends, is noticed."""
    part = PartHead(url=URL, etag='"1"', total=10)
    headers = {"Content-Range": "bytes 5-9/10"}
    assert continues(headers | {"ETag": '"1"'}, part, 5)
    assert not continues(headers | {"ETag": '"2"'}, part, 5)


def test_redirects_are_read_from_where_they_stand() -> None:
    """A location may be relative; its fragment is for browsers."""
    assert redirected(URL, "https://tea.example/a/b", "../c?d#e") == "https://tea.example/c?d"


def test_a_refused_redirect_names_the_address_that_was_asked() -> None:
    """The message begins with what the user knows."""
    with pytest.raises(FetchError, match=f"^{URL}: redirects to 'file:///a': only http"):
        redirected(URL, URL, "file:///a")


@pytest.mark.parametrize(
    ("contact", "ending"),
    [
        ("", ""),
        ("https://tea.example/", " (+https://tea.example/)"),
        ("ädä\r\nHost: x (y)", " (+dHost:xy)"),
        ("x" * 999, f" (+{'x' * 200})"),
    ],
)
def test_the_name_of_the_client_is_one_plain_line(contact: str, ending: str) -> None:
    """Whatever the settings say, the header stays one that may be sent."""
    name, space, rest = user_agent(contact).partition(" ")
    assert name.startswith("conspectus/")
    assert space + rest == ending
