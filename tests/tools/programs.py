"""Finds the programs that some tests run, and skips those tests where they are missing.

``make test`` installs them all and sets ``CONSPECTUS_REQUIRE_TOOLS``: a test that could not run
fails then, so that a complete run is complete.
"""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
"""What distributions call it."""


def program(*names: str) -> str:
    """Return the path of the first of these programs that is installed; skip the test if none."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    return found or _missing(names[0])


def npm_file(path: str) -> Path:
    """Return a file of an npm package, given below ``node_modules/``; skip the test if missing."""
    file = ROOT / "node_modules" / path
    return file if file.exists() else _missing(f"node_modules/{path}")


def python_package(name: str) -> None:
    """Skip the test if a package of an optional extra is not installed."""
    if not find_spec(name):
        _missing(name)


def _missing(what: str) -> NoReturn:
    reason = f"{what} is not installed; 'make tools' installs it"
    if os.environ.get("CONSPECTUS_REQUIRE_TOOLS"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
