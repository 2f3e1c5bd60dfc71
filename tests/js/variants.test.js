import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import { writtenApart } from "../../templates/assets/search/compounds.js";
import { variantsOf } from "../../templates/assets/search/variants.js";

runInThisContext(readFileSync(new URL("../../conspectus/bundled/lunr.js", import.meta.url), "utf8"));
const { lunr } = globalThis;

const stem = (word) => String(lunr.stemmer(new lunr.Token(word, {})));

const SAME = [
  "colour color", "behavioural behavioral", "neighbourhoods neighborhoods", "labour labor",
  "optimise optimize", "tokenisation tokenization", "quantised quantized", "ionising ionizing",
  "summarisation summarization", "generalisable generalizable", "optimiser optimizer",
  "analyse analyze", "catalysed catalyzed", "centre center", "centred centered", "fibres fibers",
  "kilometre kilometer", "dialogue dialog", "catalogues catalogs", "grey gray",
  "sulphur sulfur", "haemoglobin hemoglobin", "leukaemia leukemia", "defence defense",
  "matrices matrix", "indices index", "vertices vertex", "analyses analysis", "biases bias",
  "criteria criterion", "phenomena phenomenon", "children child", "mice mouse", "corpora corpus",
];

test("spellings and plurals that the stemmer does not see stand for each other", () => {
  for (const pair of SAME) {
    const [one, other] = pair.split(" ");
    assert.notEqual(stem(one), stem(other), pair);
    assert.ok(variantsOf(one).some((variant) => variant.join() === other), pair);
    assert.ok(variantsOf(other).some((variant) => variant.join() === one), pair);
  }
});

test("a doubled l is the same word, even where the stemmer sees it", () => {
  for (const pair of ["modelling modeling", "labelled labeled", "traveller traveler", "signalling signaling"]) {
    const [one, other] = pair.split(" ");
    assert.ok(variantsOf(one).some((variant) => variant.join() === other), pair);
    assert.ok(variantsOf(other).some((variant) => variant.join() === one), pair);
  }
  for (const word of ["telling", "smaller", "controlling"]) {
    assert.deepEqual(variantsOf(word), [], word);
  }
});

test("words that only look like them are left alone", () => {
  const words =
    "noise denoising supervise supervised raise precise exercise promise expertise advertised " +
    "otherwise pairwise enterprise merchandise size resize prize laboratory parameter water " +
    "learner four your tutor error mathematical blog log fire store score attention 3.5 c++ 机器";
  for (const word of words.split(" ")) {
    assert.deepEqual(variantsOf(word), [], word);
  }
});

test("a word is no variant of itself, and none comes twice", () => {
  for (const word of SAME.flatMap((pair) => pair.split(" "))) {
    const variants = variantsOf(word).map((variant) => variant.join(" "));
    assert.ok(!variants.includes(word), word);
    assert.equal(new Set(variants).size, variants.length, word);
  }
});

test("compounds that some write apart come apart", () => {
  assert.deepEqual(writtenApart("pretrained"), ["pre", "trained"]);
  assert.deepEqual(writtenApart("multimodal"), ["multi", "modal"]);
  assert.deepEqual(writtenApart("finetuning"), ["fine", "tuning"]);
  assert.deepEqual(writtenApart("reparameterization"), ["re", "parameterization"]);
  for (const word of ["prefix", "pre", "real", "model", "finest", "selfish", "attention"]) {
    assert.deepEqual(writtenApart(word), [], word);
  }
});
