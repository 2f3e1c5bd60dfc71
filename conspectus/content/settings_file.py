"""Settings: ``digest.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.content.reading import name_of, read_text
from conspectus.content.yaml_text import read_mapping, to_value
from conspectus.errors import InputError
from conspectus.model.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

FILE = "digest.yaml"


def read_settings(root: Path) -> Settings:
    """Read the settings of the digest in a folder.

    Raises:
        InputError: there is no such file, or it has an unknown key or a wrong value.
    """
    path = root / FILE
    if not path.is_file():
        raise InputError(
            "not found, so this folder is no digest; go to one, name it with --root, or make one "
            "with 'conspectus new DIR'.",
            file=str(path),
        )
    return parse_settings(read_text(path, root=root), file=name_of(path, root=root))


def parse_settings(text: str, *, file: str) -> Settings:
    """Return the settings that a text describes."""
    return to_value(read_mapping(text, file=file), Settings, text=text, file=file)
