"""What a person asks of topics, carried out: merge, split by example, pin, keep out.

An instruction is carried out once and then gone; its result is kept. What is asked must be
possible: see the problems.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.model.slug import make_slug
from conspectus.model.topic import Topic, TopicEvent
from conspectus.model.wording import list_text
from conspectus.topics.keeping.draft import (
    Draft,
    addresses,
    broad_slugs,
    edited,
    heirs_of,
    homes,
    joined,
    leaves,
    pins,
)
from conspectus.topics.keeping.exemplars import exemplars_of
from conspectus.topics.keeping.names import name_groups
from conspectus.topics.keeping.placing import settle

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from conspectus.model.topic import SplitPart
    from conspectus.topics.keeping.corpus import Corpus


def obey(draft: Draft, corpus: Corpus, taken: Collection[str]) -> Draft:
    """Carry out what topics ask for; a paper that is kept out may then stand in no topic.

    ``taken`` are slugs that no new topic may have.
    """
    for topic in draft.topics:
        if topic.split:
            draft = _split(draft, topic.slug, corpus, taken)
    for topic in draft.topics:
        if topic.merge:
            draft = _merge(draft, topic.slug, corpus)
    return let_go(_pin(draft, corpus))


def _find(draft: Draft, slug: str) -> Topic:
    return next(topic for topic in draft.topics if topic.slug == slug)


def _split(draft: Draft, slug: str, corpus: Corpus, taken: Collection[str]) -> Draft:
    """Take the parts out of a topic that a person described."""
    asked = _find(draft, slug)
    names = {*taken, *addresses(draft.topics), *(event.slug for event in draft.history)}
    parts: list[Topic] = []
    for part in asked.split:
        parts.append(_part_topic(part, make_slug(part.label, taken=names), asked, draft, corpus))
        names.add(parts[-1].slug)
    whole = edited(asked, split=())
    return _divided(draft, whole, parts, _divide(whole, asked.split, parts, corpus), corpus)


def _part_topic(part: SplitPart, slug: str, whole: Topic, draft: Draft, corpus: Corpus) -> Topic:
    parent = whole.slug if whole.slug in broad_slugs(draft.topics) else whole.parent
    pinned = tuple(paper for paper in part.papers if paper in corpus.rows)
    return Topic(
        slug=slug, label=part.label, terms=part.terms, parent=parent, pinned=pinned, keep=True
    )


def _divide(
    whole: Topic, asked: Sequence[SplitPart], parts: Sequence[Topic], corpus: Corpus
) -> dict[str, str]:
    """Return to which part papers go: examples, and papers nearer to a part than to the rest."""
    examples = {paper: topic.slug for topic in parts for paper in topic.pinned}
    shown = [exemplars_of(part.terms, corpus, part.papers) for part in asked]
    known = {paper for papers in shown for paper in papers}
    rest = [paper for paper in whole.papers if paper not in known]
    fits = corpus.fits([rest, *shown])[corpus.rows_of(whole.papers)]
    nearest = dict(zip(whole.papers, fits.argmax(axis=1).tolist(), strict=True))
    moves = {
        paper: parts[number - 1].slug
        for paper, number in nearest.items()
        if number and paper not in whole.pinned
    }
    return moves | examples


def _divided(
    draft: Draft,
    whole: Topic,
    parts: Sequence[Topic],
    moves: Mapping[str, str],
    corpus: Corpus,
) -> Draft:
    """Return a draft in which the parts stand behind what is left of the whole."""
    topics: list[Topic] = []
    for topic in draft.topics:
        unpinned = edited(topic, pinned=joined(topic.pinned, without=moves.keys()))
        is_whole = topic.slug == whole.slug
        topics += [edited(unpinned, keep=True, split=()), *parts] if is_whole else [unpinned]
    settled = _with_terms(settle(topics, moves, corpus), {part.slug for part in parts}, corpus)
    slugs = (whole.slug, *(part.slug for part in parts))
    became = joined(heirs_of(whole.papers, homes(settled)), slugs)
    event = TopicEvent(slug=whole.slug, label=whole.label, how="split", became=became)
    labels = list_text([repr(part.label) for part in parts])
    return draft.having(settled, event, remark=f"{labels} came out of {whole.label!r}.")


def _with_terms(
    topics: Sequence[Topic], slugs: Collection[str], corpus: Corpus
) -> tuple[Topic, ...]:
    """Give terms to topics that have papers but were described without words."""
    bare = {t.slug for t in topics if t.slug in slugs and t.papers and not t.terms}
    if not bare:
        return tuple(topics)
    filled = [topic for topic in topics if topic.papers]
    names = name_groups(corpus, filled, []).known
    terms = {topic.slug: name.terms for topic, name in zip(filled, names, strict=True)}
    return tuple(
        edited(topic, terms=terms[topic.slug]) if topic.slug in bare else topic for topic in topics
    )


def _merge(draft: Draft, slug: str, corpus: Corpus) -> Draft:
    """Let a topic take in the ones that it names, with their papers and addresses."""
    into = next((topic for topic in draft.topics if topic.slug == slug), None)
    if into is None:  # another topic took it in, and what it asked for
        return draft
    asked = {addresses(draft.topics)[name] for name in into.merge} - {slug}
    ended = [topic for topic in draft.topics if topic.slug in asked]
    if not ended:
        return draft.having(edited(t, merge=()) if t.slug == slug else t for t in draft.topics)
    merged = _merged(into, ended)
    children = edited(merged, parent="") if _takes_subtopics(draft, ended) else merged
    adopted = [
        edited(topic, parent=_new_parent(topic, children, asked))
        if topic.parent in asked
        else topic
        for topic in (children if topic.slug == slug else topic for topic in draft.topics)
        if topic.slug not in asked
    ]
    moves = {paper: slug for topic in ended for paper in topic.papers}
    events = [
        TopicEvent(slug=topic.slug, label=topic.label, how="merged", became=(slug,))
        for topic in ended
    ]
    done = draft.having(settle(adopted, moves, corpus), *events).remarking(
        *(f"{topic.label!r} was merged into {into.label!r}." for topic in ended)
    )
    return _merge(done, slug, corpus) if merged.merge else done


def _takes_subtopics(draft: Draft, ended: Sequence[Topic]) -> bool:
    return any(topic.slug in broad_slugs(draft.topics) for topic in ended)


def _new_parent(topic: Topic, into: Topic, asked: Collection[str]) -> str:
    return into.slug if topic.slug != into.slug and topic.parent in asked else ""


def _merged(into: Topic, ended: Sequence[Topic]) -> Topic:
    """Return a topic with all that was said of others; nothing that a person wrote is lost."""
    pinned = joined(into.pinned, *(topic.pinned for topic in ended))
    theirs = {*into.papers, *pinned, *(paper for topic in ended for paper in topic.papers)}
    kept_out = joined(*(topic.keep_out for topic in ended), without=theirs)
    texts = [topic.description for topic in (into, *ended) if topic.description.strip()]
    return edited(
        into,
        aliases=joined(into.aliases, *((topic.slug, *topic.aliases) for topic in ended)),
        description="\n\n".join(texts),
        keep=True,
        merge=joined(*(topic.merge for topic in ended), without={into.slug}),
        pinned=pinned,
        keep_out=joined(joined(into.keep_out, without=set(pinned)), kept_out),
    )


def _pin(draft: Draft, corpus: Corpus) -> Draft:
    """Move papers to the topics to which they are pinned."""
    where = homes(draft.topics)
    moves = {
        paper: slug
        for paper, slug in pins(draft.topics).items()
        if paper in corpus.rows and where.get(paper) != slug
    }
    return draft.having(settle(draft.topics, moves, corpus)) if moves else draft


def let_go(draft: Draft) -> Draft:
    """Take papers out of topics that shall not have them, if another one may have them."""
    filled = [topic for topic in leaves(draft.topics) if topic.papers]
    out = {topic.slug: set(topic.keep_out) for topic in filled}
    topics = []
    for topic in draft.topics:
        gone = {
            paper
            for paper in set(topic.keep_out).intersection(topic.papers)
            if any(paper not in out[t.slug] for t in filled if t.slug != topic.slug)
        }
        left = joined(topic.papers, without=gone) if gone else topic.papers
        topics.append(edited(topic, papers=left))
    return draft.having(topics)
