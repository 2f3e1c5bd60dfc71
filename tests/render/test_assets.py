"""The version in an asset's address."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conspectus.render.assets import version_of

ASSETS = st.dictionaries(st.text(min_size=1, max_size=5), st.binary(max_size=5), max_size=4)


@given(ASSETS, ASSETS)
def test_the_version_changes_with_the_contents(
    one: dict[str, bytes], two: dict[str, bytes]
) -> None:
    """Two sets of assets share a version only if they are the same."""
    same = dict(sorted(one.items())) == dict(sorted(two.items()))
    versions = [version_of(dict(sorted(assets.items()))) for assets in (one, two)]
    assert (versions[0] == versions[1]) == same
