"""Runs lunr.js, and the page's own words.js, under Node.js."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tools.programs import ROOT, program

SCRIPT = Path(__file__).with_name("run_lunr.mjs")


def ask_node(*, script: Path = SCRIPT, **asked: object) -> Any:  # noqa: ANN401  # JSON
    """Return what a script, run_lunr.mjs unless told, answers to the given keys."""
    done = subprocess.run(
        [program("node"), str(script)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
