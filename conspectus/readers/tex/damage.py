r"""What pages and archives left of TeX: a short table of repairs that are certain.

Each row says why nothing else can have been meant. What could also be a name, code or English
(``sim2real``, ``Q4_0``, ``5 times``) is in no row.
"""

# ruff: noqa: RUF001  # signs that TeX prints
from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from conspectus.readers.tex.shelter import HIDDEN
from conspectus.readers.tex.symbols import raised, symbol

if TYPE_CHECKING:
    from collections.abc import Callable


class Repair(NamedTuple):
    """One kind of damage."""

    sign: str
    """What every text with this damage contains: looked for first, as it is much faster."""
    pattern: re.Pattern[str]
    replacement: str | Callable[[re.Match[str]], str]
    reason: str
    """Why nothing else can have been meant."""


_NAME_BEFORE: Final = re.compile(r"[A-Za-z_]\d*\Z")
_GREEK: Final = (
    "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma"
    "|tau|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega"
)
_SIGNS: Final = (
    "times|sim|simeq|approx|pm|mp|leq|geq|neq|ll|gg|cdot|cdots|ldots|dots|infty|ell|deg|degree|to"
    "|rightarrow|leftarrow|leftrightarrow|Rightarrow|uparrow|downarrow|copyright|checkmark"
)
_TEXT_SIGNS: Final = (
    "textdegree|texttimes|textasciitilde|textregistered|texttrademark|textendash|textemdash"
    "|textquoteright|textquoteleft|textbullet|textmu|textpm|textellipsis|textquotedblleft"
    "|textquotedblright|textcopyright|textunderscore|textasciicircum"
)
_SHORTHANDS: Final = {
    "ie": "i.e.",
    "eg": "e.g.",
    "Ie": "I.e.",
    "Eg": "E.g.",
    "etc": "etc.",
    "etal": "et al.",
    "wrt": "w.r.t.",
}
_PRINTED_NAMES: Final = {"LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX"}


def _times(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 24) : match.start()]
    return match[0] if _NAME_BEFORE.search(before) else "×"


def _power(match: re.Match[str]) -> str:
    return raised(match[1] or match[2]) or match[0]


def _relation(sign: str, match: re.Match[str]) -> str:
    return f"{match[1]}{sign}{match[2] and match[1]}"


def _symbol(match: re.Match[str]) -> str:
    return symbol(match[1]) or match[0]


def _eaten_symbol(match: re.Match[str]) -> str:
    return symbol(match[1] + match[2]) or match[0]


