// @ts-check
// Other words that mean the same where the stemmer does not see it: British and American spellings,
// irregular plurals. Pure.

/**
 * Words with one meaning and several stems, a group to a line. Each stands for all others of it.
 */
const GROUPS = `
  matrix matrices
  index indices indexes
  vertex vertices
  vortex vortices
  simplex simplices
  appendix appendices
  codex codices
  helix helices
  analysis analyses
  basis bases
  hypothesis hypotheses
  synthesis syntheses
  thesis theses
  crisis crises
  axis axes
  emphasis emphases
  diagnosis diagnoses
  prognosis prognoses
  parenthesis parentheses
  ellipsis ellipses
  metastasis metastases
  criterion criteria
  phenomenon phenomena
  automaton automata
  polyhedron polyhedra
  spectrum spectra
  bacterium bacteria
  momentum momenta
  optimum optima
  maximum maxima
  minimum minima
  extremum extrema
  equilibrium equilibria
  continuum continua
  stratum strata
  symposium symposia
  curriculum curricula
  corpus corpora corpuses
  genus genera
  radius radii
  nucleus nuclei
  stimulus stimuli
  focus foci focuses focused focusing focussed focussing
  locus loci
  modulus moduli
  calculus calculi
  torus tori
  fungus fungi
  formula formulae formulas
  vertebra vertebrae
  nebula nebulae
  schema schemata schemas
  lemma lemmata lemmas
  child children
  mouse mice
  man men
  woman women
  person people persons
  foot feet
  tooth teeth
  goose geese
  life lives
  leaf leaves
  half halves
  shelf shelves
  knife knives
  wolf wolves
  thief thieves
  sky skies
  bias biases biased biasing
  virus viruses
  lens lenses
  bus buses
  gas gases
  campus campuses
  atlas atlases
  canvas canvases
  grey gray
  greyscale grayscale
  programme program
  programmes programs
  defence defense
  defences defenses
  offence offense
  licence license
  practise practice
  artefact artifact
  artefacts artifacts
  judgement judgment
  judgements judgments
  acknowledgement acknowledgment
  ageing aging
  aluminium aluminum
  tyre tire
  tyres tires
  mould mold
  plough plow
  sceptic skeptic
  sceptical skeptical
  scepticism skepticism
  manoeuvre maneuver
  manoeuvres maneuvers
  manoeuvring maneuvering
  speciality specialty
  enquiry inquiry
  disc disk
  discs disks
  fuelled fueled
  fuelling fueling
  skilful skillful
  learnt learned
  aesthetic esthetic
  aesthetics esthetics
  mediaeval medieval
  maths math mathematics
`;

/** Beginnings of words that end in -ise everywhere, or in -ize. */
const NOT_IZE =
  "prom|comprom|prem|surm|chem|expert|treat|advert|merchand|parad|franch|ar|sunr|enterpr|surpr|" +
  "compr|repr|res|downs|ups|overs|caps|pr";

/**
 * A British and an American spelling, and what must stand before and after, as regular expressions.
 * @type {[before: string, british: string, american: string, after: string][]}
 */
const SPELLINGS = [
  // Colour, behavioural, neighbourhood; but laboratory and humoral are spelt so everywhere.
  [
    ".*(?:col|flav|behavi|neighb|fav|hon|hum|lab|rum|vap|harb|tum|vig|sav|endeav)",
    "our",
    "or",
    "(?:s|ed|ing|ings|al|ally|ful|less|able|ite|ites|hood|hoods|er|ers|ist|ists|ism)?",
  ],
  // Optimise, tokenisation; but not noise, supervise, precise, promise or expertise.
  [
    `(?!(?:${NOT_IZE})i)(?:ion|\\w{2,}(?:ic|[^aeiouvwc\\d]))`,
    "is",
    "iz",
    "(?:e|es|ed|er|ers|ing|able|ation|ations|ational)",
  ],
  // Modelling, labelled; a single l is of the same stem.
  ["\\w{2,}[^aeiou][ae]", "ll", "l", "(?:ed|er|ers|ing|ings)"],
  [".*(?:anal|paral|catal|electrol|hydrol|dial)", "ys", "yz", "(?:e|ed|er|ers|ing)"],
  ["(?:epi)?(?:cent|theat|calib|fib|lit|spect|lust)", "re", "er", "s?"],
  ["cent", "red", "ered", ""],
  ["cent", "ring", "ering", ""],
  ["(?:kilo|centi|milli|micro|nano|femto)?met", "re", "er", "s?"],
  ["(?:catal|anal|dial|prol|epil|monol|homol)", "ogue", "og", "s?"],
  ["", "sulph", "sulf", ".+"],
  ["", "haem", "hem", "(?:o|a|at|or|od).+"],
  [".*", "leukaem", "leukem", "i.+"],
  [".*", "anaem", "anem", "i.+"],
  ["", "anaesth", "anesth", ".+"],
  ["", "paediatr", "pediatr", ".+"],
  ["", "orthopaed", "orthoped", ".+"],
  ["", "archaeo", "archeo", ".+"],
  ["", "palaeo", "paleo", ".+"],
  ["", "oesoph", "esoph", ".+"],
  ["", "oestr", "estr", ".+"],
  ["", "foet", "fet", "(?:us|al|uses)"],
  [".*", "ischaem", "ischem", "i.+"],
  ["", "encyclopaed", "encycloped", ".+"],
];

const groupOf = groupsByWord();
const swaps = SPELLINGS.flatMap(([before, british, american, after]) => [
  swap(before, british, american, after),
  swap(before, american, british, after),
]);

/**
 * Return what else a word may be called, each as the words that stand for it together.
 * @param {string} word folded
 * @returns {string[][]}
 */
export function variantsOf(word) {
  const others = new Set([...(groupOf.get(word) ?? []), ...swaps.map((swapped) => swapped(word))]);
  others.delete(word);
  return [...others].map((other) => [other]);
}

function groupsByWord() {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const line of GROUPS.trim().split("\n")) {
    const group = line.trim().split(" ");
    group.forEach((word) => groups.set(word, group));
  }
  return groups;
}

/**
 * Return the function that spells a word the other way, or gives it back as it is.
 * @param {string} before
 * @param {string} from
 * @param {string} to
 * @param {string} after
 */
function swap(before, from, to, after) {
  const shape = new RegExp(`^(${before})${from}(${after})$`);
  return (/** @type {string} */ word) => word.replace(shape, `$1${to}$2`);
}
