r"""One piece of mathematics as plain characters, if it is simple enough to be read so.

A small parser over a fixed vocabulary: a macro outside of it makes the whole fragment stay TeX, so
nothing is ever expanded, defined or loaded.
"""

# ruff: noqa: RUF001  # signs that TeX prints
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from conspectus.readers.tex.symbols import accented, double_struck, lowered, raised, symbol

DEEPEST: Final = 4
"""Groups within groups; what is nested deeper is not simple."""

_TOKEN: Final = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|.", re.DOTALL)
_FONTS: Final = frozenset(
    "mathcal mathrm mathbf mathit mathsf mathtt mathscr mathfrak mathnormal text textbf textit "
    "textrm textsf texttt textsc textnormal mbox bm boldsymbol emph underline bold".split()
)
_SILENT: Final = frozenset(
    "left right big Big bigl bigr Bigl Bigr bigg Bigg displaystyle textstyle scriptstyle "
    "limits nolimits ! / rm bf it cal tt sf".split()
)
_SPACES: Final = frozenset(", ; : > quad qquad".split()) | {" "}
_OPERATORS: Final = frozenset(
    "log ln lg exp min max sup inf lim sin cos tan tanh cosh sinh arg argmax argmin det dim gcd "
    "Pr ker rank poly polylog sign softmax".split()
)
_LARGE: Final = frozenset(
    "sum prod coprod int oint iint iiint bigcup bigcap bigoplus bigotimes bigvee bigwedge".split()
)
"""They carry limits above and below, which one line cannot show."""
_ACCENTS: Final = {
    "hat": "^",
    "widehat": "^",
    "tilde": "~",
    "widetilde": "~",
    "bar": "=",
    "overline": "=",
    "acute": "'",
    "grave": "`",
    "ddot": '"',
    "dot": ".",
    "check": "v",
    "breve": "u",
}
_RAISED_SIGNS: Final = {
    **{sign: sign for sign in "° ′ † ‡ * th st nd rd".split()},
    "∘": "°",
    "∗": "*",
    "⋆": "*",
}
"""What is written raised anyway, and endings of ordinal numbers."""
_PLAIN_SUBSCRIPT: Final = re.compile(r"[^\W_]+(?:[.:-][^\W_]+)*|[^\W_]|[∞⊥⋆+-]")
_LONGEST_LOWERED_WORD: Final = 2
"""Letters: a longer word in subscript letters is neither legible nor found by a search."""
_FORBIDDEN: Final = frozenset("\\$&#`")


class _NotSimpleError(Exception):
    """The fragment holds something that plain characters cannot show."""


@lru_cache(maxsize=65536)
def simplify(fragment: str) -> str | None:
    """Return mathematics without its dollars as plain characters; None where it is not simple."""
    try:
        plain = _Fragment(fragment).run(0)
    except _NotSimpleError:
        return None
    plain = re.sub(r"\s+", " ", plain).strip()
    plain = re.sub(r"(?<=[⌈⌊⟨]) | (?=[⌉⌋⟩])", "", plain)
    return plain or None


