"""Templates and assets: which are found, and which are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from conspectus.content.template_files import read_assets, read_template, template_folders
from conspectus.errors import InputError


def write(root: Path, name: str, data: bytes = b"own") -> Path:
    """Write a file among a digest's own templates."""
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def refuse(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system refuse to open one file, whoever runs the test."""
    read = Path.read_bytes

    def refusing(self: Path) -> bytes:
        if self == path:
            raise PermissionError(13, "Permission denied", str(self))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refusing)


def test_lunr_comes_with_the_installation(tmp_path: Path) -> None:
    """The bundled script is version 2.3.9 and carries its licence notice."""
    script = read_assets(tmp_path)["lunr.js"].decode()
    assert 'lunr.version="2.3.9"' in script
    assert "@license MIT" in script[:300]


def test_the_digests_own_asset_hides_the_bundled_one(tmp_path: Path) -> None:
    """The digest's own wins, file by file; hidden files are no assets."""
    bundled = read_assets(tmp_path)
    for name in ("icon.svg", "sub/own.js", ".hidden", ".git/config"):
        write(tmp_path, f"assets/{name}")
    own = {"icon.svg": b"own", "sub/own.js": b"own"}
    assert "icon.svg" in bundled
    assert read_assets(tmp_path) == bundled | own


def test_the_digests_own_template_hides_the_bundled_one(tmp_path: Path) -> None:
    """Without one of its own, a digest has the bundled template; the path says which it is."""
    bundled = template_folders(tmp_path)[-1] / "base.html"
    assert read_template("base.html", root=tmp_path) == (bundled.read_text("utf-8"), str(bundled))
    own = write(tmp_path, "base.html")
    assert read_template("base.html", root=tmp_path) == (
        "own",
        own.relative_to(tmp_path).as_posix(),
    )


@pytest.mark.parametrize("name", ["gone.html", "../digest.yaml", "/../digest.yaml", "assets"])
def test_what_is_no_template(tmp_path: Path, name: str) -> None:
    """A folder, a missing file and a file elsewhere are no templates."""
    write(tmp_path, "assets/own.css")
    write(tmp_path, "../digest.yaml")
    assert read_template(name, root=tmp_path) is None


def test_a_template_or_asset_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the file and says that reading it was refused."""
    refuse(write(tmp_path, "base.html"), monkeypatch)
    with pytest.raises(InputError, match=r"^templates/base\.html: cannot be read: Permission de"):
        read_template("base.html", root=tmp_path)
    refuse(write(tmp_path, "assets/icon.svg"), monkeypatch)
    with pytest.raises(InputError, match=r"^templates/assets/icon\.svg: cannot be read: Permissi"):
        read_assets(tmp_path)


def test_a_folder_of_templates_that_cannot_be_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused, for the bundled template is not what the digest asks for."""

    def refusing(self: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "is_file", refusing)
    with pytest.raises(InputError, match=r"^templates/base\.html: cannot be read: Permission de"):
        read_template("base.html", root=tmp_path)


def test_a_template_in_another_encoding(tmp_path: Path) -> None:
    """The message names the file and line, and what to do."""
    write(tmp_path, "base.html", b"<p>\n\xe9")
    with pytest.raises(InputError, match=r"^templates/base\.html:2: not UTF-8 text; save it as"):
        read_template("base.html", root=tmp_path)
