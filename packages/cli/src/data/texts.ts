/** What can be wrong with a table, in words. */
import { texts } from '../language.js';

export const DATA_TEXTS = texts({
  row: {
    en: (row: string, column: string) => `row ${row} (the header is row 1), column '${column}'`,
    zh: (row: string, column: string) => `第 ${row} 行（标题为第 1 行）“${column}”列`,
  },
  encoding: {
    en: (name: string) =>
      `the file is not text in ${name}; name its encoding, such as --encoding gb18030 or --encoding latin1`,
    zh: (name: string) => `文件不是 ${name} 文本；请指明编码，如 --encoding gb18030 或 --encoding latin1`,
  },
  unknownEncoding: {
    en: (name: string) => `--encoding: '${name}' is no known encoding; write utf-8, gb18030, latin1, …`,
    zh: (name: string) => `--encoding：不认识编码“${name}”；可写 utf-8、gb18030、latin1 等`,
  },
  badDelimiter: {
    en: (text: string) => `--delimiter: '${text}' is not one character; write , ; | or tab`,
    zh: (text: string) => `--delimiter：“${text}”不是单个字符；可写 , ; | 或 tab`,
  },
  binary: { en: 'the file holds zero bytes: it is no text', zh: '文件中有零字节，不是文本文件' },
  empty: { en: 'the file has no header', zh: '文件没有标题行' },
  noRows: { en: 'the file has a header but no rows', zh: '文件只有标题行，没有数据' },
  quotes: {
    en: (row: string) => `row ${row}: a quoted field does not end; double the quotes inside it ("")`,
    zh: (row: string) => `第 ${row} 行：带引号的字段没有正确结束；字段内的引号要写成两个（""）`,
  },
  ragged: {
    en: (row: string, got: string, want: string) =>
      `row ${row} (the header is row 1) has ${got} fields, the header ${want}`,
    zh: (row: string, got: string, want: string) => `第 ${row} 行（标题为第 1 行）有 ${got} 个字段，标题有 ${want} 个`,
  },
  unnamed: {
    en: (n: string) => `column ${n} has no name in the header`,
    zh: (n: string) => `标题中第 ${n} 列没有名称`,
  },
  twice: { en: (name: string) => `the header names '${name}' twice`, zh: (name: string) => `标题中“${name}”出现两次` },
  headless: {
    en: 'the first row holds only numbers; a header with the names of the columns comes first',
    zh: '第一行全是数；文件应以列名组成的标题行开头',
  },
  unknownColumn: {
    en: (option: string, name: string, known: string) => `${option}: the file has no column '${name}'; it has ${known}`,
    zh: (option: string, name: string, known: string) => `${option}：文件中没有“${name}”列；其中的列有 ${known}`,
  },
  missing: {
    en: (where: string) =>
      `${where} is empty; use --missing mean to fill such cells or --missing drop to leave out their rows`,
    zh: (where: string) => `${where}为空；可用 --missing mean 填补，或用 --missing drop 去掉这些行`,
  },
  missingHere: {
    en: (where: string) => `${where} is empty; fill it, or add --missing mean to use the mean of the training data`,
    zh: (where: string) => `${where}为空；请补上，或加上 --missing mean 以训练数据的均值代替`,
  },
  missingTarget: {
    en: (where: string) =>
      `${where} is empty: a row without its target teaches nothing; use --missing drop to leave it out`,
    zh: (where: string) => `${where}为空：没有目标值的行无法用于训练；可用 --missing drop 去掉`,
  },
  allDropped: { en: 'no row is left without an empty cell', zh: '每一行都有空单元格，没有可用的行' },
  notNumber: {
    en: (where: string, text: string, column: string) =>
      `${where}: '${text}' is not a number, unlike most of its column; correct it, or add --categorical '${column}' or --exclude '${column}'`,
    zh: (where: string, text: string, column: string) =>
      `${where}：“${text}”不是数，而该列大多是数；请改正，或加上 --categorical '${column}' 或 --exclude '${column}'`,
  },
  notNumberHere: {
    en: (where: string, text: string) => `${where}: '${text}' is not a number`,
    zh: (where: string, text: string) => `${where}：“${text}”不是数`,
  },
  tooFar: {
    en: (where: string, text: string) =>
      `${where}: ${text} is so far from the training data that a float32 cannot hold it`,
    zh: (where: string, text: string) => `${where}：${text} 离训练数据太远，float32 无法表示`,
  },
  targetNumber: {
    en: (where: string, text: string, loss: string) =>
      `${where}: the target '${text}' is not a number, which --loss ${loss} needs; classes go with --loss cross_entropy`,
    zh: (where: string, text: string, loss: string) =>
      `${where}：目标“${text}”不是数，而 --loss ${loss} 需要数；分类请用 --loss cross_entropy`,
  },
  emptyColumn: {
    en: (name: string) => `the column '${name}' is empty; leave it out with --exclude '${name}'`,
    zh: (name: string) => `“${name}”列全为空；请用 --exclude '${name}' 去掉`,
  },
  manyCategories: {
    en: (name: string, n: string) =>
      `the column '${name}' has ${n} different texts, as an identifier has; leave it out with --exclude '${name}' or keep it with --categorical '${name}'`,
    zh: (name: string, n: string) =>
      `“${name}”列有 ${n} 种不同的文字，像是编号；请用 --exclude '${name}' 去掉，或用 --categorical '${name}' 保留`,
  },
  noFeatures: { en: 'no column is left to learn from', zh: '没有可用来学习的列' },
  oneClass: {
    en: (name: string) => `the target '${name}' has one value only: there is nothing to tell apart`,
    zh: (name: string) => `目标“${name}”只有一种取值，无从分类`,
  },
  manyClasses: {
    en: (name: string, n: string) =>
      `the target '${name}' has ${n} different values, too many for classes; numbers go with --loss mse`,
    zh: (name: string, n: string) => `目标“${name}”有 ${n} 种取值，不适合分类；数值目标请用 --loss mse`,
  },
  twoClasses: {
    en: (name: string, n: string) =>
      `--loss bce tells two classes apart, the target '${name}' has ${n}; use cross_entropy`,
    zh: (name: string, n: string) => `--loss bce 只用于两类，目标“${name}”有 ${n} 类；请用 cross_entropy`,
  },
  unknownCategory: {
    en: (where: string, text: string, known: string) =>
      `${where}: '${text}' was not in the training data; known are ${known}`,
    zh: (where: string, text: string, known: string) => `${where}：训练数据中没有“${text}”；已有的是 ${known}`,
  },
  lacking: {
    en: (names: string) => `the model needs columns that the file lacks: ${names}`,
    zh: (names: string) => `文件缺少模型所需的列：${names}`,
  },
});
