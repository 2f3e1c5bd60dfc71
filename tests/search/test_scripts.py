"""The unit tests of the search page's scripts, which Node.js runs."""

from __future__ import annotations

import subprocess

import pytest
from tools.programs import ROOT, program


@pytest.mark.node
def test_the_scripts_pass_their_own_tests() -> None:
    """``node --test`` passes for every file in ``tests/js/``."""
    files = sorted(str(path) for path in (ROOT / "tests" / "js").glob("*.test.js"))
    assert files
    done = subprocess.run(
        [program("node"), "--test", *files],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
