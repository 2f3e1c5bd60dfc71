"""Which blocks of a page are the title, abstract and byline of one paper.

Where a page is whole, titles and abstracts alternate. Where a part is lost, reading on in pairs
would shift all the papers below. So the reading of the whole page is sought that costs least: a
text costs the less the more it looks like what it is taken for, and each lost part has its price.
One pass of dynamic programming finds it, in time linear in the number of blocks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conspectus.readers.saved_text.blocks import Block

_LOST = 10
"""The price of a title or an abstract that stands alone. Lower, and whole papers with odd texts
fall apart; higher, and the remains of two papers become one."""
_NEVER = 2 * _LOST + 1
"""The price of the absurd: more than of two texts that each stand alone."""
_ODD = 8
"""The price of the unlikely: less than of two texts that each stand alone."""
_LONG = 400
"""Characters; a longer text is an abstract. Lower, and endless titles become abstracts; higher,
and abstracts whose sentences cannot be told apart become titles."""
_USUAL_TITLE = 150
"""Characters; a longer title costs more with each, a shorter one without a stop is no abstract.
Lower punishes honest long titles, higher lets short abstracts pass for titles."""
_USUAL_ABSTRACT = 200
"""Characters; a shorter abstract costs more with each, a longer text of sentences is no title.
Lower lets titles with a full stop pass for abstracts, higher punishes honest short ones."""
_TITLE_SLOPE, _ABSTRACT_SLOPE = 20, 40
"""Characters that cost 1 where a title is too long or an abstract too short: titles vary less."""
_SENTENCE = 2
"""The price of each full stop and of a line break in a title: some have one, few have several."""
_NO_SENTENCE = 12
"""The price of an abstract without a full stop, before its length speaks for it. Lower, and long
titles become abstracts; higher, and abstracts cut off in mid-sentence stand alone."""
_SENTENCE_END = re.compile(r"[.…\u3002][\"'\u201d\u2019)\]*]*$")
_SENTENCE_BREAK = re.compile(r"[a-z0-9)\]%][.!?][\"'\u201d\u2019)]* +[A-Z]|[\u3002\uff01\uff1f]")
_END = 8
"""Characters in which a sentence's last stop stands, with the brackets and quotes behind it."""
_SEEN = 2_000
"""Characters that are looked at; more would tell no more."""


class Part(NamedTuple):
    """Neighbouring blocks that are one paper, or what is left of one."""

    title: Block | None
    abstract: Block | None
    byline: Block | None


class _Step(NamedTuple):
    cost: float
    length: int
    part: Part


def pair(blocks: Sequence[Block]) -> list[Part]:
    """Return the most plausible reading of a page's blocks, in their order."""
    terse = _is_terse(blocks)
    traits = [_Traits.of(block, terse=terse) for block in blocks]
    costs = [0.0] * (len(blocks) + 1)
    best: list[_Step | None] = [None] * len(blocks)
    for start in reversed(range(len(blocks))):
        steps = _steps(blocks, traits, start)
        best[start] = step = min(steps, key=lambda s: s.cost + costs[start + s.length])
        costs[start] = step.cost + costs[start + step.length]
    return list(_follow(best))


def _is_terse(blocks: Sequence[Block]) -> bool:
    """Tell whether most abstracts of a page, half of all its texts, are too short to be known."""
    lengths = sorted(_length(block) for block in blocks if not block.is_byline)
    return bool(lengths) and lengths[len(lengths) * 3 // 4] <= _LONG


def _follow(best: Sequence[_Step | None]) -> Iterator[Part]:
    position = 0
    while position < len(best) and (step := best[position]):
        yield step.part
        position += step.length


def _steps(blocks: Sequence[Block], traits: Sequence[_Traits], start: int) -> Iterator[_Step]:
    """Yield every way to read what begins at a block, the most regular first."""
    block = blocks[start]
    if block.is_byline:
        yield _Step(_LOST / 2, 1, Part(None, None, block))
        return
    if start + 1 < len(blocks) and not blocks[start + 1].is_byline:
        as_abstract = traits[start + 1].as_abstract
        if start + 2 < len(blocks) and blocks[start + 2].is_byline:
            as_abstract = min(as_abstract, _ODD)  # a byline follows nothing else
        cost = traits[start].as_title + as_abstract
        yield _with_byline(blocks, start, _Step(cost, 2, Part(block, blocks[start + 1], None)))
    if len(block.lines) > 1:
        yield _with_byline(blocks, start, _one_block(block))
    alone = traits[start]
    if alone.as_title <= alone.as_abstract:
        part = Part(block, None, None)
    else:
        part = Part(None, block, None)
    yield _with_byline(blocks, start, _Step(_LOST, 1, part))


def _with_byline(blocks: Sequence[Block], start: int, step: _Step) -> _Step:
    """Add the byline that follows, if one does."""
    end = start + step.length
    if end == len(blocks) or not blocks[end].is_byline:
        return step
    return _Step(step.cost, step.length + 1, step.part._replace(byline=blocks[end]))


def _one_block(block: Block) -> _Step:
    """Read a block as a title and its abstract without a blank line between them."""
    title = block._replace(lines=block.lines[:1])
    abstract = block._replace(line=block.line + 1, lines=block.lines[1:])
    cost = 1 + _Traits.of(title).as_title + _Traits.of(abstract).as_abstract
    return _Step(cost, 1, Part(title, abstract, None))


class _Traits(NamedTuple):
    """How unlike a title, and how unlike an abstract, a block is."""

    as_title: float
    as_abstract: float

    @classmethod
    def of(cls, block: Block, *, terse: bool = False) -> _Traits:
        """Judge a block; on a page whose texts are all short, shortness says little."""
        length = _length(block)
        text = block.lines[0][:_SEEN]
        breaks = len(_SENTENCE_BREAK.findall(text))
        ends = bool(_SENTENCE_END.search(block.lines[-1][-_END:]))
        wrapped = len(block.lines) > 1
        as_abstract = _abstract_cost(length, breaks, ends=ends)
        return cls(
            _title_cost(length, breaks, ends=ends) + _SENTENCE * wrapped,
            min(as_abstract, _ODD) if terse else as_abstract,
        )


def _length(block: Block) -> int:
    return sum(map(len, block.lines))


def _title_cost(length: int, breaks: int, *, ends: bool) -> float:
    if length > _LONG or (length > _USUAL_ABSTRACT and breaks > 1):
        return _NEVER
    return _SENTENCE * (ends + breaks) + max(0, length - _USUAL_TITLE) / _TITLE_SLOPE


def _abstract_cost(length: int, breaks: int, *, ends: bool) -> float:
    if length > _LONG:
        return 0
    if ends or breaks:
        return 1 + max(0, _USUAL_ABSTRACT - length) / _ABSTRACT_SLOPE
    return _NEVER if length < _USUAL_TITLE else _NO_SENTENCE - length / _ABSTRACT_SLOPE
