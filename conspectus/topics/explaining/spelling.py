"""Terms as people write them: ``gpu`` as GPUs, ``test time`` as test-time, in the papers' own way.

It counts how papers write what the vocabulary folds; which terms matter is none of its business.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from conspectus.topics.explaining.compounds import Compounds
from conspectus.topics.explaining.wholes import joins_of, wholes_of
from conspectus.topics.likeness.words import STOP_WORDS, singular, without_markup

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from conspectus.model.paper import Paper

    Pair = tuple[str, str]

_SAMPLE = 2_000
"""So many papers show how a field writes its words; of more than ten times as many, a tenth."""
_TOKEN = re.compile(r"[^\W_]+(?:\+\+|#)?(?:[-\u2010\u2011][^\W_]+(?:\+\+|#)?)*|[^\w\s]")
"""A word, a compound, or a sign, which parts the words beside it."""
_HYPHEN = re.compile("[-\u2010\u2011]")
_LAST_JOINT = re.compile("[-\u2010\u2011 ][^-\u2010\u2011 ]*$")
_BRIDGES = frozenset({"of", "to"})
"""What stands within a name, as in mixture of experts and text to image."""
_SIGNS = frozenset("(,:;/[")
"""What may part two words that a vocabulary takes for a pair."""
_OFTEN = 4
"""Uses below which two words around a small one may be chance."""
_ALWAYS = 0.8
"""The share of a word's uses within a name from which the name is told for the word."""
_BRIDGED = 0.4
"""The share of a word's uses within a name from which the word alone would tell half of it."""


@dataclass(frozen=True)
class Spelling:
    """How the terms of a vocabulary are written, by their folded form."""

    written: Mapping[str, str]
    """A word, or two that stand side by side, as written most often.

    No pair that is never so, or mostly parted by a sign: language model (LLM).
    """
    names: Mapping[Pair, str]
    """Two words that are mostly used around a small one: (mixture, expert)."""
    joins: Container[Pair] = frozenset()
    """Two pairs of which one goes on as the other: (neural architecture, architecture search)."""
    wholes: Mapping[str, str] = field(default_factory=dict)
    """What a term is nearly always a piece of: large language models for ``large language``."""
    halves: Container[str] = frozenset()
    """What is mostly a piece of one compound or another, and says nothing without the rest."""

    def of(self, term: str) -> str:
        """Return how a term is written; a pair that was not seen is joined from its words."""
        found = self.written.get(term)
        return found or " ".join(self.written.get(word, word) for word in term.split(" "))

    @cached_property
    def named(self) -> frozenset[str]:
        """The words that are a part of names."""
        return frozenset(word for name in self.names for word in name)

    def whole(self, term: str) -> str:
        """Return how a term is written, with the word that is hardly ever missing beside it."""
        return self.wholes.get(term) or self.of(term)

    def of_all(self, terms: Sequence[str]) -> tuple[str, ...]:
        """Return how terms are written, in their order; what overlaps is told as one.

        ``test time`` and ``time compute`` become test-time compute, ``mixture`` and ``expert``
        mixture of experts. What another phrase says too is left out.
        """
        phrases = dict.fromkeys(self._joined(group) for group in self._chained(terms))
        bare = {phrase: f" {_HYPHEN.sub(' ', phrase).lower()} " for phrase in phrases}
        return tuple(
            phrase
            for phrase in phrases
            if not any(
                bare[phrase] in bare[other] or f"{bare[phrase][:-1]}s " in bare[other]
                for other in phrases
                if other != phrase
            )
        )

    def _joined(self, group: Sequence[str]) -> str:
        """Return one phrase for terms of which each begins with the last word of the one before."""
        first, *others = group
        if others and " " not in first:
            return self.names[first, others[0]]
        phrase = self.of(first) if others else self.whole(first)
        for term in others:
            form = self.of(term)
            end = form[_LAST_JOINT.search(form).start() :]  # type: ignore[union-attr]  # a pair
            if not phrase.lower().endswith(end.lower()):  # a compound may have brought it already
                phrase += end
        return phrase

    def _chained(self, terms: Sequence[str]) -> Iterator[list[str]]:
        """Yield terms in groups of those that make one phrase, in the order of their first."""
        left = list(terms)
        while left:
            group = [left.pop(0)]
            for term in left:
                if self._goes_on(group[0], term):
                    group.append(term)
                elif self._goes_on(term, group[0]):
                    group.insert(0, term)
                else:
                    continue
                left.remove(term)
                break
            yield group

    def _goes_on(self, one: str, other: str) -> bool:
        """Tell whether a term begins with the word that ends another, or makes a name with it."""
        if one in self.wholes or other in self.wholes:  # they go on otherwise
            return False
        if " " not in one or " " not in other:
            return (one, other) in self.names
        goes_on = one.partition(" ")[2] == other.partition(" ")[0]
        compound = "-" in self.of(one) + self.of(other)  # within which pairs are not seen to join
        return goes_on and (compound or (one, other) in self.joins)


