import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parseQuestion } from "../../templates/assets/search/language.js";
import { queryWords } from "../../templates/assets/search/words.js";

const PAPERS = new URL("../../content/papers/", import.meta.url);
const NOTHING = {
  words: [], phrases: [], fields: [], topic: [], identifiers: [], isNew: false,
  without: [], withoutFields: [], withoutTopic: [], after: "", before: "", lunr: "", problems: [], growing: "",
};

const folded = (words) => words.map((word) => word.folded);

const phraseInShort = ({ text, field = "", isWithout = false }) =>
  `${isWithout ? "-" : ""}${field && `${field}:`}${queryWords(text).join(" ")}`;

/** What a text asks for, without what it does not, words as the index has them. */
function asked(text) {
  const parsed = parseQuestion(text);
  const plain = {
    ...parsed,
    words: folded(parsed.words).join(" "),
    phrases: parsed.phrases.map(phraseInShort),
  };
  const said = Object.entries(plain).filter(([name, value]) => {
    const nothing = name === "words" ? "" : NOTHING[name];
    return JSON.stringify(value) !== JSON.stringify(nothing);
  });
  return Object.fromEntries(said);
}

test("no text asks for nothing, whatever it is", () => {
  for (const text of ["", "  ", '"', "-", "- -", "“”", "***", "~", ":", "()", "\u0000"]) {
    assert.deepEqual(parseQuestion(text), NOTHING, text);
  }
});

test("words are wanted in their order, each once, the last while it grows", () => {
  assert.deepEqual(asked("Tides of the sea, tides"), { words: "tides of the sea", growing: "tides" });
  assert.deepEqual(asked("tides of the "), { words: "tides of the" });
});

test("a closed pair of quotes is a phrase, and its words are wanted, too", () => {
  const expected = { words: "deep sea tides", phrases: ["deep sea"] };
  for (const text of ['"deep sea" tides ', "“deep sea” tides ", "„Deep sea“ tides "]) {
    assert.deepEqual(asked(text), expected, text);
  }
  assert.deepEqual(asked('"deep" sea '), { words: "deep sea" });
  assert.deepEqual(asked('deep "sea ti'), { words: "deep sea ti", growing: "ti" });
  assert.deepEqual(asked('a 5" by 7" screen '), { words: "a 5 by 7 screen" });
});

test("a hyphen before a word or a phrase leaves papers out, one within or after words does not", () => {
  assert.deepEqual(asked("tides -moon"), { words: "tides", without: ["moon"] });
  assert.deepEqual(asked('-"full moon" tides '), { words: "tides", phrases: ["-full moon"] });
  assert.deepEqual(asked("-new-moon"), { phrases: ["-new moon"] });
  for (const text of ["deep-sea tides ", "deep - sea tides ", "deep– sea –tides "]) {
    assert.deepEqual(asked(text), { words: "deep sea tides" }, text);
  }
});

test("a stray hyphen in the midst of a title leaves nothing out", () => {
  const text = "From sand-to -wall transfer of heat in old houses ";
  assert.deepEqual(asked(text), { words: "from sand to wall transfer of heat in old houses" });
  assert.deepEqual(asked("rm -rf home "), { words: "rm rf home" });
  assert.deepEqual(asked("transfer of heat in old stone houses -wall").without, ["wall"]);
});

test("words may be wanted in one field", () => {
  const field = (name, ...words) => ({ fields: [{ field: name, words }] });
  assert.deepEqual(asked("author:Müller"), field("authors", "muller"));
  const name = { ...field("authors", "bo", "an"), phrases: ["authors:bo an"] };
  assert.deepEqual(asked('Authors:"Bo An"'), name);
  assert.deepEqual(asked("author:“Bo An”"), name);
  assert.deepEqual(asked("org:“Sea Labs”"), field("organization", "sea", "labs"));
  assert.deepEqual(asked("org:NASA"), field("organization", "nasa"));
  assert.deepEqual(asked("organisation:NASA"), field("organization", "nasa"));
  assert.deepEqual(asked("title:deep-sea"), field("title", "deep", "sea"));
  assert.deepEqual(asked("abstract:tides"), field("abstract", "tides"));
  assert.deepEqual(asked("-author:An"), { lunr: "-authors:an" });
  assert.deepEqual(asked('-author:"Bo An"'), { phrases: ["-authors:bo an"] });
  const without = { withoutFields: [{ field: "organization", words: ["sea", "labs"] }] };
  assert.deepEqual(asked('-org:"Sea Labs"'), without);
});

