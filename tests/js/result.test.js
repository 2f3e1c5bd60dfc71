import assert from "node:assert/strict";
import { test } from "node:test";
import { resultOf, topicsOf } from "../../templates/assets/search/result.js";
import { closeTopics } from "../../templates/assets/search/close-topics.js";
import { Stems } from "../../templates/assets/search/stems.js";
import { lunr } from "./toy_parts.js";

const stems = new Stems(lunr);
const plain = (segments) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");

test("what a record does not say is empty", () => {
  const result = resultOf(7, ["The Sea", "", "", "", "", 0, "sea"], undefined, new Set(), stems);
  assert.deepEqual(result, {
    number: 7, slug: "sea", title: [{ text: "The Sea", hit: false }], excerpt: [], authors: "", topic: "",
    topicSlug: "", broad: "", organization: "", date: "", comments: 0, withdrawn: false, found: [],
  });
});

test("words are marked in any form that has a term searched for", () => {
  const record = ["Tides", "A tide is no sea."];
  const { title, excerpt, found } = resultOf(0, record, ["seas", "Seas"], new Set(["tide"]), stems);
  assert.deepEqual([plain(title), plain(excerpt)], ["[Tides]", "A [tide] is no sea."]);
  assert.deepEqual(found, ["tides", "tide"]);
});

test("topics come close by the words of their names, those with the most first", () => {
  const topics = [["b", "Tides"], ["a", "Tidal seas"], ["c", "The rivers"], ["d", "Rivers and the sea"]];
  const close = (...words) => closeTopics(topics, words, stems).map(({ slug }) => slug);
  assert.deepEqual(close("river", "seas"), ["d", "a", "c"]);
  assert.deepEqual(close("the"), []);
});

test("what a topic is part of is told, so that it can have its colour", () => {
  const seas = ["north-sea", "North sea", "seas"];
  const { topicSlug, broad } = resultOf(0, ["A"], seas, new Set(), stems);
  assert.deepEqual([topicSlug, broad], ["north-sea", "seas"]);
  assert.deepEqual(closeTopics([["seas", "Seas"], seas], ["sea"], stems), [
    { slug: "north-sea", label: "North sea", broad: "seas" }, { slug: "seas", label: "Seas" },
  ]);
});

test("no more topics are offered than one can choose from", () => {
  const topics = Array.from({ length: 9 }, (_, place) => [`t${place}`, `Sea ${place}`]);
  assert.equal(closeTopics(topics, ["sea"], stems).length, 5);
});

test("a slug is told by the label, or stands beside it", () => {
  assert.deepEqual(topicsOf(["KV cache", ["3D scenes", "scenes"]]), [
    ["kv-cache", "KV cache"], ["scenes", "3D scenes"],
  ]);
});

test("a paper's slug is told by its title as far as words fit, or stands in its record", () => {
  const slug = (record) => resultOf(0, record, undefined, new Set(), stems).slug;
  const long = `The 3.5 seas: ${"a".repeat(59)} and ${"b".repeat(9)} off`;
  assert.equal(slug([long]), `the-3-5-seas-${"a".repeat(59)}-and-off`);
  assert.equal(slug(["The sea", "", "", "", "", 0, "the-sea-2"]), "the-sea-2");
});