class _Fragment:
    """The tokens of a fragment and the place up to which they are read."""

    def __init__(self, fragment: str) -> None:
        self._tokens: list[str] = _TOKEN.findall(fragment)
        self._place = 0

    def run(self, depth: int) -> str:
        """Return what is printed up to the end of the group."""
        if depth > DEEPEST:
            raise _NotSimpleError
        printed = ""
        while self._place < len(self._tokens):
            piece = self._next()
            if piece == "}":
                if depth == 0:
                    raise _NotSimpleError
                return printed
            printed += self._print(piece, printed, depth)
        if depth:
            raise _NotSimpleError
        return printed

    def _next(self) -> str:
        if self._place >= len(self._tokens):
            raise _NotSimpleError
        self._place += 1
        return self._tokens[self._place - 1]

    def _peek(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _skip_spaces(self) -> None:
        while self._peek().isspace():
            self._place += 1

    def _argument(self, depth: int) -> str:
        """Return what the group or the single token prints that a macro or script takes."""
        self._skip_spaces()
        piece = self._next()
        if piece == "{":
            return self.run(depth + 1)
        if piece in {"}", "^", "_"}:
            raise _NotSimpleError
        return self._print(piece, "", depth + 1)

    def _print(self, piece: str, before: str, depth: int) -> str:
        """Return what one token prints, together with its arguments."""
        if depth > DEEPEST:
            raise _NotSimpleError
        if piece == "{":
            return self.run(depth + 1)
        if piece == "^":
            return self._superscript(self._argument(depth).strip(), before)
        if piece == "_":
            return self._subscript(self._argument(depth).strip(), before)
        if len(piece) > 1 and piece[0] == "\\":
            return self._macro(piece[1:].removesuffix("*"), before, depth)
        if piece.isspace() or piece == "~":
            return " "
        if piece in _FORBIDDEN or unicodedata.category(piece) == "Cc":
            raise _NotSimpleError
        return "′" if piece == "'" else piece

    def _macro(self, name: str, before: str, depth: int) -> str:
        if name in _FONTS:
            return self._argument(depth)
        if name in _SPACES:
            return " "
        if name in _SILENT:
            return self._delimiter()
        if name in _OPERATORS or name == "operatorname":
            return self._operator(name, before, depth)
        if name in {"%", "{", "}", "_"}:
            return name
        return self._special(name, depth) or self._symbol(name, before)

    def _special(self, name: str, depth: int) -> str:
        """Return what a macro with an argument of its own prints; empty for all others."""
        printed: str | None = ""
        if name == "mathbb":
            printed = double_struck(self._argument(depth).strip())
        elif name in _ACCENTS:
            printed = accented(_ACCENTS[name], self._argument(depth).strip())
        elif name == "sqrt":
            radicand = self._argument(depth).strip()
            printed = f"√{radicand}" if re.fullmatch(r"\w|\d+", radicand) else f"√({radicand})"
            if "[" in radicand:
                printed = None
        elif name == "unicode":
            printed = _unicode(self._argument(depth))
        if printed is None:
            raise _NotSimpleError
        return printed

    def _delimiter(self) -> str:
        r"""Return nothing; ``\left.`` prints nothing of its delimiter and so is not simple."""
        if self._peek() == ".":
            raise _NotSimpleError
        self._skip_spaces()
        return ""

    def _operator(self, name: str, before: str, depth: int) -> str:
        if name == "operatorname":
            name = self._argument(depth).strip()
        if self._peek() == "_" and name not in {"log", "lg"}:
            raise _NotSimpleError
        apart = " " if before[-1:].isalnum() or before[-1:] in {")", "]"} else ""
        return apart + name + (" " if self._next_prints_letter() else "")

    def _next_prints_letter(self) -> bool:
        piece = self._peek()
        if len(piece) > 1 and piece[0] == "\\":
            return piece[1:] not in _SILENT | _SPACES and piece[1:2].isalpha()
        return piece[:1].isalnum()

    def _symbol(self, name: str, before: str) -> str:
        """Return a symbol; the space that only ends its name is swallowed, as in TeX."""
        printed = symbol(name)
        if printed is None or name in _LARGE:
            raise _NotSimpleError
        if self._peek().isspace():
            after = self._tokens[self._place + 1 : self._place + 2] or [""]
            letters = printed.isalpha() and (after[0].isalnum() or len(after[0]) > 1)
            if letters or not (printed.isalpha() or before.endswith(" ")):
                self._skip_spaces()
        return printed

    def _superscript(self, text: str, before: str) -> str:
        """Return a superscript, in such characters or, a single sign without form, as ``^x``."""
        if text in _RAISED_SIGNS and (len(text) == 1 or before[-1:].isdigit()):
            return _RAISED_SIGNS[text]
        if form := raised(text):
            return form
        ambiguous = text.isalpha() and self._peek()[:1].isalpha()
        if len(text) != 1 or not before or not text.isprintable() or ambiguous:
            raise _NotSimpleError
        return f"^{text}"

    def _subscript(self, text: str, before: str) -> str:
        """Return a subscript, in such characters or, where these are missing, as ``_text``."""
        letters = sum(map(str.isalpha, text))
        form = lowered(text) if letters <= _LONGEST_LOWERED_WORD else None
        if form:
            return form
        follows = self._peek()[:1]
        ambiguous = follows.isalnum() or follows in {"\\", "_"}
        if not _PLAIN_SUBSCRIPT.fullmatch(text) or (ambiguous and before):
            raise _NotSimpleError
        return f"_{text}"


def _unicode(code: str) -> str | None:
    """Return the character that MathJax's macro of that name asks for by number: ``x2013``."""
    if not re.fullmatch(r"x[0-9A-Fa-f]{2,5}", code):
        return None
    character = chr(int(code[1:], 16))
    return character if unicodedata.category(character)[0] in "LPS" else None
