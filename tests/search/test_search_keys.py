"""The search page by keyboard, and what it remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from search.looking import box, focused, results, search_for

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_the_keyboard_is_enough(page: Page, search_address: str) -> None:
    """Arrows walk between box and results, Escape clears, Enter opens."""
    page.goto(search_address)
    page.keyboard.press("/")
    page.keyboard.type("attention")
    slugs = results(page)
    assert slugs == ["gardens", "tides", "long"]
    walk = []
    for way in ["Down"] * 4 + ["Up"] * 3:
        page.keyboard.press(f"Arrow{way}")
        walk.append(focused(page))
    assert walk == ["gardens", "tides", "long", "long", "tides", "gardens", "q"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert (focused(page), box(page).input_value(), results(page)) == ("q", "", [])
    assert page.url == search_address
    page.keyboard.type("tides")
    results(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/tides/")


def test_single_keys_can_be_switched_off(page: Page, search_address: str) -> None:
    """A slash leads to the box unless the reader does not want that; the device remembers."""
    page.goto(search_address)
    page.get_by_label("Let the key / lead to the search box").uncheck()
    page.reload()
    page.locator("h1").click()
    page.keyboard.press("/")
    assert focused(page) != "q"
    page.get_by_label("Let the key / lead to the search box").check()
    page.locator("h1").click()
    page.keyboard.press("/")
    assert focused(page) == "q"


def test_a_slash_can_be_typed(page: Page, search_address: str) -> None:
    """In the box itself a slash is a character."""
    page.goto(search_address)
    box(page).press_sequentially("tides/attention")
    assert results(page) == ["tides"]
    assert box(page).input_value() == "tides/attention"


def test_recent_searches_are_kept_on_the_device(page: Page, search_address: str) -> None:
    """What was meant comes back under the empty box, can be taken again, and can be forgotten."""
    page.goto(search_address)
    for text in ("boat", "tides", "boat"):
        search_for(page, text)
        box(page).press("Enter")
    page.goto(search_address)
    box(page).focus()
    recent = page.locator("[data-search-recent] a")
    assert recent.all_inner_texts() == ["boat", "tides"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("tides")
    assert results(page) == ["tides"]
    box(page).fill("")
    page.get_by_role("button", name="Forget “boat”").click()
    assert recent.all_inner_texts() == ["tides"]
    page.get_by_role("button", name="Forget all").click()
    assert not page.locator("[data-search-recent]").is_visible()


def test_recent_searches_can_be_switched_off(page: Page, search_address: str) -> None:
    """Switched off, nothing is kept, and what was kept is gone."""
    page.goto(search_address)
    search_for(page, "boat")
    box(page).press("Enter")
    page.get_by_label("Remember recent searches").uncheck()
    search_for(page, "tides")
    box(page).press("Enter")
    box(page).fill("")
    assert not page.locator("[data-search-recent]").is_visible()
    assert page.evaluate("Object.keys(localStorage)") == ["conspectus-keep-searches"]


def test_what_another_tab_switches_is_switched_here(page: Page, search_address: str) -> None:
    """The switches and the recent searches of all tabs are the same."""
    page.goto(search_address)
    search_for(page, "boat")
    box(page).press("Enter")
    other = page.context.new_page()
    other.goto(search_address)
    box(page).fill("")
    recent = page.locator("[data-search-recent] a")
    expect(recent).to_have_text(["boat"])
    other.get_by_label("Remember recent searches").uncheck()
    other.get_by_label("Let the key / lead to the search box").uncheck()
    expect(page.get_by_label("Remember recent searches")).not_to_be_checked()
    expect(page.get_by_label("Let the key / lead to the search box")).not_to_be_checked()
    expect(recent).to_be_hidden()
