"""The Jinja environment: autoescape on, undefined names are errors, errors name the line."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup

from conspectus.errors import ConspectusError, TemplateError
from conspectus.pages import addresses
from conspectus.pages.addresses import relative_link
from conspectus.render.drawing import dots, rounded
from conspectus.render.links import with_links
from conspectus.render.markdown import markdown_to_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from conspectus.pages.views import Page, SiteView


class Templates:
    """Turns pages into HTML.

    ``read`` gives the text of a template and the path that messages call it, by its name.
    """

    def __init__(
        self,
        read: Callable[[str], tuple[str, str] | None],
        *,
        site: SiteView,
        base_path: str,
        version: str,
        search_build: str = "",
    ) -> None:
        self._site = site
        self._base_path = base_path
        self._version = version
        self._environment = jinja2.Environment(
            loader=jinja2.FunctionLoader(lambda name: _source(read(name))),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.filters["with_links"] = with_links
        self._environment.filters["dots"] = dots
        self._environment.filters["rounded"] = rounded
        self._environment.globals["addresses"] = addresses
        self._environment.globals["site"] = site
        self._environment.globals["search_build"] = search_build
        self._environment.globals["content_language"] = _language_attribute(site.language)

    def render(self, page: Page) -> str:
        """Return the HTML of a page.

        Raises:
            TemplateError: a template is missing, is not valid, or uses a name that does not exist.
            InputError: one cannot be read.
        """
        url = self._linker(page)
        context: dict[str, Any] = {
            "page": page.view,
            "path": page.path,
            "canonical": self._site.base_url
            + (page.path if page.canonical is None else page.canonical),
            "listed": page.listed,
            "version": self._version,
            "url": url,
            "asset": lambda name: f"{url('assets/' + name)}?v={self._version}",
            "markdown": lambda text, offset=0: Markup(  # noqa: S704  # made from escaped parts
                markdown_to_html(text, url=url, heading_offset=offset)
            ),
        }
        try:
            return self._environment.get_template(page.template).render(context)
        except jinja2.TemplateSyntaxError as error:
            where = f"{error.filename or error.name}:{error.lineno}"
            raise TemplateError(f"{where}: {error.message}") from None
        except jinja2.TemplateNotFound as error:
            raise TemplateError(f"there is no template {error.name!r}.") from None
        except ConspectusError:  # it could not be read
            raise
        except Exception as error:  # a template can raise anything
            raise TemplateError(f"{_line_of(error, page.template)}: {error}") from error

    def _linker(self, page: Page) -> Callable[[str], str]:
        """Return the function that makes links from a page.

        The page for a missing address is sent from any depth, so its links begin at the root.
        """
        if page.path == addresses.NOT_FOUND:
            return lambda path: self._base_path + path
        return lambda path: relative_link(path, page=page.path)


def _source(found: tuple[str, str] | None) -> tuple[str, str, None] | None:
    """Return a template as Jinja takes it: with no function to tell whether it is up to date."""
    return (*found, None) if found else None


def _language_attribute(language: str) -> Markup:
    """Return the attribute for what is not in the English of the templates' own words."""
    return Markup(' lang="{}"').format(language) if language != "en" else Markup()


def _line_of(error: BaseException, template: str) -> str:
    """Return the template and line in which an error arose: Jinja rewrites the traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{f.filename}:{f.lineno}" for f in frames if f.filename.endswith((".html", ".xml"))]
    return lines[-1] if lines else template
