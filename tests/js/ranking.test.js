import assert from "node:assert/strict";
import { test } from "node:test";
import {
  neighboursInOrder,
  rankCandidates,
  rerankShown,
  shortestSpan,
} from "../../templates/assets/search/ranking.js";

const ALIKE = { number: 5, words: 2, inTitle: 2, exact: 2, titleLength: 5, score: 1, year: 2024 };
const paper = (traits) => ({ ...ALIKE, title: "", ...traits });

/** Whether a paper with some traits comes before another, whichever way round they are given. */
function comesBefore(sort, better, worse) {
  const [one, other] = [paper({ number: 9, ...better }), paper({ number: 1, ...worse })];
  assert.deepEqual(sort([one, other]), [one, other]);
  assert.deepEqual(sort([other, one]), [one, other]);
}

const shownFor = (typed) => (papers) => rerankShown(rankCandidates(papers), typed);

test("each trait decides where those before it are equal", () => {
  const traits = [
    ["words", 2, 1], ["inTitle", 2, 1], ["exact", 2, 1], ["titleLength", 4, 9], ["score", 2, 1],
    ["year", 2025, 2024], ["number", 1, 9],
  ];
  for (const [place, [name, good, bad]] of traits.entries()) {
    const rest = traits.slice(place + 1);
    const better = Object.fromEntries([[name, good], ...rest.map(([other, , worst]) => [other, worst])]);
    const worse = Object.fromEntries([[name, bad], ...rest.map(([other, best]) => [other, best])]);
    comesBefore(rankCandidates, better, worse);
  }
});

test("a title that is what was typed comes first", () => {
  const whole = { title: "Deep Sea", inTitle: 1 };
  comesBefore(shownFor("deep sea"), whole, { title: "Of the deep sea", exact: 3, titleLength: 1 });
});

test("another spelling of a word typed is as good as that", () => {
  comesBefore(shownFor("modelling colours"), { title: "Colors modeling", score: 1 }, { title: "Models of colours", score: 2 });
});

test("then one that has it as a phrase, little words left aside", () => {
  const apart = { title: "Cold tides, deep sea" };
  for (const title of ["X: y and z on cold deep sea tides", "On a cold and deep sea: the tides, w, x, y"]) {
    comesBefore(shownFor("cold deep sea tides"), { title }, apart);
  }
  comesBefore(shownFor("sea of tides"), { title: "X y sea of tides" }, { title: "Of sea tides" });
});

test("two words side by side are no phrase: many titles have them by chance", () => {
  comesBefore(shownFor("deep sea"), { title: "Sea so deep" }, { title: "The deep sea so cold" });
});

test("no paper with fewer words comes before one with more", () => {
  comesBefore(shownFor("deep sea"), { words: 2, title: "Else" }, { words: 1, title: "Deep sea" });
});

test("signs and numbers count as typed", () => {
  comesBefore(shownFor("gpt-4 code"), { title: "Some code by GPT-4" }, { title: "Code 4 GPT" });
  comesBefore(shownFor("C++ code"), { title: "Some more code in C++" }, { title: "Code in C" });
  comesBefore(shownFor("top 3.5 code"), { title: "3.5 is top for code" }, { title: "35 top code" });
});

test("words that the index leaves out count once texts are known", () => {
  comesBefore(shownFor("what is sea"), { title: "Sea: what it is for tides" }, { title: "Sea" });
});

test("capitals count as typed, unless only the first letter is one", () => {
  const [named, plain] = [{ title: "The sea of BERT models" }, { title: "Bert at sea" }];
  comesBefore(shownFor("sea BERT"), named, plain);
  comesBefore(shownFor("bert sea"), plain, named);
  comesBefore(shownFor("models Sea"), { title: "Some big models of the Sea" }, { title: "Models x Sea" });
  comesBefore(shownFor("Bert sea"), plain, { title: "Of the sea and the Bert there" });
});

test("the title with fewer telling words comes first", () => {
  comesBefore(shownFor("deep sea"), { title: "How the sea is deep" }, { title: "Deep cold sea" });
});

test("a title without any of the words is not better for being short", () => {
  const [first, second] = [{ title: "Of tides and other things" }, { title: "Tides" }];
  const papers = [paper({ ...first, inTitle: 0 }), paper({ ...second, inTitle: 0 })];
  assert.deepEqual(rerankShown(papers, "deep sea"), papers);
});

test("where no words are typed the order stays", () => {
  const papers = [paper({ title: "Of tides and other things" }), paper({ title: "Tides" })];
  assert.deepEqual(rerankShown(papers, "-"), papers);
});

test("the order of words counts where titles are equally long", () => {
  comesBefore(shownFor("sea tides"), { title: "X, sea tides" }, { title: "Tides x sea", score: 9 });
});

test("words close to each other in the abstract count last", () => {
  const near = { title: "x", abstract: "The deep cold sea." };
  const far = { title: "x", abstract: "The deep and cold and wide sea." };
  comesBefore(shownFor("deep sea"), near, { ...far, score: 9 });
});

test("what nothing tells apart stays in its order", () => {
  const papers = [4, 2, 7].map((number) => paper({ number, title: "Sea" }));
  assert.deepEqual(rerankShown(papers, "deep sea"), papers);
  assert.deepEqual(rerankShown(papers, ""), papers);
});

test("neighbours are counted in the order asked for", () => {
  assert.equal(neighboursInOrder(["a", "b", "c"], ["a", "b", "c"]), 2);
  assert.equal(neighboursInOrder(["c", "b", "a", "b"], ["a", "b", "c"]), 1);
  assert.equal(neighboursInOrder(["a"], ["a"]), 0);
});

test("the shortest piece has all words asked for that the text has", () => {
  assert.equal(shortestSpan(["a", "x", "b", "x", "x", "a"], ["a", "b", "c"]), 3);
  assert.equal(shortestSpan(["b", "a", "x", "b", "c", "a"], ["a", "b", "c"]), 3);
  assert.equal(shortestSpan(["a", "x"], ["a", "b"]), 64);
});
