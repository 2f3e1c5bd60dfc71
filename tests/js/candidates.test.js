import assert from "node:assert/strict";
import { test } from "node:test";
import {
  exactWordsIn, papersFound, roughlyRanked, sortedBy, titleWordsIn, wordsIn,
} from "../../templates/assets/search/candidates.js";
import { HAS_EXACT_IN_TITLE, HAS_IN_TITLE, HAS_WORD } from "../../templates/assets/search/wanted.js";

const IN_TEXT = HAS_WORD;
const IN_TITLE = HAS_WORD | HAS_IN_TITLE;
const AS_TYPED = IN_TITLE | HAS_EXACT_IN_TITLE;

const word = (strict = false) => ({ strict });
const all = (count) => new Uint8Array(count).fill(1);
const marks = (...rows) => rows.map((row) => Uint8Array.from(row));

test("papers with all words come alone", () => {
  const found = papersFound(marks([1, 1, 0, 1], [1, 0, 1, 1]), [word(), word()], all(4));
  assert.deepEqual([[...found.numbers], found.complete], [[0, 3], true]);
});

test("what may not answer at all is left out", () => {
  const found = papersFound(marks([1, 1, 1]), [word()], Uint8Array.of(0, 1, 1));
  assert.deepEqual([...found.numbers], [1, 2]);
});

test("where none has all words, those with the most come, and with fewer only if they are few", () => {
  const many = Array.from({ length: 12 }, () => 1);
  const one = papersFound(marks([...many, 0], [...many, 1], [...many.map(() => 0), 0]), [word(), word(), word()], all(13));
  assert.deepEqual([one.complete, one.numbers.length], [false, 12]);
  const two = papersFound(marks([1, 0, 1], [1, 1, 0], [0, 0, 0]), [word(), word(), word()], all(3));
  assert.deepEqual([...two.numbers], [0, 1, 2]);
});

test("a paper without a strict word is no answer, however many others it has", () => {
  const wanted = [word(true), word(), word()];
  const found = papersFound(marks([0, 1, 1], [1, 0, 1], [1, 0, 0]), wanted, all(3));
  assert.deepEqual([[...found.numbers], found.complete], [[2], false]);
  assert.deepEqual([...papersFound(marks([0], [1]), [word(true), word()], all(1)).numbers], []);
});

test("words are counted in all, in the title, and there as typed", () => {
  const rows = marks(...Array.from({ length: 24 }, (_, place) => [place < 20 ? AS_TYPED : IN_TITLE, IN_TEXT]));
  const { tallies } = papersFound(rows, rows.map(() => word()), all(2));
  assert.deepEqual([wordsIn(tallies[0]), titleWordsIn(tallies[0]), exactWordsIn(tallies[0])], [24, 24, 20]);
  assert.deepEqual([wordsIn(tallies[1]), titleWordsIn(tallies[1]), exactWordsIn(tallies[1])], [24, 0, 0]);
});

test("the rough order is of words, titles, forms, length, year, number", () => {
  const rows = marks(
    [IN_TEXT, IN_TITLE, AS_TYPED, AS_TYPED, AS_TYPED, AS_TYPED, AS_TYPED],
    [IN_TEXT, IN_TEXT, IN_TEXT, IN_TEXT, IN_TEXT, IN_TEXT, 0],
  );
  const { tallies, numbers } = papersFound(rows, [word(), word()], all(7));
  const lengths = Uint16Array.of(1, 1, 9, 4, 4, 4, 1);
  const years = [2025, 2025, 2025, 2020, 2024, 2024, 2025];
  const ranked = roughlyRanked({ tallies }, numbers, lengths, { yearOf: (paper) => years[paper] }, 100);
  assert.deepEqual([...ranked], [4, 5, 3, 2, 1, 0]);
});

test("of very many papers the likeliest are kept, and all that are as likely", () => {
  const row = Uint8Array.from({ length: 90 }, (_, paper) => [IN_TEXT, IN_TITLE, AS_TYPED][paper % 3]);
  const { tallies, numbers } = papersFound([row], [word()], all(90));
  const rank = (most) => roughlyRanked({ tallies }, numbers, new Uint16Array(90), { yearOf: () => 2024 }, most);
  assert.equal(rank(90).length, 90);
  assert.equal(rank(50).length, 60);
  assert.deepEqual([...rank(1)].slice(0, 3), [2, 5, 8]);
});

test("keys sort papers from the greatest, then by number, however large", () => {
  const keys = [2 ** 30 - 1, 0, 7, 2 ** 30 - 1, 7];
  assert.deepEqual([...sortedBy(Uint32Array.of(0, 1, 2, 3, 4), (paper) => keys[paper])], [0, 3, 2, 4, 1]);
  assert.deepEqual([...sortedBy(Uint32Array.of(4_000_000, 5), () => 2 ** 30 - 1)], [5, 4_000_000]);
});
