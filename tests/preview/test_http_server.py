"""The real server, spoken to over sockets."""

from __future__ import annotations

import http.client
import socket
import threading
from typing import TYPE_CHECKING

import pytest

from conspectus.errors import ConspectusError
from conspectus.preview.answers import Answers
from conspectus.preview.http_server import PreviewServer
from conspectus.preview.live_site import LiveSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT = 30.0


def build_site(folder: Path) -> None:
    """Build a home page and a 404 page."""
    for name in ("index.html", "404.html"):
        (folder / name).write_text(f"<body>{name}</body>", encoding="utf-8")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    """Run a server whose site lies beside a secret."""
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    site = LiveSite(build_site, tmp_path, lambda _: None)
    site.rebuild()
    server = PreviewServer("127.0.0.1", 0, Answers(site, "/repo/", "127.0.0.1"))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    site.close()
    server.shutdown()
    server.server_close()
    thread.join()


def request(
    server: PreviewServer, method: str, target: str
) -> tuple[http.client.HTTPResponse, bytes]:
    """Send a request and return the response with its body."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LIMIT)
    connection.request(method, target)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def raw_answer(server: PreviewServer, request: bytes) -> bytes:
    """Send bytes as they are and return all that comes back."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=LIMIT) as connection:
        connection.sendall(request)
        with connection.makefile("rb") as answer:
            return answer.read()


def test_get(server: PreviewServer) -> None:
    """A page comes with its type and length, and is not to be kept."""
    response, body = request(server, "GET", "/repo/")
    assert (response.status, response.headers["Cache-Control"]) == (200, "no-store")
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert body.startswith(b"<body>index.html<script")


def test_head(server: PreviewServer) -> None:
    """HEAD says what GET would, without the body."""
    get, body = request(server, "GET", "/repo/")
    head, nothing = request(server, "HEAD", "/repo/")
    assert nothing == b""
    assert head.headers["Content-Length"] == get.headers["Content-Length"] == str(len(body))


def test_other_methods_are_refused(server: PreviewServer) -> None:
    """What would change something is not allowed."""
    response, _ = request(server, "POST", "/repo/")
    assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")


def test_not_found(server: PreviewServer) -> None:
    """The site's own page stands under the status 404."""
    response, body = request(server, "GET", "/repo/nothing")
    assert response.status == 404
    assert body.startswith(b"<body>404.html")


@pytest.mark.parametrize(
    "target",
    [
        *(b"/repo/../secret.txt", b"/repo/..%2fsecret.txt", b"/repo/%2e%2e/secret.txt"),
        *(b"/repo/..\\secret.txt", b"/repo//etc/passwd", b"/repo/%00", b"/../../etc/passwd"),
    ],
)
def test_no_path_leads_out(server: PreviewServer, target: bytes) -> None:
    """Paths that climb are not found, however they are written."""
    answer = raw_answer(
        server, b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )
    assert answer.startswith(b"HTTP/1.0 404 ")
    assert b"secret" not in answer
    assert b"root:" not in answer


def test_a_foreign_host_gets_nothing(server: PreviewServer) -> None:
    """A request by another name is refused."""
    answer = raw_answer(
        server, b"GET /repo/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    )
    assert answer.startswith(b"HTTP/1.0 421 ")
    assert b"index.html" not in answer


def test_a_connection_ends_with_its_answer(server: PreviewServer) -> None:
    """What follows a request on its connection, such as a body, is not taken for another one."""
    one = b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n"
    assert raw_answer(server, one + one).count(b"HTTP/1.0 200 ") == 1


def test_a_taken_port_is_named(server: PreviewServer) -> None:
    """A port that is in use is one clear sentence."""
    with pytest.raises(ConspectusError, match=rf"port {server.port} .* is taken .* --port"):
        PreviewServer("127.0.0.1", server.port, server.answers)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70_000), ("256.1.1.1", 0)])
def test_an_impossible_address_is_explained(server: PreviewServer, host: str, port: int) -> None:
    """A port out of range and a host that does not exist are sentences, not tracebacks."""
    with pytest.raises(ConspectusError, match=r"--(port|host)"):
        PreviewServer(host, port, server.answers)
