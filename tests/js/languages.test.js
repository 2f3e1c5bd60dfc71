import assert from "node:assert/strict";
import { test } from "node:test";
import { opened, question } from "./opened_engine.js";
import { partsOf, PretendSite } from "./toy_parts.js";

const PAPERS = [
  { slug: "zh", title: "机器学习与注意力机制的综述", abstract: "本文综述了GPT-4在移动设备上的高效推理方法。" },
  { slug: "zh-mixed", title: "基于Transformer的机器翻译", abstract: "学习率的选择很重要，机器也会学。" },
  { slug: "zh-far", title: "图像分割", abstract: "我们研究机器学习与注意力机制。" },
  { slug: "ja", title: "深層学習による画像認識のサーベイ", abstract: "ニューラルネットワークをｶﾀｶﾅで説明する。" },
  { slug: "ko", title: "대규모 언어모델의 효율적인 추론", abstract: "기계학습을 연구한다." },
  { slug: "ru", title: "Глубокое обучение для машинного перевода", abstract: "Мы изучаем внимание и ещё Ёлку." },
  { slug: "el", title: "Μηχανική μάθηση για γλωσσικά μοντέλα", abstract: "Η προσοχή είναι σημαντική· ο δρόμος είναι μακρύς." },
  { slug: "vi", title: "Học sâu cho xử lý ngôn ngữ tự nhiên", abstract: "Đường dài và dữ liệu lớn." },
  { slug: "tr", title: "Türkçe için derin öğrenme", abstract: "İstanbul verisi ışığında çalışıldı." },
].map((paper) => ({ topic: 0, year: 2024, ...paper }));

async function found(text) {
  const { engine } = await opened(new PretendSite(partsOf(PAPERS)));
  const { results, complete } = await engine.answer(question(text, { typing: true }));
  return complete ? results.map(({ slug }) => slug) : [];
}

const first = async (text) => (await found(text))[0];

test("one character is found wherever it stands, in titles first", async () => {
  assert.deepEqual((await found("器")).slice(0, 2).sort(), ["zh", "zh-mixed"]);
  assert.deepEqual((await found("器")).length, 3);
  assert.deepEqual(await found("認"), ["ja"]);
  assert.deepEqual(await found("추"), ["ko"]);
});

test("two characters and words within longer runs are found", async () => {
  for (const [text, slugs] of Object.entries({
    翻译: ["zh-mixed"], 注意力: ["zh", "zh-far"], 分割: ["zh-far"], 画像認識: ["ja"], ネットワーク: ["ja"], カタカナ: ["ja"],
    언어모델: ["ko"], 모델: ["ko"], 학습: ["ko"], 서베이: [], サーベイ: ["ja"],
  })) {
    assert.deepEqual(await found(text), slugs, text);
  }
});

test("runs mixed with other writing are found by both, with and without spaces", async () => {
  assert.deepEqual(await found("Transformer 翻译"), ["zh-mixed"]);
  assert.deepEqual(await found("基于Transformer的"), ["zh-mixed"]);
  assert.deepEqual(await found("transformer的机器"), ["zh-mixed"]);
  assert.deepEqual(await found("高效 GPT-4 推理"), ["zh"]);
  assert.deepEqual(await found("GPT-4在移动"), ["zh"]);
});

test("a title in any writing finds its paper first", async () => {
  for (const { slug, title } of PAPERS) {
    assert.equal(await first(title), slug);
    assert.equal(await first(`"${title}"`), slug);
  }
});

test("phrases hold in any writing", async () => {
  assert.deepEqual(await found('"机器学习"'), ["zh", "zh-far"]);
  assert.deepEqual(await found('"学习机器"'), []);
  assert.deepEqual(await found('"машинного перевода"'), ["ru"]);
  assert.deepEqual(await found('"перевода машинного"'), []);
  assert.deepEqual(await found('"γλωσσικά μοντέλα"'), ["el"]);
  assert.deepEqual(await found('"ngôn ngữ tự nhiên"'), ["vi"]);
  assert.deepEqual(await found('"derin öğrenme"'), ["tr"]);
});

test("accents and case make no difference", async () => {
  for (const [text, slug] of Object.entries({
    "ГЛУБОКОЕ обучение": "ru", елку: "ru", "μαθηση": "el", "ΜΆΘΗΣΗ": "el", "ΔΡΌΜΟΣ": "el", "δρομος": "el",
    "ngon ngu tu nhien": "vi", duong: "vi", "ĐƯỜNG": "vi", "du lieu": "vi", turkce: "tr", "ogrenme": "tr",
    istanbul: "tr", "İSTANBUL": "tr", isiginda: "tr", "IŞIĞINDA": "tr",
  })) {
    assert.equal(await first(text), slug, text);
  }
});
