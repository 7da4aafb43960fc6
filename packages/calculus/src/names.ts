/** Names of the steps that no operator's record has. The operators' own names stand in their records. */
import type { RuleName } from 'nabla/formula';
import { ruleNameOf } from './rules.js';

export const STEPS = {
  constant: { en: 'constant rule', zh: '常数法则' },
  variable: { en: 'derivative of the variable', zh: '自变量的导数' },
  chain: { en: 'chain rule', zh: '链式法则' },
  exponentialBase: { en: 'exponential with a constant base', zh: '常数为底的指数函数' },
  logarithmic: { en: 'logarithmic differentiation', zh: '对数求导法' },
  rest: { en: 'all other steps', zh: '其余各步' },
  collect: { en: 'collecting terms', zh: '合并同类项' },
  identity: { en: 'trigonometric identity', zh: '三角恒等式' },
  denominator: { en: 'common denominator', zh: '通分' },
  factor: { en: 'common factor', zh: '提取公因式' },
  kronecker: { en: 'kronecker delta', zh: '克罗内克 δ' },
  sift: { en: 'the delta picks one term', zh: 'δ 只取出一项' },
  divide: { en: 'dividing term by term', zh: '逐项相除' },
  softmax: { en: 'definition of softmax', zh: 'softmax 的定义' },
  ofSoftmax: { en: 'derivative of softmax', zh: 'softmax 的导数' },
  sigmoid: { en: 'p stands for the sigmoid', zh: '记 p 为 S 型函数的值' },
  unitSum: { en: 'the probabilities add up to 1', zh: '概率之和为 1' },
  expand: { en: 'multiplying out', zh: '展开' },
} as const satisfies Record<string, RuleName>;

/** One name of several rules: 'sine, chain rule'. */
export function together(...names: readonly RuleName[]): RuleName {
  return { en: names.map((n) => n.en).join(', '), zh: names.map((n) => n.zh).join('、') };
}

export { ruleNameOf };
