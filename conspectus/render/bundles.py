"""Scripts and styles as they are served: joined, then minified.

A browser does not load ES modules from a disk, and one file costs fewer bytes than ten. Only what
the site's own modules use is understood: named imports from a neighbour, each at the beginning of a
line, and no two names alike among the modules of one bundle. Pure functions over the texts.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

import minify

from conspectus.errors import TemplateError
from conspectus.render.library_parts import notice, parted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BUNDLES = {
    "search.js": ("search/page.js",),
    "search-engine.js": ("lunr.js", "search/worker.js"),
    "search-more.js": ("lunr-language.js", "search/more-script.js"),
    "map.js": ("map/page.js",),
    "offline.js": ("offline/worker.js",),
    "site.js": ("site.js",),
}
"""The scripts that pages load, each with those it is made from; what these import comes along."""

FOLLOWING = {"search-more.js": "search-engine.js"}
"""A script that is only ever run after another, in its scope, takes from it what both import."""

STYLES = {
    "styles/site.css": tuple(
        f"styles/{name}.css" for name in ("tokens", "elements", "layout", "components", "topics")
    ),
}
"""The styles that every page loads, each with those it is made from."""

_LIBRARY = "lunr.js"
"""No module: it defines a global name, and its notice is kept."""

_REST_OF_LIBRARY = "lunr-language.js"
"""What a search over plain words does not need of it, in a script of its own."""

_SHARED = "globalThis.conspectusShared"
"""Where a script finds what the one before it has."""

_JAVASCRIPT = "application/javascript"
_CSS = "text/css"
_IMPORT = re.compile(
    r'^import\s*(?:\{([^}]*)\}\s*from\s*)?"([^"]+)";[ \t]*(?://[^\n]*)?(?:\r?\n|\Z)', re.MULTILINE
)
"""Nothing but a comment stands behind it: what is taken out is no more than the import."""
_RENAMED = re.compile(r"\bas\b")
_EXPORT = re.compile(r"^export (?=async |function|class|const|let)", re.MULTILINE)
_NAMED = re.compile(r"^(?:async )?(?:function\*?|class|const|let|var) ([\w$]+)", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function\*?|class|const|let) ([\w$]+)", re.MULTILINE)
_NOT_UNDERSTOOD = re.compile(
    r"^[ \t]*(?:import\b(?!\s*[(.:])|export\b(?!\s*:))[^\n]*", re.MULTILINE
)


def served_assets(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the assets with bundles in the place of what these are made from.

    Those outside the bundles are minified, everything else stays as it is. Where a part of a bundle
    is missing there is no bundle.

    Raises:
        TemplateError: one is not UTF-8, imports what is not there, or cannot be read.
    """
    return dict(sorted(_with_styles(_with_scripts(assets)).items()))


def _with_styles(assets: dict[str, bytes]) -> dict[str, bytes]:
    styles = {name: _text(name, data) for name, data in assets.items() if name.endswith(".css")}
    bundles = {
        bundle: "\n".join(styles.pop(name) for name in names)
        for bundle, names in STYLES.items()
        if all(name in styles for name in names)
    }
    served = {name: data for name, data in assets.items() if not name.endswith(".css")}
    for name, text in (styles | bundles).items():
        served[name] = _minified(name, text, kind=_CSS).encode()
    return served


