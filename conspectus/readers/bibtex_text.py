"""BibTeX's TeX as plain text: accents, ligatures and braces; mathematics stays as it is.

Pure text to text. Macros that nobody knows stay too: what they mean is not certain.
"""

from __future__ import annotations

import logging
import re

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

# It notes what it skips in damaged TeX; nothing may reach standard error.
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL + 1)

_SPECIAL = re.compile(r"(?<!\\)[%&#]")
"""Comments and table cells in TeX, but plain characters in what people put into BibTeX."""
_DOLLAR = re.compile(r"(?<!\\)\$")
_MATHEMATICS = re.compile(r"(?<!\\)(\$\$?[^$]*\$\$?)")
_LIGATURES = (("---", "\u2014"), ("--", "\u2013"), ("``", "\u201c"), ("''", "\u201d"), ("~", " "))
_UNESCAPED_BRACE = re.compile(r"(?<!\\)[{}]")
_ESCAPED = re.compile(r"\\([{}$%&#_])")
_LONGEST = 200_000
_MOST_MACROS = 5_000
"""In one text; decoding more takes seconds, and no text that people wrote has so many."""
_MACROS = {
    **dict.fromkeys(("url", "mbox", "ensuremath", "texttt", "textsf", "textmd"), "%s"),
    **dict.fromkeys(("em", "bf", "it", "rm", "sc", "sf", "sl", "tt", "small", "large"), ""),
    **dict.fromkeys(("textsl", "textnormal", "uline", "hbox", "relax", "protect"), ""),
    **dict.fromkeys(("/", "@", "-"), ""),
    "textsuperscript": "^",
    "textsubscript": "_",
    "textgreater": ">",
    "textless": "<",
    "textbar": "|",
    "textunderscore": "_",
    "textquotedbl": '"',
    "copyright": "\u00a9",
    **{name: name for name in ("TeX", "LaTeX", "BibTeX")},
}
"""What pylatexenc does not know, or would put more than the reader should see in place of.

``%s`` stands for the argument of those whose argument it knows; that of others follows by itself.
"""


def _unknown(node: object, **_: object) -> str:
    return str(node.latex_verbatim())  # type: ignore[attr-defined]  # a node of pylatexenc


def _decoder() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    macros = [MacroTextSpec(name, simplify_repl=text) for name, text in _MACROS.items()]
    context.add_context_category("bibtex", prepend=True, macros=macros)
    context.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_unknown))
    return LatexNodes2Text(latex_context=context, math_mode="verbatim", keep_comments=True)


_DECODER = _decoder()


def text_of_tex(tex: str) -> str:
    r"""Return a TeX text on one line as a reader sees it.

    >>> text_of_tex(r"{B}{\"o}hm's $O(n^{2})$ Law")
    "Böhm's $O(n^{2})$ Law"
    """
    tex = tex[:_LONGEST]
    text = _decoded(tex) if 0 < tex.count("\\") <= _MOST_MACROS else _unbraced(tex)
    return " ".join(text.split())


def address_of_tex(tex: str) -> str:
    """Return an identifier or address without braces, escapes and the white space in it."""
    bare = _UNESCAPED_BRACE.sub("", tex[:_LONGEST])
    return "".join(_ESCAPED.sub(r"\1", bare).split())


def _decoded(tex: str) -> str:
    escaped = _SPECIAL.sub(r"\\\g<0>", tex)
    if len(_DOLLAR.findall(escaped)) % 2:
        escaped = _DOLLAR.sub(r"\\$", escaped)
    try:
        return str(_DECODER.latex_to_text(escaped))
    except Exception:  # noqa: BLE001  # damaged TeX fails there in many ways, deep nesting too
        return _unbraced(tex)


def _unbraced(tex: str) -> str:
    """Return a text without braces and with its ligatures made, outside of mathematics."""
    parts = _MATHEMATICS.split(tex)
    return "".join(part if index % 2 else _plain(part) for index, part in enumerate(parts))


def _plain(tex: str) -> str:
    text = _UNESCAPED_BRACE.sub("", tex)
    for ligature, character in _LIGATURES:
        text = text.replace(ligature, character)
    return text
