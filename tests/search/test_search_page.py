"""The search page in a real browser, with a pretended engine, under a strict content policy."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from search.search_site import serve_search_site, write_search_site
from tools.page_checks import assert_accessible_and_fitting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page
    from tools.browsing import Scheme

pytestmark = pytest.mark.browser

STANDING = '[data-results][aria-busy="false"]'
ALL_BOATS = 60


@pytest.fixture(scope="module")
def search_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site that has a search page below ``base/``; gives the address of that page."""
    folder = tmp_path_factory.mktemp("site")
    write_search_site(folder / "base")
    with serve_search_site(folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty tab; at the end of each test nothing has complained."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    with contextlib.closing(context):
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        yield tab
        assert complaints == []


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


def test_nothing_is_loaded_before_the_box_is_used(page: Page, search_address: str) -> None:
    """The engine is fetched when the box gets the focus."""
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(request.url.rpartition("/")[2].partition("?")[0]))
    page.goto(search_address, wait_until="networkidle")
    assert "search-engine.js" not in loaded
    with page.expect_request("**/search-engine.js*"):
        box(page).focus()


def test_typing_finds_papers_and_keeps_the_address(page: Page, search_address: str) -> None:
    """Results come while one types, the address follows, and no step is added to the history."""
    page.goto(search_address)
    steps = page.evaluate("history.length")
    box(page).press_sequentially("tides atten", delay=20)
    assert results(page) == ["tides"]
    assert page.url == f"{search_address}?q=tides+atten"
    assert page.evaluate("history.length") == steps
    assert status(page) == "1 paper"


def test_a_result_shows_what_is_known_of_a_paper(page: Page, search_address: str) -> None:
    """Title, organisation, authors, date, comments, topic and excerpt; words found are marked."""
    page.goto(search_address)
    assert search_for(page, "gardens watts") == ["gardens"]
    item = page.locator("[data-results] [data-paper=gardens]")
    assert item.locator("h2").inner_text() == "Growing Gardens of Transformers"
    assert set(item.locator("mark").all_inner_texts()) == {"Gardens", "gardens", "watts"}
    assert item.locator(".fact").all_inner_texts() == [
        "Green Lab",
        "Ada Lovelace, Bo An",
        "8 December 2025",
        "3 comments",
    ]
    home = search_address.removesuffix("search/")
    address = item.locator("h2 a").get_attribute("href")
    assert address == f"{home}papers/gardens/#found=gardens,watts"
    topic = item.locator("a[data-topic=plants]")
    assert topic.inner_text() == "Plants and gardens"
    assert "hue-2" in (topic.get_attribute("class") or "")


def test_an_address_with_everything_is_answered(page: Page, search_address: str) -> None:
    """A shared search shows its answer, its filters and its order without a key being pressed."""
    page.goto(f"{search_address}?q=boat&topic=sea&year=2025&year=2012&sort=discussion")
    page.locator("[data-results] > [data-paper]").first.wait_for()
    assert results(page) == ["boat-47", "boat-32", "boat-17", "boat-2"]
    assert chips(page) == ["Tides, rivers and the sea", "2025", "2012"]
    assert page.get_by_label("Sort by").input_value() == "discussion"
    assert choice(page, "year", "2012").is_checked()


def test_facets_narrow_and_can_be_taken_away(page: Page, search_address: str) -> None:
    """Counts match what choosing gives, chips remove one choice, and all can be cleared."""
    page.goto(f"{search_address}?q=boat")
    count = choice(page, "topic", "sea").locator("xpath=..").locator(".facet-count")
    expect(count).to_have_text("20")
    choice(page, "topic", "sea").check()
    expect(page.get_by_role("status")).to_have_text("20 papers")
    expect(choice(page, "topic", "sea")).to_be_focused()
    choice(page, "year", "2012").check()
    expect(page.get_by_role("status")).to_have_text("4 papers")
    page.get_by_role("button", name="Remove topic Tides, rivers and the sea").click()
    expect(page.locator("[data-search-chips] .chip-label")).to_have_text(["2012"])
    assert page.url == f"{search_address}?q=boat&year=2012"
    page.get_by_role("button", name="Clear all").click()
    expect(page.get_by_role("status")).to_have_text(f"{ALL_BOATS} papers")
    assert chips(page) == []


def test_the_way_back_undoes_choices(page: Page, search_address: str) -> None:
    """Choosing, ordering and submitting are steps of the history; back and forward restore them."""
    page.goto(search_address)
    search_for(page, "boat")
    box(page).press("Enter")
    choice(page, "topic", "sea").check()
    page.get_by_label("Sort by").select_option("discussion")
    expect(page.locator("[data-results] > [data-paper]").first).to_have_attribute(
        "data-paper", "boat-59"
    )
    page.go_back()
    expect(page.locator("[data-results] > [data-paper]").first).to_have_attribute(
        "data-paper", "boat-2"
    )
    page.go_back()
    expect(page.get_by_role("status")).to_have_text(f"{ALL_BOATS} papers")
    page.go_back()
    expect(box(page)).to_have_value("")
    assert page.url == search_address
    page.go_forward()
    expect(box(page)).to_have_value("boat")
    expect(page.get_by_role("status")).to_have_text(f"{ALL_BOATS} papers")


def test_groups_are_counted_when_opened(page: Page, search_address: str) -> None:
    """Organisations are asked for once a reader looks; the rest of a long list can be unfolded."""
    page.goto(f"{search_address}?q=boat")
    group = page.locator("[data-facet=organization]")
    expect(page.locator("[data-facet=topic] li")).to_have_count(3)
    assert group.locator("li").count() == 0
    group.locator("summary").click()
    expect(group.locator("li")).to_have_count(8)
    group.get_by_role("button", name="Show 6 more").click()
    expect(group.locator("li")).to_have_count(14)
    group.get_by_role("button", name="Show fewer").click()
    expect(group.locator("li")).to_have_count(8)


