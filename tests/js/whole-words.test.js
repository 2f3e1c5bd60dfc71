import assert from "node:assert/strict";
import { test } from "node:test";
import { wholeWord, withWord } from "../../templates/assets/search/whole-words.js";

test("a word is replaced where it stands alone", () => {
  assert.equal(withWord("cater cat (Cat)", "cat", "dog"), "cater dog (Cat)");
  assert.equal(withWord("C++ code", "c++", "$&"), "$& code");
  assert.equal(withWord("naïve", "naive", "native"), "native");
});

test("a word is found as it was typed, but not within another", () => {
  assert.equal(wholeWord("mcmc").exec("of MCMCs, MCMC")?.index, 10);
  assert.equal(wholeWord("c++").test("(C++)"), true);
  assert.equal(wholeWord("a.b").test("acb"), false);
});
