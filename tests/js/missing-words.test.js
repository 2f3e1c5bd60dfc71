import assert from "node:assert/strict";
import { test } from "node:test";
import { missingAsTyped } from "../../templates/assets/search/missing-words.js";

const missing = (...words) => words.map((word) => ({ word, near: [] }));
const names = (all, text, corrected = []) =>
  missingAsTyped(all, corrected, text).map(({ word }) => word);

test("of a run without spaces the whole is called missing, once", () => {
  const pairs = missing("量子", "子纠", "zz");
  assert.deepEqual(names(pairs, "zz 量子纠错 survey"), ["量子纠错", "zz"]);
  assert.deepEqual(names(pairs, "elsewhere"), ["量子", "子纠", "zz"]);
  const inFields = ["title", "abstract"].map((field) => ({ word: "量子", near: [], field }));
  assert.equal(missingAsTyped(inFields, [], "title:量子纠 abstract:量子纠").length, 2);
});

test("a word is called missing as it was typed", () => {
  assert.deepEqual(names(missing("an"), "paths of author:An"), ["An"]);
  assert.deepEqual(names(missing("c++"), "C++ (code)"), ["C++"]);
  assert.deepEqual(names(missing("muller"), "author:Müller"), ["muller"]);
});

test("a word that was corrected keeps the name it was corrected by", () => {
  assert.deepEqual(names(missing("bota"), "title:Bota", [{ word: "bota", by: "boat" }]), ["bota"]);
});
