/** What can be wrong with a table, in words. What can be done about it is said by who has the controls. */
import type { Both } from './language.js';

/** What a problem's sentence is made of. */
export interface Facts {
  /** The number that a spreadsheet shows beside the row; the header has 1. */
  readonly row?: number | undefined;
  readonly column?: string;
  /** The cell, the name or the value that is meant. */
  readonly text?: string;
  readonly count?: number;
  readonly wanted?: number;
  /** What there is instead. */
  readonly known?: string;
}

type Said = (facts: Facts) => string;

const WHERE: Both<Said> = {
  en: ({ row, column }) =>
    row === undefined ? `column '${column}'` : `row ${row} (the header is row 1), column '${column}'`,
  zh: ({ row, column }) => (row === undefined ? `“${column}”列` : `第 ${row} 行（标题为第 1 行）“${column}”列`),
};

/** A sentence about a cell. */
const at = (en: Said, zh: Said): Both<Said> => ({
  en: (facts) => WHERE.en(facts) + en(facts),
  zh: (facts) => WHERE.zh(facts) + zh(facts),
});

const EMPTY = at(
  () => ' is empty',
  () => '为空',
);

export const PROBLEMS = {
  encoding: {
    en: ({ text }) => `the file is not text in ${text}`,
    zh: ({ text }) => `文件不是 ${text} 文本`,
  },
  unknownEncoding: {
    en: ({ text }) => `'${text}' is no known encoding; write utf-8, gb18030, latin1, …`,
    zh: ({ text }) => `不认识编码“${text}”；可写 utf-8、gb18030、latin1 等`,
  },
  badDelimiter: {
    en: ({ text }) => `'${text}' is not one character; write , ; | or tab`,
    zh: ({ text }) => `“${text}”不是单个字符；可写 , ; | 或 tab`,
  },
  binary: { en: () => 'the file holds zero bytes: it is no text', zh: () => '文件中有零字节，不是文本文件' },
  empty: { en: () => 'the file has no header', zh: () => '文件没有标题行' },
  noRows: { en: () => 'the file has a header but no rows', zh: () => '文件只有标题行，没有数据' },
  quotes: {
    en: ({ row }) => `row ${row}: a quoted field does not end; double the quotes inside it ("")`,
    zh: ({ row }) => `第 ${row} 行：带引号的字段没有正确结束；字段内的引号要写成两个（""）`,
  },
  ragged: {
    en: ({ row, count, wanted }) => `row ${row} (the header is row 1) has ${count} fields, the header ${wanted}`,
    zh: ({ row, count, wanted }) => `第 ${row} 行（标题为第 1 行）有 ${count} 个字段，标题有 ${wanted} 个`,
  },
  unnamed: {
    en: ({ count }) => `column ${count} has no name in the header`,
    zh: ({ count }) => `标题中第 ${count} 列没有名称`,
  },
  twice: {
    en: ({ column }) => `the header names '${column}' twice`,
    zh: ({ column }) => `标题中“${column}”出现两次`,
  },
  headless: {
    en: () => 'the first row holds only numbers; a header with the names of the columns comes first',
    zh: () => '第一行全是数；文件应以列名组成的标题行开头',
  },
  missing: EMPTY,
  missingHere: EMPTY,
  missingTarget: at(
    () => ' is empty: a row without its target teaches nothing',
    () => '为空：没有目标值的行无法用于训练',
  ),
  allDropped: { en: () => 'no row is left without an empty cell', zh: () => '每一行都有空单元格，没有可用的行' },
  notNumber: at(
    ({ text }) => `: '${text}' is not a number, unlike most of its column`,
    ({ text }) => `：“${text}”不是数，而该列大多是数`,
  ),
  notNumberHere: at(
    ({ text }) => `: '${text}' is not a number`,
    ({ text }) => `：“${text}”不是数`,
  ),
  tooFar: at(
    ({ text }) => `: ${text} is so far from the training data that a float32 cannot hold it`,
    ({ text }) => `：${text} 离训练数据太远，float32 无法表示`,
  ),
  targetNumber: at(
    ({ text, known }) => `: the target '${text}' is not a number, which the loss ${known} needs`,
    ({ text, known }) => `：目标“${text}”不是数，而 ${known} 损失需要数`,
  ),
  emptyColumn: {
    en: ({ column }) => `the column '${column}' is empty`,
    zh: ({ column }) => `“${column}”列全为空`,
  },
  manyCategories: {
    en: ({ column, count }) => `the column '${column}' has ${count} different texts, as an identifier has`,
    zh: ({ column, count }) => `“${column}”列有 ${count} 种不同的文字，像是编号`,
  },
  noFeatures: { en: () => 'no column is left to learn from', zh: () => '没有可用来学习的列' },
  oneClass: {
    en: ({ column }) => `the target '${column}' has one value only: there is nothing to tell apart`,
    zh: ({ column }) => `目标“${column}”只有一种取值，无从分类`,
  },
  manyClasses: {
    en: ({ column, count }) => `the target '${column}' has ${count} different values, too many for classes`,
    zh: ({ column, count }) => `目标“${column}”有 ${count} 种取值，不适合分类`,
  },
  twoClasses: {
    en: ({ column, count }) => `bce tells two classes apart, the target '${column}' has ${count}; use cross_entropy`,
    zh: ({ column, count }) => `bce 只用于两类，目标“${column}”有 ${count} 类；请用 cross_entropy`,
  },
  lossForModel: {
    en: ({ text }) => `logistic regression predicts classes, the loss ${text} is for numbers; use cross_entropy`,
    zh: ({ text }) => `逻辑回归用于分类，而 ${text} 损失用于数值；请用 cross_entropy`,
  },
  fewRows: {
    en: ({ count }) => `${count} rows are too few to train and test; at least 2 are needed`,
    zh: ({ count }) => `${count} 行太少，无法划分训练和测试；至少要 2 行`,
  },
  diverged: {
    en: ({ count }) => `the loss is no longer a number in epoch ${count}; lower the learning rate`,
    zh: ({ count }) => `第 ${count} 轮时损失已不是有限的数；请减小学习率`,
  },
  unknownCategory: at(
    ({ text, known }) => `: '${text}' was not in the training data; known are ${known}`,
    ({ text, known }) => `：训练数据中没有“${text}”；已有的是 ${known}`,
  ),
  lacking: {
    en: ({ known }) => `the model needs columns that the file lacks: ${known}`,
    zh: ({ known }) => `文件缺少模型所需的列：${known}`,
  },
  foreign: {
    en: () => 'the file holds no model that nabla train wrote (its metadata lack nabla.model, or that is damaged)',
    zh: () => '文件不是 nabla train 保存的模型（元数据中没有 nabla.model，或已损坏）',
  },
  notFinite: { en: ({ text }) => `${text}: nan or inf`, zh: ({ text }) => `${text}：含 nan 或 inf` },
  unloadable: { en: ({ text }) => text ?? '', zh: ({ text }) => text ?? '' },
} as const satisfies Readonly<Record<string, Both<Said>>>;

export type ProblemCode = keyof typeof PROBLEMS;
