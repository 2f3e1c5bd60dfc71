"""Files by which other programs find their way: sitemap and OpenSearch description."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from conspectus.pages import addresses
from conspectus.render.feeds import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conspectus.model.settings import Settings

_LONGEST_SHORT_NAME = 16
_LONGEST_DESCRIPTION = 1024


def sitemap(pages: Iterable[tuple[str, str]], base_url: str) -> bytes:
    """Return the sitemap of pages, each given by its path and the day of its last change, or none.

    Source: https://www.sitemaps.org/protocol.html
    """
    root = ET.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for path, updated in pages:
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = base_url + path
        if updated:
            ET.SubElement(entry, "lastmod").text = updated
    return _document(root)


def opensearch(settings: Settings) -> bytes:
    """Return the OpenSearch description by which a browser adds the digest as a search engine.

    Source: https://github.com/dewitt/opensearch, draft 6.
    """
    root = ET.Element("OpenSearchDescription", xmlns="http://a9.com/-/spec/opensearch/1.1/")
    ET.SubElement(root, "ShortName").text = clean(settings.title)[:_LONGEST_SHORT_NAME]
    ET.SubElement(root, "Description").text = clean(settings.description)[:_LONGEST_DESCRIPTION]
    ET.SubElement(root, "InputEncoding").text = "UTF-8"
    template = f"{settings.base_url}{addresses.SEARCH}?q={{searchTerms}}"
    ET.SubElement(root, "Url", type="text/html", template=template)
    return _document(root)


def _document(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
