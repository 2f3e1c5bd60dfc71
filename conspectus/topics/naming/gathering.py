"""Learns from papers how they use words: counts them once, before any phrase is looked for."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from conspectus.topics.naming.background import read_background
from conspectus.topics.naming.languages import ENGLISH, language_of
from conspectus.topics.naming.lexicon import AFTER_VERBS, BEFORE_VERBS, NO_ENDS, PRAISE
from conspectus.topics.naming.runs import Run, runs_of
from conspectus.topics.naming.usage import RARE, Key, Usage

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    import numpy.typing as npt

    from conspectus.model.paper import Paper
    from conspectus.topics.naming.usage import Forms

_LONGEST_FULL_FORM = 80
"""In characters, before the bracket; none is longer."""
_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z]{0,5}[A-Z])s?\)")
_END = "."


class Text(NamedTuple):
    """A paper's runs of words."""

    title: tuple[Run, ...]
    """In lower case."""
    abstract: tuple[Run, ...]
    """In lower case."""
    title_written: tuple[Run, ...]
    abstract_written: tuple[Run, ...]


def read_text(paper: Paper) -> Text:
    """Return a paper's runs of words."""
    title, abstract = tuple(runs_of(paper.title)), tuple(runs_of(paper.abstract))
    return Text(_lower(title), _lower(abstract), title, abstract)


def _lower(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(tuple(" ".join(run).lower().split()) for run in runs)


def gather_usage(papers: Sequence[Paper], texts: Sequence[Text]) -> Usage:
    """Learn from papers, and their texts in the same order, how words are used in them."""
    words = _Words.of(texts)
    seen = words.counted(np.ones(len(words.numbers), dtype=np.bool_))
    # The parts of compounds are words too, but say nothing of how they are used alone.
    for word in [word for word in seen if "-" in word]:
        for part in word.split("-"):
            seen[part] += seen[word]
    del seen[_END]
    language = language_of(seen)
    stops = language.grammar - NO_ENDS | {_END}
    usage = Usage(
        read_background(),
        language,
        len(papers),
        seen,
        verbal=words.counted(words.after(BEFORE_VERBS)) + words.counted(words.before(AFTER_VERBS)),
        ending=words.counted(words.before(stops)),
        forms=_count_forms(texts),
    )
    usage.short = _find_abbreviations(papers, usage)
    return usage


class _Words(NamedTuple):
    """The words of all texts, one after the other, each run with ``_END`` behind it."""

    numbers: npt.NDArray[np.intp]
    """The number of each in ``known``."""
    known: Sequence[str]

    @classmethod
    def of(cls, texts: Iterable[Text]) -> _Words:
        words: list[str] = []
        for text in texts:
            for run in chain(text.abstract, text.title):
                words += run
                words.append(_END)
        numbers = {word: number for number, word in enumerate(dict.fromkeys(words))}
        found = np.fromiter(map(numbers.__getitem__, words), dtype=np.intp, count=len(words))
        return cls(found, list(numbers))

    def counted(self, places: npt.NDArray[np.bool_]) -> Counter[str]:
        """Return how often each word stands at some of the places."""
        times = np.bincount(self.numbers[places], minlength=len(self.known)).tolist()
        return Counter({word: n for word, n in zip(self.known, times, strict=True) if n})

    def after(self, words: Container[str]) -> npt.NDArray[np.bool_]:
        """Return the places that have one of some words before them."""
        return np.append(False, self._are(words))[:-1]

    def before(self, words: Container[str]) -> npt.NDArray[np.bool_]:
        """Return the places that have one of some words behind them."""
        return np.append(self._are(words), False)[1:]

    def _are(self, words: Container[str]) -> npt.NDArray[np.bool_]:
        return np.array([word in words for word in self.known], dtype=np.bool_)[self.numbers]


def _count_forms(texts: Sequence[Text]) -> Forms:
    """Count how words are written; what only titles say comes from there.

    The first word of a run is left out where it has a capital: a sentence may have lent it. In
    titles most words may have one, which then says nothing of words that papers at large use.
    """
    runs = [run for text in texts for run in text.abstract_written]
    within = Counter(chain.from_iterable(runs))
    within.subtract(run[0] for run in runs if run[0] == run[0].capitalize())
    known = read_background().parts
    in_titles: Counter[str] = Counter()
    for word, count in Counter(chain(*(chain(*text.title_written) for text in texts))).items():
        is_small = word == word.capitalize() and word.lower() in known
        in_titles[word.lower() if is_small else word] += count
    return _by_word(in_titles) | _by_word(within)


def _by_word(written: Mapping[str, int]) -> Forms:
    forms: Forms = {}
    for word, count in written.items():
        if count:
            for form in {word, *word.split("-")} if "-" in word else (word,):
                times = forms.setdefault(form.lower(), {})
                times[form] = times.get(form, 0) + count
    return forms


def _find_abbreviations(papers: Iterable[Paper], usage: Usage) -> dict[Key, str]:
    """Find ``large language models (LLMs)`` and its like where several papers agree.

    What is left without praise means the same: ``language models``.
    """
    counts: Counter[tuple[Key, str]] = Counter()
    for paper in papers:
        for match in _ABBREVIATION.finditer(paper.abstract):
            start = max(0, match.start() - _LONGEST_FULL_FORM)
            runs = runs_of(paper.abstract[start : match.start()])
            words = [word.lower() for word in runs[-1]] if runs else []
            parts = [usage.fold(part) for word in words for part in word.split("-")]
            if full := _full_form(tuple(parts), match[1]):
                counts[full, match[1].lower()] += 1
    short = {}
    for (full, abbreviation), count in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        if count >= RARE:
            short[full] = abbreviation
            if full[0] in PRAISE and len(full) > 2:  # noqa: PLR2004  # one word alone is wider
                short[full[1:]] = abbreviation
    return short


def _full_form(parts: Key, short: str) -> Key | None:
    """Return the shortest end of a text whose initials are those of an abbreviation."""
    wanted = {short.lower(), "".join(c for c in short if c.isupper()).lower()}
    for size in range(2, min(len(parts), len(short) + 2) + 1):
        tail = parts[-size:]
        initials = {"".join(part[0] for part in tail)}
        initials.add("".join(part[0] for part in tail if part not in ENGLISH.grammar))
        if wanted & initials:
            return tail
    return None
