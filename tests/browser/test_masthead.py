"""The search box of every page: where it sends readers, and the key that leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tools.page_kinds import KINDS, address_of

if TYPE_CHECKING:
    from pathlib import Path

    from tools.browsing import Visitor

pytestmark = pytest.mark.browser

BOX = "form[role=search] input[name=q]"
FOCUSED = "document.activeElement.name || document.activeElement.tagName"
FIELDS = """
  document.querySelector("main").innerHTML =
    "<textarea></textarea><p contenteditable><b>text</b></p><select><option>x</option></select>";
"""


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_the_box_of_every_page_leads_to_the_search_page(
    kind: str, visitor: Visitor, built_site: Path, *, scripts: bool
) -> None:
    """With and without scripts, from any depth below the base path, the words arrive."""
    with visitor.opens(address_of(kind, built_site), scripts=scripts) as page:
        page.locator(BOX).fill("sparse attention & more")
        page.locator(BOX).press("Enter")
        page.wait_for_url(lambda url: "?q=" in url)
        assert page.url == f"{visitor.home}search/?q=sparse+attention+%26+more"


@pytest.mark.parametrize("kind", KINDS)
def test_slash_leads_to_the_box_on_every_page(
    kind: str, visitor: Visitor, built_site: Path
) -> None:
    """What is typed next replaces what stood there."""
    with visitor.opens(address_of(kind, built_site)) as page:
        page.locator(BOX).fill("before")
        page.locator("body").evaluate("() => document.activeElement.blur()")
        page.keyboard.press("/")
        page.keyboard.type("a/b")
        assert page.locator(BOX).input_value() == "a/b"


@pytest.mark.parametrize("selector", ["textarea", "p", "select"])
def test_slash_stays_where_text_is_written(selector: str, visitor: Visitor) -> None:
    """Fields of all kinds keep the key for themselves."""
    with visitor.opens(bypass_csp=True) as page:
        page.evaluate(FIELDS)
        page.locator(f"main {selector}").focus()
        page.keyboard.press("/")
        assert page.evaluate(FOCUSED) != "q"


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_slash_with_another_key_is_the_browsers(modifier: str, visitor: Visitor) -> None:
    """A shortcut of the browser or of another program is left alone."""
    with visitor.opens() as page:
        page.keyboard.press(f"{modifier}+/")
        assert page.evaluate(FOCUSED) == "BODY"
