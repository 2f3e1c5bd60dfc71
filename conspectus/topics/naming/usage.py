"""How papers use words: which can be in a name, how they are written, what abbreviations mean.

No grammar is built in beyond a few lists: how words stand in the papers themselves, and in papers
at large, tells nouns from verbs and adjectives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from conspectus.topics.likeness.words import singular
from conspectus.topics.naming.languages import (
    ENGLISH,
    Language,
    is_cyrillic,
    without_ending,
)
from conspectus.topics.naming.lexicon import (
    ACTIVITIES,
    BOILERPLATE,
    FAMILIAR,
    IRREGULAR,
    NO_NOUNS,
    NOUNS_IN_LY,
    PLAIN,
    PRAISE,
    VAGUE,
)
from conspectus.topics.naming.runs import is_unspaced

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping, Sequence

    from conspectus.topics.naming.background import Background


Key = tuple[str, ...]
"""A phrase's words in lower case, as singulars, compounds taken apart: what makes two the same."""

Forms = dict[str, dict[str, int]]
"""By word in lower case: how often each way of writing it is met."""

_LONGEST_WORD = 30
"""In characters: a longer word is an address or a formula, and would not fit on a label."""
RARE = 3
"""A word seen less often has not shown how it is used; an abbreviation needs as many papers."""
_MANY = 500
"""Among so many papers, a word that occurs once is in no name; not to look at it saves time."""
_VERBAL = 0.2
"""Of a verb's forms more than this share stand where verbs do; of a noun's hardly any do."""
_ENDING = 0.15
"""Nouns end phrases at least that often, even those that mostly stand before others: image."""
_MOSTLY = 0.4
"""A word that can stand alone ends phrases at least that often."""
_CHANCE = 0.05
"""A word that is written small so often is no name: its capitals are those of a heading."""
_LONGEST_FULL_WORDS = 5
"""In words: of the abbreviations that papers share, hardly one has more letters."""
_UNENDING = re.compile(r"(?:ly|ize|ized|ised|ous|ful|ible|able|ive|ic|al)$")
"""Endings of adverbs, verbs and adjectives; few nouns have them."""
_SIZE = re.compile(r"[1-9][dg]$")
"""``3d``, ``5g``: what begins with a digit and yet is a word."""


class Roles(dict[str, "Role"]):
    """What words in lower case can be; worked out once each, and once everything is counted."""

    def __init__(self, usage: Usage) -> None:
        super().__init__()
        self._usage = usage

    def __missing__(self, word: str) -> Role:
        """Work out the role of a word."""
        usage = self._usage
        parts = tuple(usage.fold(part) for part in word.split("-"))
        inner = usage.is_content(word)
        noun, first = inner and usage.is_noun(word), inner and usage.can_begin(word)
        self[word] = role = Role(noun, inner, first, parts)
        return role


class Role(NamedTuple):
    """What a word can be in a name."""

    noun: bool
    """It can end one."""
    inner: bool
    """It can stand within one."""
    first: bool
    """It can begin one."""
    parts: Key
    """The parts of a compound, as singulars."""


