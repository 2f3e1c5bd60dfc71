"""The pages of topics, in one level and in two."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from toy_library import toy_library

from conspectus.model.paper import Paper
from conspectus.model.topic import Topic, TopicEvent
from conspectus.pages.list_pages import facts, home_page
from conspectus.pages.paper_page import paper_page
from conspectus.pages.plan import all_pages
from conspectus.pages.topic_pages import PART, topic_pages
from conspectus.pages.topic_views import TopicsView, TopicView
from conspectus.pages.views import DigestView, HomeView, PaperView
from conspectus.topics.explaining.reasons import NearTopic, PaperFit, TermShare, TopicReasons

if TYPE_CHECKING:
    from conspectus.pages.library import Library

BROAD = (
    Topic(slug="birds", label="Birds", terms=("bird",)),
    Topic(slug="day", label="Day birds", parent="birds", papers=("early-larks", "lost-pigeons")),
    Topic(slug="night", label="Night birds", parent="birds", papers=("night-owls",)),
    Topic(slug="bits", label="Bits"),
)
REASONS = {
    "birds": TopicReasons((TermShare("bird", 0.5, 0.1),), (), {}),
    "day": TopicReasons(
        (TermShare("egg", 0.5, 0.1), TermShare("lark", 1.0, 0.004)),
        (NearTopic("night", 0.5, ("nest",)),),
        {
            "early-larks": PaperFit(5, ("lark", "egg"), "night"),
            "lost-pigeons": PaperFit(1, (), ""),
        },
    ),
}


def two_levels() -> Library:
    """Return the toy library with topics in two levels."""
    return dataclasses.replace(toy_library(), topics=BROAD, reasons=REASONS)


def view_of(library: Library, path: str) -> TopicView:
    """Return what a page of a topic says."""
    (view,) = (page.view for page in topic_pages(library) if page.path == path)
    assert isinstance(view, TopicView)
    return view


def test_a_broad_topic_lists_its_subtopics() -> None:
    """It has their papers in its size and no list of papers of its own."""
    view = view_of(two_levels(), "topics/birds/")
    assert view.topic.size == "3 papers"
    assert [(item.mark.slug, item.size) for item in view.subtopics] == [
        ("day", "2 papers"),
        ("night", "1 paper"),
    ]
    assert [paper.slug for paper in view.subtopics[0].leading] == ["early-larks", "lost-pigeons"]
    assert view.papers == ()
    assert [mark.slug for mark in view.others] == ["bits"]


def test_a_subtopic_says_where_it_belongs() -> None:
    """Its broad topic is named, and those beside it; it has the hue of the broad one."""
    library = two_levels()
    view = view_of(library, "topics/day/")
    assert view.broad_topic == library.topic_marks["birds"]
    assert view.topic.mark.hue == library.topic_marks["birds"].hue
    assert [mark.slug for mark in view.others] == ["night"]


def test_lists_of_topics_name_broad_ones_only() -> None:
    """The index groups the others below them; home, digests and facts count as readers do."""
    library = two_levels()
    pages = {page.path: page.view for page in all_pages(library)}
    index, digest = pages["topics/"], pages["digests/2025-12-08/"]
    home = home_page(library).view
    assert isinstance(index, TopicsView)
    assert isinstance(home, HomeView)
    assert isinstance(digest, DigestView)
    assert [item.mark.slug for item in index.topics] == ["birds", "bits"]
    assert [part.mark.slug for part in index.topics[0].subtopics] == ["day", "night"]
    assert [item.mark.slug for item in home.topics] == ["birds", "bits"]
    assert [(mark.slug, count) for mark, count in digest.topics] == [("birds", 2)]
    assert facts(library)[1] == "3 topics"


def test_the_papers_of_a_broad_topic_come_in_turn() -> None:
    """The best of each subtopic, then the second best."""
    assert two_levels().papers_under["birds"] == ("early-larks", "night-owls", "lost-pigeons")


def test_a_paper_names_both_its_topics_and_why_it_is_there() -> None:
    """With the words it shares, and the other topic that it is close to."""
    library = two_levels()
    view = paper_page(library, "early-larks").view
    assert isinstance(view, PaperView)
    assert view.broad_topic == library.topic_marks["birds"]
    assert view.topic == library.topic_marks["day"]
    assert view.fit is not None
    assert (view.fit.words, view.fit.terms) == ("Strong fit", ("lark", "egg"))
    assert view.fit.rival == library.topic_marks["night"]


def test_a_loose_fit_is_marked_in_words() -> None:
    """Both in the list of its topic and on its own page."""
    library = two_levels()
    fits = {paper.item.slug: paper.fit for paper in view_of(library, "topics/day/").papers}
    loose = fits["lost-pigeons"]
    assert loose is not None
    assert (loose.step, loose.words) == (1, "Loose fit")


def test_the_order_of_papers_is_that_of_their_meters() -> None:
    """On the page, its parts and in previews; the topic's own order decides between equals."""
    steps = {"p1": 3, "p2": 5, "p3": 1, "p4": 5, "p5": 4}
    fits = {slug: PaperFit(step, (), "") for slug, step in steps.items()}
    library = dataclasses.replace(
        toy_library(*(Paper(slug=slug, title="T") for slug in steps)),
        topics=(
            Topic(slug="a", label="A"),
            Topic(slug="t", label="T", parent="a", papers=tuple(steps), loose=("p3",)),
        ),
        reasons={"t": TopicReasons((), (), fits)},
    )
    view = view_of(library, "topics/t/")
    assert [paper.item.slug for paper in view.papers] == ["p2", "p4", "p5", "p1", "p3"]
    assert [paper.slug for paper in view.topic.leading] == ["p2", "p4", "p5"]
    (preview,) = view_of(library, "topics/a/").subtopics
    assert preview.leading == view.topic.leading
    assert library.papers_under["a"] == library.papers_in["t"]


