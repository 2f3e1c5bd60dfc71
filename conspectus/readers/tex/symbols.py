"""Single characters that TeX names: symbols, accented letters, raised and lowered characters.

Looks one name up at a time in pylatexenc's tables. No TeX is run here: nothing is defined, and no
file can be asked for.
"""

# ruff: noqa: RUF001  # signs that TeX prints
from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from pylatexenc.latex2text import LatexNodes2Text, get_default_latex_context_db

_MACROS: Final = get_default_latex_context_db()
_ACCENTS: Final = LatexNodes2Text()

_OWN_SYMBOLS: Final = {
    "deg": "°",
    "degree": "°",
    "copyright": "©",
    "circledR": "®",
    "ne": "≠",
    "lnot": "¬",
    "blacktriangleright": "▶",
    "checkmark": "✓",
    "|": "‖",
    "star": "⋆",
    "textasciicircum": "^",
    "epsilon": "ϵ",
}
"""What pylatexenc's tables lack or give as several characters."""

_RAISED: Final = dict(zip("0123456789+-−ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿⁱ", strict=True))
_LOWERED: Final = dict(
    zip("0123456789+-−aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)


@lru_cache(maxsize=4096)
def symbol(name: str) -> str | None:
    """Return the one character that a macro (``alpha``, ``times``) prints; None if unknown."""
    if name in _OWN_SYMBOLS:
        return _OWN_SYMBOLS[name]
    spec = _MACROS.get_macro_spec(name)
    printed = getattr(spec, "simplify_repl", None)
    if not isinstance(printed, str) or len(printed) != 1:
        return None
    return printed if unicodedata.category(printed)[0] in "LPS" and printed not in "\\$" else None


@lru_cache(maxsize=4096)
def accented(accent: str, letter: str) -> str | None:
    r"""Return a letter with an accent (``'`` and ``e``: é); None where Unicode has no such letter.

    The letter may be ``\i`` or ``\j``, the dotless forms that TeX puts under accents.
    """
    composed: str = _ACCENTS.latex_to_text(f"\\{accent}{{{letter.removeprefix(chr(92))}}}")
    composed = unicodedata.normalize("NFC", composed)
    return composed if len(composed) == 1 and composed.isalpha() and composed != letter else None


def double_struck(letter: str) -> str | None:
    r"""Return a capital as ``\mathbb`` prints it; None where Unicode has no such character."""
    for name in ("DOUBLE-STRUCK CAPITAL", "MATHEMATICAL DOUBLE-STRUCK CAPITAL"):
        try:
            return unicodedata.lookup(f"{name} {letter}")
        except KeyError:
            continue
    return None


def raised(text: str) -> str | None:
    """Return a text in superscript characters; None where one of its characters has no such form.

    Only digits, signs, n and i: other superscript letters are missing from many typefaces.
    """
    forms = [_RAISED.get(character) for character in text]
    return "".join(form for form in forms if form) if text and all(forms) else None


def lowered(text: str) -> str | None:
    """Return a text in subscript characters; None where one of its characters has no such form."""
    forms = [_LOWERED.get(character) for character in text]
    return "".join(form for form in forms if form) if text and all(forms) else None
