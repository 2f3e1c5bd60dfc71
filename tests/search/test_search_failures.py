"""What the search page says where there is no plain answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from search.looking import ALL_BOATS, STANDING, box, results, search_for, status

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_correction_is_said(page: Page, search_address: str) -> None:
    """Where another word was searched for, the page says which, and why."""
    page.goto(f"{search_address}?q=atention")
    expect(page.locator("[data-search-notices]")).to_have_text(
        "Showing papers for “attention”. No paper has “atention”."
    )
    assert len(results(page)) == 3


def test_no_hits_lead_on(page: Page, search_address: str) -> None:
    """Without hits the page names the word, offers spellings, topics, and the lists."""
    page.goto(search_address)
    assert search_for(page, "gardenz ") == []
    assert status(page) == "No papers found for “gardenz”."
    notices = page.locator("[data-search-notices]")
    assert notices.locator(".search-missing").inner_text() == (
        "No paper has “gardenz”. Did you mean gardens or garden?"
    )
    assert notices.get_by_text("Topics that come close:").is_visible()
    assert notices.get_by_role("link", name="Plants and gardens").is_visible()
    assert page.get_by_role("link", name="8 December 2025").is_visible()
    page.get_by_role("link", name="gardens", exact=True).click()
    page.locator("[data-results] > [data-paper=gardens]").wait_for()
    assert box(page).input_value() == "gardens"
    page.go_back()
    page.get_by_text("No paper has “gardenz”.").wait_for()


def test_what_was_not_understood_is_said(page: Page, search_address: str) -> None:
    """A filter that means nothing is named, and the rest is answered."""
    page.goto(f"{search_address}?q=boat+after%3Asoon")
    expect(page.locator("[data-search-notices]")).to_have_text(
        "after:soon is no date; write after:2025-03."
    )
    assert status(page) == f"{ALL_BOATS} papers"


def test_markup_in_a_query_stays_text(page: Page, search_address: str) -> None:
    """A query with markup is shown as typed and runs nothing."""
    page.goto(f"{search_address}?q=%3Cimg+src%3Dqq+onerror%3Dalert(zz)%3E")
    page.get_by_text("No papers found for “<img src=qq onerror=alert(zz)>”.").wait_for()
    assert page.locator("img").count() == 0


def test_a_failed_load_can_be_tried_again(page: Page, search_address: str) -> None:
    """When the data cannot be had, a sentence and a button say so, and the button helps."""
    page.goto(f"{search_address}?q=broken")
    button = page.get_by_role("button", name="Try again")
    button.wait_for()
    assert status(page).startswith("The search could not be loaded.")
    assert page.get_by_role("link", name="8 December 2025").is_visible()
    button.click()
    button.wait_for()
    assert search_for(page, "tides") == ["tides"]
    assert not button.is_visible()


def test_without_a_connection_the_page_says_so(page: Page, search_address: str) -> None:
    """Offline, a part that is missing is told apart from a search that is broken."""
    page.goto(search_address)
    search_for(page, "tides")
    page.context.set_offline(offline=True)
    search_for(page, "broken")
    assert status(page).startswith("You are offline")


def test_a_renewed_digest_asks_to_be_reloaded(page: Page, search_address: str) -> None:
    """Where the data is of a newer digest than the page, only a reload helps."""
    page.goto(f"{search_address}?q=renewed")
    button = page.get_by_role("button", name="Reload")
    button.wait_for()
    assert status(page) == "The digest has been renewed since this page was opened."
    with page.expect_navigation():
        button.click()


def test_another_spelling_is_offered(page: Page, search_address: str) -> None:
    """What was found stays, and the offer is a link to the other search."""
    page.goto(f"{search_address}?q=boad+attention")
    notices = page.locator("[data-search-notices]")
    expect(notices.locator(".search-suggested")).to_have_text("Did you mean boat attention?")
    notices.get_by_role("link", name="boat attention").click()
    expect(box(page)).to_have_value("boat attention")
    expect(notices.locator(".search-suggested")).to_have_count(0)


def test_sorting_by_discussion_is_offered_where_there_is_some(
    page: Page, search_address: str
) -> None:
    """Where no paper has comments, there is nothing to sort by; an address may ask all the same."""
    orders = page.locator("[data-search-sort]")
    for query, count in (("undiscussed", 2), ("attention", 3), ("undiscussed&sort=discussion", 3)):
        page.goto(f"{search_address}?q={query}")
        page.locator(STANDING).wait_for(state="attached")
        expect(page.get_by_role("status")).to_have_text(re.compile("."))
        expect(orders.locator("option")).to_have_count(count)
    expect(orders).to_have_value("discussion")
