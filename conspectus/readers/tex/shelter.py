"""What no repair may touch: code, paths and addresses are hidden, each behind one character.

Knows no TeX but the escapes that authors need inside an address.
"""

from __future__ import annotations

import re
from typing import Final

_FIRST: Final = 0xF0000
_MOST: Final = 0xFFF0
"""The private use plane that stands for hidden pieces has so many characters."""
HIDDEN: Final = f"[{chr(_FIRST)}-{chr(_FIRST + _MOST)}]"
"""What a hidden piece looks like, for a regular expression."""
_TAKEN: Final = re.compile(HIDDEN)

_CODE: Final = re.compile(
    r"```.*?```"  # a block in Markdown
    r"|`(?<![`\w\\]`)(?![`\s])[^`\n]{1,200}(?<![\s`])`(?![`\w'])",
    re.DOTALL,
)
_PATHS: Final = (
    (":\\", re.compile(r"(?<![A-Za-z])[A-Za-z]:\\(?!text\w|emph|url|href|[(%])\S*")),
    ("\\\\", re.compile(r"\\\\(?<!\S\\\\)[\w.$-]+\\\S*")),
    (".\\", re.compile(r"(?<![^\s(\"'])\.{1,2}\\\w\S*")),
)
"""With what each contains: ``C:\\temp``, ``\\\\server\\share``, ``..\\folder``."""
_ADDRESS: Final = re.compile(
    r"""https?://[^\s{}<>"\\$`⟨⟩“”]++(?:(?:\\[_%\#&~]|\$(?=\w))[^\s{}<>"\\$`“”]*+)*+"""
)
_ESCAPED: Final = re.compile(r"\\([_%#&~])")
_TRAILING: Final = re.compile(r"(?:''|[.,;:!?)\]'~])+\Z")


class Shelter:
    """Pieces of a text that are hidden while the rest of it is repaired."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._places: dict[str, str] = {}

    def hide(self, piece: str) -> str:
        """Return the character that stands for a piece; equal pieces share one.

        What is hidden in the piece already comes back first. A piece for which no character is
        left stays as it is.
        """
        piece = self.restore(piece)
        if piece not in self._places:
            if len(self._pieces) >= _MOST:
                return piece
            self._places[piece] = chr(_FIRST + len(self._pieces))
            self._pieces.append(piece)
        return self._places[piece]

    def restore(self, text: str) -> str:
        """Return a text with all pieces back in their places."""
        if not self._pieces:
            return text
        return _TAKEN.sub(lambda match: self._pieces[ord(match[0]) - _FIRST], text)

    def piece(self, character: str) -> str:
        """Return the piece for which a character stands; the character itself if for none."""
        place = ord(character) - _FIRST
        return self._pieces[place] if 0 <= place < len(self._pieces) else character

    def hide_code_and_addresses(self, text: str) -> str:
        """Return a text without its code, paths and web addresses."""
        if "`" in text:
            text = _CODE.sub(lambda match: self.hide(match[0]), text)
        for sign, pattern in _PATHS:
            if sign in text:
                text = pattern.sub(lambda match: self.hide(match[0]), text)
        return _ADDRESS.sub(self._hide_address, text) if "://" in text else text

    def _hide_address(self, match: re.Match[str]) -> str:
        trailing = found[0] if (found := _TRAILING.search(match[0])) else ""
        address = match[0].removesuffix(trailing)
        return self.hide(_ESCAPED.sub(r"\1", address)) + trailing


def can_shelter(text: str) -> bool:
    """Tell whether no character of a text is one of those that stand for hidden pieces."""
    return _TAKEN.search(text) is None