def test_more_results_are_shown_when_wanted(page: Page, search_address: str) -> None:
    """Ten come first, then twenty more, and the first new one gets the focus."""
    page.goto(f"{search_address}?q=boat")
    more = page.get_by_role("button", name="Show 20 more")
    more.click()
    expect(page.locator("[data-results] > [data-paper]")).to_have_count(30)
    assert focused(page) == "boat-11"
    more.click()
    expect(page.locator("[data-results] > [data-paper]")).to_have_count(50)
    page.get_by_role("button", name="Show 10 more").click()
    expect(page.locator("[data-results] > [data-paper]")).to_have_count(ALL_BOATS)
    assert not page.locator("[data-search-more]").is_visible()


def test_the_way_back_from_a_paper_leads_to_its_result(page: Page, search_address: str) -> None:
    """Back from a paper, as many results stand as before, and its own has the focus."""
    page.goto(f"{search_address}?q=boat")
    page.get_by_role("button", name="Show 20 more").click()
    page.locator("[data-paper=boat-12] h2 a").click()
    page.wait_for_url("**/papers/boat-12/")
    page.go_back()
    expect(page.locator("[data-results] > [data-paper]")).to_have_count(30)
    expect(page.locator("[data-paper=boat-12] h2 a")).to_be_focused()


def test_a_topic_offers_its_feed(page: Page, search_address: str) -> None:
    """The feed of a topic that is chosen or typed is linked in the page and in its head."""
    page.goto(f"{search_address}?q=boat&topic=sea")
    feed = page.get_by_role("link", name="Atom feed of Tides, rivers and the sea")
    address = search_address.replace("search/", "topics/sea/feed.xml")
    assert feed.get_attribute("href") == address
    assert page.locator("head link[data-search-feed]").get_attribute("href") == address
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("head link[data-search-feed]")).to_have_count(0)
    assert not feed.is_visible()
    search_for(page, "boat topic:sea")
    expect(feed).to_be_visible()


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


def test_what_was_found_stays_until_the_next_answer_stands(page: Page, search_address: str) -> None:
    """Nothing moves while an answer is awaited; after a while the old one is dimmed."""
    page.goto(search_address)
    search_for(page, "tides")
    box(page).fill("boat slowly")
    expect(page.locator(".is-waiting [data-paper=tides]")).to_be_visible()
    expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "true")
    expect(page.get_by_role("status")).to_have_text("Searching…")
    expect(page.get_by_role("status")).to_have_text(f"{ALL_BOATS} papers")
    assert page.locator(".is-waiting").count() == 0


def test_an_older_answer_never_replaces_a_newer_one(page: Page, search_address: str) -> None:
    """Of two questions asked one after the other only the second is answered."""
    page.goto(search_address)
    box(page).fill("boat slowly")
    page.wait_for_timeout(150)
    assert search_for(page, "tides") == ["tides"]
    page.wait_for_timeout(1200)
    assert results(page) == ["tides"]


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "query", ["attention", "boat&topic=sea&year=2012", "gardenz", "atention", "renewed", "注意"]
)
def test_answers_are_accessible_and_fit(
    query: str, width: int, scheme: Scheme, browser: Browser, search_address: str
) -> None:
    """Long titles, filters, corrections, failures: nothing to scroll sideways, no violation."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    with contextlib.closing(context):
        tab = context.new_page()
        tab.goto(f"{search_address}?q={query}")
        expect(tab.get_by_role("status")).to_have_text(re.compile("."))
        tab.locator("[data-search-filters]").evaluate("filters => { filters.open = true; }")
        assert_accessible_and_fitting(tab)


def test_filters_are_folded_on_a_phone(browser: Browser, search_address: str) -> None:
    """Where there is no room beside the results, filters wait above them until opened."""
    with contextlib.closing(browser.new_context(viewport={"width": 360, "height": 800})) as context:
        tab = context.new_page()
        tab.goto(f"{search_address}?q=boat&year=2012")
        summary = tab.get_by_text("Filters (1)")
        summary.wait_for()
        assert not choice(tab, "topic", "sea").is_visible()
        summary.click()
        choice(tab, "topic", "sea").check()
        expect(tab.get_by_text("Filters (2)")).to_be_visible()
        assert choice(tab, "topic", "sea").is_visible()


def test_typing_moves_nothing_else(page: Page, search_address: str) -> None:
    """While results change, the box, the count and the first result stay where they are."""
    page.goto(search_address)
    places = set()
    for text in ("boat", "tides", "attention", "boat number"):
        search_for(page, text)
        boxes = [
            page.locator(each).first.bounding_box()
            for each in ("[name=q]", "[role=status]", "[data-results] h2")
        ]
        assert all(boxes)
        places.add(tuple((each["x"], each["y"]) for each in boxes if each))
    assert len(places) == 1


def test_without_scripts_everything_can_be_browsed(browser: Browser, search_address: str) -> None:
    """Topics, dates and the way to all titles are in the page itself."""
    with contextlib.closing(browser.new_context(java_script_enabled=False)) as context:
        tab = context.new_page()
        tab.goto(search_address)
        assert "Searching needs JavaScript." in (tab.locator("noscript").text_content() or "")
        assert tab.get_by_role("link", name="Plants and gardens").is_visible()
        assert tab.get_by_role("link", name="All titles in alphabetical order").is_visible()
        assert not tab.locator("[data-search-filters]").is_visible()
        assert not tab.locator("[data-search-settings]").is_visible()
