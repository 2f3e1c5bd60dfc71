"""What a topics file may not say: two things of one address or paper, or of a topic unknown to it.

A contradiction is refused with the line where it stands, since only who wrote it knows what was
meant. It looks at the file alone: whether papers exist is for others to say.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

from conspectus.content.yaml_errors import composed, line_in
from conspectus.errors import InputError, nearest
from conspectus.model.characters import UNSHOWABLE
from conspectus.model.slug import is_slug, make_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import yaml

    from conspectus.model.topic import SplitPart, Taxonomy, Topic

Path = tuple[str | int, ...]
Place = tuple[str, "Topic", Path]
"""A name, the topic that has it, and where it stands."""

_LONGEST = 200
"""Characters of a label or a term; a heading has a tenth of them."""


def refuse_contradictions(taxonomy: Taxonomy, text: str, *, file: str) -> None:
    """Refuse topics that contradict each other or themselves.

    Raises:
        InputError: an address, a paper or a pin stands in two places; a topic is named that is not
            there; a parent has a parent; a part to split off has no label or nothing to know it by;
            a label or term is no line of text.

    """
    rules = _Rules(taxonomy, text, file)
    rules.check_words()
    rules.check_addresses()
    rules.check_papers()
    rules.check_parents()
    rules.check_merges()
    rules.check_splits()


class _Rules:
    """The rules, applied to one file."""

    def __init__(self, taxonomy: Taxonomy, text: str, file: str) -> None:
        self._taxonomy = taxonomy
        self._topics = tuple(enumerate(taxonomy.topics))
        self._slugs = {topic.slug: topic for topic in taxonomy.topics}
        self._text = text
        self._file = file

    def check_words(self) -> None:
        """Labels and terms are single lines, and none of them is empty or endless."""
        for word, path in self._words():
            if not word.strip():
                self._refuse("an empty text stands here; write a word or phrase.", path)
            if len(word) > _LONGEST:
                self._refuse(f"{len(word):,} characters; write no more than {_LONGEST}.", path)
            if UNSHOWABLE.search(word) or "\n" in word:
                self._refuse("control characters or line breaks stand here; take them out.", path)

    def _words(self) -> Iterator[tuple[str, Path]]:
        for n, word in enumerate(self._taxonomy.banned):
            yield word, ("banned", n)
        for i, topic in self._topics:
            yield topic.label, ("topics", i, "label")
            for n, word in enumerate(topic.terms):
                yield word, ("topics", i, "terms", n)
            for n, part in enumerate(topic.split):
                for word in (part.label, *part.terms):
                    yield word, ("topics", i, "split", n)

    def check_addresses(self) -> None:
        """An address leads to one topic, and what has ended had one."""
        self._refuse_repeats("address", self._addresses())
        for n, event in enumerate(self._taxonomy.history):
            if not is_slug(event.slug):
                self._refuse(f"{_quoted(event.slug)} cannot be an address.", ("history", n, "slug"))

    def _addresses(self) -> Iterator[Place]:
        for i, topic in self._topics:
            yield topic.slug, topic, ("topics", i, "slug")
            for n, alias in enumerate(topic.aliases):
                yield alias, topic, ("topics", i, "aliases", n)

    def check_papers(self) -> None:
        """A paper is listed once and pinned once, and not kept out of where it is pinned."""
        self._refuse_repeats("paper", self._papers("papers"))
        self._refuse_repeats("pinned paper", self._papers("pinned"))
        for i, topic in self._topics:
            for slug in sorted({*topic.pinned} & {*topic.keep_out}):
                lines = self._lines(
                    ("topics", i, "pinned", topic.pinned.index(slug)),
                    ("topics", i, "keep_out", topic.keep_out.index(slug)),
                )
                raise InputError(
                    f"the paper {_quoted(slug)} is both pinned to the topic {topic.label!r} (line "
                    f"{lines[0]}) and kept out of it; leave one of the two.",
                    file=self._file,
                    line=lines[1],
                )

    def _papers(self, key: str) -> Iterator[Place]:
        for i, topic in self._topics:
            for n, slug in enumerate(getattr(topic, key)):
                yield slug, topic, ("topics", i, key, n)

    def check_parents(self) -> None:
        """A parent is another topic, and has no parent itself."""
        for i, topic in self._topics:
            if not topic.parent:
                continue
            path = ("topics", i, "parent")
            parent = self._named(topic.parent, topic, path)
            if parent.parent:
                self._refuse(
                    f"{topic.label!r} is part of {parent.label!r}, which is part of "
                    f"{parent.parent!r} itself; there are two levels, so name "
                    f"{parent.parent!r} here or take the other 'parent' away.",
                    path,
                )

    def check_merges(self) -> None:
        """What shall be merged is another topic, and goes to one place."""
        self._refuse_repeats("topic to merge", self._merges())
        for slug, topic, path in self._merges():
            other = self._named(slug, topic, path)
            if topic.slug in other.merge:
                self._refuse(
                    f"{topic.label!r} and {other.label!r} shall take in each other; leave 'merge' "
                    "in the one that remains.",
                    path,
                )

    def _merges(self) -> Iterator[Place]:
        for i, topic in self._topics:
            for n, slug in enumerate(topic.merge):
                yield slug, topic, ("topics", i, "merge", n)

    def check_splits(self) -> None:
        """A part has a name and something to know its papers by, and a paper is in one part."""
        examples: list[Place] = []
        for i, topic in self._topics:
            for n, part in enumerate(topic.split):
                self._check_part(part, ("topics", i, "split", n))
                examples += [
                    (slug, topic, ("topics", i, "split", n, "papers", place))
                    for place, slug in enumerate(part.papers)
                ]
        self._refuse_repeats("example", examples)

    def _check_part(self, part: SplitPart, path: Path) -> None:
        if not part.papers and not part.terms:
            self._refuse(
                f"nothing says which papers belong to {part.label!r}; name some of them as "
                "'papers: […]', or words that they use as 'terms: […]'.",
                path,
            )

    def _named(self, slug: str, by: Topic, path: Path) -> Topic:
        """Return the topic that another one names, by its slug or an earlier one."""
        heir = next((t for _, t in self._topics if slug in t.aliases), None)
        topic = self._slugs.get(slug, heir)
        if topic and topic is not by:
            return topic
        if topic:
            self._refuse(f"the topic {by.label!r} names itself; name another one.", path)
        called = {t.label: t.slug for _, t in self._topics}
        hint = nearest(called.get(slug, make_slug(slug[:_LONGEST])), self._slugs)
        return self._refuse(f"there is no topic {_quoted(slug)}; {hint}", path)

    def _refuse_repeats(self, kind: str, places: Iterable[Place]) -> None:
        seen: dict[str, tuple[Topic, Path]] = {}
        for name, topic, path in places:
            if name not in seen:
                seen[name] = topic, path
                continue
            other, first = seen[name]
            lines = self._lines(first, path)
            where = (
                f"twice in the topic {topic.label!r}, first in line {lines[0]}; take one away."
                if other is topic
                else f"in the topics {other.label!r} (line {lines[0]}) and {topic.label!r}; "
                "leave it in one."
            )
            raise InputError(
                f"the {kind} {_quoted(name)} stands {where}", file=self._file, line=lines[1]
            )

    @cached_property
    def _root(self) -> yaml.Node | None:
        return composed(self._text)

    def _lines(self, *paths: Path) -> list[int | None]:
        return [line_in(self._root, path) for path in paths]

    def _refuse(self, message: str, path: Path) -> NoReturn:
        raise InputError(message, file=self._file, line=line_in(self._root, path))


def _quoted(name: str) -> str:
    return repr(name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…")
