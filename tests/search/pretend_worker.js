// Answers the search page from a few invented papers, as the engine does: for tests of the page
// alone. Words that make it behave otherwise: "slowly" takes its time, "renewed" finds a newer
// digest, "broken" fails, "uncounted" cannot count organisations the first time, "unaffiliated" has none.

const TOPICS = {
  plants: "Plants and gardens",
  sea: "Tides, rivers and the sea",
  light: "Lanterns and other sources of light that people carry through long winter nights",
};

const OWN = [
  {
    slug: "gardens",
    title: "Growing Gardens of Transformers",
    abstract: "We survey attention gardens. They try 3.5 watts and Q4_0 weights in C++.",
    authors: "Ada Lovelace, Bo An",
    organization: "green",
    topic: "plants",
    date: "2025-12-08",
    comments: 3,
    listing: "2025-12-08",
  },
  {
    slug: "tides",
    title: "Tides of attention",
    abstract: "Attention, attention and the sea.",
    authors: "Zoë Müller and 12 others",
    topic: "sea",
    date: "2024-05",
    withdrawn: true,
    listing: "2025-12-07",
  },
  {
    slug: "zimu",
    title: "机器学习与注意力机制：面向移动设备的高效推理方法综述",
    abstract: "本文综述了移动设备上高效推理的方法，并讨论注意力机制。",
    authors: "王小明, 李雷",
    organization: "green",
    topic: "light",
    date: "2023",
  },
  {
    slug: "long",
    title: "On the remarkable persistence of attention in exceedingly long titles that nobody would ever say aloud, with an application to Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaften",
    abstract: `Attention ${"and patience are what such titles need. ".repeat(9)}`,
    authors: "Will Ørsted, Hanna Niemi, Bo An and 3 others",
    organization: "institute",
    topic: "light",
    date: "2025-01-31",
    comments: 1280,
  },
];

const MANY = Array.from({ length: 60 }, (_, place) => ({
  slug: `boat-${place + 1}`,
  title: `Paper boat number ${place + 1}`,
  abstract: "Boats of paper are trained on the same river; it models neither the boat nor the sea.",
  authors: "Bo An",
  organization: `group-${place % 14}`,
  topic: ["plants", "sea", "light"][place % 3],
  date: String(2011 + (place % 15)),
  comments: place,
  listing: `2025-12-0${1 + (place % 9)}`,
}));

const MANNERS = ["slowly", "unaffiliated", "uncounted"];

const PAPERS = [...OWN, ...MANY];
const ORGANIZATIONS = { green: "Green Lab", institute: "Institute for the Study of Everything That Floats" };
const CORRECTIONS = { atention: "attention" };
const NEAR = { gardenz: ["gardens", "garden"], zzyzx: [] };
const GROUPS = {
  topic: (paper) => [paper.topic, TOPICS[paper.topic]],
  year: (paper) => [paper.date.slice(0, 4), paper.date.slice(0, 4)],
  organization: ({ organization: handle = "" }) => [handle, ORGANIZATIONS[handle] ?? `Group of ${handle}`],
  listing: ({ listing = "" }) => [listing, listing],
};

/** How often organisations could not be counted. */
let uncounted = 0;

