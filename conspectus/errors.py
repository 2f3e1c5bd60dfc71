"""What can go wrong, as sentences for the person who can mend it.

A message says which file and line, what was found, what was expected and what to do.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_MOST_WORDS = 10
"""Known words that a message lists."""


class Problem(NamedTuple):
    """Something to mend, and where it stands."""

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.message}"


class ConspectusError(Exception):
    """Something the user can mend; the command prints it as one sentence and exits with 1."""


class InputError(ConspectusError):
    """A file that people or other programs wrote cannot be used as it is."""

    def __init__(self, message: str, *, file: str, line: int | None = None) -> None:
        self.problem = Problem(file, line, message)
        super().__init__(str(self.problem))


class CombinedInputError(ConspectusError):
    """Several files cannot be used as they are; each has its own sentence."""

    def __init__(self, errors: Sequence[InputError]) -> None:
        self.problems = tuple(error.problem for error in errors)
        super().__init__("\n".join(map(str, self.problems)))


class OutputError(ConspectusError):
    """Something could not be written, or would overwrite what is not ours."""


class SourceError(ConspectusError):
    """What should be fetched is named in a way that is not understood: wrong usage."""


class MissingExtraError(ConspectusError):
    """What was asked for needs packages that only an extra of Conspectus installs."""


class FetchError(ConspectusError):
    """Another host did not give what it was asked for."""


class TemplateError(ConspectusError):
    """A template cannot be rendered."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the end of a sentence: ``did you mean 'title'?``, or the first known words."""
    words = sorted(known)
    if close := get_close_matches(word, words, n=1, cutoff=0.6):
        return f"did you mean {close[0]!r}?"
    more = len(words) - _MOST_WORDS
    return f"known are {', '.join(words[:_MOST_WORDS])}" + (
        f" and {more} more." if more > 0 else "."
    )
