"""Runs the project's own command as a user does, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tools.programs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BASE_URL = "https://digest.example/repository/"
"""Where the built sites of the tests claim to live: below a path, as a project site does."""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run ``python build.py`` with arguments, and return how it ended and what it said."""
    command = [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def conspectus(*arguments: str | Path) -> None:
    """Run a command that must succeed; what it said is the reason if it fails."""
    done = run(*arguments)
    if done.returncode != 0:
        pytest.fail(f"{done.args}\n{done.stdout}{done.stderr}", pytrace=False)


def build_site(digest: Path, out: Path) -> Path:
    """Build the site of a digest's folder into ``out``, which is returned."""
    conspectus("site", "--root", digest, "--out", out, "--base-url", BASE_URL)
    return out
