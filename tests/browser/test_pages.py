"""Every kind of page fits its window, is accessible, is quiet, and works without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tools.page_checks import assert_accessible_and_fitting
from tools.page_kinds import KINDS, address_of

if TYPE_CHECKING:
    from pathlib import Path

    from tools.browsing import Scheme, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_page_is_accessible_and_fits(
    kind: str, width: int, scheme: Scheme, visitor: Visitor, built_site: Path
) -> None:
    """On a phone and on a wide screen, light and dark: nothing to scroll sideways, no violation."""
    address = address_of(kind, built_site)
    with visitor.opens(address, width=width, scheme=scheme, bypass_csp=True) as page:
        assert_accessible_and_fitting(page)


@pytest.mark.parametrize("kind", KINDS)
def test_page_obeys_its_own_policy(kind: str, visitor: Visitor, built_site: Path) -> None:
    """With scripts on and its Content-Security-Policy in force, a page complains of nothing."""
    with visitor.opens(address_of(kind, built_site)) as page:
        page.wait_for_load_state("networkidle")
        policies = page.locator('meta[http-equiv="Content-Security-Policy"]')
        assert policies.count() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_page_shows_its_content_without_scripts(
    kind: str, visitor: Visitor, built_site: Path
) -> None:
    """With scripts off a page still has one visible heading, its text, and the way to search."""
    with visitor.opens(address_of(kind, built_site), scripts=False) as page:
        assert page.locator("h1").count() == 1
        assert page.locator("h1").is_visible()
        assert len(page.locator("main").inner_text()) > 80
        assert page.locator("form[role=search] input[type=search][name=q]").first.is_visible()


@pytest.mark.parametrize(
    ("kind", "items"),
    [
        ("home", "[data-topic]"),
        ("home", "[data-paper]"),
        ("digest", "[data-paper]"),
        ("topic-index", "[data-topic]"),
        ("topic", "[data-paper]"),
        ("paper", "[data-paper]"),
        ("search", "[data-topic]"),
    ],
)
def test_lists_lead_on_without_scripts(
    kind: str, items: str, visitor: Visitor, built_site: Path
) -> None:
    """Papers and topics in lists are visible and carry a link, with scripts off."""
    with visitor.opens(address_of(kind, built_site), scripts=False) as page:
        first = page.locator(f"main {items}").first
        assert first.is_visible()
        assert first.evaluate("e => e.matches('a[href]') || e.querySelector('a[href]') !== null")


def test_unknown_address_shows_the_error_page_in_full(visitor: Visitor) -> None:
    """Deep below a wrong address the error page still finds its styles and the way home."""
    with visitor.opens(scripts=False) as page:
        answers = []
        page.on("response", lambda response: answers.append((response.status, response.url)))
        wrong = f"{visitor.home}no/such/page"
        other = page.context.new_page()
        other.on("response", lambda response: answers.append((response.status, response.url)))
        other.goto(wrong)
        assert [url for status, url in answers if status != 200] == [wrong]
        assert len(answers) > 1
        other.locator(f'a[href="{visitor.base_path}"]').first.click()
        assert other.url == visitor.home
