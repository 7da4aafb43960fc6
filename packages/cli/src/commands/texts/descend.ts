/** The words of `nabla descend`. */
import { texts } from '../../language.js';

export const DESCEND_HELP = texts({
  descend: {
    en: 'descent on a formula: the iteration, the numbers of each step, the path',
    zh: '在公式上下降：迭代公式、每一步的数值、路径',
  },
  from: { en: 'starting point: -1,2 or x=-1,y=2', zh: '起点：-1,2 或 x=-1,y=2' },
  method: { en: 'gd, momentum, adam, newton or bfgs', zh: '方法：gd、momentum、adam、newton 或 bfgs' },
  lr: {
    en: 'learning rate α (default: 0.1; 1 for newton and bfgs)',
    zh: '学习率 α（默认 0.1；newton 和 bfgs 为 1）',
  },
  momentum: { en: 'β of momentum (default: 0.9)', zh: 'momentum 的 β（默认 0.9）' },
  steps: { en: 'at most so many steps', zh: '最多走多少步' },
  tol: { en: 'stop where |∇f| is not above this', zh: '|∇f| 不大于它时停止' },
  stepsShown: {
    en: "rows of the table, first and last steps; or 'all'",
    zh: '表中显示的行数（开头和结尾各若干步），或 all',
  },
  tex: { en: 'formulas in TeX', zh: '以 TeX 输出公式' },
  plot: {
    en: 'draw contour lines with the path, or the curve of one variable',
    zh: '画等高线和路径；一个变量时画曲线',
  },
  graphics: {
    en: 'how to draw in the terminal: auto, braille, kitty, sixel',
    zh: '终端中的画法：auto、braille、kitty、sixel',
  },
  svg: { en: 'write the picture as SVG', zh: '把图写入 SVG 文件' },
  png: { en: 'write the picture as PNG', zh: '把图写入 PNG 文件' },
  examples: {
    en: `
Examples:
  nabla descend "x^2 + 3y^2" --from 2,1 --plot
  nabla descend "(1-x)^2 + 100(y-x^2)^2" --from -1,2 --method bfgs --svg path.svg
  nabla descend "x^4 - 3x^2 + x" --from 2 --lr 0.02 --plot
  nabla descend --from 1 --json -- "-cos(x)"`,
    zh: `
示例：
  nabla descend "x^2 + 3y^2" --from 2,1 --plot
  nabla descend "(1-x)^2 + 100(y-x^2)^2" --from -1,2 --method bfgs --svg path.svg
  nabla descend "x^4 - 3x^2 + x" --from 2 --lr 0.02 --plot
  nabla descend --from 1 --json -- "-cos(x)"`,
  },
});

export const DESCEND_TEXTS = texts({
  step: { en: 'step', zh: '步' },
  update: { en: 'update', zh: '更新量' },
  rate: { en: 'length', zh: '步长' },
  rule: { en: 'Iteration', zh: '迭代公式' },
  numbers: { en: 'Numbers', zh: '各步数值' },
  start: { en: 'start', zh: '起点' },
  end: { en: 'end', zh: '终点' },
  noPlot: {
    en: (n: string) => `A picture shows one or two variables; the formula has ${n}.`,
    zh: (n: string) => `只有一个或两个变量时才能画图；此公式有 ${n} 个变量。`,
  },
  written: { en: (path: string) => `written: ${path}`, zh: (path: string) => `已写入：${path}` },
  badMethod: {
    en: (text: string, known: string) => `--method: '${text}' is not one of ${known}`,
    zh: (text: string, known: string) => `--method：“${text}”不在可选的 ${known} 之中`,
  },
  badGraphics: {
    en: (text: string, known: string) => `--graphics: '${text}' is not one of ${known}`,
    zh: (text: string, known: string) => `--graphics：“${text}”不在可选的 ${known} 之中`,
  },
  positive: { en: 'a positive number', zh: '正数' },
  fraction: { en: 'a number from 0 to below 1', zh: '不小于 0 且小于 1 的数' },
  notNegative: { en: 'a number from 0 on', zh: '不小于 0 的数' },
  count: { en: 'an integer from 0 to 100000', zh: ' 0 到 100000 之间的整数' },
  shown: { en: "an integer from 2 on, or 'all'", zh: '不小于 2 的整数或 all' },
  badNumber: {
    en: (option: string, text: string, what: string) => `${option}: '${text}' is not ${what}`,
    zh: (option: string, text: string, what: string) => `${option}：“${text}”不是${what}`,
  },
  noVariables: {
    en: 'the formula has no variable, so there is nowhere to go',
    zh: '公式中没有变量，无处可下降',
  },
  noStart: {
    en: (p: string) => `--from: at ${p} the formula or its gradient has no value; start from another point`,
    zh: (p: string) => `--from：在点 ${p} 处公式或其梯度没有定义；请换一个起点`,
  },
  momentumOnly: {
    en: '--momentum goes with --method momentum only',
    zh: '--momentum 只用于 --method momentum',
  },
  plotOnly: {
    en: '--plot draws in the terminal and does not go with --json; use --svg or --png',
    zh: '--plot 在终端中画图，不能与 --json 同用；请改用 --svg 或 --png',
  },
});
