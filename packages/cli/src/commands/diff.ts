/** `nabla diff`: the derivative of a formula by one variable, step by step. */
import { type Differentiation, diff, type Expr, evaluate, toTex, toText, variables } from 'nabla-calculus';
import { UsageError } from '../failure.js';
import type { Lang } from '../language.js';
import { jsonNumber, point, short } from '../numbers.js';
import type { Surroundings } from '../terminal.js';
import {
  type FormulaFlags,
  listed,
  pageFor,
  pointOf,
  readFormula,
  readNames,
  readNumbers,
  showSteps,
  stepsJson,
  type Words,
  wordsIn,
  writer,
} from './formula.js';

export interface DiffFlags extends FormulaFlags {
  readonly order: string;
}

interface Computed {
  readonly of: Expr;
  readonly variable: string;
  /** First, second, … derivative. */
  readonly chain: readonly Differentiation[];
  readonly at: Readonly<Record<string, number>> | null;
  readonly values: { readonly value: number; readonly derivative: number } | null;
}

function readOrder(text: string, t: Words): number {
  const order = Number(text);
  if (!Number.isInteger(order) || order < 1 || order > 10) throw new UsageError(t.badOrder(text));
  return order;
}

/** The variable that --wrt names; else the only one, or x. */
function variableOf(flags: DiffFlags, all: readonly string[], t: Words): string {
  if (flags.wrt === undefined && (all.length <= 1 || all.includes('x'))) return all.length === 1 ? all[0]! : 'x';
  const [name, ...more] = readNames('--wrt', flags.wrt ?? '', all, t);
  if (more.length > 0) throw new UsageError(t.unknownVariable('--wrt', flags.wrt!, listed(all, t)));
  return name!;
}

function compute(text: string, flags: DiffFlags, lang: Lang, t: Words): Computed {
  const of = readFormula(text, lang);
  const all = variables(of);
  const variable = variableOf(flags, all, t);
  const chain = [diff(of, variable)];
  for (let k = readOrder(flags.order, t); k > 1; k--) chain.push(diff(chain.at(-1)!.result, variable));
  const at = flags.at === undefined ? null : pointOf(all, readNumbers('--at', flags.at, all, t));
  if (at === null) return { of, variable, chain, at, values: null };
  const [value, derivative] = [evaluate(of, at), evaluate(chain.at(-1)!.result, at)];
  if (!Number.isFinite(value) || !Number.isFinite(derivative)) {
    const what = Number.isFinite(value)
      ? `${nameOf(chain.length, variable)} = ${short(derivative)}`
      : `f = ${short(value)}`;
    throw new UsageError(t.notFinite(point(Object.values(at)), what));
  }
  return { of, variable, chain, at, values: { value, derivative } };
}

function nameOf(order: number, x: string, sign = 'd'): string {
  const raised = order === 1 ? '' : [...String(order)].map((c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]!).join('');
  return `${sign}${raised}f/${sign}${x}${raised}`;
}

function toJson({ of, variable, chain, at, values }: Computed, flags: DiffFlags, lang: Lang): object {
  const { result } = chain.at(-1)!;
  return {
    formula: toText(of),
    variable,
    order: chain.length,
    derivative: toText(result),
    tex: { formula: toTex(of), derivative: toTex(result) },
    at,
    value: values?.value ?? null,
    slope: values?.derivative ?? null,
    ...(flags.steps && { steps: chain.map((d) => stepsJson(d, lang)) }),
  };
}

/** Runs the command. Errors: UsageError. */
export function runDiff(text: string, flags: DiffFlags, lang: Lang, around: Surroundings): void {
  const t = wordsIn(lang);
  const computed = compute(text, flags, lang, t);
  if (flags.json) return around.stdout(`${JSON.stringify(toJson(computed, flags, lang), jsonNumber)}\n`);
  const { of, variable, chain, at, values } = computed;
  const page = pageFor(around);
  const write = writer(flags);
  const sign = variables(of).length > 1 ? '∂' : 'd';
  page.line(`  f(${variables(of).join(', ')}) = ${write(of)}`);
  page.gap();
  chain.forEach((d, i) => {
    if (flags.steps) showSteps(page, d, flags, lang);
    if (flags.steps || i === chain.length - 1) {
      page.line(`  ${nameOf(i + 1, variable, sign)} = ${page.colors.bold(write(d.result))}`);
    }
  });
  page.gap();
  if (at === null || values === null) return;
  page.text(
    t.atPoint(
      Object.entries(at)
        .map(([name, x]) => `${name} = ${short(x, 6)}`)
        .join(', '),
    ),
  );
  page.line(
    `  f = ${short(values.value, 6)}   ${nameOf(chain.length, variable, sign)} = ${short(values.derivative, 6)}`,
  );
  page.gap();
}
