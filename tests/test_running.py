"""What commands give to the stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.progress import TerminalReporter
from conspectus.running import Run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("stated", [True, False])
def test_the_command_line_overrides_whether_a_model_is_used(
    tmp_path: Path, *, stated: bool
) -> None:
    """--embeddings and --no-embeddings win over digest.yaml; the other settings stay."""
    (tmp_path / "digest.yaml").write_text(
        f"topics:\n  count: 7\n  embeddings: {str(stated).lower()}\n", encoding="utf-8"
    )
    run = Run(tmp_path, TerminalReporter())
    assert run.settings().topics.embeddings is stated
    assert run.settings(embeddings=True).topics.embeddings
    assert not run.settings(embeddings=False).topics.embeddings
    assert run.settings("https://a.example/b", embeddings=True).topics.count == 7
