"""Bundle lunr.js with the package while it is being built or installed.

The script comes from the MkDocs wheel, a build requirement, so that neither the repository holds a
copy nor a machine needs Node. It is minified; its licence notice stays.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path("contrib", "search", "templates", "search", "lunr.js")
TARGET = Path("conspectus", "bundled", "lunr.js")
WANTED_VERSION = "2.3.9"


class BundleLunr(BuildHookInterface):  # type: ignore[type-arg]  # its configuration is unused
    """Write ``conspectus/bundled/lunr.js`` before anything is packed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Find, check and minify lunr.js; called by hatchling for every kind of build."""
        del version, build_data
        target = Path(self.root, TARGET)
        if target.exists() and find_spec("mkdocs") is None:
            return  # a source distribution already carries it
        from rjsmin import jsmin  # noqa: PLC0415  # not there when a source distribution installs

        text = _lunr_js()
        notice = text[: text.index("*/") + 2]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{notice}\n{jsmin(text)}\n", encoding="utf-8")


def _lunr_js() -> str:
    spec = find_spec("mkdocs")
    if spec is None or spec.origin is None:
        raise RuntimeError(
            "MkDocs, which carries lunr.js, is not installed in the build environment."
        )
    text = (Path(spec.origin).parent / SOURCE).read_text(encoding="utf-8")
    if f'lunr.version = "{WANTED_VERSION}"' not in text:
        raise RuntimeError(f"The lunr.js of the installed MkDocs is not version {WANTED_VERSION}.")
    return text
