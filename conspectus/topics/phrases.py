"""Noun phrases as the papers write them: what a topic can be called.

No grammar is built in beyond a few lists: how words stand in the papers themselves tells nouns from
verbs and adjectives. Which phrase names which topic is decided elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from conspectus.topics.lexicon import (
    ACTIVITIES,
    AFTER_VERBS,
    BEFORE_VERBS,
    BOILERPLATE,
    NO_ENDS,
    PLAIN,
    PRAISE,
    VAGUE,
)
from conspectus.topics.words import STOP_WORDS, singular, without_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conspectus.model.paper import Paper

Key = tuple[str, ...]
"""A phrase's words in lower case, as singulars, compounds taken apart: what makes two the same."""

MOST_WORDS = 4
"""A name has at most so many, a compound being one."""
_MOST_TOKENS = 6
"""A phrase may be longer as long as it holds the full form of an abbreviation."""
_LONGEST_WORD = 30
_RARE = 3
_VERBAL = 0.2
_ENDING = 0.15
_MOSTLY = 0.4
_CHANCE = 0.05
_KNOWN_SHORT = 1.0
_UNENDING = re.compile(r"(?:ly|ize|ized|ised|ous|ful|ible|able|ive|ic|al)$")
"""Endings of adverbs, verbs and adjectives; few nouns have them."""
_TOKEN = re.compile(r"[^\W_]+(?:\+\+|#)?(?:[-\u2010\u2011][^\W_]+)*|[^\w\s]|_")
_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z]{0,5}[A-Z])s?\)")
_LONGEST_FULL_FORM = 80
"""In characters."""


class Phrase(NamedTuple):
    """A phrase at one place: what it is, and how it is written there."""

    key: Key
    written: str


class Role(NamedTuple):
    """What a word can be in a name."""

    noun: bool
    """It can end one."""
    inner: bool
    """It can stand within one."""
    first: bool
    """It can begin one."""
    parts: tuple[str, ...]
    """The parts of a compound, as singulars."""


@dataclass
class Usage:
    """How the papers use words: gathered once, asked for each phrase."""

    seen: Counter[str] = field(default_factory=Counter)
    verbal: Counter[str] = field(default_factory=Counter)
    """Times a word stood where a verb stands."""
    ending: Counter[str] = field(default_factory=Counter)
    """Times a word stood where a noun phrase ends."""
    forms: dict[str, Counter[str]] = field(default_factory=dict)
    """The ways a word is written, counted within sentences, where case means something."""
    short: dict[Key, str] = field(default_factory=dict)
    """Abbreviations in lower case by what they stand for."""
    papers: int = 0
    _roles: dict[str, Role] = field(default_factory=dict)

    def role_of(self, word: str) -> Role:
        """Return what a word can be; to be asked once everything is counted."""
        if word not in self._roles:
            self._roles[word] = Role(
                self.is_noun(word),
                self.is_content(word),
                self.can_begin(word),
                tuple(singular(part, self.seen) for part in word.split("-")),
            )
        return self._roles[word]

    @cached_property
    def heads(self) -> frozenset[str]:
        """The first words of full forms."""
        return frozenset(full[0] for full in self.short)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """All abbreviations."""
        return frozenset(self.short.values())

    def is_noun(self, word: str) -> bool:
        """Tell whether a word can end a noun phrase."""
        if word in VAGUE or singular(word, VAGUE) in VAGUE or not self.is_content(word):
            return False
        if word.isdecimal() or (word.endswith("ed") and not word.endswith("eed")):
            return False
        if self.seen[word] < _RARE:
            return not _UNENDING.search(word) and not word.endswith("ing")
        return self.ending[word] / self.seen[word] >= _ENDING

    def is_thing(self, word: str) -> bool:
        """Tell whether a word can name something alone: it has a plural, or mostly ends phrases."""
        if word.endswith(("ing", "ed")) or _UNENDING.search(word):
            return word in ACTIVITIES
        if word.endswith("s") or f"{word}s" in self.seen:
            return self.verbal[word] <= _VERBAL / 2 * self.seen[word]
        return self.ending[word] >= _MOSTLY * self.seen[word]

    def is_plain(self, word: str) -> bool:
        """Tell whether a word adds little at the end of a name, such as ``model``."""
        return singular(word, PLAIN) in PLAIN

    def is_content(self, word: str) -> bool:
        """Tell whether a word can stand within a name at all."""
        return (
            word not in STOP_WORDS
            and BOILERPLATE.isdisjoint(word.split("-"))
            and len(word) <= _LONGEST_WORD
            and self.verbal[word] <= _VERBAL * self.seen[word]
        )

    def can_begin(self, word: str) -> bool:
        """Tell whether a word can begin a name."""
        if word in PRAISE or word.endswith("ly") or len(word) < 2:  # noqa: PLR2004
            return False
        if word.endswith("ing") and not self.is_noun(word):
            return False
        return self.is_content(word) and not word[0].isdecimal()

    def is_obscure(self, text: str) -> bool:
        """Tell whether a text has an abbreviation that only a few papers use."""
        rare = _KNOWN_SHORT * self.papers
        return any(
            singular(word, self.seen) in self.abbreviations and self.seen[word] < rare
            for word in text.replace("-", " ").split()
        )

    def cased(self, word: str) -> str:
        """Return a word in the case in which running text has it: GPU, Mamba, transformer."""
        return "-".join(self._cased_part(part) for part in word.split("-"))

    def _cased_part(self, part: str) -> str:
        forms = self.forms.get(part) or Counter({part: 1})
        form = min(forms, key=lambda form: (-forms[form], form))
        is_capital_by_chance = form == part.capitalize() and forms[part] >= _CHANCE * forms.total()
        return part if is_capital_by_chance else form

    def key_of(self, words: Iterable[str]) -> Key:
        """Return what makes phrases the same: singulars, with abbreviations for full forms."""
        return self.shorten([part for word in words for part in self.role_of(word).parts])

    def shorten(self, parts: Sequence[str]) -> Key:
        """Put abbreviations in the place of their full forms."""
        if self.heads.isdisjoint(parts):
            return tuple(parts)
        rest, key = list(parts), []
        while rest:
            size = next((n for n in (5, 4, 3, 2) if tuple(rest[:n]) in self.short), 0)
            key.append(self.short[tuple(rest[:size])] if size else rest[0])
            del rest[: size or 1]
        return tuple(key)


