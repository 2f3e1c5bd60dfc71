"""A site that is nothing but a search page with its data, and its server."""

from __future__ import annotations

import contextlib
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, NamedTuple

import jinja2
from search.toy_papers import TOY_PAPERS
from tools.programs import ROOT

from conspectus.model.topic import Topic
from conspectus.pages import addresses
from conspectus.pages.wording import byline
from conspectus.search.files import search_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONTENT_POLICY = "default-src 'self'; object-src 'none'; base-uri 'self'"
SMALLEST_BASE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>
<link rel="icon" href="data:,"><main>{% block content %}{% endblock %}</main>
{% block scripts %}{% endblock %}</html>"""
TOPICS = [Topic(slug="plants", label="Plants and gardens", papers=("gardens",))]


class Mark(NamedTuple):
    """As templates name a topic."""

    slug: str
    label: str
    path: str


class Topics(NamedTuple):
    """As templates list a topic."""

    mark: Mark
    size: str


class Place(NamedTuple):
    """As templates list a digest or a title."""

    title: str
    path: str
    size: str = ""

    @property
    def text(self) -> str:
        """What a link says."""
        return self.title


class SearchView(NamedTuple):
    """What the page's template is given."""

    title: str
    topics: tuple[Topics, ...]
    digests: tuple[Place, ...]
    titles: tuple[tuple[str, tuple[Place, ...]], ...]


VIEW = SearchView(
    title="Search",
    topics=(Topics(Mark("plants", "Plants and gardens", "topics/plants/"), "1 paper"),),
    digests=(Place("8 December 2025", "digests/2025-12-08/", "2 papers"),),
    titles=(("T", (Place("Tides of attention", "papers/tides/"),)),),
)


def render_search_page(build: str) -> str:
    """Return the page as the site makes it, in the smallest frame there can be."""
    folders = [
        jinja2.DictLoader({"base.html": SMALLEST_BASE}),
        jinja2.FileSystemLoader(ROOT / "templates"),
    ]
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(folders), autoescape=True, undefined=jinja2.StrictUndefined
    )
    environment.globals.update(addresses=addresses, content_language="", search_build=build)
    return environment.get_template("search.html").render(
        page=VIEW, url=lambda path: f"../{path}", asset=lambda name: f"../assets/{name}?v=1"
    )


def write_search_site(site: Path) -> None:
    """Write the search page, its scripts and data, and an empty page for each paper."""
    shutil.copytree(ROOT / "templates" / "assets" / "search", site / "assets" / "search")
    shutil.copy(ROOT / "conspectus" / "bundled" / "lunr.js", site / "assets" / "lunr.js")
    data = site / "search" / "data"
    files = search_files(TOY_PAPERS, TOPICS, byline=byline)
    for path, content in files:
        (data / path).parent.mkdir(parents=True, exist_ok=True)
        (data / path).write_bytes(content)
    html = render_search_page(files.build)
    (site / "search" / "index.html").write_text(html, encoding="utf-8")
    for paper in TOY_PAPERS:
        page = site / "papers" / paper.slug / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            "<!doctype html><title>A paper</title><link rel=icon href=data:,>", encoding="utf-8"
        )


class PolicyHandler(SimpleHTTPRequestHandler):
    """Sends files under the content policy of the site, and says nothing."""

    def end_headers(self) -> None:
        """Add the policy. An icon without a file is the test's own."""
        self.send_header("Content-Security-Policy", f"{CONTENT_POLICY}; img-src 'self' data:")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@contextlib.contextmanager
def serve_search_site(folder: Path) -> Iterator[str]:
    """Serve the folder that holds the site as ``base/``; gives the address of the search page."""
    handler = partial(PolicyHandler, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/base/search/"
        server.shutdown()
        thread.join()
