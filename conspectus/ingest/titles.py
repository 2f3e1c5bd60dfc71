"""What of a title says which paper it is: no case, accents, TeX, typography or punctuation."""

from __future__ import annotations

import html
import re
import string
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]+")
"""The accents of Latin, Greek and Cyrillic letters; those of Japanese and Indic scripts are more
than accents, and stay."""
_GREEK = {
    chr(code): name
    for code in range(0x3B1, 0x3CA)
    if (name := unicodedata.name(chr(code)).removeprefix("GREEK SMALL LETTER ").lower()).isalpha()
}
_GREEK["\N{GREEK SMALL LETTER LAMDA}"] = "lambda"  # Unicode calls it LAMDA
_SPELLED = str.maketrans(
    _GREEK
    | {"\N{MULTIPLICATION SIGN}": "times", "\N{TILDE OPERATOR}": "sim", "∞": "infty", "±": "pm"}
    | {"≤": "leq", "≥": "geq", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae"}
    | {"œ": "oe", "\N{MUSIC SHARP SIGN}": "#", "\N{LATIN SMALL LETTER DOTLESS I}": "i"}
)
"""Characters and what TeX, or a page that lost its backslashes, writes in their place."""
_ELL = "\N{SCRIPT SMALL L}"
_STYLES = re.compile(
    r"\\(?:text(?:bf|it|sc|tt|rm|sf|up)?|math(?:bf|rm|cal|bb|sf|it|tt|scr|frak)|boldsymbol|bm"
    r"|emph|operatorname|mbox|ensuremath|underline|left|right|rm|bf|it|tt|sc|em|cal)(?![A-Za-z])"
    r"|(?<=\\)var(?=[a-z])"
)
_ACCENTS = re.compile(r"\\[cvuHkrbdt](?:\s*\{\s*(\w)\s*\}|\s+(\w))|\\a(a)(?![A-Za-z])")
_ARXIV_ID = r"(?:arxiv:\s*)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?"
_MARKERS = re.compile(
    rf"\A\s*\[{_ARXIV_ID}\]|\[(?:{_ARXIV_ID}|v\d+|[a-z-]+\.[a-z]{{2}}|withdrawn|retracted)\]\s*\Z"
    r"|\(arxiv:[^()]*\)\s*\Z",
    re.IGNORECASE,
)
"""What arXiv's pages and feeds put before and after titles: ``[2205.14135]``, ``[cs.LG]``,
``(arXiv:2205.14135v2 [cs.LG] UPDATED)``. Other brackets, such as ``[Re]``, make another paper."""
_SIGNS = "+#"
"""What tells C++ from C, and k-means++ from k-means; an asterisk may be a footnote's mark."""
_ASCII_KEY = dict.fromkeys(range(128)) | {
    ord(letter): letter.lower() for letter in string.ascii_letters + string.digits + _SIGNS
}


def title_key(title: str) -> str:
    r"""Return what stays of a title without case, accents, TeX, punctuation and white space.

    Plus and number signs stay: with them begin other names, such as C++ and C#.

    >>> title_key(r"$\pi_0$: M\'elange") == title_key("π0 - Mélange")
    True
    """
    bare = _without_source_marks(title)
    key = bare.translate(_ASCII_KEY) if bare.isascii() else _letters(fold(bare))
    return key or "".join(title.casefold().split())


def fold(text: str) -> str:
    """Return a text without case and accents, its Greek letters and signs in words."""
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text.replace(_ELL, "ell")))
    return unicodedata.normalize("NFKC", plain.casefold().translate(_SPELLED))


def without_tex(text: str) -> str:
    """Return a text without TeX commands for fonts and accents; others keep their letters."""
    if "\\" not in text:
        return text
    return _ACCENTS.sub(r"\1\2\3", _STYLES.sub("", text))


def _without_source_marks(title: str) -> str:
    """Return a title without what the way through a page, feed or bibliography left on it."""
    if title.endswith((")", "]")) or "[" in title:
        title = _MARKERS.sub("", title)
    if "&" in title:
        title = html.unescape(title).replace("&", " and ")
    return without_tex(title)


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum() or sign in _SIGNS)
