"""lunr.js in two scripts."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from tools.programs import ROOT, program

from conspectus.content.template_files import read_assets
from conspectus.render.library_parts import NEEDED, notice, parted

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY = read_assets(ROOT)["lunr.js"].decode()

NAMES_OF = """
const seen = new Set();
const isThing = (value) => Object(value) === value && !seen.has(value);
const names = (value, path) =>
  Reflect.ownKeys(seen.add(value) && value).flatMap((key) => {
    const inside = `${path}.${String(key)}`;
    const own = value[key];
    const said = typeof own === "function" ? String(own) : typeof own;
    return [`${inside} ${said}`, ...(isThing(own) ? names(own, inside) : [])];
  });
console.log(JSON.stringify(names(lunr, "lunr")));
"""


def defined_by(script: str, folder: Path) -> list[str]:
    """Return all that ``lunr`` has, and has within, with its source."""
    path = folder / "script.cjs"
    define = "const define = Object.assign((made) => { globalThis.lunr = made(); }, {amd: true});"
    path.write_text(f"{define}\n{script};\n{NAMES_OF}", encoding="utf-8")
    done = subprocess.run(
        [program("node"), str(path)], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return sorted(json.loads(done.stdout))


def statements_of(script: str) -> Counter[str]:
    """Return the pieces of a script between line ends and semicolons."""
    return Counter(re.findall(r"[^\n;]+", script))


def test_each_statement_is_in_one_part() -> None:
    """The two parts hold what lunr.js holds, the notice twice, and nothing else."""
    first, rest = parted(LIBRARY)
    both = statements_of(first) + statements_of(rest)
    assert both == statements_of(LIBRARY) + statements_of(notice(LIBRARY))
    assert len(first) < len(LIBRARY) / 2


@pytest.mark.node
def test_the_parts_define_what_the_library_does(tmp_path: Path) -> None:
    """Run one after the other they are lunr.js, to the source of each function."""
    first, rest = parted(LIBRARY)
    assert defined_by(f"{first};\n{rest}", tmp_path) == defined_by(LIBRARY, tmp_path)


def test_both_parts_keep_the_notice() -> None:
    """The licence stands in front of both."""
    assert "@license MIT" in notice(LIBRARY)
    assert all(part.startswith(notice(LIBRARY)) for part in parted(LIBRARY))


@pytest.mark.parametrize("known", ["(function(root,", "\nlunr.Set=", "\nlunr.Query=", "lunr."])
def test_a_library_of_another_shape_stays_whole(known: str) -> None:
    """What is not known by its name is served as it is."""
    library = LIBRARY.replace(known, known.replace("r", "R"))
    assert parted(library) == (library, "")


def test_nothing_is_kept_that_lunr_has_not() -> None:
    """Each name that is needed is one of this lunr.js."""
    assert [name for name in sorted(NEEDED) if f"lunr.{name}=" not in LIBRARY] == []
