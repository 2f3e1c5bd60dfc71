"""Runs lunr.js, and the page's own words.js, under Node.js."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("run_lunr.mjs")


def node() -> str:
    """Return the path of Node.js; skip the test where there is none."""
    found = shutil.which("node")
    if found is None:
        pytest.skip("Node.js is not installed")
    return found


def ask_node(**asked: object) -> Any:  # noqa: ANN401  # JSON
    """Return what run_lunr.mjs answers to the given keys."""
    done = subprocess.run(
        [node(), str(SCRIPT)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
