"""Every page of the built site is valid HTML."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tools.programs import npm_file, program

pytestmark = pytest.mark.node


def findings(folder: Path) -> list[dict[str, Any]]:
    """Return what the Nu HTML checker says of all pages below a folder."""
    jar = npm_file("vnu-jar/build/dist/vnu.jar")
    options = ["--format", "json", "--exit-zero-always", "--skip-non-html"]
    command = [program("java"), "-Xss2m", "-jar", str(jar), *options, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return messages


def sentence(finding: dict[str, Any]) -> str:
    """Return one line for a finding."""
    page = "/".join(Path(finding.get("url", "?")).parts[-3:])
    return f"{page}:{finding.get('lastLine', 0)}: {finding['message']}"


def test_every_page_is_valid(built_site: Path) -> None:
    """The Nu HTML checker finds no error in any page; its warnings are printed."""
    found = findings(built_site)
    for finding in found:
        if finding["type"] == "info":
            print(sentence(finding))  # noqa: T201  # for whoever reads the test's output
    errors = [sentence(finding) for finding in found if finding["type"] != "info"]
    assert errors == [], "\n".join(errors)


def test_the_checker_finds_errors(tmp_path: Path) -> None:
    """A page with a broken structure is found; otherwise the test above would say nothing."""
    page = "<!doctype html><html lang=en><title>x</title><p><table><div></table>"
    (tmp_path / "index.html").write_text(page)
    assert any(finding["type"] == "error" for finding in findings(tmp_path))
