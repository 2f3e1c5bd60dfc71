"""Texts into runs of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(st.text(st.sampled_from("aBé1-‑+#_ ,\n\u00a0"), max_size=12))  # noqa: RUF001  # a hyphen
def test_what_follows_a_run_makes_no_difference_to_it(text: str) -> None:
    """Texts with ``C++`` in them are split in another way than others, into the same runs."""
    assert runs_of(f"{text}, C++") == [*runs_of(text), ("C++",)]
