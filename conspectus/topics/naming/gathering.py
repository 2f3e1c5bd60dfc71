"""Learns from papers how they use words: counts them once, before any phrase is looked for."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from conspectus.topics.naming.background import read_background
from conspectus.topics.naming.languages import ENGLISH, language_of
from conspectus.topics.naming.lexicon import AFTER_VERBS, BEFORE_VERBS, NO_ENDS, PRAISE
from conspectus.topics.naming.runs import Run, runs_of
from conspectus.topics.naming.usage import RARE, Key, Usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conspectus.model.paper import Paper

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
    return tuple(tuple(map(str.lower, run)) for run in runs)


def gather_usage(papers: Sequence[Paper], texts: Sequence[Text]) -> Usage:
    """Learn from papers, and their texts in the same order, how words are used in them."""
    words = [word for text in texts for word in _words(text)]
    seen = Counter(words)
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
        verbal=Counter(word for before, word in pairwise(words) if before in BEFORE_VERBS),
        ending=Counter(word for word, after in pairwise(words) if after in stops),
        forms=_count_forms(texts),
    )
    usage.verbal.update(word for word, after in pairwise(words) if after in AFTER_VERBS)
    usage.short = _find_abbreviations(papers, usage)
    return usage


def _words(text: Text) -> Iterator[str]:
    for run in chain(text.abstract, text.title):
        yield from run
        yield _END


def _count_forms(texts: Sequence[Text]) -> dict[str, Counter[str]]:
    """Count how words are written; what only titles say comes from there.

    The first word of a run is left out where it has a capital: a sentence may have lent it. In
    titles most words may have one, which then says nothing of words that papers at large use.
    """
    runs = [run for text in texts for run in text.abstract_written]
    forms = _by_word(chain.from_iterable(run[run[0] == run[0].capitalize() :] for run in runs))
    known = read_background().parts
    titles = _by_word(
        word.lower() if word == word.capitalize() and word.lower() in known else word
        for text in texts
        for run in text.title_written
        for word in run
    )
    return titles | forms


def _by_word(words: Iterable[str]) -> dict[str, Counter[str]]:
    forms: dict[str, Counter[str]] = {}
    for word, count in Counter(words).items():
        for form in {word, *word.split("-")}:
            lower = form.lower()
            if lower not in forms:
                forms[lower] = Counter()
            forms[lower][form] += count
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
