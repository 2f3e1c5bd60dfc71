// @ts-check
// How many slips of the hand lie between two words: a letter too many, too few, a wrong one, or two
// neighbours that changed places (restricted Damerau-Levenshtein distance). Pure.

/**
 * Return the number of slips between two words, or a greater number than `most` if there are more.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function slipsBetween(one, other, most) {
  if (Math.abs(one.length - other.length) > most) {
    return most + 1;
  }
  const start = sameStart(one, other);
  const end = sameEnd(one, other, start);
  return slipsBetweenRests(one.slice(start, one.length - end), other.slice(start, other.length - end), most);
}

/**
 * Return how many letters two words begin with alike.
 * @param {string} one
 * @param {string} other
 */
export function sameStart(one, other) {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one.charCodeAt(start) === other.charCodeAt(start)) {
    start += 1;
  }
  return start;
}

/**
 * @param {string} one
 * @param {string} other
 * @param {number} start letters at the beginning that do not count
 */
function sameEnd(one, other, start) {
  const longest = Math.min(one.length, other.length) - start;
  let end = 0;
  while (
    end < longest &&
    one.charCodeAt(one.length - end - 1) === other.charCodeAt(other.length - end - 1)
  ) {
    end += 1;
  }
  return end;
}

/**
 * @param {string} one
 * @param {string} other both without what they begin or end with alike
 * @param {number} most
 */
function slipsBetweenRests(one, other, most) {
  const longer = Math.max(one.length, other.length);
  if (longer <= 1 || one.length === 0 || other.length === 0) {
    return longer;
  }
  if (one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0]) {
    return 1;
  }
  return most < 2 ? most + 1 : slipsByTable(one, other, most);
}

/**
 * Fill the table of distances between beginnings, no further from its diagonal than counts.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function slipsByTable(one, other, most) {
  const far = most + 1;
  let twoBefore = new Uint8Array(other.length + 1);
  let before = Uint8Array.from({ length: other.length + 1 }, (_, column) => Math.min(column, far));
  for (let row = 1; row <= one.length; row += 1) {
    const current = new Uint8Array(other.length + 1).fill(far);
    current[0] = Math.min(row, far);
    const last = Math.min(other.length, row + most);
    for (let column = Math.max(1, row - most); column <= last; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(before[column - 1] + (same ? 0 : 1), before[column] + 1, current[column - 1] + 1);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        least = Math.min(least, twoBefore[column - 2] + 1);
      }
      current[column] = Math.min(least, far);
    }
    [twoBefore, before] = [before, current];
  }
  return before[other.length];
}
