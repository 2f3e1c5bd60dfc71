"""Topics in two levels, large topics, and the reasons, as a reader sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from tools.browsing import Visitor
from tools.commands import BASE_URL, build_site
from tools.page_checks import assert_accessible_and_fitting
from tools.page_kinds import address_of
from tools.serving import serve
from tools.site_links import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from tools.browsing import Scheme

pytestmark = pytest.mark.browser

SUBJECTS = {
    "bees": "waggle dance foraging hive nectar pollen swarm queen",
    "bread": "flour yeast dough crust oven gluten kneading loaf",
    "chess": "rook pawn bishop knight castle checkmate opening board",
    "tides": "ocean current rotor blade harbour seabed wave generator",
}
PAPERS = 160
"""Of the first subject, so that its topic takes two parts; of the others a tenth."""
BROAD = {"nature": ("bees", "tides"), "home": ("bread", "chess")}
PAGES = {
    "broad": "topics/nature/",
    "subtopic": "topics/tides/",
    "large": "topics/bees/",
    "part": "topics/bees/2/",
    "index": "topics/",
    "home": "",
    "paper": "papers/tides-3/",
}


def entry(subject: str, number: int) -> dict[str, object]:
    """Return the entry of a paper that says most words of its subject."""
    words = [w for place, w in enumerate(SUBJECTS[subject].split()) if (number >> place) % 2 == 0]
    date = f"20{20 + number % 5}-0{1 + number % 9}-03"
    text = f"We study {' and '.join(words)} of {subject}. This is paper {number}."
    return {
        "title": f"On {subject} and the {words[-1] if words else subject}, part {number}",
        "abstract": text,
        "published": date,
        "sightings": [{"listing": "saved.txt", "date": "2025-12-08", "rank": number + 1}],
    }


def write_digest(folder: Path) -> None:
    """Write a digest of two broad topics with two subtopics each into a folder."""
    papers = folder / "content" / "papers"
    papers.mkdir(parents=True)
    topics: list[dict[str, object]] = [
        {"slug": name, "label": f"All of {name}", "terms": list(parts)}
        for name, parts in BROAD.items()
    ]
    for subject, words in SUBJECTS.items():
        count = PAPERS if subject == "bees" else PAPERS // 10
        slugs = [f"{subject}-{number}" for number in range(count)]
        for number, slug in enumerate(slugs):
            (papers / f"{slug}.yaml").write_text(yaml.safe_dump(entry(subject, number)))
        parent = next(name for name, parts in BROAD.items() if subject in parts)
        topic = {"slug": subject, "label": f"Study of {subject}", "parent": parent}
        topics.append(topic | {"terms": words.split(), "papers": slugs, "loose": slugs[-1:]})
    (folder / "content" / "topics.yaml").write_text(yaml.safe_dump({"topics": topics}))
    (folder / "digest.yaml").write_text("title: Two levels\n")


@pytest.fixture(scope="module")
def two_level_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of a digest with topics in two levels."""
    digest = tmp_path_factory.mktemp("two-levels")
    write_digest(digest)
    return build_site(digest, digest / "out")


@pytest.fixture(scope="module")
def two_level_visitor(browser: Browser, two_level_site: Path) -> Iterator[Visitor]:
    """Give a visitor of that site; pages that it opens must be clean when they close."""
    with serve(two_level_site) as address:
        yield Visitor(browser, address)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("page", PAGES)
def test_pages_of_two_levels_are_accessible_and_fit(
    page: str, width: int, scheme: Scheme, two_level_visitor: Visitor
) -> None:
    """On a phone and on a wide screen, light and dark: nothing to scroll sideways, no violation."""
    with two_level_visitor.opens(PAGES[page], width=width, scheme=scheme, bypass_csp=True) as shown:
        assert_accessible_and_fitting(shown)


def test_every_reference_of_two_levels_is_sound(two_level_site: Path) -> None:
    """Links between levels and parts lead somewhere."""
    problems = Site(two_level_site, BASE_URL).problems()
    assert problems == [], "\n".join(problems)


