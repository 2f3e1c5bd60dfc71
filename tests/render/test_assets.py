"""Styles, scripts and icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from conspectus.render.assets import collect_assets, template_folders, version_of

if TYPE_CHECKING:
    from pathlib import Path

ASSETS = st.dictionaries(st.text(min_size=1, max_size=5), st.binary(max_size=5), max_size=4)


def test_lunr_comes_with_the_installation() -> None:
    """The bundled script is version 2.3.9 and carries its licence notice."""
    script = collect_assets([])["lunr.js"].decode()
    assert 'lunr.version="2.3.9"' in script
    assert "@license MIT" in script[:300]


def test_the_digests_own_asset_hides_the_bundled_one(tmp_path: Path) -> None:
    """The first folder wins, file by file; hidden files are no assets."""
    for folder, files in (("own", ["a.css"]), ("bundled", ["a.css", "sub/b.js", ".hidden"])):
        for name in files:
            path = tmp_path / folder / "assets" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(folder, encoding="utf-8")
    assets = collect_assets([tmp_path / "own", tmp_path / "bundled"])
    assert assets["a.css"] == b"own"
    assert assets["sub/b.js"] == b"bundled"
    assert ".hidden" not in assets


def test_bundled_templates_are_found(tmp_path: Path) -> None:
    """Without templates of its own, a digest has the bundled ones."""
    own, bundled = template_folders(tmp_path)
    assert own == tmp_path / "templates"
    assert (bundled / "base.html").is_file()


@given(ASSETS, ASSETS)
def test_the_version_changes_with_the_contents(
    one: dict[str, bytes], two: dict[str, bytes]
) -> None:
    """Two sets of assets share a version only if they are the same."""
    same = dict(sorted(one.items())) == dict(sorted(two.items()))
    versions = [version_of(dict(sorted(assets.items()))) for assets in (one, two)]
    assert (versions[0] == versions[1]) == same
