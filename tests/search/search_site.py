"""A site that is nothing but a search page with a pretended engine, and its server."""

from __future__ import annotations

import contextlib
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from tools.programs import ROOT

from conspectus.pages import addresses
from conspectus.pages.search_views import SearchView
from conspectus.pages.views import DigestItem, TopicCount, TopicItem, TopicMark
from conspectus.render.bundles import served_assets

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENT_POLICY = "default-src 'self'; object-src 'none'; base-uri 'self'"
SMALLEST_BASE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Search</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="{{ asset('styles/site.css') }}">
{% block head %}{% endblock %}</head><body><main class="{% block main_class %}{% endblock %}">
{% block content %}{% endblock %}</main>
<script defer src="{{ asset('site.js') }}"></script>{% block scripts %}{% endblock %}</body></html>
"""
PAPER = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A paper</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="../../assets/styles/site.css">
<link rel="stylesheet" href="../../assets/styles/marks.css"></head><body><main>
<h1 class="paper-title">Tides of attention</h1><section class="abstract"><h2>Abstract</h2>
<p>Attention, and attentions: <a href="./">the sea&rsquo;s</a> attention.
FlashAttention, 注意力机制。</p>
</section></main>
<script defer src="../../assets/marks.js"></script></body></html>
"""
ENGINE = Path(__file__).with_name("pretend_worker.js")


SEA = TopicCount(TopicMark("sea", "Tides, rivers and the sea", "topics/sea/", 5), "21 papers")
PLANTS = TopicMark("plants", "Plants and gardens", "topics/plants/", 2)
VIEW = SearchView(
    title="Search",
    description="Search the papers.",
    topics=(TopicItem(PLANTS, "42 papers", terms=(), leading=(), subtopics=(SEA,)),),
    subtopics=False,
    digests=(DigestItem("8 December 2025", "digests/2025-12-08/", "2025-12-08", "2 papers"),),
    more_digests=False,
)


def render_search_page() -> str:
    """Return the page as the site makes it, in the smallest frame there can be."""
    folders = [
        jinja2.DictLoader({"base.html": SMALLEST_BASE}),
        jinja2.FileSystemLoader(ROOT / "templates"),
    ]
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(folders), autoescape=True, undefined=jinja2.StrictUndefined
    )
    environment.globals.update(
        addresses=addresses,
        content_language="",
        search_build="b1",
        url=lambda path: f"../{path}",
        asset=lambda name: f"../assets/{name}?v=1",
    )
    return environment.get_template("search.html").render(
        page=VIEW, url=environment.globals["url"], asset=environment.globals["asset"]
    )


def write_search_site(site: Path) -> None:
    """Write the search page, scripts as they are served, and a page for each paper opened."""
    folder = ROOT / "templates" / "assets"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assets = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    served = served_assets(assets) | {"search-engine.js": ENGINE.read_bytes()}
    pages = {
        "search/index.html": render_search_page().encode(),
        "papers/tides/index.html": PAPER.encode(),
        "papers/boat-12/index.html": PAPER.encode(),
    }
    for name, data in {
        f"assets/{name}": data for name, data in served.items()
    }.items() | pages.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


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
