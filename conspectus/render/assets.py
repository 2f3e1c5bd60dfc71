"""How pages name styles, scripts and icons, so that a browser fetches each again if it changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "assets"


def version_of(assets: Mapping[str, bytes]) -> str:
    """Return a short name of the assets' contents, which changes whenever one of them does."""
    digest = hashlib.sha256()
    for name, data in assets.items():
        digest.update(f"{name}:{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()[:10]