def _with_scripts(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    scripts = {name: _text(name, data) for name, data in assets.items() if name.endswith(".js")}
    if _LIBRARY in scripts:
        scripts[_LIBRARY], scripts[_REST_OF_LIBRARY] = parted(scripts[_LIBRARY])
    parts = {
        bundle: _modules(entries, scripts)
        for bundle, entries in BUNDLES.items()
        if all(entry in scripts for entry in entries)
    }
    inside = {name for names in parts.values() for name in names}
    served = {name: data for name, data in assets.items() if name not in inside}
    for name in served.keys() & scripts.keys():
        served[name] = _minified(name, scripts[name]).encode()
    return served | {name: text.encode() for name, text in _bundles(parts, scripts).items()}


def _bundles(parts: Mapping[str, list[str]], scripts: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each bundle; what two of them share is in the one that is run first."""
    names = dict(parts)
    bodies = {bundle: _bodies(bundle, parts[bundle], scripts) for bundle in parts}
    for bundle, first in FOLLOWING.items():
        if bundle in parts and first in parts:
            names[bundle] = [name for name in parts[bundle] if name not in parts[first]]
            shared = _names_imported(names[bundle], parts[first], scripts)
            taken = f"const {{ {shared} }} = {_SHARED};"
            bodies[bundle] = [taken, *_bodies(bundle, names[bundle], scripts)]
            bodies[first].append(f"{_SHARED} = {{ {shared} }};")
    return {bundle: _joined(bundle, names[bundle], bodies[bundle], scripts) for bundle in parts}


def _names_imported(names: list[str], others: list[str], scripts: Mapping[str, str]) -> str:
    """Return what modules import from others, separated by commas."""
    written = [
        imported for name in names for imported, path in _imports(name, scripts) if path in others
    ]
    return ", ".join(sorted(set(_separate(",".join(written)))))


def _separate(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")  # some editors put a mark before the first line
    except UnicodeDecodeError:
        raise TemplateError(f"assets/{name} is not UTF-8.") from None


def _modules(entries: tuple[str, ...], scripts: Mapping[str, str]) -> list[str]:
    """Return the entries and all that they import, each after what it imports itself."""
    ordered: list[str] = []
    seen: set[str] = set()

    def visit(name: str) -> None:
        if name not in seen:
            seen.add(name)
            for _, imported in _imports(name, scripts):
                visit(imported)
            ordered.append(name)

    for entry in entries:
        visit(entry)
    return ordered


def _imports(name: str, scripts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a module imports: the names as it writes them, and the module that has them."""
    for names, written in _IMPORT.findall(scripts[name]):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), written))
        if path not in scripts:
            raise TemplateError(f"assets/{name} imports {written!r}, which is not there.")
        if _RENAMED.search(names):
            raise TemplateError(
                f"assets/{name} imports {names.strip()!r}, but modules that are joined share their "
                "names: write the name without 'as'."
            )
        _refuse_unknown(name, names, path, scripts)
        yield names, path


def _refuse_unknown(name: str, names: str, path: str, scripts: Mapping[str, str]) -> None:
    """Refuse names that the other module does not export: in a joined script they mean nothing."""
    exported = {*_EXPORTED.findall(scripts[path])}
    if unknown := [each for each in _separate(names) if each not in exported]:
        raise TemplateError(
            f"assets/{name} imports {unknown[0]!r}, which assets/{path} does not export; write "
            "'export' before the function, class or const of that name there."
        )


def _bodies(bundle: str, names: list[str], scripts: Mapping[str, str]) -> list[str]:
    """Return the modules of a bundle as they stand in one script."""
    modules = [name for name in names if name not in {_LIBRARY, _REST_OF_LIBRARY}]
    _refuse_equal_names(bundle, modules, scripts)
    return [_body(name, scripts[name]) for name in modules]


def _joined(bundle: str, names: list[str], bodies: list[str], scripts: Mapping[str, str]) -> str:
    """Return one script that shares no name with others; a library's notice stays in front."""
    libraries = [name for name in names if name in {_LIBRARY, _REST_OF_LIBRARY} and scripts[name]]
    body = "\n".join(bodies)
    own = f'(() => {{\n"use strict";\n{body}\n}})();'
    library = scripts[libraries[0]] if libraries else ""
    try:
        text = _minified(bundle, f"{library};{own}" if library else own)
    except TemplateError:
        for name in names:  # nobody wrote the bundle: name the file that somebody did
            _minified(name, _EXPORT.sub("", _IMPORT.sub(_only_lines, scripts[name])))
        raise
    return f"{notice(library)}\n{text}" if library else text


def _only_lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _body(name: str, text: str) -> str:
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if found := _NOT_UNDERSTOOD.search(body):
        raise TemplateError(
            f"assets/{name}: {found[0]!r} cannot be joined with other scripts; "
            'write import { name } from "./neighbour.js"; on a line of its own, and '
            "export function, class or const."
        )
    return body


def _refuse_equal_names(bundle: str, names: list[str], scripts: Mapping[str, str]) -> None:
    owner: dict[str, str] = {}
    for name in names:
        for defined in _NAMED.findall(_EXPORT.sub("", scripts[name])):
            if defined in owner:
                raise TemplateError(
                    f"assets/{name} and assets/{owner[defined]} both define {defined!r}, "
                    f"but are joined in {bundle}: rename one."
                )
            owner[defined] = name


def _minified(name: str, text: str, *, kind: str = _JAVASCRIPT) -> str:
    try:
        return str(minify.string(kind, text))
    except minify.MinifyError as error:
        raise TemplateError(f"assets/{name} cannot be read: {error}") from None