def runs_of(text: str) -> list[list[str]]:
    """Split a text into runs of words that no punctuation parts; compounds are one word."""
    runs: list[list[str]] = [[]]
    for token in _TOKEN.findall(without_markup(text)):
        if token[0].isalnum():
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def gather_usage(papers: Sequence[Paper]) -> Usage:
    """Learn from papers how words are used in them."""
    usage = Usage(papers=len(papers))
    for paper in papers:
        for run in runs_of(paper.abstract) + runs_of(paper.title):
            _count(usage, [token.lower() for token in run])
        for run in runs_of(paper.abstract):
            # A sentence lends its first word a capital.
            _count_forms(usage, run[run[0] == run[0].capitalize() :])
    for paper in papers:  # what only titles say; their capitals mean less
        for run in runs_of(paper.title):
            _count_forms(usage, [token for token in run if token.lower() not in usage.forms])
    _find_abbreviations(usage, papers)
    return usage


def phrases_of(runs: Iterable[Sequence[str]], usage: Usage) -> Iterator[Phrase]:
    """Pass on every noun phrase of a text's runs, single words included."""
    for run in runs:
        roles = [usage.role_of(token.lower()) for token in run]
        for start, role in enumerate(roles):
            parts: list[str] = []
            for place in range(start, min(len(run), start + _MOST_TOKENS) if role.first else start):
                parts += roles[place].parts
                if roles[place].noun:
                    yield Phrase(usage.shorten(parts), " ".join(run[start : place + 1]))
                elif not (roles[place].inner or _joins(run[place], roles[place - 1])):
                    break


def _joins(word: str, before: Role) -> bool:
    return word == "of" and before.noun


def _count(usage: Usage, words: list[str]) -> None:
    usage.seen.update(words)
    usage.ending[words[-1]] += 1
    for word, following in pairwise(words):
        usage.verbal[following] += word in BEFORE_VERBS
        usage.verbal[word] += following in AFTER_VERBS
        usage.ending[word] += following in STOP_WORDS and following not in NO_ENDS
    # The parts of compounds are words too, but say nothing of how they are used alone.
    usage.seen.update(part for word in words if "-" in word for part in word.split("-"))


def _count_forms(usage: Usage, tokens: Iterable[str]) -> None:
    for token in tokens:
        for form in {token, *token.split("-")}:
            usage.forms.setdefault(form.lower(), Counter())[form] += 1


def _find_abbreviations(usage: Usage, papers: Iterable[Paper]) -> None:
    """Find ``large language models (LLMs)`` and its like where several papers agree."""
    counts: Counter[tuple[Key, str]] = Counter()
    for paper in papers:
        for match in _ABBREVIATION.finditer(paper.abstract):
            start = max(0, match.start() - _LONGEST_FULL_FORM)
            runs = runs_of(paper.abstract[start : match.start()])
            words = [token.lower() for token in runs[-1]] if runs else []
            parts = [part for word in words for part in usage.role_of(word).parts]
            if full := _full_form(tuple(parts), match[1]):
                counts[full, match[1].lower()] += 1
    for (full, short), count in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        if count >= _RARE:
            usage.short[full] = short


def _full_form(parts: Key, short: str) -> Key | None:
    """Return the shortest end of a text whose initials are those of an abbreviation."""
    for size in range(2, min(len(parts), len(short) + 2) + 1):
        tail = parts[-size:]
        initials = {"".join(part[0] for part in tail)}
        initials.add("".join(part[0] for part in tail if part not in STOP_WORDS))
        if {short.lower(), "".join(c for c in short if c.isupper()).lower()} & initials:
            return tail
    return None
