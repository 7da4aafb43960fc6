/** The words of the command itself: help and errors. */
import { texts } from './language.js';

export const COMMAND_TEXTS = texts({
  description: {
    en: 'Gradients, step by step: what a gradient is, and what descent does with it.',
    zh: '一步一步讲清楚：梯度是什么，又怎样沿着它下降。',
  },
  lesson: {
    en: 'the lesson, sections a to e: gradient, descent, mse, cross-entropy, digits',
    zh: '完整的一课，分 a–e 五节：梯度、下降、均方误差、交叉熵、手写数字',
  },
  only: { en: 'sections to show, by letter or name: a,c', zh: '只看某几节，用字母或名称指定，如 a,c' },
  seed: { en: 'seed of the random numbers in d and e', zh: 'd、e 两节的随机种子' },
  json: { en: 'print all numbers as one JSON object, nothing else', zh: '只输出一个 JSON 对象，包含所有数值' },
  f: {
    en: 'function of x and y in a and b, e.g. "x² + 3y²", "exp(-x^2) + ln(1 + y²)"',
    zh: 'a、b 两节所用的函数，如 "x² + 3y²"、"exp(-x^2) + ln(1 + y²)"',
  },
  at: { en: 'point in a, start in b: 1,2 or x=1,y=2', zh: 'a 节考察的点，也是 b 节的起点：1,2 或 x=1,y=2' },
  lr: { en: 'learning rate in b', zh: 'b 节的学习率' },
  steps: { en: 'training steps in e', zh: 'e 节的训练步数' },
  lang: { en: 'language, en or zh (default: from the locale)', zh: '语言：en 或 zh（默认随系统区域设置）' },
  version: { en: 'print the version', zh: '显示版本号' },
  help: { en: 'show this help', zh: '显示帮助' },
  examples: {
    en: `
Examples:
  nabla lesson                                  the whole lesson
  nabla lesson --only a,b --f "x^4 + y^2" --at 1,-2
  nabla lesson --only e --seed 7 --lang zh
  nabla lesson --json > lesson.json`,
    zh: `
示例：
  nabla lesson                                  完整的一课
  nabla lesson --only a,b --f "x^4 + y^2" --at 1,-2
  nabla lesson --only e --seed 7 --lang en
  nabla lesson --json > lesson.json`,
  },
  unknownSection: {
    en: (name: string, known: string) => `--only: unknown section '${name}'; the sections are ${known}`,
    zh: (name: string, known: string) => `--only：没有“${name}”这一节；可选的有 ${known}`,
  },
  badAt: {
    en: (text: string) => `--at: '${text}' is not a point; write two numbers such as 1,2 or x=1,y=2`,
    zh: (text: string) => `--at：“${text}”不是一个点；请写两个数，如 1,2 或 x=1,y=2`,
  },
  badNumber: {
    en: (option: string, text: string, what: string) => `${option}: '${text}' is not ${what}`,
    zh: (option: string, text: string, what: string) => `${option}：“${text}”不是${what}`,
  },
  positive: { en: 'a positive number', zh: '正数' },
  count: { en: 'an integer from 1 to 100000', zh: ' 1 到 100000 之间的整数' },
  seedNumber: { en: 'an integer from 0 to 2^53 - 1', zh: ' 0 到 2^53 − 1 之间的整数' },
  badLang: {
    en: (text: string) => `--lang: '${text}' is not a language of this command; write en or zh`,
    zh: (text: string) => `--lang：不支持“${text}”；请写 en 或 zh`,
  },
  notFinite: {
    en: (at: string, what: string) =>
      `--at: at ${at} the function gives ${what}; choose a point where f and its gradient are finite`,
    zh: (at: string, what: string) => `--at：在点 ${at} 处 ${what}；请换一个函数值和梯度都有限的点`,
  },
  formula: {
    en: (position: number, what: string) => `--f: position ${position}: ${what}`,
    zh: (position: number, what: string) => `--f：第 ${position} 个字符处：${what}`,
  },
  character: {
    en: (found: string) => `'${found}' has no meaning in a formula`,
    zh: (found: string) => `公式里不能用“${found}”`,
  },
  expected: {
    en: (found: string) =>
      `expected a number, x, y, a function or an operator, found ${found === '' ? 'the end' : `'${found}'`}`,
    zh: (found: string) => (found === '' ? '公式不完整' : `这里不应出现“${found}”`),
  },
  name: {
    en: (found: string) =>
      `unknown name '${found}'; known are x, y, pi, e, sin, cos, tan, tanh, exp, ln, log, sqrt, abs`,
    zh: (found: string) => `不认识“${found}”；可用的有 x、y、pi、e、sin、cos、tan、tanh、exp、ln、log、sqrt、abs`,
  },
  call: {
    en: (found: string) => `write ${found}(...): a function's argument stands in parentheses`,
    zh: (found: string) => `请写成 ${found}(…)：函数的自变量要放在括号里`,
  },
  number: { en: (found: string) => `the number ${found} is too large`, zh: (found: string) => `数 ${found} 太大` },
  long: {
    en: (found: string) => `the formula is too long (${found} characters)`,
    zh: (found: string) => `公式太长（${found} 个字符）`,
  },
  deep: { en: (_found: string) => 'too many parentheses inside each other', zh: (_found: string) => '括号嵌套太深' },
  unexpected: {
    en: (message: string) => `unexpected failure: ${message}`,
    zh: (message: string) => `意外错误：${message}`,
  },
});
