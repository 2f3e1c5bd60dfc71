"""Rendering pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from toy_library import toy_library

from conspectus.errors import InputError, TemplateError
from conspectus.pages.plan import site_view
from conspectus.pages.views import NotFoundView, Page, TextView
from conspectus.render.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def reader(folder: Path) -> Callable[[str], tuple[str, str] | None]:
    """Return a function that reads templates from a folder."""

    def read(name: str) -> tuple[str, str] | None:
        path = folder / name
        return (path.read_text(encoding="utf-8"), str(path)) if path.is_file() else None

    return read


def render(folder: Path, template: str, *, path: str = "a/", title: str = "T") -> str:
    """Write a template into a folder and render a page with it."""
    (folder / "page.html").write_text(template, encoding="utf-8")
    templates = Templates(
        reader(folder), site=site_view(toy_library()), base_path="/repository/", version="v1"
    )
    return templates.render(Page(path, "page.html", TextView(title, "D", "*m*")))


def test_what_comes_from_data_is_escaped(tmp_path: Path) -> None:
    """A title with markup or template syntax is shown as it stands."""
    title = "<script>alert(1)</script> {{ 7*7 }} \"'"
    html = render(tmp_path, '<p title="{{ page.title }}">{{ page.title }}</p>', title=title)
    assert "<script>" not in html
    assert "{{ 7*7 }}" in html


def test_links_are_relative_to_the_page(tmp_path: Path) -> None:
    """The same template links rightly from any depth."""
    link = "{{ url('topics/') }} {{ url('') }} {{ asset('site.js') }}"
    assert render(tmp_path, link, path="a/b/") == "../../topics/ ../../ ../../assets/site.js?v=v1"
    assert render(tmp_path, link, path="") == "topics/ ./ assets/site.js?v=v1"


def test_the_missing_page_links_from_the_root(tmp_path: Path) -> None:
    """404.html is sent at any depth, so its links carry the base path."""
    (tmp_path / "404.html").write_text("{{ url('topics/') }}", encoding="utf-8")
    templates = Templates(
        reader(tmp_path), site=site_view(toy_library()), base_path="/repository/", version="v1"
    )
    page = Page("404.html", "404.html", NotFoundView("T", "D"))
    assert templates.render(page) == "/repository/topics/"


def test_a_page_that_sends_on_names_the_page_to_be_found(tmp_path: Path) -> None:
    """The canonical address of a redirect is its target."""
    (tmp_path / "page.html").write_text("{{ canonical }}", encoding="utf-8")
    templates = Templates(
        reader(tmp_path), site=site_view(toy_library()), base_path="/", version="v1"
    )
    page = Page("old/", "page.html", TextView("T", "D", ""), canonical="new/")
    assert templates.render(page) == "https://example.org/repository/new/"


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("ok\n{{ page.titel }}", 2, "titel"),
        ("ok\n\n{{ nothing }}", 3, "'nothing' is undefined"),
        ("{% if %}", 1, "Expected an expression"),
        ("a\n{{ 1 / 0 }}", 2, "division by zero"),
        ("a\n{{ 'x' | no_such_filter }}", 2, "no_such_filter"),
    ],
)
def test_a_broken_template_is_one_sentence_with_its_line(
    tmp_path: Path, template: str, line: int, words: str
) -> None:
    """The message names the file and line of the mistake."""
    with pytest.raises(TemplateError, match=rf"page\.html:{line}: .*{words}"):
        render(tmp_path, template)


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    """An include that does not exist is named."""
    with pytest.raises(TemplateError, match=r"no template 'gone\.html'"):
        render(tmp_path, "{% include 'gone.html' %}")


def test_a_template_that_cannot_be_read() -> None:
    """What the reader says of a file is passed on as it is."""

    def refuse(name: str) -> None:
        raise InputError("cannot be read: Permission denied.", file=f"templates/{name}")

    templates = Templates(refuse, site=site_view(toy_library()), base_path="/", version="v")
    with pytest.raises(InputError, match=r"^templates/page\.html: cannot be read"):
        templates.render(Page("", "page.html", TextView("T", "D", "")))
