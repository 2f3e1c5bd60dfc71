import assert from "node:assert/strict";
import { test } from "node:test";
import { queryWords, wordSpans } from "../../templates/assets/search/words.js";

const wordsOf = (text) => wordSpans(text).map(({ word }) => word);
const placed = (text) => wordSpans(text).map(({ word, position }) => `${word}@${position}`).join(" ");

test("a text becomes the words that the index has", () => {
  assert.deepEqual(wordsOf("Mélange of 3.5 C++ and C#"), ["melange", "of", "3.5", "c++", "and", "c#"]);
  assert.equal(placed("NVIDIA's FlashAttention now"), "nvidia@0 flashattention@1 flash@1 attention@1 now@2");
  assert.equal(placed("PointNet++ J++ Métro#"), "pointnet++@0 pointnet@0 point@0 net@0 j++@1 metro#@2 metro@2");
  assert.equal(placed("GPT-4 or Q4_0"), "gpt@0 gpt4@0 4@1 or@2 q4@3 q40@3 0@4");
  assert.equal(placed("机器学习 ok"), "机@0 机器@0 器@1 器学@1 学@2 学习@2 习@3 ok@4");
});

test("words made from a word lie within it", () => {
  const text = "A FlashAttention of 机器学习 and GPT-4 on Métro++";
  const spans = Object.fromEntries(wordSpans(text).map(({ word, start, end }) => [word, text.slice(start, end)]));
  assert.equal(spans.flash, "Flash");
  assert.equal(spans.attention, "Attention");
  assert.equal(spans["器学"], "器学");
  assert.equal(spans.gpt4, "GPT-4");
  assert.equal(spans.metro, "Métro");
});

test("a query asks for whole words, and of a run of characters for its pairs", () => {
  assert.deepEqual(queryWords("FlashAttention GPT-4"), ["flashattention", "gpt", "4"]);
  assert.deepEqual(queryWords("机器学习 学 GPT模型"), ["机器", "器学", "学习", "学", "gpt", "模型"]);
});

test("a name has parts where none of them is short", () => {
  assert.deepEqual(wordsOf("FlashAttention"), ["flashattention", "flash", "attention"]);
  assert.deepEqual(wordsOf("HTMLParser"), ["htmlparser", "html", "parser"]);
  assert.deepEqual(wordsOf("LoRA BERT flash Flash"), ["lora", "bert", "flash", "flash"]);
});

test("no word holds a space, also where a letter is a whole phrase", () => {
  assert.deepEqual(wordsOf("\ufdfb \u037a"), ["جل_جلاله", "_"]);
});

test("a text may be one run, however long", () => {
  assert.equal(wordsOf("字".repeat(200_000)).length, 399_999);
  assert.equal(queryWords("字".repeat(200_000)).length, 199_999);
  assert.equal(wordsOf("AbcDef".repeat(100_000)).length, 200_001);
});
