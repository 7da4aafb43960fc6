/**
 * The losses of the lesson, derived as any formula is: by the operators' own rules, nothing written by hand. What a
 * rule cannot know (that p stands for softmax, that probabilities add up to 1) is used afterwards, in steps with names.
 */
import type { RuleName } from 'nabla/formula';
import { type Differentiation, differentiated, variableOf } from './diff.js';
import { derive, type RuleStep } from './differentiate.js';
import { derivative, type Expr, isOp, num, op, type Sym, sym, type Variable, withArgs } from './expr.js';
import { at, reindex } from './indexed.js';
import { STEPS } from './names.js';
import { parse } from './parse/parser.js';
import { type Rewriting, simplify } from './simplify/simplify.js';
import { everywhere, termByTerm } from './simplify/stages.js';

export type LossName = 'mse' | 'softmax' | 'cross_entropy' | 'logistic';

/** What a letter of the derivation stands for: p_i = e^{z_i}/Σ_k e^{z_k}. */
export interface Meaning {
  readonly letter: Expr;
  readonly formula: Expr;
}

export interface LossDerivation extends Differentiation {
  readonly name: LossName;
  readonly title: RuleName;
  readonly meanings: readonly Meaning[];
}

const softmaxOf = (index: string): Expr => parse(`e^(z_${index})/sum(k, 1, n, e^(z_k))`);

function meant(node: Expr, { letter, formula }: Meaning): Expr | null {
  if (!isOp(letter, 'at')) return node === letter ? formula : null;
  if (!isOp(node, 'at') || node.args[0] !== letter.args[0]) return null;
  return reindex(formula, letter.args[1] as Sym, node.args[1]!);
}

/** The letters of a formula replaced by what they stand for, inside d/dz[…] too. */
export function withMeanings(e: Expr, meanings: readonly Meaning[]): Expr {
  const walk = (node: Expr): Expr => {
    for (const meaning of meanings) {
      const found = meant(node, meaning);
      if (found !== null) return found;
    }
    return withArgs(node, node.args.map(walk));
  };
  return walk(e);
}

/** Steps one after the other, those that change nothing left out. */
function rewritten(start: Expr, ...rules: readonly (readonly [RuleName, (e: Expr) => Expr])[]): Rewriting[] {
  const out: Rewriting[] = [];
  let before = start;
  for (const [rule, of] of rules) {
    const after = of(before);
    if (after !== before) out.push({ rule, before, after });
    before = after;
  }
  return out;
}

const replacing = (pairs: readonly (readonly [Expr, Expr])[]) => (e: Expr) =>
  everywhere(e, (node) => pairs.find(([from]) => from === node)?.[1] ?? node);

/** e^{z_a}/S written as a letter with the index a. */
function asLetter(letter: string): (e: Expr) => Expr {
  return replacing(['i', 'j'].map((a) => [softmaxOf(a), at(sym(letter), sym(a))] as const));
}

function softmaxBy(letter: string): Differentiation {
  const f = softmaxOf('i');
  return differentiated(f, derive(f, variableOf(f, 'z_j')), (e) =>
    rewritten(e, [STEPS.divide, termByTerm], [STEPS.softmax, asLetter(letter)]),
  );
}

/** ∂p_a/∂z_j as one known step, with the derivation inside. */
function knownSoftmax(letter: string, x: Variable): (e: Expr) => RuleStep | null {
  const inside = derive(softmaxOf('i'), x);
  const { result } = softmaxBy(letter);
  return (e) => {
    if (!isOp(e, 'at') || e.args[0] !== sym(letter)) return null;
    const after = reindex(result, sym('i'), e.args[1]!);
    const before = derivative(e, x);
    return { rule: STEPS.ofSoftmax, before, after, steps: [inside], result: after, domain: [] };
  };
}

function mse(): LossDerivation {
  const f = parse('mean(i, 1, n, (x_i w - t_i)^2)');
  const title = { en: 'mean squared error', zh: '均方误差' };
  return { name: 'mse', title, meanings: [], ...differentiated(f, derive(f, sym('w'))) };
}

function softmax(): LossDerivation {
  const title = { en: 'softmax', zh: 'softmax' };
  const meanings = [{ letter: at(sym('s'), sym('i')), formula: softmaxOf('i') }];
  return { name: 'softmax', title, meanings, ...softmaxBy('s') };
}

function crossEntropy(): LossDerivation {
  const f = parse('-sum(i, 1, n, y_i ln(p_i))');
  const x = at(sym('z'), sym('j'));
  const known = knownSoftmax('p', x);
  const unit = parse('sum(i, 1, n, y_i)');
  const d = differentiated(f, derive(f, x, { letters: [sym('p')], step: known }), (e) =>
    rewritten(e, [STEPS.unitSum, replacing([[unit, num(1)]])], [STEPS.collect, simplify]),
  );
  const title = { en: 'cross entropy of softmax', zh: 'softmax 的交叉熵' };
  return {
    name: 'cross_entropy',
    title,
    meanings: [{ letter: at(sym('p'), sym('i')), formula: softmaxOf('i') }],
    ...d,
  };
}

function logistic(): LossDerivation {
  const f = parse('-(t ln(sigmoid(z)) + (1 - t) ln(1 - sigmoid(z)))');
  const [p, sigma] = [sym('p'), op('sigmoid', sym('z'))];
  const d = differentiated(f, derive(f, sym('z')), (e) => rewritten(e, [STEPS.sigmoid, replacing([[sigma, p]])]));
  const title = { en: 'logistic loss', zh: '逻辑回归的损失' };
  return { name: 'logistic', title, meanings: [{ letter: p, formula: sigma }], ...d };
}

const LOSSES: Readonly<Record<LossName, () => LossDerivation>> = {
  mse,
  softmax,
  cross_entropy: crossEntropy,
  logistic,
};

export const LOSS_NAMES = Object.keys(LOSSES) as readonly LossName[];

/**
 * The derivative of a loss, step by step: 'mse' by the weight w, 'softmax' (its Jacobian) and 'cross_entropy' by the
 * score z_j, 'logistic' by the score z. `meanings` says what the letters p and s stand for.
 *
 * Errors: RangeError for another name.
 */
export function lossDerivation(name: LossName): LossDerivation {
  if (!Object.hasOwn(LOSSES, name))
    throw new RangeError(`[lossDerivation] no loss '${name}'; choose one of ${LOSS_NAMES.join(', ')}`);
  return LOSSES[name]();
}
