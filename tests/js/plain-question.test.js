import assert from "node:assert/strict";
import { test } from "node:test";
import { parseQuestion } from "../../templates/assets/search/language.js";
import { isOnlyWords, plainQuestion } from "../../templates/assets/search/plain-question.js";

test("what is only words is read as the whole language reads it", () => {
  const texts = [
    "", "  ", "deep learning", "Attention: is all you need?", "GPT-4 in C++", "FlashAttention's tiles",
    "pre-trained models - a survey", "机器学习 for plants", "Mélange of 3.5 models ", "a s b", "A+ search",
    "subtitle: on titles", `${"many words ".repeat(60)}end`, "24/7 care (of gardens)", "rm -9 x",
  ];
  for (const text of texts) {
    assert.ok(isOnlyWords(text), text);
    assert.deepEqual(plainQuestion(text), parseQuestion(text), text);
  }
});

test("what may be more than words is told", () => {
  const texts = [
    '"a phrase"', "“a phrase", "-without", "sea -without", "+sea", "sea*", "sea~1", "sea^2", "2401.00001",
    "arXiv:2401.00001v2", "10.1145/77.88", "hep-th/9901001", "is:new", "-title:sea", "a After:2025",
    ...["author", "authors", "org", "organization", "organisation", "topic", "before", "abstract"].map(
      (name) => `sea ${name}:x`,
    ),
  ];
  for (const text of texts) {
    assert.ok(!isOnlyWords(text), text);
  }
});
