"""Languages that papers are written in: how to tell which, and what joins two names. Data, mostly.

Lists are short: a few dozen words make up half of any text, so they are enough to tell.
"""

# ruff: noqa: RUF001  # Cyrillic letters that look like Latin ones are meant

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conspectus.topics.likeness.words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_RUSSIAN_ENDING = re.compile(
    "(?:[ыи]ми|[ео]го|[ео]му|[ая]ми|[ыи]х|[ая]х|[ыоие]й|[аяоеы]я|[оеыи]е|[ую]ю|[оае]м|[ыи]м|ов|"
    "ям|[аяоеыиуюь])$"
)
_SHORTEST = 4
"""In letters; what a shorter word has at its end may belong to it."""


@dataclass(frozen=True)
class Language:
    """What naming needs to know of a language."""

    join: str
    """Joins two names, spaces included."""
    grammar: frozenset[str]
    """Words that carry grammar, in lower case."""
    inside: frozenset[str] = frozenset()
    """Those that may stand within a name: ``of``."""


def _language(conjunction: str, inside: str, grammar: str) -> Language:
    return Language(f" {conjunction} ", frozenset(grammar.split()), frozenset(inside.split()))


ENGLISH = Language(" and ", STOP_WORDS, frozenset({"of"}))
OTHERS = (
    _language(
        "und",
        "",
        """aber als am an auch auf aus bei bis da damit das dass dem den der des die diese diesem
        diesen dieser dieses durch ein eine einem einen einer eines er es für hat im in ist kann
        können mit nach nicht nur oder sich sie sind sowie sowohl über um und uns unter vom von vor
        war werden wie wir wird wurde wurden zeigen zu zum zur zwischen stellen vorgestellt neue
        neuen neuer neues dabei unsere unserer ihre welche""",
    ),
    _language(
        "et",
        "de du des d la le les l",
        """a à afin ainsi au aux avec c ce ces cet cette comme d dans de des du elle en entre est et
        étude il ils l la le les leur leurs mais montrons n ne nos notre nous on ont ou où par pas
        peut peuvent plus pour proposons présentons qu que qui s sa se ses son sont sous sur très un
        une nouvelle nouveau article cet""",
    ),
    _language(
        "y",
        "de del la las los el",
        """a al como con cual de del desde donde el en entre es esta este estos estas ha han la
        las lo los más mediante muy no nos nuestra nuestro o para pero por presentamos proponemos
        que se ser sin sobre son su sus también un una uno y trabajo nuevo nueva artículo""",
    ),
    _language(
        "e",
        "de do da dos das",
        """a ao aos as com como da das de do dos e é em entre esta este estas estes foi mais mas na
        nas no nos não nosso nossa o os ou para pela pelas pelo pelos por propomos que se sem ser
        sobre são seu sua também trabalho um uma apresentamos novo nova artigo""",
    ),
    _language(
        "e",
        "di del della dei delle dell",
        """a ad al alla anche che chi come con da dal dalla degli dei del della delle di e è ed gli
        ha i il in la le lo ma nel nella noi non nostro o per più proponiamo questa questo si sono
        su sul sulla tra un una uno lavoro nuovo nuova articolo""",
    ),
    _language(
        "и",
        "",
        """а без был была были было быть в во все для до его ее если же за и из или их к как который
        которая которые которых ко между мы на над не него но о об от по под показано показываем
        при предлагаем предложен предложена предложено представлен представлены работа работе работы
        с со статье статья так также то только у что чтобы эта этот это этого этой эти новый новая
        новые новых нового на рассматривается рассматриваются исследуется""",
    ),
)


def language_of(seen: Mapping[str, int]) -> Language:
    """Return the language of texts from how often their words are seen, English where in doubt."""
    hits = [sum(seen.get(word, 0) for word in language.grammar) for language in OTHERS]
    english = sum(seen.get(word, 0) for word in ENGLISH.grammar)
    return OTHERS[hits.index(max(hits))] if max(hits) > english else ENGLISH


def is_cyrillic(word: str) -> bool:
    """Tell whether a word is Russian, or written like it."""
    return "\u0400" <= word[:1] < "\u0530"


def without_ending(word: str) -> str:
    """Return of a Russian word what its cases and numbers share, roughly."""
    return _RUSSIAN_ENDING.sub("", word) if len(word) >= _SHORTEST else word
