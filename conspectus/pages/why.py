"""Why a paper is in its topic, and related to others, in words that need no explanation."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from conspectus.pages.views import Why

if TYPE_CHECKING:
    from conspectus.model.topic import Topic
    from conspectus.pages.library import Library
    from conspectus.topics.explaining.reasons import TopicReasons
    from conspectus.topics.explaining.relations import Relation

_FITS = {1: "Loose fit", 2: "Weak fit", 3: "Fair fit", 4: "Good fit", 5: "Strong fit"}
"""By step."""
_LIKENESS = ("A little alike", "Somewhat alike", "Alike", "Much alike", "Very much alike")
"""By step."""
_STEPS = (0.08, 0.11, 0.15, 0.2)
"""The likeness from which each further step is told; a tenth of related papers reach 0.15, and two
or three in a hundred 0.2 (``docs/decisions/why-related.md``)."""


def best_first(topic: Topic, reasons: TopicReasons | None) -> tuple[str, ...]:
    """Return the papers that a topic lists, by the steps that are told of their fit.

    Those of one step stay in the order of the topic, as all do where nothing is told.
    """
    fits = reasons.fits if reasons else {}
    step_of = {slug: fit.step for slug, fit in fits.items()}
    return tuple(sorted(topic.papers, key=lambda slug: -step_of.get(slug, 0)))


def why_in_topic(library: Library, topic: Topic, slug: str) -> Why | None:
    """Return why a topic lists a paper, where that was computed."""
    reasons = library.reasons.get(topic.slug)
    fit = reasons.fits.get(slug) if reasons else None
    if fit is None:
        return None
    rival = library.topic_marks[fit.rival] if fit.rival else None
    return Why(fit.step, _FITS[fit.step], fit.terms, rival)


def why_related(relation: Relation) -> Why:
    """Return why two papers are related."""
    step = bisect_right(_STEPS, relation.likeness)
    return Why(step + 1, _LIKENESS[step], relation.terms)
