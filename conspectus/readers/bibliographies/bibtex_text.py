"""BibTeX's TeX as plain text: accents, ligatures and braces; mathematics stays as it is.

Pure text to text. Tags and entities of HTML, which publishers put into BibTeX, go too.
Macros that nobody knows stay too: what they mean is not certain.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from pylatexenc import latexwalker
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.macrospec import MacroSpec

from conspectus.readers.bibliographies.jats import plain

# It notes what it skips in damaged TeX; nothing may reach standard error.
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL + 1)

_SPECIAL = re.compile(r"(?<!\\)[%&#]")
"""Comments and table cells in TeX, but plain characters in what people put into BibTeX."""
_DOLLAR = re.compile(r"(?<!\\)\$")
_MATHEMATICS = re.compile(r"(?<!\\)(\$\$?[^$]*\$\$?)")
_LIGATURES = (("---", "\u2014"), ("--", "\u2013"), ("``", "\u201c"), ("''", "\u201d"), ("~", " "))
_UNESCAPED_BRACE = re.compile(r"(?<!\\)[{}]")
_ESCAPED = re.compile(r"\\([{}$%&#_])")
_ORDINAL = re.compile(r"\$(?:\{\})?\^\{?(?:\\[a-z]{2,6}\{)?(st|nd|rd|th)\}{0,2}\$")
r"""``5$^{th}$``, also as DBLP has it: ``5${}^{\mbox{th}}$``."""
_DISGUISED = (
    (r"$\backslash$textless", "<"),
    (r"$\backslash$textgreater", ">"),
    (r"\({}^", "$^"),
    (r"\(", "$"),
    (r"\)", "$"),
)
"""Tags as Mendeley spoils them, and mathematics as DBLP writes it."""
_LONGEST = 200_000
_MOST_MACROS = 5_000
"""In one text; decoding more takes seconds, and no text that people wrote has so many."""
_MACROS = {
    **dict.fromkeys(("url", "mbox", "ensuremath", "texttt", "textsf", "textmd"), "%s"),
    **dict.fromkeys(("em", "bf", "it", "rm", "sc", "sf", "sl", "tt", "small", "large"), ""),
    **dict.fromkeys(("textsl", "textnormal", "uline", "hbox", "relax", "protect"), ""),
    **dict.fromkeys(("/", "@", "-"), ""),
    **dict.fromkeys(("mkbibquote", "enquote", "textquote"), "\u201c%s\u201d"),
    **dict.fromkeys(("mkbibemph", "mkbibbold", "mkbibparens", "nolinkurl", "sout"), "%s"),
    "href": "%(2)s",
    "slash": "/",
    "textsuperscript": "$^{%s}$",
    "textsubscript": "$_{%s}$",
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


_JOURNALS = {
    "aap": "Astronomy & Astrophysics",
    "aapr": "Astronomy and Astrophysics Reviews",
    "aj": "The Astronomical Journal",
    "apj": "The Astrophysical Journal",
    "apjl": "The Astrophysical Journal Letters",
    "apjs": "The Astrophysical Journal Supplement Series",
    "araa": "Annual Review of Astronomy and Astrophysics",
    "jcap": "Journal of Cosmology and Astroparticle Physics",
    "mnras": "Monthly Notices of the Royal Astronomical Society",
    "nat": "Nature",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "physrep": "Physics Reports",
    "pra": "Physical Review A",
    "prb": "Physical Review B",
    "prc": "Physical Review C",
    "prd": "Physical Review D",
    "pre": "Physical Review E",
    "prl": "Physical Review Letters",
}
"""Macros for journals in the exports of ADS; https://ui.adsabs.harvard.edu/help/actions/journal-macros"""
_ARGUMENTS = {
    **dict.fromkeys(("mkbibquote", "enquote", "textquote", "nolinkurl", "sout"), "{"),
    **dict.fromkeys(("mkbibemph", "mkbibbold", "mkbibparens"), "{"),
    **dict.fromkeys(("textsuperscript", "textsubscript"), "{"),
    "href": "{{",
}
"""Those of macros whose arguments pylatexenc does not know."""


def _unknown(node: Any, **_: object) -> str:  # noqa: ANN401  # a node of pylatexenc, untyped
    """Return the macro as written, with a space before the argument, whose braces go."""
    source, end = node.parsing_state.s, node.pos + node.len
    return f"{node.latex_verbatim()}{' ' * source.startswith('{', end)}"


def _decoder() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    macros = [
        MacroTextSpec(name, simplify_repl=text) for name, text in (_JOURNALS | _MACROS).items()
    ]
    context.add_context_category("bibtex", prepend=True, macros=macros)
    context.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_unknown))
    return LatexNodes2Text(latex_context=context, math_mode="verbatim", keep_comments=True)


def _grammar() -> Any:  # noqa: ANN401  # pylatexenc is untyped
    grammar = latexwalker.get_default_latex_context_db()
    macros = [MacroSpec(name, arguments) for name, arguments in _ARGUMENTS.items()]
    grammar.add_context_category("bibtex", prepend=True, macros=macros)
    return grammar


_DECODER = _decoder()
_GRAMMAR = _grammar()


def text_of_tex(tex: str) -> str:
    r"""Return a TeX text on one line as a reader sees it.

    >>> text_of_tex(r"{B}{\"o}hm's $O(n^{2})$ Law")
    "Böhm's $O(n^{2})$ Law"
    """
    tex = tex[:_LONGEST]
    for disguise, sense in _DISGUISED:
        tex = tex.replace(disguise, sense)
    text = _decoded(tex) if 0 < tex.count("\\") <= _MOST_MACROS else _unbraced(tex)
    return plain(_ORDINAL.sub(r"\1", text))


def address_of_tex(tex: str) -> str:
    """Return an identifier or address without braces, escapes and the white space in it."""
    bare = _UNESCAPED_BRACE.sub("", tex[:_LONGEST])
    return "".join(_ESCAPED.sub(r"\1", bare).split())


def _decoded(tex: str) -> str:
    escaped = _SPECIAL.sub(r"\\\g<0>", tex)
    if len(_DOLLAR.findall(escaped)) % 2:
        escaped = _DOLLAR.sub(r"\\$", escaped)
    try:
        return str(_DECODER.latex_to_text(escaped, latex_context=_GRAMMAR))
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
