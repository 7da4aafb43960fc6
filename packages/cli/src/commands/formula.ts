/** What `grad` and `diff` share: reading formulas and points, printing steps. */
import {
  canonicalName,
  type Differentiation,
  type Expr,
  evaluate,
  FormulaError,
  parse,
  toTex,
  toText,
} from 'nabla-calculus';
import { UsageError } from '../failure.js';
import { inLanguage, type Lang } from '../language.js';
import { Page } from '../page.js';
import { type Surroundings, terminalOf } from '../terminal.js';
import { padEnd, widthOf } from '../width.js';
import { FORMULA_TEXTS } from './texts/formula.js';

export const wordsIn = (lang: Lang) => inLanguage(FORMULA_TEXTS, lang);
export type Words = ReturnType<typeof wordsIn>;

export interface OutputFlags {
  readonly tex?: boolean;
  readonly json?: boolean;
}

export interface FormulaFlags extends OutputFlags {
  readonly at?: string;
  readonly wrt?: string;
  readonly steps?: boolean;
}

/** Errors: UsageError with position, what was expected and a suggestion. */
export function readFormula(text: string, lang: Lang): Expr {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof FormulaError) throw new UsageError(error.describe(lang));
    throw error;
  }
}

/** The variables that an option names. Errors: UsageError for one that the formula lacks. */
export function readNames(option: string, text: string, names: readonly string[], t: Words): string[] {
  const asked = text
    .split(/[,，\s]+/)
    .filter((name) => name !== '')
    .map(canonicalName);
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown === undefined && asked.length > 0) return asked;
  throw new UsageError(t.unknownVariable(option, unknown ?? text, listed(names, t)));
}

export const listed = (names: readonly string[], t: Words): string =>
  names.length === 0 ? t.noVariables : names.join(', ');

function readValue(text: string, complain: () => UsageError): number {
  try {
    const value = evaluate(parse(text));
    if (Number.isFinite(value)) return value;
  } catch (error) {
    if (!(error instanceof FormulaError || error instanceof RangeError)) throw error;
  }
  throw complain();
}

/** Numbers for names: `1,2` in their order or `x=1,y=2`; pi/2 is a number too. Errors: UsageError. */
export function readNumbers(option: string, text: string, names: readonly string[], t: Words): number[] {
  const complain = () => new UsageError(t.badPoint(option, text, listed(names, t)));
  const parts = text
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .split(/[,，]/)
    .map((part) => part.split(/[=＝]/));
  if (parts.every((part) => part.length === 1)) {
    if (parts.length !== names.length) throw complain();
    return parts.map(([value]) => readValue(value!, complain));
  }
  const given = new Map<string, number>();
  for (const [name, value, ...rest] of parts) {
    if (value === undefined || rest.length > 0 || given.has(canonicalName(name!.trim()))) throw complain();
    const variable = canonicalName(name!.trim());
    if (!names.includes(variable)) throw new UsageError(t.unknownVariable(option, variable, listed(names, t)));
    given.set(variable, readValue(value, complain));
  }
  if (given.size !== names.length) throw complain();
  return names.map((name) => given.get(name)!);
}

export const pointOf = (names: readonly string[], values: readonly number[]): Record<string, number> =>
  Object.fromEntries(names.map((name, i) => [name, values[i]!]));

/** Plain writing, or TeX. */
export const writer = (flags: OutputFlags): ((e: Expr) => string) => (flags.tex ? toTex : toText);

export const pageFor = (around: Surroundings): Page => new Page(terminalOf(around));

/** Each line of a derivative, with the rule that led to it. */
export function showSteps(page: Page, d: Differentiation, flags: FormulaFlags, lang: Lang): void {
  const lines = d.lines.map((line) => (flags.tex ? line.tex : line.text));
  const shown = lines.map((text, i) => (i === 0 ? text : `  = ${text}`));
  const width = Math.min(56, Math.max(...shown.map(widthOf)));
  page.gap();
  shown.forEach((text, i) => {
    const { rule } = d.lines[i]!;
    page.line(rule === null ? `  ${text}` : `  ${padEnd(text, width)}   ${page.colors.dim(rule[lang])}`);
  });
  page.gap();
}

/** Steps for JSON: every line with the rule's name. */
export function stepsJson(d: Differentiation, lang: Lang): object[] {
  return d.lines.map((line) => ({ rule: line.rule?.[lang] ?? null, text: line.text, tex: line.tex }));
}
