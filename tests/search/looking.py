"""What somebody does and sees on the search page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

STANDING = '[data-results][aria-busy="false"]'
ALL_BOATS = 60
"""Papers of the pretended engine that have the word boat."""


def results(page: Page) -> list[str | None]:
    """Return the slugs of the results once an answer stands."""
    page.locator(STANDING).wait_for(state="attached")
    return [
        item.get_attribute("data-paper")
        for item in page.locator("[data-results] > [data-paper]").all()
    ]


def search_for(page: Page, text: str) -> list[str | None]:
    """Type a query and return the slugs found."""
    box(page).fill(text)
    return results(page)


def box(page: Page) -> Locator:
    """Return the search box."""
    return page.locator("form[role=search] input[type=search][name=q]")


def status(page: Page) -> str:
    """Return what is said to a screen reader."""
    return page.get_by_role("status").inner_text()


def choice(page: Page, group: str, value: str) -> Locator:
    """Return the checkbox of a facet."""
    return page.locator(f'[data-facet={group}] input[value="{value}"]')


def chips(page: Page) -> list[str]:
    """Return what is chosen, as the page shows it above the results."""
    return page.locator("[data-search-chips] .chip-label").all_inner_texts()


def focused(page: Page) -> str:
    """Return which paper's link has the focus, or the name of the element that has it."""
    return str(
        page.evaluate(
            "() => document.activeElement.closest('[data-paper]')?.dataset.paper"
            " ?? document.activeElement.name"
        )
    )
