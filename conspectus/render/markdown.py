"""Markdown by the editor, as HTML that cannot carry script or load from elsewhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping, Sequence
    from typing import Any

    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

_LOWEST_HEADING = 6


def markdown_to_html(text: str, *, url: Callable[[str], str], heading_offset: int = 0) -> str:
    """Return the HTML of a Markdown text.

    Raw HTML stays text, and links with a scheme such as ``javascript:`` are left as text. A link
    that begins with ``/`` is one from the root of the site. A picture on another host becomes a
    link to it. Headings move down by ``heading_offset`` levels.
    """
    parser = _parser()
    env: MutableMapping[str, Any] = {}
    tokens = parser.parse(text, env)
    for token in tokens:
        _lower_heading(token, heading_offset)
        for inner in token.children or ():
            _resolve_link(inner, url)
    html: str = parser.renderer.render(tokens, parser.options, env)
    return html


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("js-default")
    parser.add_render_rule("image", _image)
    return parser


def _lower_heading(token: Token, offset: int) -> None:
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(int(token.tag[1:]) + offset, _LOWEST_HEADING)}"


def _resolve_link(token: Token, url: Callable[[str], str]) -> None:
    name = {"link_open": "href", "image": "src"}.get(token.type)
    if name is None:
        return
    target = str(token.attrGet(name) or "")
    if target.startswith("/") and not target.startswith("//"):
        token.attrSet(name, url(target[1:]))
    elif urlsplit(target).netloc and name == "href":
        token.attrSet("rel", "noreferrer")


def _image(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    source = str(tokens[index].attrGet("src") or "")
    if not urlsplit(source).netloc:
        return str(self.image(tokens, index, options, env))

    text = self.renderInlineAsText(tokens[index].children or [], options, env) or source
    return f'<a href="{escape(source)}" rel="noreferrer">{escape(text)}</a>'
