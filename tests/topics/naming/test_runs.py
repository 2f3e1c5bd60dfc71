"""Texts into runs of words."""

from __future__ import annotations

import pytest

from conspectus.topics.naming.runs import has_kana, runs_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Low-bit weights, fast", [("Low-bit", "weights"), ("fast",)]),
        ("C++ at https://example.org/x now", [("C++", "at", "now")]),
        (r"a \textbf{bold} move", [("a",), ("bold",), ("move",)]),
        ("", []),
        ("…", []),
    ],
)
def test_punctuation_parts_runs_and_hyphens_do_not(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    """A phrase cannot reach over a comma; markup is no text."""
    assert runs_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("基于扩散模型的图像生成", [("扩散模型",), ("图像生成",)]),
        ("大規模言語モデルの推論", [("大規模言語モデル",), ("推論",)]),
        ("LLM推理", [("LLM",), ("推理",)]),
    ],
)
def test_grammar_parts_runs_where_no_spaces_do(text: str, expected: list[tuple[str, ...]]) -> None:
    """Chinese and Japanese nouns are found between particles."""
    assert runs_of(text) == expected


def test_kana_tell_japanese_from_chinese() -> None:
    """Both use the same characters otherwise."""
    assert has_kana("言語モデル")
    assert not has_kana("语言模型")
