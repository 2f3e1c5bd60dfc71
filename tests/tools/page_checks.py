"""What every page of a site must hold to, whatever it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.programs import npm_file

if TYPE_CHECKING:
    from playwright.sync_api import Page

_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_VIOLATIONS = """async () => {
  const options = {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
                             "best-practice"]};
  const {violations} = await axe.run(document, options);
  return violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}"""


def assert_accessible_and_fitting(page: Page) -> None:
    """Fail if a page is wider than its window, or if axe finds a violation.

    The page must have been opened with its Content-Security-Policy set aside.
    """
    assert page.evaluate(_OVERFLOW) <= 0
    page.evaluate(npm_file("axe-core/axe.min.js").read_text(encoding="utf-8"))
    violations = page.evaluate(_VIOLATIONS)
    assert violations == [], "\n".join(violations)
