"""Lists of papers on a phone: what stands on a line, and what fills the first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tools.page_kinds import address_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator
    from tools.browsing import Visitor

pytestmark = pytest.mark.browser

PHONE = 360
BROKEN_COUNTS = """() => [...document.querySelectorAll(".fact, .count, span.quiet, .hero-facts li")]
  .filter(e => /^[0-9,]+ [a-z]+$/.test(e.textContent.trim()))
  .filter(e => { const r = document.createRange(); r.selectNodeContents(e);
                 return new Set([...r.getClientRects()].map(b => Math.round(b.top))).size > 1; })
  .map(e => e.textContent)"""
TITLE_STARTS = """() => {
  const starts = new Set();
  for (const link of document.querySelectorAll(".paper-list-numbered .paper-item-title a")) {
    for (const line of link.getClientRects()) starts.add(Math.round(line.left));
  }
  return [...starts];
}"""
TURN = "direction => document.querySelectorAll('.fact').forEach(fact => fact.dir = direction)"
LINE_STARTS = """() => [...document.querySelectorAll("main .facts")].map(line => {
  const start = line.parentElement.getBoundingClientRect().left
    + parseFloat(getComputedStyle(line.parentElement).paddingLeft);
  let top = -Infinity;
  return [...line.children].filter(fact => {
    const begins = fact.offsetTop > top;
    top = fact.offsetTop;
    return begins;
  }).map(fact => {
    const range = document.createRange();
    range.selectNodeContents(fact);
    return Math.round(range.getBoundingClientRect().left - start);
  });
})"""


def top_of(element: Locator) -> float:
    """Return how far below the top of the window an element begins."""
    return float(element.evaluate("e => e.getBoundingClientRect().top"))


def height_of(element: Locator) -> float:
    """Return how high an element is."""
    return float(element.evaluate("e => e.getBoundingClientRect().height"))


@pytest.mark.parametrize("kind", ["home", "digest", "topic-index", "topic", "paper", "search"])
def test_a_count_stays_with_its_noun(kind: str, visitor: Visitor, built_site: Path) -> None:
    """No line ends between a number and what it counts."""
    with visitor.opens(address_of(kind, built_site), width=PHONE) as page:
        assert page.evaluate(BROKEN_COUNTS) == []


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_the_lines_of_a_numbered_title_begin_below_each_other(
    width: int, visitor: Visitor, built_site: Path
) -> None:
    """The number stands beside the title and moves none of its lines."""
    with visitor.opens(address_of("digest", built_site), width=width) as page:
        assert len(page.evaluate(TITLE_STARTS)) == 1


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_line_of_facts_begins_with_a_dot(
    direction: str, visitor: Visitor, built_site: Path
) -> None:
    """Where facts take several lines, each line's first begins where the title does."""
    with visitor.opens(address_of("digest", built_site), width=240) as page:
        page.evaluate(TURN, direction)
        lines = page.evaluate(LINE_STARTS)
        assert any(len(starts) > 1 for starts in lines)
        assert {start for starts in lines for start in starts} == {0}


def test_the_first_paper_of_a_digest_is_on_the_first_screen(
    visitor: Visitor, built_site: Path
) -> None:
    """The tally of topics takes one line, which can be moved sideways."""
    with visitor.opens(address_of("digest", built_site), width=PHONE) as page:
        assert top_of(page.locator(".paper-item .facts").first) < 600
        tally = page.locator(".topic-tally")
        assert tally.evaluate("e => e.scrollWidth > e.clientWidth")
        assert height_of(tally) < 50


def test_home_is_short_on_a_phone(visitor: Visitor) -> None:
    """Topics are named there, and lead to their papers."""
    with visitor.opens(width=PHONE) as page:
        topics = page.locator(".home-topics [data-topic]")
        heights = [height_of(topic) for topic in topics.all()]
        assert max(heights) < 90
