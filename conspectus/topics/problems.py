"""What an editor asks of topics that cannot be done, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from conspectus.errors import ConspectusError

if TYPE_CHECKING:
    from collections.abc import Sequence


class TopicProblem(NamedTuple):
    """Something to mend in what a topics file says of a topic."""

    topic: str
    """The topic's slug."""
    key: str
    """Which of the topic's keys is to be mended."""
    message: str
    value: str = ""
    """The item under that key, where one of several is wrong."""


class TopicError(ConspectusError):
    """Topics ask for what cannot be done; each problem has its own sentence."""

    def __init__(self, problems: Sequence[TopicProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.message for problem in problems))
