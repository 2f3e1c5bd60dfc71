// @ts-check
// Reads the dates of a query: a year, a month or a day. Pure.

const DATE = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;

/**
 * Return the first day of a year (`2025`), of a month (`2025-03`), or a day (`2025-03-09`) as an ISO
 * date; the empty string for what is none of them.
 * @param {string} value
 */
export function firstDay(value) {
  const found = DATE.exec(value);
  if (!found) {
    return "";
  }
  const [, year, month = "1", day = "1"] = found;
  const iso = [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
  const date = new Date(`${iso}T00:00:00Z`);
  // A 30 February would be taken for a day of March.
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? "" : iso;
}

/**
 * Return the whole part of a date that is still being typed: `2025` of `2025-` and of `2025-0`.
 * @param {string} value
 */
export function halfTyped(value) {
  return value.replace(/[-/.][01]?$/, "").replace(/[-/.][0-3]?$/, "");
}