function answerTo({ text, sort, chosen, limit, facets }) {
  const typed = text.toLowerCase().match(/[\p{L}\p{N}:-]+/gu) ?? [];
  const words = typed.filter((word) => !word.includes(":") && !MANNERS.includes(word));
  const corrected = words.filter((word) => word in CORRECTIONS);
  const wanted = words.map((word) => CORRECTIONS[word] ?? word);
  const having = PAPERS.filter((paper) => wanted.every((word) => has(paper, word)));
  const some = PAPERS.filter((paper) => wanted.some((word) => has(paper, word)));
  const matches = (wanted.length && !having.length ? some : having).filter(
    (paper) => !typed.includes("topic:sea") || paper.topic === "sea",
  );
  const inFacets = (paper, except) =>
    Object.keys(GROUPS).every(
      (group) =>
        group === except || !chosen[group].length || chosen[group].includes(GROUPS[group](paper)[0]),
    );
  const found = matches.filter((paper) => inFacets(paper)).sort(order(sort));
  return {
    total: found.length,
    complete: having.length > 0,
    results: found.slice(0, limit).map((paper) => resultOf(paper, wanted)),
    missing: words
      .filter((word) => !PAPERS.some((paper) => has(paper, word)))
      .map((word) => ({ word, near: NEAR[word] ?? (word in CORRECTIONS ? [CORRECTIONS[word]] : []) })),
    suggested: typed.includes("boad") ? [{ word: "boad", by: "boat" }] : [],
    discussion: !typed.includes("undiscussed"),
    corrected: corrected.map((word) => ({ word, by: CORRECTIONS[word] })),
    facets: Object.fromEntries(
      facets.map((group) => [
        group,
        group === "organization" && typed.includes("uncounted") && (uncounted += 1) === 1
          ? null
          : counted(group, matches.filter((each) => inFacets(each, group)), chosen),
      ]),
    ),
    groups: Object.keys(GROUPS).filter((group) => group !== "organization" || !typed.includes("unaffiliated")),
    feeds: Object.entries(TOPICS)
      .filter(([slug]) => chosen.topic.includes(slug) || typed.includes(`topic:${slug}`))
      .map(([slug, label]) => ({ slug, label })),
    topics: found.length ? [] : [{ slug: "plants", label: TOPICS.plants }],
    problems: typed.includes("after:soon") ? ["after:soon is no date; write after:2025-03."] : [],
  };
}

function has(paper, word) {
  return `${paper.title} ${paper.abstract}`.toLowerCase().includes(word);
}

function order(sort) {
  if (sort === "date") {
    return (a, b) => (a.date < b.date ? 1 : -1);
  }
  return sort === "discussion" ? (a, b) => (b.comments ?? 0) - (a.comments ?? 0) : () => 0;
}

function counted(group, papers, chosen) {
  const counts = new Map(chosen[group].map((value) => [value, { value, label: value, count: 0, chosen: true }]));
  for (const paper of papers) {
    const [value, label] = GROUPS[group](paper);
    if (value) {
      const { count = 0, chosen: isChosen = false } = counts.get(value) ?? {};
      counts.set(value, { value, label, count: count + 1, chosen: isChosen });
    }
  }
  return [...counts.values()].sort((a, b) =>
    group === "topic" || group === "organization" ? b.count - a.count : a.value < b.value ? 1 : -1,
  );
}

function resultOf(paper, words) {
  return {
    number: PAPERS.indexOf(paper),
    slug: paper.slug,
    title: segments(paper.title, words),
    excerpt: segments(paper.abstract.slice(0, 280), words),
    authors: paper.authors,
    topic: TOPICS[paper.topic],
    topicSlug: paper.topic,
    broad: paper.topic === "sea" ? "plants" : "",
    organization: paper.organization ? GROUPS.organization(paper)[1] : "",
    date: paper.date,
    comments: paper.comments ?? 0,
    withdrawn: paper.withdrawn ?? false,
    found: words.filter((word) => has(paper, word)),
  };
}

function segments(text, words) {
  return words.length
    ? text
        .split(new RegExp(`(${words.join("|")})`, "iu"))
        .map((piece, place) => ({ text: piece, hit: place % 2 === 1 }))
        .filter((segment) => segment.text)
    : [{ text, hit: false }];
}

self.onmessage = async ({ data }) => {
  if (data.load) {
    self.postMessage({ loaded: true });
    return;
  }
  const { id, question } = data.ask;
  const { text } = question;
  if (text.includes("slowly")) {
    await new Promise((resolve) => setTimeout(resolve, 900));
  }
  if (text.includes("renewed")) {
    self.postMessage({ failed: "stale", id });
  } else if (text.includes("broken")) {
    self.postMessage({ failed: "404 for terms/7", id });
  } else {
    self.postMessage({ answer: { id, answer: answerTo(question) } });
  }
};
