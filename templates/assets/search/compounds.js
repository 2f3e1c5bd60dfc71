// @ts-check
// Compounds that some write apart. Pure.

/** Beginnings that some write apart: pre-trained and pretrained, multi-modal and multimodal. */
const COMPOUNDS = [
  ["pre", "train|process|comput|defin|condition"],
  ["fine", "tun|grain"],
  ["multi", "modal|agent|task|view|lingual|label|class|turn|hop|scale|step|document|objective"],
  ["cross", "modal|lingual|domain|attention"],
  ["semi", "supervis"],
  ["self", "supervis|attention|consisten"],
  ["zero", "shot"],
  ["few", "shot"],
  ["non", "linear|stationar|convex|negativ|parametric"],
  ["spatio", "temporal"],
  ["hyper", "parameter|graph"],
  ["time", "series"],
  ["open", "source"],
];

const compounds = COMPOUNDS.map(([first, rest]) => new RegExp(`^(${first})((?:${rest})\\w*)$`));

/**
 * Return the two words of one that some write apart, or nothing.
 * @param {string} word folded
 * @returns {string[]}
 */
export function writtenApart(word) {
  return compounds.flatMap((compound) => compound.exec(word)?.slice(1) ?? []);
}