def test_terms_come_by_how_much_they_set_a_topic_apart() -> None:
    """With shares for people and for bars, and with the papers behind them."""
    terms = view_of(two_levels(), "topics/day/").terms
    assert [(row.term, row.within, row.counted, row.elsewhere) for row in terms] == [
        ("lark", "100\u00a0%", "2 of 2", "0.4\u00a0%"),
        ("egg", "50\u00a0%", "1 of 2", "10\u00a0%"),
    ]
    assert (terms[0].within_percent, terms[0].elsewhere_percent) == (100.0, 0.4)


def test_a_term_that_no_paper_says_is_not_in_the_table() -> None:
    """Nor one that so few say that it would show as none."""
    shares = (TermShare("egg", 0.0, 0.3), TermShare("lark", 0.0004, 0.0), TermShare("owl", 0.01, 0))
    reasons = {"day": TopicReasons(shares, (), {}), "bits": TopicReasons(shares[:1], (), {})}
    library = dataclasses.replace(two_levels(), reasons=reasons)
    assert [row.term for row in view_of(library, "topics/day/").terms] == ["owl"]
    assert view_of(library, "topics/bits/").terms == ()


def test_a_page_is_described_by_its_terms() -> None:
    """If there are any."""
    library = two_levels()
    assert view_of(library, "topics/birds/").description == "3 papers on Birds: bird."
    assert view_of(library, "topics/bits/").description == "0 papers on Bits."


def test_near_topics_are_named_with_what_they_share() -> None:
    """The nearest first."""
    library = two_levels()
    (near,) = view_of(library, "topics/day/").near
    assert (near.mark, near.terms) == (library.topic_marks["night"], ("nest",))


def test_a_topic_without_reasons_has_a_page_all_the_same() -> None:
    """Where nothing was computed, nothing is told."""
    view = view_of(toy_library(), "topics/flight/")
    assert (view.terms, view.near) == ((), ())
    assert [paper.fit for paper in view.papers] == [None, None]


@pytest.mark.parametrize("topic", [Topic(slug="a", label="A", parent=p) for p in ("a", "gone")])
def test_a_parent_that_is_none_counts_for_nothing(topic: Topic) -> None:
    """A topic that names itself or nobody is one of the upper level."""
    library = dataclasses.replace(toy_library(), topics=(topic,))
    assert library.top_topics == (topic,)
    assert view_of(library, "topics/a/").broad_topic is None


@pytest.mark.parametrize(
    ("papers", "sizes"),
    [(0, [0]), (PART, [PART]), (PART + 2, [76, 76]), (3 * PART - 1, [150, 150, 149])],
)
def test_large_topics_come_in_numbered_parts(papers: int, sizes: list[int]) -> None:
    """Parts of about one size hold every paper once, in order; only the first explains."""
    everything = [Paper(slug=f"p{n:04}", title="T") for n in range(papers)] or [
        Paper(slug="x", title="T")
    ]
    slugs = tuple(paper.slug for paper in everything[:papers])
    topic = Topic(slug="t", label="T", description="Text.", papers=slugs)
    library = dataclasses.replace(toy_library(*everything), topics=(topic,))
    pages = [page for page in topic_pages(library) if isinstance(page.view, TopicView)]
    views = [page.view for page in pages if isinstance(page.view, TopicView)]
    assert [len(view.papers) for view in views] == sizes
    assert tuple(paper.item.slug for view in views for paper in view.papers) == slugs
    assert [page.path for page in pages] == ["topics/t/", "topics/t/2/", "topics/t/3/"][
        : len(sizes)
    ]
    assert [bool(view.markdown) for view in views] == [True, *[False] * (len(sizes) - 1)]
    assert len({view.title for view in views}) == len(views)
    paths = [page.path for page in pages]
    assert [view.previous for view in views] == ["", *paths[:-1]]
    assert [view.further for view in views] == [*paths[1:], ""]
    assert {page.canonical for page in pages} == {None}  # each part says something else
    assert {view.feed for view in views} == {"topics/t/feed.xml"}


def test_history_is_told_on_the_first_part() -> None:
    """What a topic took in is said."""
    event = TopicEvent(slug="old", label="Old", how="merged", became=("flight",))
    library = dataclasses.replace(toy_library(), history=(event,))
    (change,) = view_of(library, "topics/flight/").changes
    assert (change.words, [link.text for link in change.topics]) == ("It took in", ["Old"])
