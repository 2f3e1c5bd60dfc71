r"""TeX in running text: fonts, links and notes are unwrapped, accents and quotes composed.

A fixed vocabulary; a macro outside of it stays as it is. One pass over the text for each kind,
however deep the braces.
"""

# ruff: noqa: RUF001  # quotes that TeX prints
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from conspectus.readers.tex.shelter import HIDDEN
from conspectus.readers.tex.symbols import accented, lowered, raised, symbol

if TYPE_CHECKING:
    from conspectus.readers.tex.shelter import Shelter

_FONTS: Final = r"text(?:bf|it|tt|sc|sl|sf|rm|md|up|normal)?|emph|underline|uline|mbox|hbox"
_DECLARED_FONTS: Final = r"em|bf|it|tt|sc|sl|sf|rm|bfseries|itshape|ttfamily|scshape"
_BRACE: Final = re.compile(
    rf"""
    \\(?:\\|[{{}}])                                            # no brace of a group
  | \\(?P<font>{_FONTS})\s*\{{
  | \\(?P<link>href|hyperlink)\s*\{{(?P<target>[^{{}}]{{0,2000}})\}}\s*\{{
  | \\(?P<address>url|href|hyperlink|nolinkurl)\s*\{{
  | \\(?P<colour>textcolor)\s*(?:\[[^\]]{{0,20}}\])?\{{[^{{}}]{{0,40}}\}}\s*\{{
  | \\(?P<note>footnote)\s*\{{
  | \{{\\(?P<declared>{_DECLARED_FONTS})(?:\s+|\{{\}}|(?=\\))
  | (?P<open>\{{) | (?P<close>\}})
    """,
    re.VERBOSE,
)


class _Edit(NamedTuple):
    """A piece of a text and what stands in its place."""

    start: int
    end: int
    text: str


def unwrap(text: str, shelter: Shelter) -> str:
    """Return a text without the macros for fonts, colours, links and notes, but with their words.

    A font whose group never ends prints nothing of its own either.
    """
    if "\\" not in text:
        return text
    edits: list[_Edit] = []
    opened: list[re.Match[str]] = []
    for match in _BRACE.finditer(text):
        if match["close"]:
            if opened:
                edits += _unwrapped(opened.pop(), match, text, shelter)
        elif match.lastgroup:
            opened.append(match)
    edits += [_Edit(*match.span(), "") for match in opened if match["font"]]
    return _edited(text, sorted(edits))


def _unwrapped(
    opening: re.Match[str], closing: re.Match[str], text: str, shelter: Shelter
) -> list[_Edit]:
    """Return what becomes of the two ends of a group."""
    if opening["open"]:
        return []
    before, after = "", ""
    start, end = opening.end(), closing.start()
    apart = not text[opening.start() - 1 : opening.start()].isspace()
    if opening["note"]:
        before, after = " (" if apart else "(", ")"
    elif opening["link"]:
        after = _target(opening["target"].strip(), text[start:end], shelter)
    elif opening["address"]:
        before = " " if re.match(r"[\w.,:;)]", text[opening.start() - 1 : opening.start()]) else ""
        end = start + len(text[start:end].rstrip())
    return [_Edit(*opening.span(), before), _Edit(end, closing.end(), after)]


def _target(target: str, label: str, shelter: Shelter) -> str:
    """Return the address to add to a link's words; empty where they show it or it is none."""
    address = shelter.piece(target) if len(target) == 1 else target
    shown = label if target not in label else address
    if not address.startswith(("https://", "http://")):
        return ""
    if target in label or "://" in shown or re.search(rf"{HIDDEN}", label):
        return ""
    bare = re.sub(r"\Ahttps?://(?:www\.)?|/\Z", "", address)
    return "" if bare in label else f" ({target})"


def _edited(text: str, edits: list[_Edit]) -> str:
    parts: list[str] = []
    end = 0
    for edit in edits:
        parts += text[end : edit.start], edit.text
        end = max(end, edit.end)
    return "".join(parts) + text[end:]