REPAIRS: Final = (
    Repair(
        "times",
        re.compile(r"times(?<=\dtimes)(?![A-Za-z_])"),
        _times,
        r"3$\times$: no English word is glued to a number; names (v3times) are left",
    ),
    Repair(
        "sim",
        re.compile(
            r"sim(?<![\w\\.-]sim)(?=(?:\d+\.\d+|\d{2,}|\d(?=%|×))(?:[kKMBTx]|[GMT]B|ms|s)?(?![A-Za-z_]))"
        ),
        "∼",
        r"$\sim$50: a number of two digits, or with % or ×; sim2real, sim3 may be names",
    ),
    Repair(
        "approx",
        re.compile(r"approx(?<![\w\\.-]approx)(?=\d)"),
        "≈",
        r"$\approx$2: as an abbreviation it would have a point or a space",
    ),
    Repair(
        "pm",
        re.compile(r"pm(?:(?<=\d\.\dpm)|(?<=\d\.\d\dpm))(?=\d+\.\d)"),
        "±",
        r"85.2$\pm$0.3: a time of day has no such decimals",
    ),
    *(
        Repair(
            name,
            re.compile(rf"(?<=[\w)])( ?)(?:(?<=[\d )])|(?<=\W[A-Za-z])){name}( |(?=\d))(?=[\w(])"),
            partial(_relation, sign),
            r"M $\geq$ d: no word of any language that listings have",
        )
        for name, sign in (("leq", "≤"), ("geq", "≥"), ("neq", "≠"))
    ),
    Repair("cdot", re.compile(r"cdot(?<=[\w)|] cdot)(?= [\w(|])"), "·", r"$\cdot$: no word either"),
    Repair("ldots", re.compile(r"(?<=,)( ?)ldots(?=,)"), r"\1…", r"$a,\ldots,z$: no word either"),
    *(
        Repair(
            f"({name} ",
            re.compile(rf"\({name}(?= \d[\d.]*[KMBT%])"),
            f"({sign}",
            r"($\ge$ 175B): a French article stands before no number with such a unit",
        )
        for name, sign in (("le", "≤"), ("ge", "≥"))
    ),
    *(
        Repair(
            f"{name}(",
            re.compile(rf"{name}(?<=[ =(]{name})(?=\([\w^ ]{{1,12}}\))"),
            sign,
            r"$\Theta(Nd)$: the order of growth, however it was written",
        )
        for name, sign in (("Theta", "Θ"), ("Omega", "Ω"))
    ),
    *(
        Repair(
            f")x{code}",
            re.compile(rf"\)x{code}(?=[a-z])"),
            f"){sign}",
            r")\unicode{x2014}a: the number of the dash is left; a name has no bracket before it",
        )
        for code, sign in (("2013", "–"), ("2014", "—"))
    ),
    Repair(
        "mu-strongly",
        re.compile(r"mu-strongly(?<![\w\\]mu-strongly)(?= (?:convex|concave|monotone))"),
        "μ-strongly",
        r"$\mu$-strongly convex: a fixed term of optimization",
    ),
    Repair(
        "^",
        re.compile(
            r"\^(?<=[^\W_]\^|[)\]]\^)(?:\{([^{}\s]{1,12})\}|([+−-]?\d{1,12}(?![\d^]|\.\d)|[ni](?![\w^])))"
        ),
        _power,
        "D^{2}, 10^-3, 2^n: a circumflex right after its base; all else (x^{ab}, ^_^) is left",
    ),
    Repair(
        "circ",
        re.compile(r"\^(?<=\d\^)(?:\\circ(?![A-Za-z])|circ(?![A-Za-z])|\{\\?circ\})"),
        "°",
        r"90$^\circ$",
    ),
    Repair(
        "^",
        re.compile(r"\^(?<=\d\^)(?:\{(st|nd|rd|th)\}|(st|nd|rd|th)(?!\w))"),
        lambda match: match[1] or match[2],
        "5^{th}: the ending of an ordinal number",
    ),
    Repair(
        "\\",
        re.compile(r"\\(?:(?<=\d\\)\\?%|(?<![\\:/]\\)([%&#]))"),
        lambda match: match[1] or "%",
        r"76.8\%, Q\&A: an escape of TeX",
    ),
    Repair(
        "\\_",
        re.compile(r"\\_(?<=\w\\_)(?=\w)"),
        "_",
        r"snake\_case: an escape of TeX and of Markdown",
    ),
    Repair("\\$", re.compile(r"\\\$(?<![\\:/^]\\\$)(?=\d)"), "$", r"\$5: an escape of TeX"),
    Repair(
        "{\\",
        re.compile(rf"\{{\\(?:(?<![A-Za-z\}}\]^_]..)({_GREEK}|{_SIGNS})|(deg))\}}"),
        lambda match: symbol(match[1] or match[2]) or match[0],
        r"{\deg}, {\alpha}: how archives write a character that was pasted",
    ),
    Repair(
        "\\",
        re.compile(
            r"\\(?:([bcdtruvkH])\{(eta|elta|dot|hi|au|heta|imes|riangle|ho|ightarrow|psilon|appa"
            r"|arepsilon|arphi|opyright)\})"
        ),
        _eaten_symbol,
        r"\b{eta}: an accent that an archive read into \beta",
    ),
    Repair(
        "\\",
        re.compile(
            rf"\\(?<![A-Za-z_\\:/.}}\]]\\)({_SIGNS}|{_GREEK})(?:\{{\}}|(?![A-Za-z{{}}_^\\]))"
        ),
        _symbol,
        r"6.7\times: the dollars are lost, the name is whole",
    ),
    Repair(
        "\\text",
        re.compile(rf"\\({_TEXT_SIGNS})(?![A-Za-z])(?:\{{\}}|[ ])?"),
        _symbol,
        r"\textemdash and its like are names of characters, wherever they stand",
    ),
    Repair(
        "\\'",
        re.compile(r"\\'(?<=\w\\')(?=(?:s|t|re|ll|ve|d|m)\b)"),
        "'",
        r"the model\'s: an apostrophe that some program escaped",
    ),
    Repair("\\^{}", re.compile(r"\\\^\{\}"), "^", r"Pass\^{}k: an accent on nothing is the sign"),
    Repair(
        "\\",
        re.compile(r"\\(?<![\w\\:/.]\\)(ie|eg|Ie|Eg|etc|etal|wrt)(?![A-Za-z{}])(?:\{\}|\.)?"),
        lambda match: _SHORTHANDS[match[1]],
        r"\ie, \eg: shorthands of the common conference styles, the same in all of them",
    ),
    Repair(
        "TeX",
        re.compile(r"\\(?<![\w\\:/.]\\)(LaTeX|TeX|BibTeX)(?![A-Za-z])(?:\{\})?"),
        lambda match: _PRINTED_NAMES[match[1]],
        "the names of the programs, printed in steps",
    ),
    Repair(
        "\\",
        re.compile(r"\\(?:,(?<=\d\\,)(?=\w)| (?<=[a-z]\.\\ )(?=\S))"),
        " ",
        r"10\,ms, e.g.\ x: spaces of TeX",
    ),
    Repair(" \\\\ ", re.compile(r" \\\\ "), " ", "a forced line break"),
    Repair(
        "{,}", re.compile(r"\{,\}(?<=\d\{,\})(?=\d)"), ",", "2{,}183: a comma without its space"
    ),
    Repair(
        "~",
        re.compile(r"~(?:(?<=[A-Za-z.]~)(?=\()|(?<=\d~)(?=[A-Za-z])|(?<=[\w.)]~)(?=\\[a-z]))"),
        " ",
        "models~(LLMs), 60~GHz: a space that does not break; ~9% and A~B may say more",
    ),
    Repair("---", re.compile(r"---(?:(?<=[^\W_]---)(?=[^\W_])|(?<=\w ---)(?= \w))"), "—", "a dash"),
    Repair(
        "--", re.compile(r"--(?<=[\d%]--)(?=\d)"), "–", "30--40: a range; between words it stays"
    ),
    Repair(
        "}",
        re.compile(rf"({HIDDEN})\{{\1\}}"),
        r"\1",
        "an address and its label, which were the same: a link whose macro was lost",
    ),
    Repair("\\end", re.compile(r"\s*\\end\s*\Z"), "", "the end of the TeX file; prints nothing"),
)
"""In the order in which they are made."""


def mend(text: str) -> str:
    """Return a text with every repair of the table made."""
    for repair in REPAIRS:
        if repair.sign in text:
            text = repair.pattern.sub(repair.replacement, text)
    return text