def spelling_of(papers: Sequence[Paper], vocabulary: Iterable[str]) -> Spelling:
    """Return how papers write the terms of a vocabulary. Many papers are read by sample."""
    step = max(1, min(10, len(papers) // _SAMPLE))
    texts = [_TOKEN.findall(without_markup(_prose(paper))) for paper in papers[::step]]
    forms = _Forms(vocabulary)
    for token, count in Counter(token for text in texts for token in text).items():
        forms.add_token(token, count)
    for (one, other), count in Counter(pair for text in texts for pair in pairwise(text)).items():
        forms.add_neighbours(one, other, count)
    for text in texts:
        for one, small, other in zip(text, text[1:], text[2:], strict=False):
            if small in _BRIDGES:
                forms.add_name(one, small, other, " ")
            elif small in _SIGNS:
                forms.add_parted(one, other)
    written = forms.written()
    compounds, halves = forms.compounds.of(forms.forms, written)
    wholes = wholes_of(texts, forms.pairs, written) | compounds | forms.whole_names()
    names = forms.names()
    named = {word for name in names for word in name}
    return Spelling(written, names, joins_of(texts, forms.pairs), wholes, halves - named)


def _prose(paper: Paper) -> str:
    """Return the text of a paper that is written as sentences: capitals of titles tell nothing."""
    return paper.abstract or paper.title


class _Forms:
    """Counts the forms in which the terms of a vocabulary are written."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._terms = set(vocabulary)
        self._words = {word for term in self._terms for word in term.split(" ")}
        self._folds: dict[str, str] = {}
        self.forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        """How often each term is written in each way."""
        self.compounds = Compounds()
        self._names: defaultdict[Pair, Counter[str]] = defaultdict(Counter)
        self._parted: Counter[str] = Counter()
        self.pairs: dict[Pair, str] = {}
        """The terms that two words in a row are."""

    def add_token(self, token: str, count: int) -> None:
        """Count a word; the parts of a compound are words too, and its neighbours are pairs."""
        parts = _HYPHEN.split(token)
        for part in parts:
            if folded := self._fold(part):
                self.forms[folded][part] += count
                if any(other != part and not other[0].isdecimal() for other in parts):
                    self.compounds.add(folded, token, count)  # GPT is no piece of GPT-4
        for one, other in pairwise(parts):
            term = f"{self._fold(one)} {self._fold(other)}"
            if term in self._terms:
                self.forms[term][f"{one}-{other}"] += count
                if len(parts) > 2:  # noqa: PLR2004  # more than the pair
                    self.compounds.add(term, token, count)
        for one, small, other in zip(parts, parts[1:], parts[2:], strict=False):
            if small.lower() in _BRIDGES:
                self.add_name(one, small, other, "-", count)

    def add_neighbours(self, one: str, other: str, count: int) -> None:
        """Count two words that stand side by side; a compound is shown as a whole."""
        before = _HYPHEN.split(one)[-1] if "-" in one else one
        after = _HYPHEN.split(other)[0] if "-" in other else other
        term = f"{self._fold(before)} {self._fold(after)}"
        if term in self._terms:
            self.forms[term][f"{one} {other}"] += count
            if (before, after) != (one, other):
                self.compounds.add(term, f"{one} {other}", count)
            self.pairs[one, other] = term

    def add_parted(self, one: str, other: str) -> None:
        """Count two words between which stands a sign."""
        term = f"{self._fold(_HYPHEN.split(one)[-1])} {self._fold(_HYPHEN.split(other)[0])}"
        if term in self._terms:
            self._parted[term] += 1

    def add_name(self, one: str, small: str, other: str, joint: str, count: int = 1) -> None:
        """Count two words around a small one."""
        pair = self._fold(one), self._fold(other)
        if all(pair) and pair[0] != pair[1]:
            self._names[pair][joint.join((one, small, other))] += count

    def written(self) -> dict[str, str]:
        """Return the most frequent form of each term that mostly stands side by side."""
        return {
            term: _usual_form(forms)
            for term, forms in self.forms.items()
            if forms.total() > self._parted[term]
        }

    def names(self) -> dict[Pair, str]:
        """Return the names that are used often, and hold many of the uses of their words."""
        return {
            pair: _usual_form(forms)
            for pair, forms in self._names.items()
            if forms.total() >= max(_OFTEN, _BRIDGED * min(self._uses(word) for word in pair))
        }

    def whole_names(self) -> dict[str, str]:
        """Return the names of words that are hardly ever used but in one."""
        return {
            word: _usual_form(forms)
            for pair, forms in self._names.items()
            for word in pair
            if forms.total() >= max(_OFTEN, _ALWAYS * self._uses(word))
        }

    def _uses(self, word: str) -> int:
        return self.forms[word].total()

    def _fold(self, word: str) -> str:
        """Return a word as the vocabulary has it, or nothing where it has not."""
        found = self._folds.get(word)
        if found is None:
            lower = word.lower()
            folded = "" if lower in STOP_WORDS else singular(lower, self._words)
            found = self._folds[word] = folded if folded in self._words else ""
        return found


def _usual_form(forms: Counter[str]) -> str:
    """Return the form with the highest count; of equal ones the plainest.

    A compound of which only the last word belongs to a pair must be most of its uses.
    """
    most = min(forms, key=lambda form: (-forms[form], form.swapcase()))
    if " " in most and "-" in most and 2 * forms[most] < forms.total():
        before, _, after = most.partition(" ")
        return f"{_HYPHEN.split(before)[-1]} {_HYPHEN.split(after)[0]}"
    return most
