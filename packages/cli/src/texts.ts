/** The words of the command itself: help and errors. */
import { texts } from './language.js';

export const COMMAND_TEXTS = texts({
  description: {
    en: 'Gradients, step by step: derivatives of formulas, descent, training on your own data.',
    zh: '一步一步看梯度：公式求导、下降过程、用自己的数据训练模型。',
  },
  lesson: {
    en: 'the lesson, sections a to e: gradient, descent, mse, cross-entropy, digits',
    zh: '完整的一课，分 a–e 五节：梯度、下降、均方误差、交叉熵、手写数字',
  },
  only: { en: 'sections to show, by letter or name: a,c', zh: '只看某几节，用字母或名称指定，如 a,c' },
  seed: { en: 'seed of the random numbers in d and e', zh: 'd、e 两节的随机种子' },
  json: { en: 'print all numbers as one JSON object, nothing else', zh: '只输出一个 JSON 对象，包含所有数值' },
  jsonOne: { en: 'print one JSON object, nothing else', zh: '只输出一个 JSON 对象' },
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
  nabla grad "x^2 y + sin(y)" --at x=1,y=2 --direction 3,4
  nabla diff "x^2 sin x" --steps
  nabla descend "x^2 + 3y^2" --from 2,1 --plot
  nabla train iris.csv --target species --model mlp:16 --out iris.safetensors
  nabla lesson --only e --seed 7
  nabla doctor
Help on one command: nabla grad --help`,
    zh: `
示例：
  nabla grad "x^2 y + sin(y)" --at x=1,y=2 --direction 3,4
  nabla diff "x^2 sin x" --steps
  nabla descend "x^2 + 3y^2" --from 2,1 --plot
  nabla train iris.csv --target species --model mlp:16 --out iris.safetensors
  nabla lesson --only e --seed 7
  nabla doctor
查看某个命令的帮助：nabla grad --help`,
  },
  lessonExamples: {
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
  formula: { en: (what: string) => `--f: ${what}`, zh: (what: string) => `--f：${what}` },
  otherVariable: {
    en: (name: string) => `--f: the lesson draws functions of x and y, not of '${name}'; write x or y instead`,
    zh: (name: string) => `--f：本课画的是 x、y 的函数，不能含“${name}”；请改用 x 或 y`,
  },
  minus: {
    en: ' (a formula that begins with a minus comes after --)',
    zh: '（以负号开头的公式要写在 -- 之后）',
  },
  interrupted: { en: 'interrupted; no file was written', zh: '已中断，没有写入任何文件' },
  unexpected: {
    en: (message: string) => `unexpected failure: ${message}`,
    zh: (message: string) => `意外错误：${message}`,
  },
});
