/** The words of the commands that work on formulas. */
import { texts } from '../../language.js';

export const FORMULA_TEXTS = texts({
  grad: {
    en: 'gradient of a formula, its numbers at a point, its slope in a direction',
    zh: '公式的梯度、在一点的数值、沿某方向的变化率',
  },
  diff: { en: 'derivative of a formula by one variable', zh: '公式对一个变量的导数' },
  formula: {
    en: 'such as "x^2 y + sin(y)"; after -- where it begins with a minus',
    zh: '例如 "x^2 y + sin(y)"；以负号开头时写在 -- 之后',
  },
  at: { en: 'point: x=1,y=2 or 1,2 (variables in alphabetical order)', zh: '点：x=1,y=2 或 1,2（变量按字母顺序）' },
  wrt: { en: 'variables to derive by, such as x or x,y (default: all)', zh: '对哪些变量求导，如 x 或 x,y（默认全部）' },
  wrtOne: { en: 'variable to derive by (default: the only one, or x)', zh: '对哪个变量求导（默认唯一的变量，或 x）' },
  direction: {
    en: 'slope along this vector (3,4) or angle (60deg, pi/3rad)',
    zh: '沿此向量（3,4）或角度（60deg、pi/3rad）的方向导数',
  },
  order: { en: 'how many times to derive', zh: '求导的次数' },
  steps: { en: 'show every step and its rule', zh: '显示每一步及所用法则' },
  tex: { en: 'formulas in TeX', zh: '以 TeX 输出公式' },
  json: { en: 'print one JSON object, nothing else', zh: '只输出一个 JSON 对象' },
  gradExamples: {
    en: `
Examples:
  nabla grad "x^2 y + sin(y)" --at x=1,y=2 --direction 3,4
  nabla grad "x^2 sin x" --steps
  nabla grad --json --at 1 -- "-x^2"`,
    zh: `
示例：
  nabla grad "x^2 y + sin(y)" --at x=1,y=2 --direction 3,4
  nabla grad "x^2 sin x" --steps
  nabla grad --json --at 1 -- "-x^2"`,
  },
  diffExamples: {
    en: `
Examples:
  nabla diff "x^2 sin x" --steps
  nabla diff "sin(x y)" --wrt y --order 2 --tex`,
    zh: `
示例：
  nabla diff "x^2 sin x" --steps
  nabla diff "sin(x y)" --wrt y --order 2 --tex`,
  },
  atPoint: { en: (p: string) => `At ${p}:`, zh: (p: string) => `在点 ${p} 处：` },
  steepest: { en: (u: string) => `steepest ascent along ${u}`, zh: (u: string) => `沿 ${u} 上升最快` },
  flat: { en: 'the gradient is 0: no direction rises at first order', zh: '梯度为零：一阶意义下没有上升方向' },
  along: { en: (u: string) => `slope along ${u}`, zh: (u: string) => `沿 ${u} 的方向导数` },
  hessian: { en: 'Hessian', zh: '黑塞矩阵' },
  badPoint: {
    en: (option: string, text: string, names: string) =>
      `${option}: '${text}' does not give a number to each of ${names}; write ${option} 1,2 or x=1,y=2`,
    zh: (option: string, text: string, names: string) =>
      `${option}：“${text}”没有给 ${names} 各一个数；请写成 ${option} 1,2 或 x=1,y=2`,
  },
  unknownVariable: {
    en: (option: string, name: string, names: string) =>
      `${option}: the formula has no variable '${name}'; it has ${names}`,
    zh: (option: string, name: string, names: string) => `${option}：公式中没有变量“${name}”；其中的变量有 ${names}`,
  },
  noVariables: { en: 'none', zh: '（无）' },
  zeroDirection: { en: '--direction: the zero vector has no direction', zh: '--direction：零向量没有方向' },
  angleNeedsTwo: {
    en: (names: string) =>
      `--direction: an angle needs two variables, the formula is derived by ${names}; write a vector`,
    zh: (names: string) => `--direction：角度只适用于两个变量，此处的变量为 ${names}；请写向量`,
  },
  angleUnit: {
    en: (text: string) =>
      `--direction: '${text}' is one number; write a vector such as 3,4 or an angle such as 60deg or pi/3rad`,
    zh: (text: string) => `--direction：“${text}”只是一个数；请写向量（如 3,4）或角度（如 60deg、pi/3rad）`,
  },
  needsAt: { en: '--direction: its slope needs a point; add --at', zh: '--direction：方向导数需要一个点，请加上 --at' },
  badOrder: {
    en: (text: string) => `--order: '${text}' is not an integer from 1 to 10`,
    zh: (text: string) => `--order：“${text}”不是 1 到 10 之间的整数`,
  },
  notFinite: {
    en: (p: string, what: string) =>
      `--at: at ${p} the formula gives ${what}; choose a point where it and its derivatives are finite`,
    zh: (p: string, what: string) => `--at：在点 ${p} 处 ${what}；请换一个函数值和导数都有限的点`,
  },
});