@dataclass
class Usage:
    """How the papers use words: gathered once, asked for each phrase."""

    background: Background
    language: Language
    papers: int
    seen: Counter[str]
    verbal: Counter[str]
    """Times a word stood where a verb stands."""
    ending: Counter[str]
    """Times a word stood where a noun phrase ends."""
    forms: Forms
    """The ways a word is written, counted within sentences, where case means something."""
    short: dict[Key, str] = field(default_factory=dict)
    """Abbreviations in lower case by what they stand for."""

    @cached_property
    def roles(self) -> Roles:
        """What words in lower case can be."""
        return Roles(self)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The first words of full forms."""
        return frozenset(full[0] for full in self.short)

    @cached_property
    def full(self) -> Mapping[str, Key]:
        """What abbreviations stand for; the longest form where there are several."""
        return {self.short[full]: full for full in sorted(self.short, key=lambda k: (len(k), k))}

    def fold(self, word: str) -> str:
        """Return a word's singular; of a Russian word, what cases and numbers share."""
        if is_cyrillic(word):
            return without_ending(word)
        return IRREGULAR.get(word) or singular(word, self.seen)

    def is_noun(self, word: str) -> bool:
        """Tell whether a word can end a noun phrase."""
        if word in VAGUE or singular(word, VAGUE) in VAGUE or not self.is_content(word):
            return False
        if (
            word in NO_NOUNS
            or word.isdecimal()
            or (word.endswith("ed") and not word.endswith("eed"))
        ):
            return False
        if self.language is not ENGLISH:
            return True
        if part := self.background.parts.get(word):
            return part == "n"
        if self.seen[word] < RARE:
            return not _UNENDING.search(word) and not word.endswith("ing")
        return self.ending[word] >= _ENDING * self.seen[word]

    def is_thing(self, word: str) -> bool:
        """Tell whether a word can name something alone: it has a plural, or mostly ends phrases."""
        if is_unspaced(word) or self.language is not ENGLISH:
            return True
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
        if word in self.language.grammar or len(word) > _LONGEST_WORD:
            return False
        if self.papers > _MANY and self.seen[word] == 1:
            return False
        if not BOILERPLATE.isdisjoint(word.split("-")):
            return False
        if word.endswith("ly") and word not in NOUNS_IN_LY:
            return False
        if part := self.background.parts.get(word):
            return part != "v"
        return self.verbal[word] <= _VERBAL * self.seen[word]

    def can_begin(self, word: str) -> bool:
        """Tell whether a word can begin a name."""
        if word in PRAISE or word.endswith("ly") or (len(word) == 1 and not is_unspaced(word)):
            return False
        if word.endswith("ing") and not self.is_noun(word):
            return False
        return self.is_content(word) and (not word[0].isdecimal() or bool(_SIZE.match(word)))

    def is_obscure(self, text: str) -> bool:
        """Tell whether a text has an abbreviation that only a few papers use."""
        words = (self.fold(word) for word in text.lower().replace("-", " ").split())
        return any(
            word in self.full and word not in FAMILIAR and self.seen[word] < self.papers
            for word in words
        )

    def cased(self, word: str) -> str:
        """Return a word in the case in which running text has it: GPU, Mamba, transformer."""
        return "-".join(self._cased_part(part) for part in word.split("-"))

    def _cased_part(self, part: str) -> str:
        forms = self.forms.get(part) or {part: 1}
        form = min(forms, key=lambda form: (-forms[form], form))
        small = forms.get(part, 0)
        is_capital_by_chance = form == part.capitalize() and small >= _CHANCE * sum(forms.values())
        return part if is_capital_by_chance else form

    def key_of(self, words: Iterable[str]) -> Key:
        """Return what makes phrases the same: singulars, with abbreviations for full forms."""
        return self.shorten([part for word in words for part in self.roles[word].parts])

    def shorten(self, parts: Sequence[str]) -> Key:
        """Put abbreviations in the place of their full forms."""
        if self.heads.isdisjoint(parts):
            return tuple(parts)
        key, place = [], 0
        while place < len(parts):
            size = self._full_form_at(parts, place)
            key.append(self.short[tuple(parts[place : place + size])] if size else parts[place])
            place += size or 1
        return tuple(key)

    def _full_form_at(self, parts: Sequence[str], place: int) -> int:
        """Return how many words from a place on are a full form; 0 if none."""
        if parts[place] not in self.heads:
            return 0
        most = min(_LONGEST_FULL_WORDS, len(parts) - place)
        return next(
            (n for n in range(most, 1, -1) if tuple(parts[place : place + n]) in self.short), 0
        )

    def share_at_large(self, key: Key) -> float:
        """Return the share of papers, of all there are, that say a phrase."""
        share = self.background.share(key)
        if len(key) == 1 and key[0] in self.full:
            return max(share, self.background.share(self.full[key[0]]))
        return share
