import assert from "node:assert/strict";
import { test } from "node:test";
import { sameStart, slipsBetween } from "../../templates/assets/search/edit-distance.js";

/** The distance by its definition, without any short cut. */
function byDefinition(one, other) {
  const table = Array.from({ length: one.length + 1 }, (_, row) => [row]);
  for (let column = 1; column <= other.length; column += 1) {
    table[0][column] = column;
  }
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const differs = one[row - 1] === other[column - 1] ? 0 : 1;
      const ways = [
        table[row - 1][column] + 1,
        table[row][column - 1] + 1,
        table[row - 1][column - 1] + differs,
      ];
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        ways.push(table[row - 2][column - 2] + 1);
      }
      table[row][column] = Math.min(...ways);
    }
  }
  return table[one.length][other.length];
}

function* wordsOver(letters, longest) {
  let words = [""];
  for (let length = 0; length <= longest; length += 1) {
    yield* words;
    words = words.flatMap((word) => [...letters].map((letter) => word + letter));
  }
}

test("the distance is that of its definition, up to where it counts", () => {
  const words = [...wordsOver("ab", 5), "abcde", "abced", "bacde", "acbde", "cabde", "edcba"];
  for (const one of words) {
    for (const other of words) {
      const expected = byDefinition(one, other);
      for (const most of [1, 2]) {
        const message = `${one} ${other}`;
        assert.equal(Math.min(slipsBetween(one, other, most), most + 1), Math.min(expected, most + 1), message);
      }
    }
  }
});

test("words begin alike as far as their letters are the same", () => {
  assert.equal(sameStart("tides", "tidal"), 3);
  assert.equal(sameStart("tide", "tides"), 4);
  assert.equal(sameStart("", "tides"), 0);
});
