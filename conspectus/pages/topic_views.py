"""What the templates of topics receive: values whose every field is ready to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from conspectus.pages.views import Link, PaperItem, TopicItem, TopicMark, Why


class TermRow(NamedTuple):
    """How many papers say a term."""

    term: str
    within: str
    """Of the topic's papers, as ``63 %``."""
    counted: str
    """The same in papers, as ``12 of 19``."""
    elsewhere: str
    within_percent: float
    """The same for a bar, from 0 to 100."""
    elsewhere_percent: float


class NearTopicItem(NamedTuple):
    """A topic near another, and what papers of both speak of."""

    mark: TopicMark
    terms: tuple[str, ...]


class Period(NamedTuple):
    """A month, quarter or year, and its papers."""

    name: str
    papers: int
    height: float
    """Of a bar, from 0 to 100."""


class Growth(NamedTuple):
    """How many papers a topic has of each period; all topics of a site have the same periods."""

    unit: str
    """``month``, ``quarter`` or ``year``."""
    dated_by: str
    """What is counted: ``published`` or ``first listed``."""
    periods: tuple[Period, ...]
    first: str
    """What the first bar is called below the picture."""
    last: str
    most: str
    """The period with most papers, in words."""
    trend: str
    """How its share of all papers changed, or nothing where too few are recent."""
    undated: str
    """``3 papers`` whose date is not known, or nothing."""


class TopicChange(NamedTuple):
    """What happened to a topic, and which other topics took part in it."""

    words: str
    """Such as ``It took in``."""
    topics: tuple[Link, ...]
    """No path where there is a topic no longer."""


class TopicPaper(NamedTuple):
    """A paper of a topic, and why it is there."""

    item: PaperItem
    fit: Why | None


class TopicsView(NamedTuple):
    """The index of all topics."""

    title: str
    description: str
    topics: tuple[TopicItem, ...]
    """Those of the upper level; a broad topic names its subtopics."""


class TopicView(NamedTuple):
    """A topic, or a numbered part of the papers of a large one."""

    title: str
    description: str
    topic: TopicItem
    label: str
    broad_topic: TopicMark | None
    markdown: str
    feed: str
    terms: tuple[TermRow, ...]
    near: tuple[NearTopicItem, ...]
    growth: Growth | None
    changes: tuple[TopicChange, ...]
    subtopics: tuple[TopicItem, ...]
    papers: tuple[TopicPaper, ...]
    part: int
    """From 1; only the first says more than which papers there are."""
    parts: tuple[Link, ...]
    """All parts, where there are several."""
    previous: str
    """The path of the part before this one, or nothing."""
    further: str
    """The path of the next part, or nothing."""
    others: tuple[TopicMark, ...]
    """The other topics of its level, of the same broad topic if it has one."""