test("quoted words of a title or an abstract are a phrase there, once the quote is closed", () => {
  const fields = [{ field: "title", words: ["deep", "sea"] }];
  assert.deepEqual(asked('title:"Deep sea"'), { fields, phrases: ["title:deep sea"] });
  assert.deepEqual(asked('title:"Deep sea'), { fields });
  assert.deepEqual(asked('-abstract:“deep sea”'), { phrases: ["-abstract:deep sea"] });
  assert.deepEqual(asked("-title:deep-sea"), { withoutFields: fields });
});

test("topics, fields and patterns can be left out; of dates is said what to write", () => {
  assert.deepEqual(asked('-topic:sea -topic:"Old boats"'), { withoutTopic: ["sea", "Old boats"] });
  assert.deepEqual(asked("-org:nasa"), { lunr: "-organization:nasa" });
  assert.deepEqual(asked("-author:kim*"), { lunr: "-authors:kim*" });
  const problem = (text) => parseQuestion(text).problems[0];
  assert.equal(problem("-after:2025-03"), "-after:2025-03 is not understood; write before:2025-03.");
  assert.match(problem("-is:new"), /^-is:new is not understood; words, phrases, fields and topics can/);
});

test("a field without a value, or after a letter, is a word or nothing yet", () => {
  assert.deepEqual(asked("tides author:"), { words: "tides" });
  assert.deepEqual(asked("the Title: sea "), { words: "the title sea" });
  assert.deepEqual(asked("subtitle:sea "), { words: "subtitle sea" });
  assert.deepEqual(asked("(topic:sea) "), { words: "topic sea" });
});

test("a space after the colon is no hindrance where titles have none such", () => {
  assert.deepEqual(asked("tides author: An"), asked("tides author:An"));
  assert.deepEqual(asked('org: "Acme Labs"'), asked('org:"Acme Labs"'));
  assert.deepEqual(asked("tides -topic:  sea"), asked("tides -topic:sea"));
  assert.deepEqual(asked("tides after: 2025"), asked("tides after:2025"));
  assert.deepEqual(asked(" Title: sea boats "), asked("title:sea boats "));
  assert.deepEqual(asked("tides is: new"), asked("tides is:new"));
  assert.deepEqual(asked("tides author: "), { words: "tides" });
  const titles = [
    "Seeing the Abstract: a Language", "Editors, Not Authors: a Study", "Never Seen Before: a Test",
    "Learning Where the Physics Is: a Way", "A Paper Title: Knowing",
  ];
  for (const title of titles) {
    assert.equal(asked(`${title} `).words, title.toLowerCase().replace(/[:,]/g, ""), title);
  }
});

test("topics and what is new are asked for by filters", () => {
  assert.deepEqual(asked('topic:sea topic:"Old boats" is:new'), {
    topic: ["sea", "Old boats"], isNew: true,
  });
  const [problem] = parseQuestion("is:old tides").problems;
  assert.equal(problem, "is:old is not understood; is:new finds the newest papers.");
});

test("dates are years, months or days, the narrowest counts", () => {
  assert.deepEqual(asked("after:2025 before:2025-11"), { after: "2025-01-01", before: "2025-11-01" });
  assert.deepEqual(asked("after:2025-3 after:2024/02/29"), { after: "2025-03-01" });
  assert.deepEqual(asked("before:2025 before:2024-12-31"), { before: "2024-12-31" });
});

test("what is no date is a problem, said in a sentence", () => {
  for (const date of ["foo", "2025-13", "2025-02-30", "20255", "2025-03-"]) {
    const { problems, after } = parseQuestion(`after:${date} tides`);
    assert.deepEqual(problems, [`after:${date} is no date; write after:2025-03.`]);
    assert.equal(after, "");
  }
  const { problems } = parseQuestion("after:2025 before:2024");
  assert.deepEqual(problems, ["No day is both after:2025-01-01 and before:2024-01-01."]);
});

test("a filter that is being typed is no problem yet", () => {
  for (const text of ["after:", "after:2", "after:202", "is:", "is:n"]) {
    assert.deepEqual(asked(text), {}, text);
  }
  for (const text of ["after:2025-", "after:2025-0", "after:2025-01-", "after:2025-01-0"]) {
    assert.deepEqual(asked(text), { after: "2025-01-01" }, text);
  }
});

