"""Terms of topics to which a person gave other papers."""

from __future__ import annotations

from toy_papers import papers_on, slugs_on

from conspectus.model.settings import TopicSettings
from conspectus.model.topic import SplitPart, Taxonomy, Topic, TopicEvent
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.draft import Draft, edited
from conspectus.topics.keeping.memory import NOTHING, Remembered, is_worded, remember
from conspectus.topics.keeping.reword import decided_topics, reword
from conspectus.topics.keeping.update import update_taxonomy

PAPERS = papers_on("bees", "bread", "tides", "chess")
CORPUS = Corpus.of(PAPERS)


def of(subject: str, *terms: str) -> Topic:
    """Return a topic of all papers on a subject."""
    return Topic(slug=subject, label=subject.title(), terms=terms, papers=slugs_on(subject))


STALE = tuple(of(subject, "stale") for subject in ("bees", "bread", "tides", "chess"))
LAST = remember(Taxonomy(), Taxonomy(topics=STALE))


def after(*topics: Topic, last: Remembered = LAST) -> dict[str, Topic]:
    """Return the topics, by slug, after a run; another run changes nothing."""
    before = Taxonomy(topics=topics)
    once = update_taxonomy(before, PAPERS, TopicSettings(), remembered=last).taxonomy
    known = remember(before, once, last)
    assert update_taxonomy(once, PAPERS, TopicSettings(), remembered=known).taxonomy == once
    return {topic.slug: topic for topic in once.topics}


def said(topic: Topic, subject: str) -> bool:
    """Tell whether a paper on a subject says one of a topic's terms."""
    texts = [f"{paper.title} {paper.abstract}".lower() for paper in papers_on(subject)]
    return any(term in text for term in topic.terms for text in texts)


def test_a_topic_that_took_in_another_has_terms_of_both() -> None:
    """Topics that no decision was on keep theirs."""
    bees, bread, tides, chess = STALE
    topics = after(edited(bees, merge=("bread",)), bread, tides, chess)
    assert "stale" not in topics["bees"].terms
    assert said(topics["bees"], "bees")
    assert said(topics["bees"], "bread")
    assert (topics["tides"].terms, topics["chess"].terms) == (("stale",), ("stale",))


FOOD = edited(STALE[0], papers=(*slugs_on("bees"), *slugs_on("bread")))


def test_what_is_left_of_a_split_topic_has_terms_of_its_own() -> None:
    """So has a part that was described by papers; words that describe one stay its terms."""
    mixed = edited(FOOD, papers=(*FOOD.papers, *slugs_on("tides")))
    parts = (
        SplitPart(label="Bread", papers=("bread-0", "bread-1")),
        SplitPart(label="Sea", terms=("seabed", "harbour")),
    )
    last = remember(Taxonomy(), Taxonomy(topics=(mixed, STALE[3])))
    topics = after(edited(mixed, split=parts), STALE[3], last=last)
    assert "stale" not in topics["bees"].terms
    assert said(topics["bees"], "bees")
    assert said(topics["bread"], "bread")
    assert topics["sea"].terms == ("seabed", "harbour")


def test_a_topic_added_by_examples_gets_terms() -> None:
    """From the papers that it took; what they left is told anew as well."""
    last = remember(Taxonomy(), Taxonomy(topics=(FOOD, *STALE[2:])))
    new = Topic(slug="new", label="Baking", pinned=("bread-0",))
    topics = after(FOOD, new, *STALE[2:], last=last)
    assert said(topics["new"], "bread")
    assert "stale" not in topics["bees"].terms


def test_terms_that_a_person_wrote_stay() -> None:
    """Whatever becomes of the topic's papers; also if it was defined by them."""
    bees, bread, tides, chess = STALE
    topics = after(edited(bees, merge=("bread",), terms=("mine",)), bread, tides, chess)
    assert topics["bees"].terms == ("mine",)
    rest = (edited(bees, papers=(*bees.papers, *bread.papers)), tides, chess)
    topics = after(Topic(slug="own", label="Own", terms=("dough", "oven")), *rest, last=NOTHING)
    assert topics["own"].papers
    assert topics["own"].terms == ("dough", "oven")


def test_a_person_stays_the_author_of_terms() -> None:
    """For every later run; without notes of terms, those of noted topics are the run's."""
    mine = Taxonomy(topics=(of("bees", "mine", "yours"),))
    fewer = Taxonomy(topics=(of("bees", "mine"),))
    once = remember(mine, fewer, LAST)
    assert once.terms["bees"] == ("stale",)
    assert is_worded(fewer.topics[0], remember(fewer, fewer, once))
    assert remember(mine, mine, NOTHING).terms == {"bees": ()}
    assert not is_worded(STALE[0], LAST._replace(terms={}))
    assert is_worded(of("else", "x"), LAST._replace(terms={}))
    assert not is_worded(edited(STALE[0], slug="new", aliases=("bees",)), LAST)
    assert is_worded(of("bees"), LAST)


def test_a_single_paper_does_not_change_what_a_topic_is_about() -> None:
    """Several do, and so does what is told of it; another slug does not."""
    bees, bread, *_ = STALE
    former = dict.fromkeys(bees.papers, "bees") | dict.fromkeys(bread.papers, "bread")

    def decided(count: int) -> frozenset[str]:
        moved = edited(bread, papers=(*bread.papers, *bees.papers[:count]))
        return decided_topics(Draft((edited(bees, papers=bees.papers[count:]), moved)), former, 0)

    assert decided(1) == frozenset()
    assert decided(4) == {"bees", "bread"}
    renamed = Draft((edited(bees, slug="new", aliases=("bees",)), bread))
    assert decided_topics(renamed, former, 0) == frozenset()
    event = TopicEvent(slug="gone", label="Gone", how="merged", became=("bread",))
    told = Draft((bees, bread), (event,))
    assert decided_topics(told, former, 0) == {"bread"}
    assert decided_topics(told, former, 1) == frozenset()


def test_without_a_decision_nothing_is_named() -> None:
    """Not even topics without terms."""
    draft = Draft((of("bees"), *STALE[1:]))
    assert reword(draft, (), CORPUS, LAST, {}) is draft