_MARKS: Final = r"['`\"^~=.]"
_LETTER_MARKS: Final = "[Hcvukrd]"
_LETTER: Final = r"(?:[A-Za-z]|\\[ij](?![A-Za-z]))"
_ACCENT: Final = (
    rf"\\(?:(?P<a>{_MARKS}|{_LETTER_MARKS})\s?\{{\s?(?P<in_braces>{_LETTER})\s?\}}"
    rf"|(?P<b>['`\"^~=])(?P<bare>{_LETTER})"
    r"|(?<=[A-Za-z]\\)(?P<c>[Hcvuk]) (?P<spaced>[A-Za-z])(?=[a-z]))"
)
_ACCENTS: Final = (("{\\", re.compile(rf"\{{{_ACCENT}\}}")), ("\\", re.compile(_ACCENT)))
_CLITIC: Final = re.compile(r"(?:s|m|re|ll|t|d|ve)\b", re.IGNORECASE)
_NATIONAL: Final = re.compile(
    r"\{\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|dh|th)\}|\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i)\{\}"
    r"|(?<=[A-Za-z])\\(ss|ae|oe|aa|o|l) (?=[a-z])"
)


def accents(text: str) -> str:
    r"""Return a text with composed letters for ``\'e``, ``\H{o}``, ``{\ss}`` and their like.

    At the start of a word ``\"`` and ``\'`` may be escaped quotes, so they need a text in which
    each of them stands before a letter that takes them.
    """
    if "\\" not in text:
        return text
    quotes = {mark: _is_quoting(text, mark) for mark in "'\""}

    def composed(match: re.Match[str]) -> str:
        mark = match["a"] or match["b"] or match["c"]
        letter = match["in_braces"] or match["bare"] or match["spaced"]
        if match["bare"] and not _is_accent(match, mark, quotes):
            return match[0]
        return accented(mark, letter) or match[0]

    for sign, pattern in _ACCENTS:
        if sign in text:
            text = pattern.sub(composed, text)
    return _NATIONAL.sub(lambda m: symbol(m[1] or m[2] or m[3]) or m[0], text)


def _is_accent(match: re.Match[str], mark: str, quotes: dict[str, bool]) -> bool:
    """Tell whether an accent without braces is one, and no escaped quote or part of a path."""
    start, text = match.start(), match.string
    before = text[start - 1] if start else ""
    if mark == "'" and _CLITIC.match(text, match.end() - 1):
        return False
    if before.isalpha() or match[0][0] == "{":
        return True
    in_word = text[match.end() : match.end() + 1].isalpha() or mark == "`"
    return in_word and before in {"", " ", "(", "-", "“", "'", "`"} and not quotes.get(mark, False)


def _is_quoting(text: str, mark: str) -> bool:
    """Tell whether a backslash with a quote ever stands where TeX could not compose a letter."""
    after = re.findall(rf"\\{mark}\s?\{{?(.?)", text)
    return any(not accented(mark, letter) for letter in after if letter != "\\")


_DOUBLE_QUOTES: Final = re.compile(
    r"""(?<!`)``(?![`\s])((?:[^`'"]|'(?!')){1,300})(?:''|")(?!')"""
    r"""|(?<![\w"])"(?=\w)((?:[^`'"]|'(?!')){1,300})(?<=[\w.,!?)])''(?![\w'])"""
    r"""|(?<![\w'])''(?=\w)((?:[^`'"]|'(?!')){1,300}?)(?<=[\w.,!?)])(?:''|")(?![\w'])"""
)
_SINGLE_QUOTES: Final = re.compile(r"(?<![\w`\\])`(?=\w)((?:[^`'\n]|'(?=\w)){1,80})'(?![\w'])")


def quotes(text: str) -> str:
    """Return a text with typographic quotes for ``doubled'' and `single' ones."""
    if "`" in text:
        text = _SINGLE_QUOTES.sub(r"‘\1’", text)
    if "`" in text or "''" in text:
        text = _DOUBLE_QUOTES.sub(lambda match: f"“{match[match.lastindex or 0]}”", text)
    return text


_SCRIPT: Final = re.compile(r"\\text(super|sub)script\s?\{([\w+-]{1,12})\}")


def scripts(text: str) -> str:
    r"""Return a text with the characters that ``\textsuperscript{2}`` and its like print."""
    return _SCRIPT.sub(_script, text) if "script" in text else text


def _script(match: re.Match[str]) -> str:
    if match[1] == "super" and match[2] in {"st", "nd", "rd", "th"}:
        return match[2]
    return (raised if match[1] == "super" else lowered)(match[2]) or match[0]