test("identifiers are known however they are pasted", () => {
  const arxiv = [
    "2501.01234", "2501.01234v2", "arXiv:2501.01234v12", "https://arxiv.org/abs/2501.01234",
    "http://www.arxiv.org/pdf/2501.01234v3.pdf", "arxiv.org/html/2501.01234", "(2501.01234),",
    "https://huggingface.co/papers/2501.01234", "https://arxiv.org/abs/2501.01234?context=cs#x",
    "10.48550/arXiv.2501.01234", "https://doi.org/10.48550/arXiv.2501.01234",
    "arXiv:2501.01234v2 [cs.CL]", "arXiv: 2501.01234", "arxiv 2501.01234",
  ];
  for (const text of arxiv) {
    assert.deepEqual(asked(text), { identifiers: ["2501.01234"] }, text);
  }
  assert.deepEqual(asked("math.GT/0309136"), { identifiers: ["math.gt/0309136"] });
  for (const text of ["10.1000/Ab-c.7", "doi:10.1000/ab-c.7.", "https://doi.org/10.1000/ab-c.7"]) {
    assert.deepEqual(asked(text), { identifiers: ["10.1000/ab-c.7"] }, text);
  }
  for (const text of ["version 3.5", "2024.1", "10.5/2", "https://example.org/a/b"]) {
    assert.equal(asked(text).identifiers, undefined, text);
  }
});

test("Lunr's own language is told from plain words", () => {
  const clauses = [
    "tid*", "*ing", "t*de", "-tid*", "tide~1", "tide^2", "+tide", "title:tid*", "authors:kim~1",
  ];
  for (const text of clauses) {
    assert.deepEqual(asked(text), { lunr: text }, text);
  }
  assert.deepEqual(asked("+deep-sea Tid* x "), { words: "x", lunr: "+deep +sea tid*" });
  const words = [
    "A* search", "RRT*: paths", "LaCAM*", "R2*", "SU*(2)", "Type~2", "run~2x", "L^2", "x^2",
    "a + b", "C++", "state-of-the-art", "foo:bar", "2 * 3", "* a *", "~/home", "e^x",
  ];
  for (const text of words) {
    assert.equal(asked(text).lunr, undefined, text);
  }
});

test("costly clauses are tamed", () => {
  assert.deepEqual(asked("word~9"), { lunr: "word~2" });
  assert.deepEqual(asked("*a**b*c*d*"), { lunr: "*a*bcd" });
});

test("a word knows how it was typed and what it is made of", () => {
  const word = (text) => parseQuestion(text).words;
  assert.deepEqual(word("Mélange"), [{ word: "Mélange", folded: "melange", parts: [] }]);
  assert.deepEqual(word("GPT-3.5"), [{ word: "GPT-3.5", folded: "gpt3.5", parts: ["gpt", "3.5"] }]);
  assert.deepEqual(folded(word("C++ and C#, 3.5% of GPT-4-like")), [
    "c++", "and", "c#", "3.5", "of", "gpt4", "like",
  ]);
});

test("the s that is left of an apostrophe is not wanted", () => {
  assert.equal(asked("the model s size ").words, "the model size");
  assert.equal(asked("s model ").words, "model");
  assert.equal(asked("s").words, "s");
  assert.equal(asked("size S ").words, "size s");
});

test("what names nobody is not wanted: et al., and initials", () => {
  assert.equal(asked("Vaswani et al. attention").words, "vaswani attention");
  assert.equal(asked("et al").words, "et al");
  assert.equal(asked("Vaswani, A. attention").words, "vaswani attention");
  assert.equal(asked("vitamin A").words, "vitamin a");
});

test("signs of TeX are read as titles show what they mean", () => {
  const texts = {
    "R$^3$-VQA": "r3 vqa", "D$^{2}$iT": "d2it", "R^3-VQA": "r3 vqa", "$\\mathcal{A}LLM4$": "allm4",
    "$\\beta$-VAE": "beta vae", "costs $5": "costs 5",
  };
  for (const [text, words] of Object.entries(texts)) {
    assert.equal(parseQuestion(text).words.map(({ folded }) => folded).join(" "), words, text);
  }
  assert.equal(asked("sea^2").lunr, "sea^2");
});

test("what stands unseen in a copied word does not part it", () => {
  assert.deepEqual(parseQuestion("at\u00adten\u2060tion").words.map(({ folded }) => folded), ["attention"]);
});

test("text without end is cut", () => {
  assert.ok(parseQuestion("author:a ".repeat(10_000)).fields.length < 50);
  const many = Array.from({ length: 300 }, (_, place) => `w${place}`).join(" ");
  assert.equal(parseQuestion(many).words.length, 32);
});

test("no title of the shipped papers is taken for syntax", () => {
  const titles = readdirSync(PAPERS).map((name) => {
    const text = readFileSync(new URL(name, PAPERS), "utf8");
    return /^title: *(.*)$/m.exec(text)?.[1].replace(/^(['"])(.*)\1$/, "$2") ?? "";
  });
  assert.ok(titles.length > 100);
  for (const title of titles) {
    const { words, phrases, growing, ...rest } = asked(title);
    assert.deepEqual(rest, {}, title);
    assert.ok(words, title);
    assert.ok(!phrases || /["“”]/.test(title), title);
  }
});
