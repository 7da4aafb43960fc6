/** Derivations, worked out beside the page: a long formula has very many steps. */
import { diff, type Step, toTex } from 'nabla-calculus';
import type { Both } from '../text.js';

/** A step of a derivation as the page shows it. */
export interface ShownStep {
  readonly rule: Both<string>;
  readonly before: string;
  readonly after: string;
  readonly steps: readonly ShownStep[];
}

export interface Derivation {
  readonly variable: string;
  /** TeX of the answer. */
  readonly result: string;
  readonly steps: readonly ShownStep[];
  /** Steps that are not shown, the rest of a very long derivation. */
  readonly left: number;
}

interface DeriveArgs {
  readonly formula: string;
  readonly variable: string;
}

/** Steps that a page can show. */
const MOST = 400;
/** A formula whose TeX is longer than this is not set as one. */
const LONGEST = 4000;

const tex = (text: string): string => (text.length > LONGEST ? '\\dots' : text);

/** ∂f/∂v step by step. Errors: FormulaError. */
export function derive({ formula, variable }: DeriveArgs): Derivation {
  const found = diff(formula, variable);
  const budget = { left: MOST, skipped: 0 };
  const steps = found.steps.map((step) => shown(step, budget)).filter((step) => step !== null);
  return { variable, result: tex(toTex(found.result)), steps, left: budget.skipped };
}

function shown(step: Step, budget: { left: number; skipped: number }): ShownStep | null {
  if (budget.left-- <= 0) {
    budget.skipped++;
    return null;
  }
  return {
    rule: { en: step.rule.en, zh: step.rule.zh },
    before: tex(step.tex.before),
    after: tex(step.tex.after),
    steps: step.steps.map((inner) => shown(inner, budget)).filter((inner) => inner !== null),
  };
}
