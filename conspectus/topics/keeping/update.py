"""Topics kept up with the papers: what people decided is done, new papers find their place.

It says in which order things happen; each of them has a module of its own. Nobody moves in a plain
run but papers that a person moved, and the few that growth demands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.topic import Taxonomy
from conspectus.topics.grouping.loose import loose_rows
from conspectus.topics.keeping.broad import give_parents, renew_parents
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.decisions import let_go, obey
from conspectus.topics.keeping.define import defined_topics, fill
from conspectus.topics.keeping.draft import Draft, addresses, edited, homes, joined, leaves
from conspectus.topics.keeping.ended import answer_for_gone, emptied_topics, retire
from conspectus.topics.keeping.evolve import evolve
from conspectus.topics.keeping.fresh import allowed
from conspectus.topics.keeping.growth import Demand, Growth
from conspectus.topics.keeping.memory import NOTHING, Remembered, heed_hands, is_by_hand
from conspectus.topics.keeping.names import without_banned
from conspectus.topics.keeping.placing import place
from conspectus.topics.keeping.problems import TopicError, find_problems
from conspectus.topics.keeping.regroup import by_size, reassign, regroup_papers
from conspectus.topics.keeping.reword import decided_topics, reword
from conspectus.topics.likeness.vectors import vectors_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conspectus.model.paper import Paper
    from conspectus.model.settings import TopicSettings
    from conspectus.model.topic import Topic
    from conspectus.topics.likeness.vectors import Vectorizer


class Outcome(NamedTuple):
    """What became of the topics."""

    taxonomy: Taxonomy
    placed: int
    """Papers that were in no topic before."""
    moved: int
    """Papers that were in another topic before."""
    remarks: tuple[str, ...]
    """Sentences for the user."""


@dataclass(frozen=True)
class _Run:
    """What all steps of a run look at."""

    before: Taxonomy
    corpus: Corpus
    settings: TopicSettings
    remembered: Remembered
    afresh: bool
    """Whether papers are to be grouped afresh."""

    @cached_property
    def growth(self) -> Growth:
        """Which papers came, and which were there."""
        had = {*homes(self.before.topics), *self.remembered.papers}
        known = self.corpus.rows.keys()
        return Growth(frozenset(known & had), frozenset(known - had))

    @cached_property
    def former(self) -> dict[str, str]:
        """In which topic each paper was when the last run ended, or in the file."""
        return {**homes(self.before.topics), **self.remembered.papers}

    def taken(self, draft: Draft) -> frozenset[str]:
        """Return the slugs that no new topic may have: all that ever led to one."""
        told = {slug for event in draft.history for slug in (event.slug, *event.became)}
        known = addresses(self.before.topics).keys() | addresses(draft.topics).keys()
        return frozenset({*told, *known, *self.remembered.labels})


def update_taxonomy(  # noqa: PLR0913  # what there is, what is asked for, and how to compare papers
    before: Taxonomy,
    papers: Iterable[Paper],
    settings: TopicSettings,
    *,
    remembered: Remembered = NOTHING,
    regroup: bool = False,
    vectorize: Vectorizer = vectors_of,
) -> Outcome:
    """Return the topics that the papers have now; the order of the papers makes no difference.

    ``remembered`` is what the last run left: without it, nothing is taken for a person's work but
    what the topics say. With ``regroup`` papers are grouped afresh. ``vectorize`` says how papers
    are compared.

    Raises:
        TopicError: what the topics ask for cannot be done.

    """
    if problems := find_problems(before):
        raise TopicError(problems)
    corpus = Corpus.of(papers, before.banned, vectorize)
    run = _Run(before, corpus, settings, remembered, regroup)
    draft = heed_hands(_tidied(before, corpus), remembered, corpus.rows)
    emptied = _ending(draft, run)
    defined = defined_topics(draft.topics, emptied)
    draft = obey(draft, corpus, run.taken(draft))
    defined |= defined_topics(draft.topics, emptied)
    decided = decided_topics(draft, run.former, len(before.history))
    if corpus.papers:
        draft = let_go(_with_all_papers(draft, run))
        draft = _without_empty(draft.having(place(draft.topics, corpus)), run)
        unfilled = draft
        draft = fill(draft, defined | defined_topics(draft.topics, emptied), corpus)
        decided |= decided_topics(draft, homes(unfilled.topics), len(unfilled.history))
        draft = reword(_without_empty(draft, run), decided, corpus, remembered, run.former)
        draft = _completed(draft, run)
    return _outcome(answer_for_gone(draft, remembered), run)


def _ending(draft: Draft, run: _Run) -> set[str]:
    """Return the topics that a person emptied so that they end; they are not to be filled again."""
    if run.before.fixed:
        return set()
    said = {topic.slug for topic in draft.topics if is_by_hand(topic, run.remembered)}
    return emptied_topics(run.before.topics, run.remembered) - said


def _tidied(before: Taxonomy, corpus: Corpus) -> Draft:
    """Return topics that list each paper once, none that there is not, and no other as loose."""
    answers, first = addresses(before.topics), homes(reversed(before.topics))
    topics = []
    for topic in before.topics:
        own = joined(p for p in topic.papers if first[p] == topic.slug and p in corpus.rows)
        there = set(own)
        loose = tuple(paper for paper in topic.loose if paper in there)
        parent = answers.get(topic.parent, "")
        topics.append(edited(topic, papers=own, loose=loose, parent=parent))
    return Draft(tuple(topics), before.history)


def _with_all_papers(draft: Draft, run: _Run) -> Draft:
    """Return topics in which each paper has a place."""
    is_list = run.before.fixed and bool(leaves(draft.topics))
    filled = any(topic.papers for topic in leaves(draft.topics))
    if not is_list and (run.afresh or not filled):
        return _grouped_afresh(draft, run)
    if is_list and run.afresh:
        placed = draft.having(place(draft.topics, run.corpus, into_empty=True))
        return reassign(placed, run.corpus)
    placed = draft.having(place(draft.topics, run.corpus, into_empty=is_list))
    if is_list or not run.growth.came:
        return placed
    # What the last run did not list, a person did: such a list is not given up, however short.
    if run.remembered.papers and len(run.growth.came) >= len(run.growth.old):
        regrouped = _grouped_afresh(draft, run)
        if _moved(draft.topics, regrouped.topics) <= run.growth.movable:
            return regrouped
    demand = _demanded(draft, run)
    return evolve(placed, run.corpus, run.growth, demand, run.remembered, run.taken(draft))


def _grouped_afresh(draft: Draft, run: _Run) -> Draft:
    fresh = regroup_papers(draft, run.corpus, run.settings, run.remembered, run.taken(draft))
    arranged = renew_parents(fresh, draft.topics, run.corpus, run.remembered, run.taken(fresh))
    return arranged.having(by_size(arranged.topics))


def _demanded(draft: Draft, run: _Run) -> Demand:
    """Return how many topics there should be: as far between the bounds as there were before."""
    number = sum(bool(topic.papers) for topic in leaves(draft.topics))
    least, most = allowed(run.settings, len(run.growth.old))
    bounds = allowed(run.settings, len(run.corpus.papers))
    share = (min(max(number, least), most) - least) / max(1, most - least)
    demanded = bounds.least + int(share * (bounds.most - bounds.least))
    return Demand(demanded, (bounds.least + bounds.most) // 2, bounds.most)


def _without_empty(draft: Draft, run: _Run) -> Draft:
    if run.before.fixed:
        return draft
    return retire(draft, run.before.topics, run.remembered)


def _completed(draft: Draft, run: _Run) -> Draft:
    """Return topics in broad ones if they are many, with loose papers marked."""
    if run.growth.came and not run.before.fixed:
        draft = give_parents(draft, run.corpus, run.taken(draft))
    if run.afresh or homes(draft.topics) != homes(run.before.topics):
        draft = draft.having(_marked(draft.topics, run.corpus))
    return draft.having(without_banned(draft.topics, run.corpus, run.remembered))


def _marked(topics: Sequence[Topic], corpus: Corpus) -> list[Topic]:
    """Return topics that say which of their papers fit nowhere well."""
    filled = [topic for topic in topics if topic.papers]
    groups = [corpus.rows_of(topic.papers) for topic in filled]
    loose = {corpus.papers[row].slug for row in loose_rows(corpus.space, groups)}
    return [
        edited(
            topic,
            loose=tuple(p for p in topic.papers if p in loose and p not in set(topic.pinned)),
        )
        for topic in topics
    ]


def _moved(before: Sequence[Topic], after: Sequence[Topic]) -> int:
    """Return how many papers are in a topic that does not answer for their earlier one."""
    answers, now = addresses(after), homes(after)
    return sum(
        paper in now and answers.get(slug) != now[paper] for paper, slug in homes(before).items()
    )


def _outcome(draft: Draft, run: _Run) -> Outcome:
    taxonomy = Taxonomy(
        fixed=run.before.fixed,
        banned=run.before.banned,
        topics=draft.topics,
        history=draft.history,
    )
    placed = len(homes(draft.topics).keys() - homes(run.before.topics).keys())
    return Outcome(taxonomy, placed, _moved(run.before.topics, draft.topics), draft.remarks)
