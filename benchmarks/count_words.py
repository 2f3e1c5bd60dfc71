"""Counts how research papers at large use words.

Its answer is ``conspectus/topics/naming/background.tsv``.

The set is a gzipped file, a JSON object a line: ``title`` and ``abstract``, as in arXiv's metadata,
which are in the public domain (CC0). Called as ``python benchmarks/count_words.py PATH >
background.tsv``. A line of the answer is a word or phrase, what a word can be in a name (``n`` end
it, ``m`` stand within, ``v`` neither), and of a thousand papers how many say it in
the singular; tabs between.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from conspectus.topics.likeness.words import STOP_WORDS, singular
from conspectus.topics.naming.lexicon import AFTER_VERBS, BEFORE_NOUNS, BEFORE_VERBS, NO_ENDS
from conspectus.topics.naming.runs import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SAID = 0.0016
"""A word that a smaller share of papers says is learned from the digest, if it matters there."""
SAID_TOGETHER = 0.0027
"""The same for phrases, which are many more."""
END = "."


class Counts(NamedTuple):
    """How often words occur, and where."""

    seen: Counter[str]
    ending: Counter[str]
    """Before a word with which no noun phrase goes on."""
    opened: Counter[str]
    """Behind an article or a preposition."""
    verbal: Counter[str]
    """Where a verb stands."""

    def role(self, word: str) -> str:
        """Return what a word can be in a name."""
        seen = self.seen[word]
        is_verb = self.verbal[word] > max(0.2 * seen, self.opened[word])
        if is_verb or self.is_adverb(word) or self.is_verb_form(word):
            return "v"
        is_form = word.endswith("ed") and not word.endswith("eed")
        return "n" if self.ending[word] >= 0.15 * seen and not is_form else "m"

    def is_adverb(self, word: str) -> bool:
        """Tell ``nearly`` from ``anomaly``."""
        return word.endswith("ly") and self.opened[word] < 0.05 * self.seen[word]

    def is_verb_form(self, word: str) -> bool:
        """Tell ``relies`` from ``policies``: no article or preposition stands before it."""
        stem = singular(word, self.seen)
        if stem != word and self.verbal[stem] > 0.3 * self.seen[stem]:
            return self.opened[word] < 0.1 * self.seen[word]
        if stem != word and self.opened[stem] >= 0.02 * self.seen[stem]:
            return False
        is_subject = word.endswith(("ing", "ics", "ss", "ed"))
        is_ending = self.ending[word] >= 0.15 * self.seen[word]
        return is_ending and not is_subject and self.opened[word] < 0.015 * self.seen[word]


def texts_of(path: Path) -> Iterator[list[str]]:
    """Pass on the lower-case words of each paper, with marks where punctuation parts them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            words = [END]
            for run in runs_of(" ".join(f"{fields['title']}. {fields['abstract']}".split())):
                words += [*(token.lower() for token in run), END]
            yield words


def count(path: Path) -> tuple[Counts, int]:
    """Count words, and papers."""
    counts = Counts(Counter(), Counter(), Counter(), Counter())
    papers = 0
    for papers, words in enumerate(texts_of(path), 1):  # noqa: B007  # the last number is wanted
        counts.seen.update(words)
        for before, word in pairwise(words):
            counts.ending[before] += word == END or (word in STOP_WORDS and word not in NO_ENDS)
            counts.verbal[before] += word in AFTER_VERBS
            counts.verbal[word] += before in BEFORE_VERBS
            counts.opened[word] += before in BEFORE_NOUNS
    return counts, papers


def count_keys(path: Path, counts: Counts, papers: int) -> Counter[str]:
    """Count the papers that say a word, or two of them in a row, in the singular."""
    common = {word for word, times in counts.seen.items() if times > SAID_TOGETHER * papers}
    forms = {word: singular(word, common) for word in common}
    said: Counter[str] = Counter()
    for words in texts_of(path):
        folded = [forms.get(word, END) if word not in STOP_WORDS else END for word in words]
        pairs = [f"{a} {b}" for a, b in pairwise(folded) if END not in (a, b)]
        said.update({*folded, *pairs})
    return said


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="a set of papers")
    path = parser.parse_args().path
    if not path.is_file():
        sys.exit(f"{path}: not found; give the path of a set of papers.")
    counts, papers = count(path)
    said = count_keys(path, counts, papers)
    roles = {
        word: counts.role(word)
        for word, times in counts.seen.items()
        if times >= SAID * papers and word[0].isalpha() and word not in STOP_WORDS
    }
    for key in sorted({*roles, *said}):
        least = SAID_TOGETHER if " " in key else SAID
        share = 1000 * said[key] / papers
        if key[0].isalpha() and (key in roles or share >= 1000 * least):
            print(key, roles.get(key, ""), f"{share:.3g}" if share else "", sep="\t")


if __name__ == "__main__":
    main()
