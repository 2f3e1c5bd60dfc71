"""Hostile papers, notes and settings stay text: nothing that they hold runs in a browser."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect
from tools.browsing import Visitor
from tools.commands import BASE_URL, build_site, conspectus
from tools.page_kinds import KINDS, address_of
from tools.serving import serve
from tools.site_links import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SCRIPT = "<script>window.pwned = 1; alert(1)</script>"
IMAGE = '"><img src=x onerror="window.pwned = 1">'
TITLES = {
    "script": f"{SCRIPT} attention for language models",
    "end-of-script": "</script></title></textarea><svg onload=alert(1)> sparse attention",
    "template": "{{ 7*7 }} {% raw %} ${7*7} #{7*7} mixture of experts models",
    "markdown": "[click](javascript:alert(1)) ![x](https://evil.example/x.png) quantized models",
    "attribute": f"{IMAGE} &lt;b&gt; &amp;amp; ' onmouseover='alert(1) kernels for inference",
    "right-to-left": "\u202egnitset\u202c reversed \u2066titles\u2069 of serving systems",
}
NOTE = f"""\
{SCRIPT} <b onclick="alert(1)">bold</b> [x](javascript:alert(1)) [y](JaVaScRiPt:alert(1))
[z](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==) {{{{ 7*7 }}}} {IMAGE}
![far](https://evil.example/x.png)
"""
ORDINARY = ("attention", "sparse", "serving", "kernels", "quantized", "experts", "inference")


def entry(title: str, number: int) -> dict[str, object]:
    """Return the entry of a paper that is hostile wherever people or programs can write."""
    return {
        "title": title,
        "abstract": f"{title}. {SCRIPT} {IMAGE} {{{{ 7*7 }}}} </script> <!-- ]]> of models.",
        "authors": [f"Eve {SCRIPT}", "Robert'); DROP"],
        "organization": {"handle": "evil", "name": f"Evil {IMAGE}"},
        "links": {"code": "javascript:alert(1)", "project": "data:text/html,<script>1</script>"},
        "keywords": [SCRIPT],
        "comments": 3,
        "note": NOTE,
        "sightings": [{"listing": "saved.txt", "date": "2025-12-08", "rank": number}],
    }


def write_digest(folder: Path) -> None:
    """Write a digest of hostile papers, and ordinary ones enough for topics, into a folder."""
    papers = folder / "content" / "papers"
    papers.mkdir(parents=True)
    for number, (slug, title) in enumerate(TITLES.items(), start=1):
        (papers / f"{slug}.yaml").write_text(yaml.safe_dump(entry(title, number)))
    for number in range(24):
        first, second = ORDINARY[number % 7], ORDINARY[(number + 1 + number // 7) % 7]
        plain = {"title": f"On {first} and {second}, part {number}", "abstract": f"{first} models."}
        (papers / f"plain-{number}.yaml").write_text(yaml.safe_dump(plain))
    write_notes(folder / "content" / "ingested")
    settings = {"title": f"Digest {SCRIPT}", "description": f"{{{{ 7*7 }}}} {IMAGE}"}
    (folder / "digest.yaml").write_text(yaml.safe_dump(settings))


def write_notes(folder: Path) -> None:
    """Write what ingest could have noted of hostile sources into a folder."""
    file = f"listings/{SCRIPT}.txt"
    skipped = [{"why": f"{SCRIPT} {IMAGE} {number}", "line": number} for number in range(1, 9)]
    ingested = {"file": file, "format": IMAGE, "sha256": "", "ingested": "2025-12-08"}
    notes = {
        "sources.jsonl": ingested | {"papers": 6, "skipped": skipped},
        "fetched.jsonl": {"file": file, "url": "javascript:alert(1)", "fetched": "2025-12-08"},
        "papers.jsonl": {"slug": "script", "sources": [file, f"facts/{IMAGE}"]},
    }
    folder.mkdir()
    for name, note in notes.items():
        (folder / name).write_text(json.dumps(note))


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of a digest whose every text is hostile."""
    digest = tmp_path_factory.mktemp("hostile")
    write_digest(digest)
    conspectus("topics", "--root", digest)
    return build_site(digest, digest / "out")


@pytest.fixture(scope="module")
def hostile_visitor(browser: Browser, hostile_site: Path) -> Iterator[Visitor]:
    """Give a visitor of the hostile site; pages that it opens must be clean when they close."""
    with serve(hostile_site) as address:
        yield Visitor(browser, address)


def assert_harmless(page: Page) -> None:
    """Fail if something hostile ran or would run at a click; dialogs fail when the page closes."""
    assert page.evaluate("window.pwned") is None
    handlers = "[onclick], [onerror], [onload], [onmouseover]"
    assert page.locator(handlers).count() == 0
    assert page.locator("script:not([src]):not([type='application/ld+json'])").count() == 0


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "about"])
def test_no_page_runs_what_it_shows(
    kind: str, hostile_visitor: Visitor, hostile_site: Path
) -> None:
    """On no kind of page does a hostile text run, with the page's own policy set aside."""
    with hostile_visitor.opens(address_of(kind, hostile_site), bypass_csp=True) as page:
        page.wait_for_load_state("networkidle")
        assert_harmless(page)


@pytest.mark.parametrize("slug", TITLES)
def test_a_hostile_title_is_shown_as_it_is(slug: str, hostile_visitor: Visitor) -> None:
    """The heading of a paper's page shows every character of its title."""
    with hostile_visitor.opens(f"papers/{slug}/", bypass_csp=True) as page:
        assert_harmless(page)
        shown = page.locator("h1").text_content() or ""
        assert re.sub(r"\s+", " ", shown).strip() == TITLES[slug]


def test_search_results_show_hostile_papers_as_text(hostile_visitor: Visitor) -> None:
    """Titles and excerpts that scripts put into the page are text too."""
    with hostile_visitor.opens("search/?q=attention+models", bypass_csp=True) as page:
        expect(page.locator('[data-results][aria-busy="false"]')).to_have_count(1)
        expect(page.locator('[data-results] [data-paper="script"]')).to_have_count(1)
        assert_harmless(page)


def test_no_link_runs_a_script_and_nothing_foreign_loads(hostile_site: Path) -> None:
    """Every reference is sound: no javascript: or data: link, no picture from another host."""
    problems = Site(hostile_site, BASE_URL).problems()
    assert problems == [], "\n".join(problems)


def test_templates_in_texts_are_not_rendered(hostile_site: Path) -> None:
    """Jinja in a title is shown, not computed."""
    text = (hostile_site / "papers" / "template" / "index.html").read_text(encoding="utf-8")
    assert "{{ 7*7 }}" in text
    assert not re.search(r"\b49\b", re.sub(r"<[^>]*>", "", text))
