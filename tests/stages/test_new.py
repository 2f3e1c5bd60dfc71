"""A fresh digest: complete, correct, and never over something that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus import __version__
from conspectus.content.page_files import read_pages
from conspectus.content.settings_file import parse_settings, read_settings
from conspectus.content.template_files import template_folders
from conspectus.errors import ConspectusError, OutputError
from conspectus.model.settings import Settings
from conspectus.stages import new
from conspectus.stages.new import new_digest, requirement

FILES = [
    ".gitattributes",
    ".github/workflows/pages.yml",
    ".gitignore",
    "README.md",
    "content/listings/.gitkeep",
    "content/pages/about.md",
    "content/papers/.gitkeep",
    "digest.yaml",
    "site/.gitignore",
]


def files_in(folder: Path) -> list[str]:
    """Return the names of all files below a folder."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_fresh_digest_has_all_its_files(tmp_path: Path) -> None:
    """Settings, folders, a page and the workflow are there, and all of them are returned."""
    target = tmp_path / "deep" / "digest"
    made = new_digest(target)
    assert files_in(tmp_path) == [f"deep/digest/{name}" for name in FILES]
    assert made == [target / name for name in FILES]


def test_a_fresh_digest_can_be_read(tmp_path: Path) -> None:
    """Its settings are the defaults under the given title, and its pages have their titles."""
    new_digest(tmp_path / "digest", title="Graphs & #games: \"a\" 'b' [[ x ]] é")
    read = read_settings(tmp_path / "digest")
    assert read == Settings(title="Graphs & #games: \"a\" 'b' [[ x ]] é")
    assert [page.title for page in read_pages(tmp_path / "digest")] == ["About"]


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1))
@settings(deadline=None, max_examples=50)
def test_any_title_survives_the_settings(title: str) -> None:
    """Whatever printable title is given, the settings hold just that."""
    if title.strip() and title.strip().isprintable():
        texts = new._texts(template_folders(Path())[-1] / "new-digest", title.strip())  # noqa: SLF001  # without files
        assert parse_settings(texts["digest.yaml"], file="digest.yaml").title == title.strip()


def test_every_setting_is_explained(tmp_path: Path) -> None:
    """The settings file of a fresh digest shows each key that a person would set."""
    new_digest(tmp_path / "digest")
    text = (tmp_path / "digest" / "digest.yaml").read_text(encoding="utf-8")
    keys = {line.lstrip("# ").partition(":")[0] for line in text.splitlines() if ":" in line}
    assert {*Settings.__struct_fields__} <= keys


def test_the_workflow_builds_and_publishes(tmp_path: Path) -> None:
    """The workflow is YAML, keeps its expressions, and asks for no more rights than it needs."""
    new_digest(tmp_path / "digest")
    text = (tmp_path / "digest" / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["publish"]["environment"]["name"] == "github-pages"
    build = next(step for step in jobs["build"]["steps"] if "env" in step)
    assert build == {
        "run": 'conspectus --base-url "${BASE_URL}/"',
        "env": {"BASE_URL": "${{ steps.pages.outputs.base_url }}"},
    }


def test_the_workflow_installs_the_version_that_made_the_digest(tmp_path: Path) -> None:
    """A later minor version may change what content means, so the workflow does not take it."""
    new_digest(tmp_path / "digest")
    text = (tmp_path / "digest" / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    install = next(line for line in text.splitlines() if "pip install" in line)
    assert install.strip() == f'- run: python -m pip install "{requirement(__version__)}"'


@pytest.mark.parametrize(
    ("version", "wanted"),
    [
        ("0.1.0", "conspectus>=0.1,<0.2"),
        ("0.9.12", "conspectus>=0.9,<0.10"),
        ("2.0", "conspectus>=2.0,<2.1"),
    ],
)
def test_requirement(version: str, wanted: str) -> None:
    """Mending releases of the same minor version are taken, and no others."""
    assert requirement(version) == wanted


@pytest.mark.parametrize("before", [[], [".git/HEAD"]])
def test_an_empty_folder_is_filled(tmp_path: Path, before: list[str]) -> None:
    """An existing folder may be empty, or hold a fresh repository."""
    for name in before:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    new_digest(tmp_path)
    assert files_in(tmp_path) == sorted(FILES + before)


def test_an_occupied_folder_is_refused(tmp_path: Path) -> None:
    """A folder that holds something is left as it is."""
    (tmp_path / "thesis.tex").touch()
    with pytest.raises(OutputError, match=r"holds 'thesis.tex' already"):
        new_digest(tmp_path)
    assert files_in(tmp_path) == ["thesis.tex"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    """A file is not taken for a folder."""
    (tmp_path / "x").touch()
    with pytest.raises(OutputError, match="not a folder"):
        new_digest(tmp_path / "x")


@pytest.mark.parametrize("title", ["", "  ", "two\nlines", "bell\a"])
def test_a_title_is_one_line(tmp_path: Path, title: str) -> None:
    """An empty title and one with control characters are refused before anything is written."""
    with pytest.raises(ConspectusError, match="one line of text"):
        new_digest(tmp_path / "digest", title=title)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("exists", [True, False])
def test_nothing_is_left_of_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exists: bool
) -> None:
    """When the system refuses in the middle, nothing is left in the folder or beside it."""
    target = tmp_path / "digest"
    if exists:
        target.mkdir()
    rename = Path.rename

    def refuse(self: Path, to: Path) -> Path:
        if self.name == "digest.yaml":
            raise OSError(28, "No space left on device")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputError, match="No space left on device"):
        new_digest(target)
    assert [path.name for path in tmp_path.rglob("*")] == (["digest"] if exists else [])
