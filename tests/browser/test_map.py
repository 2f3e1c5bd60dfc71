"""The map in a browser: with a mouse, with keys, with a finger, and without scripts."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page
    from tools.browsing import Scheme, Visitor

pytestmark = pytest.mark.browser

TOUCHING = """set => {
  const boxes = [...document.querySelectorAll(`.map-names-${set} .map-name:not(.map-name-waits)`)]
    .map(name => name.getBoundingClientRect());
  const map = document.querySelector(".map-picture").getBoundingClientRect();
  const touch = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom
    && b.top < a.bottom;
  return {
    shown: boxes.length,
    touching: boxes.some((a, n) => boxes.slice(n + 1).some(b => touch(a, b))),
    outside: boxes.some(b => b.left < map.left || b.right > map.right || b.top < map.top
      || b.bottom > map.bottom),
    least: Math.min(...boxes.map(b => b.height)),
  };
}"""


def ground(page: Page) -> str:
    """Return how the drawing is moved and scaled."""
    return page.locator("[data-map-ground]").get_attribute("transform") or ""


def zoom_of(page: Page) -> float:
    """Return how far the map is zoomed in."""
    found = re.search(r"scale\(([\d.]+)\)", ground(page))
    assert found
    return float(found[1])


def centre(locator: Locator) -> tuple[float, float]:
    """Return the middle of an element in the window."""
    box = locator.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "names"), [(360, "narrow"), (1280, "wide")])
def test_names_can_be_read(width: int, names: str, scheme: Scheme, visitor: Visitor) -> None:
    """On a phone and a wide screen most names stand on the map, large enough, none over another."""
    with visitor.opens("map/", width=width, scheme=scheme, scripts=False) as page:
        found = page.evaluate(TOUCHING, names)
        topics = page.locator("svg a.map-topic").count()
        assert not found["touching"]
        assert not found["outside"]
        assert found["shown"] >= 0.8 * topics
        assert found["least"] >= 9


def test_without_scripts_everything_is_a_link_and_a_list(visitor: Visitor) -> None:
    """Regions lead to topics, points to papers, and the list below names the same papers."""
    with visitor.opens("map/", scripts=False) as page:
        regions = page.locator("svg a.map-topic")
        points = page.locator("svg .map-dots a")
        listed = page.locator(".map-list .map-papers a")
        assert regions.count() > 5
        assert points.count() == listed.count() > 100
        addresses = "links => links.map(link => link.getAttribute('href')).sort()"
        assert points.evaluate_all(addresses) == listed.evaluate_all(addresses)
        assert page.locator("[data-map-filters]").is_hidden()
        page.locator(".map-papers summary").first.click()
        listed.first.click()
        assert "/papers/" in page.url


def test_tab_stops_are_topics_only(visitor: Visitor) -> None:
    """However many papers there are, Tab goes from topic to topic."""
    with visitor.opens("map/", scripts=False) as page:
        stops = "svg a:not([tabindex='-1'])"
        assert page.locator(stops).count() == page.locator("svg a.map-topic").count()


def test_hovering_tells_the_title_and_a_click_leads_to_the_paper(visitor: Visitor) -> None:
    """A card names the paper under the mouse; a click opens that paper."""
    with visitor.opens("map/") as page:
        point = page.locator("svg .map-dots a").nth(3)
        address = point.get_attribute("href") or "?"
        page.mouse.move(*centre(point))
        card = page.locator("[data-map-card]")
        expect(card.locator(".map-card-title")).not_to_have_text("…")
        assert card.locator(".map-card-title a").get_attribute("href") == address
        title = card.locator(".map-card-title").inner_text()
        page.mouse.click(*centre(point))
        expect(page.locator("h1")).to_have_text(title)


def test_a_region_leads_to_its_topic(visitor: Visitor) -> None:
    """A topic that has the focus opens with Enter."""
    with visitor.opens("map/") as page:
        region = page.locator("svg a.map-topic").first
        name = (region.get_attribute("aria-label") or "").rpartition(",")[0]
        region.focus()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(name)


def test_buttons_wheel_and_keys_zoom(visitor: Visitor) -> None:
    """Each way to zoom zooms, the whole map comes back, and dragging moves what is zoomed."""
    with visitor.opens("map/") as page:
        page.locator("[data-zoom=in]").click()
        assert zoom_of(page) == pytest.approx(1.6)
        page.locator("svg a.map-topic").first.focus()
        page.keyboard.press("+")
        assert zoom_of(page) == pytest.approx(2.56)
        page.locator(".map-picture").hover()  # which the focus may have moved out of sight
        page.wait_for_timeout(700)  # a wheel that turns while the page scrolls goes on scrolling it
        before = ground(page)
        page.mouse.wheel(0, -300)
        expect(page.locator("[data-map-ground]")).not_to_have_attribute("transform", before)
        assert zoom_of(page) > 2.6
        expect(page.locator("[data-map-frame]")).to_have_attribute("data-zoomed", "")
        before = ground(page)
        x, y = centre(page.locator(".map-picture"))
        page.mouse.down()
        page.mouse.move(x + 60, y + 40, steps=4)
        page.mouse.up()
        assert ground(page) != before
        assert "/map/?" in page.url
        page.locator("[data-zoom=all]").click()
        assert zoom_of(page) == 1


def test_arrow_keys_walk_through_papers(visitor: Visitor) -> None:
    """From a topic an arrow leads to a paper, on to the next one, and Escape back to the topic."""
    with visitor.opens("map/") as page:
        topic = page.locator("svg a.map-topic").first
        topic.focus()
        page.keyboard.press("ArrowRight")
        cursor = page.locator("svg .map-cursor")
        expect(cursor).to_be_focused()
        expect(page.locator(".map-card-title")).not_to_have_text("…")
        first = cursor.get_attribute("href")
        page.keyboard.press("ArrowDown")
        assert cursor.get_attribute("href") != first
        assert cursor.get_attribute("aria-label") == page.locator(".map-card-title").inner_text()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.matches('a.map-topic')")
        assert page.locator("[data-map-card]").is_hidden()


def test_filters_fade_what_is_not_asked_for(visitor: Visitor) -> None:
    """A topic leaves its papers only, a range of days those of these days; all can come back."""
    with visitor.opens("map/") as page:
        everything = page.locator("svg .map-dots a").count()
        status = page.locator("[data-map-status]")
        option = page.locator("#map-topic option").nth(1)
        page.select_option("#map-topic", value=option.get_attribute("value"))
        expect(status).to_contain_text(f"of {everything:,} papers")
        left = everything - page.locator("svg .map-dots a.map-out").count()
        assert 0 < left < everything
        assert zoom_of(page) > 1
        page.locator("[data-map-clear]").click()
        expect(status).to_have_text(f"{everything:,} papers")
        last = page.locator("#map-to").get_attribute("max") or ""
        page.fill("#map-from", last)
        expect(status).to_contain_text("of")
        assert page.locator("svg .map-dots a:not(.map-out)").count() < everything / 2


def test_a_view_can_be_shared(visitor: Visitor) -> None:
    """Topic, days and zoom stand in the address, and whoever opens that sees the same."""
    with visitor.opens("map/") as page:
        option = page.locator("#map-topic option").nth(1).get_attribute("value") or "?"
        page.select_option("#map-topic", value=option)
        page.fill("#map-from", page.locator("#map-to").get_attribute("max") or "")
        page.wait_for_url(re.compile(rf"[?]topic={option}&from=[-\d]+$"))
        page.locator("[data-zoom=in]").click()
        page.wait_for_url(re.compile(r"&zoom="))
        address, status = page.url, page.locator("[data-map-status]").inner_text()
        zoom, out = zoom_of(page), page.locator("svg .map-dots a.map-out").count()
    with visitor.opens(f"map/?{address.partition('?')[2]}") as page:
        expect(page.locator("[data-map-status]")).to_have_text(status)
        assert page.locator("#map-topic").input_value() == option
        assert zoom_of(page) == pytest.approx(zoom, abs=0.01)
        assert page.locator("svg .map-dots a.map-out").count() == out
        page.locator("[data-map-clear]").click()
        page.wait_for_url(re.compile(r"/map/$"))


def test_a_topic_leads_to_its_place_on_the_map(visitor: Visitor) -> None:
    """The page of a topic links to the map, which shows that topic and fades the others."""
    with visitor.opens("topics/") as page:
        page.locator("main [data-topic] a").first.click()
        topic = page.locator("[data-topic]").first.get_attribute("data-topic")
        page.get_by_role("link", name="On the map").click()
        expect(page.locator("[data-map-status]")).to_contain_text("of")
        assert page.locator("#map-topic").input_value() == topic
        assert zoom_of(page) > 1


def test_an_address_with_an_unknown_topic_shows_everything(visitor: Visitor) -> None:
    """A topic that there is not is passed over."""
    with visitor.opens("map/?topic=no-such-topic") as page:
        assert page.locator("#map-topic").input_value() == ""
        assert page.locator("svg .map-dots a.map-out").count() == 0
        assert zoom_of(page) == 1
        page.wait_for_url(re.compile(r"/map/$"))


def test_a_reversed_range_says_so(visitor: Visitor) -> None:
    """Days that end before they begin leave nothing, and a sentence says why."""
    with visitor.opens("map/") as page:
        page.fill("#map-from", "2025-12-31")
        page.fill("#map-to", "2025-01-01")
        sentence = "The first day is after the last one, so no paper is shown."
        expect(page.locator("[data-map-status]")).to_have_text(sentence)


def test_the_map_fits_a_phone(visitor: Visitor) -> None:
    """With scripts, zoomed in and with a card open, nothing runs out of the window."""
    with visitor.opens("map/", width=360) as page:
        page.locator("[data-zoom=in]").click()
        page.locator("svg a.map-topic").nth(4).focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator(".map-card-title")).not_to_have_text("…")
        box = page.locator("[data-map-card]").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360


@pytest.fixture
def phone(browser: Browser, site_server: str) -> Iterator[Page]:
    """Open the map on a phone with a touch screen."""
    context = browser.new_context(viewport={"width": 360, "height": 780}, has_touch=True)
    with contextlib.closing(context):
        page = context.new_page()
        page.goto(f"{site_server}map/")
        page.locator(".map-picture").scroll_into_view_if_needed()
        yield page


def test_a_touch_tells_before_it_leads(phone: Page) -> None:
    """A tap on a paper opens its card; the link in the card opens the paper."""
    phone.touchscreen.tap(*centre(phone.locator("svg .map-dots a").nth(8)))
    title = phone.locator(".map-card-title")
    expect(title).not_to_have_text("…")
    assert phone.url.endswith("/map/")
    words = title.inner_text()
    title.locator("a").tap()
    expect(phone.locator("h1")).to_have_text(words)


def test_two_fingers_zoom(phone: Page) -> None:
    """Fingers that part on the map zoom in, and lead nowhere."""
    x, y = centre(phone.locator(".map-picture"))
    session = phone.context.new_cdp_session(phone)
    for kind, gap in [("Start", 20), ("Move", 40), ("Move", 60), ("Move", 80), ("End", 0)]:
        fingers = [{"x": x - gap, "y": y, "id": 1}, {"x": x + gap, "y": y, "id": 2}]
        session.send(
            "Input.dispatchTouchEvent",
            {"type": f"touch{kind}", "touchPoints": fingers if gap else []},
        )
    assert zoom_of(phone) > 1.5
    assert "/map/" in phone.url
