"""The command that previews: what it does with settings that change or are wrong."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from http.client import HTTPConnection
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tools.commands import run
from tools.programs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT = 60.0
SETTINGS = "title: Birds\nbase_url: https://example.org/{}/\n"


@contextmanager
def serving(digest: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Preview a digest at a free port; give the process, and the address it names."""
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "0", "--root"]
    with subprocess.Popen(
        [*command, str(digest)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        limit = Timer(LIMIT, process.kill)  # ends a read that would wait for ever
        limit.start()
        assert process.stdout
        (line,) = (line for line in until(process.stdout, "Serving at") if "Serving" in line)
        yield process, line.split()[2]
        process.terminate()
        process.communicate()
        limit.cancel()


def until(lines: Iterator[str], words: str) -> Iterator[str]:
    """Yield lines up to the one that holds some words."""
    for line in lines:
        yield line
        if words in line:
            return


def status_of(address: str) -> int:
    """Return the status that an address answers with."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=LIMIT)
    connection.request("GET", parts.path)
    status = connection.getresponse().status
    connection.close()
    return status


def test_another_base_path_asks_for_a_new_start(tmp_path: Path) -> None:
    """The site stays where it is served, and the editor is told how to see it elsewhere."""
    settings = tmp_path / "digest.yaml"
    settings.write_text(SETTINGS.format("before"), encoding="utf-8")
    with serving(tmp_path) as (process, address):
        assert urlsplit(address).path == "/before/"
        edited = tmp_path / "edited"  # put there in one step: half a file would be built as well
        edited.write_text(SETTINGS.format("after"), encoding="utf-8")
        edited.replace(settings)
        assert process.stderr
        assert process.stdout
        *_, warning = until(process.stderr, "base_url")
        assert "start the preview again" in warning
        *_, built = until(process.stdout, "Rebuilt")
        assert re.fullmatch(r"Rebuilt in \d+\.\d s; changed: no page\.\n", built)
        assert status_of(address) == 200


def test_each_build_is_one_line(tmp_path: Path) -> None:
    """The stages do not speak for themselves; a digest without papers says what to do next."""
    settings = tmp_path / "digest.yaml"
    settings.write_text(SETTINGS.format("x"), encoding="utf-8")
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "0", "--root"]
    with subprocess.Popen(
        [*command, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        lines = list(until(process.stdout, "Serving at"))
        process.terminate()
        process.communicate(timeout=LIMIT)
    assert [line.split()[0] for line in lines] == ["next", "Built", "Serving"]


def test_settings_that_are_wrong_at_the_start(tmp_path: Path) -> None:
    """Without settings there is no path to serve below: one sentence, and it ends."""
    (tmp_path / "digest.yaml").write_text("titel: Birds\n", encoding="utf-8")
    done = run("--root", tmp_path, "serve", "--port", "0")
    assert done.returncode == 1
    assert done.stderr == "error: digest.yaml:1: unknown key 'titel'; did you mean 'title'?\n"
