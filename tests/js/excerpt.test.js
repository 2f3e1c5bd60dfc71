import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, marked, wordsFound } from "../../templates/assets/search/excerpt.js";

/** Segments as text, hits in brackets. */
const plain = (segments) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");

const hits = (...words) => (word) => (words.includes(word) ? word : undefined);
const FILLER = "lorem ipsum dolor sit amet ".repeat(20);

test("hits are marked as they stand in the text", () => {
  assert.equal(plain(marked("Über Gärten, GÄRTEN!", hits("garten"))), "Über [Gärten], [GÄRTEN]!");
});

test("what overlaps or touches is marked as one", () => {
  assert.equal(plain(marked("대규모 한국어 모델", hits("한국", "국어"))), "대규모 [한국어] 모델");
  assert.equal(plain(marked("基于深度学习的", hits("深度", "学习"))), "基于[深度学习]的");
  assert.equal(plain(marked("FlashAttention", hits("flash", "attention"))), "[FlashAttention]");
});

test("marking loses no character", () => {
  const text = "a\u0301 <b>x</b> \u202e 💡 NVIDIA's C++ — ﬁn";
  const segments = marked(text, hits("b", "x", "c++", "fin", "nvidia"));
  assert.equal(segments.map((segment) => segment.text).join(""), text);
  assert.ok(segments.some((segment) => segment.hit && segment.text === "ﬁn"));
});

test("a short text is shown whole", () => {
  assert.equal(plain(excerpt("The sea is wide.", hits("sea"), 100)), "The [sea] is wide.");
});

test("without a hit the beginning is shown", () => {
  const shown = plain(excerpt(FILLER, hits(), 60));
  assert.ok(shown.startsWith("lorem ipsum"));
  assert.ok(shown.endsWith("\u00a0…"));
});

test("the piece with the most different words is chosen", () => {
  const text = `sea sea sea ${FILLER} the sea and its tides ${FILLER}`;
  const shown = plain(excerpt(text, hits("sea", "tides"), 120));
  assert.ok(shown.startsWith("… "), shown);
  assert.ok(shown.includes("[sea] and its [tides]"), shown);
});

test("wherever the most words stand together, and whatever stands between, they are shown", () => {
  for (const word of ["tide", "t".repeat(300)]) {
    for (let place = 0; place < 8; place += 1) {
      const pieces = Array.from({ length: 8 }, () => `sea ${word} ${FILLER}`);
      pieces[place] = `moon sea sea moon sun ${FILLER}`;
      const shown = plain(excerpt(pieces.join(" "), hits("sea", "moon", "sun", word), 150));
      assert.ok(shown.includes("[moon] [sea] [sea] [moon] [sun]"), `${word.slice(0, 4)} ${place}`);
    }
  }
});

test("the piece begins with its sentence where that is near", () => {
  const text = `${FILLER}. Here the sea begins. ${FILLER}`;
  assert.ok(plain(excerpt(text, hits("sea"), 100)).startsWith("… Here the [sea] begins."));
});

test("the piece is about as long as asked for and cut between words", () => {
  for (const length of [80, 160, 280]) {
    const shown = excerpt(`${FILLER} sea ${FILLER}`, hits("sea"), length).map((s) => s.text).join("");
    assert.ok(shown.length <= length + 4, String(shown.length));
    assert.ok(shown.length > length - 60, String(shown.length));
    assert.match(shown, /^… \S.*\S\u00a0…$/);
  }
});

test("a hit at the end is shown with what stands before it", () => {
  const shown = excerpt(`${FILLER} sea`, hits("sea"), 200).map((s) => s.text).join("");
  assert.ok(shown.endsWith("sea"));
  assert.ok(shown.length > 140, String(shown.length));
});

test("an empty text has no segments", () => {
  assert.deepEqual(excerpt("", hits("sea"), 100), []);
});

test("the words found are said as they are written, each once", () => {
  const termOf = (word) => (word.startsWith("tid") ? "tide" : undefined);
  assert.deepEqual(wordsFound(["Tides and Tíde", "tides, tidy sea"], termOf), ["tides", "tíde", "tidy"]);
  const gpt = (word) => (word === "gpt4" ? word : undefined);
  assert.deepEqual(wordsFound(["We ask GPT-4."], gpt), ["gpt-4"]);
  assert.deepEqual(wordsFound([], termOf), []);
});