def test_a_reader_goes_from_the_index_to_a_paper_and_back(two_level_visitor: Visitor) -> None:
    """Down by topic, subtopic and paper; up by what the pages say of where they belong."""
    with two_level_visitor.opens("topics/", scripts=False) as page:
        page.locator('main > ul > [data-topic="nature"] a[data-topic="tides"]').click()
        assert page.locator("h1").inner_text() == "Study of tides"
        page.locator('[data-paper="tides-3"] a[href*="papers/"]').click()
        page.locator('.kicker [data-topic="nature"]').click()
        assert page.locator("h1").inner_text() == "All of nature"
        assert page.locator("main li[data-topic]").count() == 2
        page.locator(".kicker a").first.click()
        assert page.locator("h1").inner_text() == "Topics"


def test_the_parts_of_a_large_topic_lead_to_each_other(two_level_visitor: Visitor) -> None:
    """Together they list every paper once."""
    with two_level_visitor.opens("topics/bees/", scripts=False) as page:
        slugs = "es => es.map(e => e.dataset.paper)"
        first = page.locator(".paper-list [data-paper]").evaluate_all(slugs)
        page.get_by_role("link", name="Part 2", exact=True).click()
        second = page.locator(".paper-list [data-paper]").evaluate_all(slugs)
        assert len(first + second) == len(set(first + second)) == PAPERS
        assert page.locator('.parts [aria-current="page"]').inner_text().endswith("2")


def test_no_page_of_a_topic_is_heavy(two_level_site: Path) -> None:
    """A reader with a phone loads at most 300 KB of HTML."""
    sizes = [path.stat().st_size for path in (two_level_site / "topics").rglob("index.html")]
    assert max(sizes) < 300_000


@pytest.mark.parametrize("width", [360, 1280])
def test_a_topic_shows_its_reasons_without_scripts(
    width: int, visitor: Visitor, built_site: Path
) -> None:
    """Shares of terms, growth, near topics, and for each paper its fit, all in words."""
    with visitor.opens(address_of("topic", built_site), width=width, scripts=False) as page:
        side = page.locator(".topic-side")
        assert side.is_visible()
        shares = side.locator(".term-table tbody td").all_inner_texts()
        assert len(shares) >= 4
        said = r"[0-9.]+\s%(\s[0-9,]+ of [0-9,]+)?"
        assert all(re.fullmatch(said, share) for share in shares)
        assert side.locator(".growth-chart rect").count() > 1
        assert side.locator(".near-topics [data-topic]").count() > 0
        fits = page.locator(".paper-list [data-paper] .why-words").all_inner_texts()
        assert len(fits) == page.locator(".paper-list [data-paper]").count()
        words = {f"{word} fit" for word in ("Strong", "Good", "Fair", "Weak", "Loose")}
        assert {fit.rstrip(":") for fit in fits} <= words


def test_the_growth_chart_and_its_table_agree(visitor: Visitor, built_site: Path) -> None:
    """Each bar has a row, and the rows are reached without scripts."""
    with visitor.opens(address_of("topic", built_site), scripts=False) as page:
        page.locator(".growth summary").click()
        rows = page.locator(".growth-table tbody td")
        assert rows.first.is_visible()
        heights = page.locator(".growth-chart rect").evaluate_all(
            "bars => bars.map(bar => parseFloat(bar.getAttribute('height')))"
        )
        counts = [int(text) for text in rows.all_inner_texts()][::-1]
        assert heights == pytest.approx([100 * n / max(counts) for n in counts], abs=0.06)


def test_related_papers_say_why(visitor: Visitor, built_site: Path) -> None:
    """Each has its likeness in words and the terms that both share."""
    with visitor.opens(address_of("paper", built_site), scripts=False) as page:
        related = page.locator(".related [data-paper]")
        assert related.count() > 0
        for item in related.all():
            assert "alike" in item.locator(".why-words").inner_text().lower()
            assert item.locator(".why-terms").inner_text()


def test_on_a_phone_a_topic_begins_with_its_papers(visitor: Visitor, built_site: Path) -> None:
    """What is said of the topic stands below them, a jump away."""
    with visitor.opens(address_of("topic", built_site), width=360) as page:
        top = "e => e.getBoundingClientRect().top"
        assert page.locator(".paper-item").first.evaluate(top) < 600
        page.locator(".topic-jump a").click()
        assert abs(page.locator("#about").evaluate(top)) < 100
