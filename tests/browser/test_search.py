"""Searching, as a reader does it in the browser."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tools.page_checks import assert_accessible_and_fitting

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page
    from tools.browsing import Scheme, Visitor

pytestmark = pytest.mark.browser

BOX = "main form[role=search] input[type=search][name=q]"
STANDING = '[data-results][aria-busy="false"]'
NO_HITS = "zzyzxqwv"


def words(title: str) -> list[str]:
    """Return the plain words of a title that are long enough to mean something."""
    return sorted(set(re.findall(r"[a-z]{5,}", title.lower())))


@pytest.fixture(scope="module")
def queries(built_site: Path) -> dict[str, str]:
    """Return slugs of five papers, each with three words of its title that are rare in titles."""
    titles: dict[str, str] = {}
    for path in sorted(built_site.glob("papers/*/index.html")):
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", path.read_text(encoding="utf-8"), re.DOTALL)
        assert heading, path
        titles[path.parent.name] = unescape(re.sub(r"<[^>]+>", "", heading[1]))
    count = Counter(word for title in titles.values() for word in words(title))
    chosen = {
        slug: " ".join(sorted(words(title), key=lambda word: (count[word], word))[:3])
        for slug, title in titles.items()
        if len(words(title)) >= 3 and min(count[word] for word in words(title)) == 1
    }
    return {slug: chosen[slug] for slug in sorted(chosen)[:: max(1, len(chosen) // 5)][:5]}


def search(page: Page, query: str) -> Locator:
    """Type a query, wait until an answer stands, and give the results."""
    page.locator(BOX).press_sequentially(query)
    page.wait_for_url(re.compile(r"[?&]q="))
    expect(page.locator(STANDING)).to_have_count(1)
    return page.locator("[data-results] [data-paper]")


def test_three_words_of_a_title_find_the_paper(visitor: Visitor, queries: dict[str, str]) -> None:
    """Of five papers, three words of its title put each one first."""
    assert len(queries) == 5
    for slug, query in queries.items():
        with visitor.opens("search/") as page:
            results = search(page, query)
            expect(results.first).to_have_attribute("data-paper", slug)


def test_the_query_is_kept_in_the_address(visitor: Visitor, queries: dict[str, str]) -> None:
    """A search can be sent to someone: its address holds the query and shows the same answer."""
    slug, query = next(iter(queries.items()))
    with visitor.opens("search/") as page:
        search(page, query)
        page.wait_for_url(re.compile(re.escape(query.split()[-1])))
        address = page.url.removeprefix(visitor.home)
    with visitor.opens(address) as page:
        expect(page.locator(BOX)).to_have_value(query)
        expect(page.locator(STANDING)).to_have_count(1)
        expect(page.locator("[data-results] [data-paper]").first).to_have_attribute(
            "data-paper", slug
        )


def test_the_form_of_any_page_leads_to_the_answer(
    visitor: Visitor, queries: dict[str, str]
) -> None:
    """Typing into the search box of the home page and pressing Enter shows the results."""
    slug, query = next(iter(queries.items()))
    with visitor.opens() as page:
        box = page.locator("form[role=search] input[type=search][name=q]").first
        box.fill(query)
        box.press("Enter")
        page.wait_for_url(re.compile(r"/search/\?q="))
        expect(page.locator("[data-results] [data-paper]").first).to_have_attribute(
            "data-paper", slug
        )


def test_results_can_be_walked_with_the_keyboard(visitor: Visitor, queries: dict[str, str]) -> None:
    """Arrow down goes from the box into the results, Enter opens the one in focus."""
    slug, query = next(iter(queries.items()))
    with visitor.opens("search/") as page:
        search(page, query)
        page.locator(BOX).press("ArrowDown")
        focused = page.locator("[data-results] [data-paper] :focus, [data-paper]:focus")
        expect(focused).to_have_count(1)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(f"/papers/{re.escape(slug)}/"))


def test_escape_clears_the_search(visitor: Visitor, queries: dict[str, str]) -> None:
    """Escape empties the box and takes the results away."""
    with visitor.opens("search/") as page:
        search(page, next(iter(queries.values())))
        page.locator(BOX).press("Escape")
        expect(page.locator(BOX)).to_have_value("")
        expect(page.locator("[data-results] [data-paper]")).to_have_count(0)


def test_the_number_of_hits_is_said(visitor: Visitor, queries: dict[str, str]) -> None:
    """A status region, which screen readers speak, says how many papers were found."""
    with visitor.opens("search/") as page:
        search(page, next(iter(queries.values())))
        expect(page.locator("main [role=status]")).to_have_text(re.compile(r"\d+"))


def test_no_hits_is_said_and_offers_a_way_on(visitor: Visitor) -> None:
    """For words that no paper has, the page says so and offers the topics."""
    with visitor.opens("search/") as page:
        assert search(page, NO_HITS).count() == 0
        expect(page.locator("main [role=status]")).to_have_text(
            re.compile(r"\bno\b", re.IGNORECASE)
        )
        expect(page.locator('main a[href*="topics/"]').first).to_be_visible()


def test_what_does_not_go_together_is_said(visitor: Visitor) -> None:
    """Where nothing is missing, and no paper is what was asked for, the page says what to do."""
    with visitor.opens("search/?q=model+after%3A2090") as page:
        expect(page.locator("[data-search-notices]")).to_contain_text("Leave something out.")
    with visitor.opens(f"search/?q={NO_HITS}") as page:
        notices = page.locator("[data-search-notices]")
        expect(notices).to_contain_text(NO_HITS)
        expect(notices).not_to_contain_text("Leave something out.")


def test_markup_in_the_query_stays_text(visitor: Visitor) -> None:
    """A query is shown as it was typed, never as markup."""
    with visitor.opens("search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+attention") as page:
        expect(page.locator(STANDING)).to_have_count(1)
        assert page.locator("main img[src='x']").count() == 0


def test_a_result_marks_its_words_on_the_page_it_opens(
    visitor: Visitor, queries: dict[str, str]
) -> None:
    """The words that found a paper are marked on its page, whose address stays its own."""
    slug, query = next(iter(queries.items()))
    with visitor.opens("search/") as page:
        search(page, query).first.locator("h2 a").click()
        page.wait_for_url(f"**/papers/{slug}/")
        words_found = page.locator(".found-words")
        expect(words_found).to_have_text(re.compile("^Marked: "))
        marked = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")
        assert {text.lower() for text in marked} >= set(query.split())


def test_counts_beside_the_results_are_what_choosing_gives(visitor: Visitor) -> None:
    """Choosing the first topic and the first listing gives as many papers as stand beside them."""
    with visitor.opens("search/") as page:
        search(page, "model")
        page.locator("[data-facet=listing] summary").click()
        for group in ("topic", "listing"):
            first = page.locator(f"[data-facet={group}] li").first
            count = first.locator(".facet-count").inner_text()
            first.locator("input").check()
            expect(page.get_by_role("status")).to_have_text(re.compile(rf"^{count} papers?$"))
        expect(page.locator("[data-search-chips] .chip")).to_have_count(2)


def test_the_newest_papers_come_first_when_sorted_by_date(visitor: Visitor) -> None:
    """Dates of the results never rise when sorted by date, and the address says the order."""
    with visitor.opens("search/") as page:
        search(page, "model")
        page.get_by_label("Sort by").select_option("date")
        page.wait_for_url(re.compile("sort=date"))
        expect(page.locator(STANDING)).to_have_count(1)
        dates = page.locator("[data-results] time").evaluate_all("all => all.map(e => e.dateTime)")
        days = [f"{date}-01-01"[:10] for date in dates]
        assert len(set(days)) > 1
        assert days == sorted(days, reverse=True)


def test_a_slip_is_corrected(visitor: Visitor) -> None:
    """A word that no paper has is replaced by its neighbour, and the page says so."""
    with visitor.opens("search/") as page:
        search(page, "quantizaton ")
        expect(page.locator("[data-search-notices]")).to_have_text(
            "Showing papers for “quantization”. No paper has “quantizaton”."
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_an_answer_is_accessible_and_fits(visitor: Visitor, width: int, scheme: Scheme) -> None:
    """With results, filters and chips the page has nothing to scroll sideways, and no violation."""
    address = "search/?q=model&listing=2025-12-08"
    with visitor.opens(address, width=width, scheme=scheme, bypass_csp=True) as page:
        expect(page.locator("[data-search-chips] .chip")).to_have_count(1)
        assert_accessible_and_fitting(page)


def test_the_page_of_a_paper_with_marks_is_accessible(visitor: Visitor, built_site: Path) -> None:
    """The line that says what is marked passes the same checks as the page without it."""
    slug = min(path.parent.name for path in built_site.glob("papers/*/index.html"))
    with visitor.opens(f"papers/{slug}/#found=a,the,of", width=360, bypass_csp=True) as page:
        expect(page.locator(".found-line")).to_be_visible()
        assert_accessible_and_fitting(page)


def test_the_slash_leads_to_the_box_from_a_filter_too(visitor: Visitor) -> None:
    """A checkbox takes no text, so the slash does there what it does elsewhere."""
    with visitor.opens("search/?q=model") as page:
        expect(page.locator(STANDING)).to_have_count(1)
        page.locator("[data-search-filters]").evaluate("(filters) => { filters.open = true; }")
        page.locator("[data-facet=topic] input").first.focus()
        page.keyboard.press("/")
        expect(page.locator(BOX)).to_be_focused()


def test_trying_again_leads_to_what_is_found(visitor: Visitor) -> None:
    """The button that tries again goes away with the failure; the focus goes to the first paper."""
    with visitor.opens("search/") as page:
        page.context.route("**/search/data/terms/**", lambda route: route.abort())
        page.locator(BOX).fill("model")
        retry = page.locator("[data-search-retry]")
        expect(retry).to_be_visible()
        page.context.unroute("**/search/data/terms/**")
        retry.press("Enter")
        expect(page.locator("[data-results] h2 a").first).to_be_focused()


def test_a_filter_taken_away_keeps_the_focus_near(visitor: Visitor) -> None:
    """The chip that was pressed goes away; the next takes the focus, then what is found."""
    with visitor.opens("search/?q=model") as page:
        expect(page.locator(STANDING)).to_have_count(1)
        page.locator("[data-search-filters]").evaluate("(filters) => { filters.open = true; }")
        page.locator("[data-facet=topic] input").first.press("Space")
        chips = page.locator("[data-search-chips] button")
        expect(chips).to_have_count(2)
        chips.first.press("Enter")
        expect(page.locator("[data-results] h2 a").first).to_be_focused()


def test_the_title_says_what_was_searched_for(visitor: Visitor) -> None:
    """Tabs, bookmarks and the history tell one search from another."""
    with visitor.opens("search/?q=model") as page:
        expect(page).to_have_title(re.compile(r"^model · "))
        page.locator(BOX).fill("")
        expect(page).not_to_have_title(re.compile("model"))
