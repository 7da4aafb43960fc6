/** `nabla grad`: the gradient of a formula, at a point, and along a direction. */
import { type Differentiation, diff, type Expr, evaluate, hessian, toTex, toText, variables } from 'nabla-calculus';
import { UsageError } from '../failure.js';
import type { Lang } from '../language.js';
import { jsonNumber, point, short } from '../numbers.js';
import type { Page } from '../page.js';
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

export interface GradFlags extends FormulaFlags {
  readonly direction?: string;
}

interface AtPoint {
  readonly at: Readonly<Record<string, number>>;
  readonly value: number;
  readonly gradient: readonly number[];
  readonly hessian: readonly (readonly number[])[];
  readonly directional: { readonly direction: readonly number[]; readonly value: number } | null;
}

interface Computed {
  readonly of: Expr;
  readonly names: readonly string[];
  readonly partials: readonly Differentiation[];
  readonly atPoint: AtPoint | null;
}

const DIGITS = 6;

function compute(text: string, flags: GradFlags, lang: Lang, t: Words): Computed {
  const of = readFormula(text, lang);
  const all = variables(of);
  const names = flags.wrt === undefined ? all : readNames('--wrt', flags.wrt, all, t);
  const partials = names.map((name) => diff(of, name));
  if (flags.at === undefined) {
    if (flags.direction !== undefined) throw new UsageError(t.needsAt);
    return { of, names, partials, atPoint: null };
  }
  const at = pointOf(all, readNumbers('--at', flags.at, all, t));
  return { of, names, partials, atPoint: numbersAt(of, names, partials, at, flags, t) };
}

function numbersAt(
  of: Expr,
  names: readonly string[],
  partials: readonly Differentiation[],
  at: Readonly<Record<string, number>>,
  flags: GradFlags,
  t: Words,
): AtPoint {
  const value = evaluate(of, at);
  const gradient = partials.map((d) => evaluate(d.result, at));
  const where = point(Object.values(at), DIGITS);
  if (!Number.isFinite(value)) throw new UsageError(t.notFinite(where, `f = ${short(value)}`));
  if (!gradient.every(Number.isFinite)) throw new UsageError(t.notFinite(where, `∇f = ${point(gradient)}`));
  const second = hessian(of, names).map((row) => row.map((e) => evaluate(e, at)));
  return { at, value, gradient, hessian: second, directional: along(flags, names, gradient, t) };
}

/** `60deg`, `60°`, `60度`, `pi/3rad`: the angle from the first axis, in radians; null for all else. */
function readAngle(text: string, t: Words): number | null {
  const [, number, unit] = /^(.*?)\s*(deg|°|度|rad)$/.exec(text.trim()) ?? [];
  if (number === undefined) return null;
  const [value] = readNumbers('--direction', number, ['θ'], t);
  return unit === 'rad' ? value! : (value! * Math.PI) / 180;
}

/** A unit vector. */
function readDirection(text: string, names: readonly string[], t: Words): number[] {
  const angle = readAngle(text, t);
  if (angle !== null) {
    if (names.length !== 2) throw new UsageError(t.angleNeedsTwo(listed(names, t)));
    // cos 90° is 0, not 10⁻¹⁷.
    return [Math.cos(angle), Math.sin(angle)].map((v) => (Math.abs(v) < 1e-15 ? 0 : v));
  }
  if (names.length === 2 && !/[,，=＝]/.test(text)) throw new UsageError(t.angleUnit(text.trim()));
  const given = readNumbers('--direction', text, names, t);
  // Scaled first: the squares of large components are infinite.
  const largest = Math.max(...given.map(Math.abs));
  if (largest === 0) throw new UsageError(t.zeroDirection);
  const scaled = given.map((v) => v / largest);
  return scaled.map((v) => v / Math.hypot(...scaled));
}

function along(
  flags: GradFlags,
  names: readonly string[],
  gradient: readonly number[],
  t: Words,
): AtPoint['directional'] {
  if (flags.direction === undefined) return null;
  const direction = readDirection(flags.direction, names, t);
  return { direction, value: direction.reduce((sum, u, i) => sum + u * gradient[i]!, 0) };
}

function toJson({ of, names, partials, atPoint }: Computed, flags: GradFlags, lang: Lang): object {
  const each = <T>(value: (d: Differentiation) => T) =>
    Object.fromEntries(names.map((name, i) => [name, value(partials[i]!)]));
  return {
    formula: toText(of),
    variables: names,
    at: atPoint?.at ?? null,
    value: atPoint?.value ?? null,
    partials: each((d) => toText(d.result)),
    tex: { formula: toTex(of), partials: each((d) => toTex(d.result)) },
    gradient: atPoint?.gradient ?? null,
    hessian: atPoint?.hessian ?? null,
    ...(atPoint?.directional && { direction: atPoint.directional.direction, directional: atPoint.directional.value }),
    ...(flags.steps && { steps: each((d) => stepsJson(d, lang)) }),
  };
}

function show(page: Page, { of, names, partials, atPoint }: Computed, flags: GradFlags, lang: Lang, t: Words): void {
  const write = writer(flags);
  page.line(`  f(${variables(of).join(', ')}) = ${write(of)}`);
  page.gap();
  const sign = variables(of).length > 1 ? '∂' : 'd';
  partials.forEach((d, i) => {
    if (flags.steps) showSteps(page, d, flags, lang);
    page.line(`  ${sign}f/${sign}${names[i]} = ${page.colors.bold(write(d.result))}`);
  });
  page.gap();
  if (atPoint !== null) showNumbers(page, atPoint, t);
}

function showNumbers(page: Page, { at, value, gradient, hessian: second, directional }: AtPoint, t: Words): void {
  const length = Math.hypot(...gradient);
  page.text(
    t.atPoint(
      Object.entries(at)
        .map(([name, x]) => `${name} = ${short(x, DIGITS)}`)
        .join(', '),
    ),
  );
  page.line(`  f = ${short(value, DIGITS)}`);
  page.line(`  ∇f = ${point(gradient, DIGITS)}   |∇f| = ${short(length, DIGITS)}`);
  if (length === 0) page.line(`  ${t.flat}`);
  else
    page.line(
      `  ${t.steepest(
        point(
          gradient.map((g) => g / length),
          DIGITS,
        ),
      )}`,
    );
  if (directional !== null) {
    page.line(`  ${t.along(point(directional.direction, DIGITS))}: ${short(directional.value, DIGITS)}`);
  }
  page.line(`  ${t.hessian}: [${second.map((row) => `[${row.map((h) => short(h, DIGITS)).join(', ')}]`).join(', ')}]`);
  page.gap();
}

/** Runs the command. Errors: UsageError. */
export function runGrad(text: string, flags: GradFlags, lang: Lang, around: Surroundings): void {
  const t = wordsIn(lang);
  const computed = compute(text, flags, lang, t);
  if (flags.json) around.stdout(`${JSON.stringify(toJson(computed, flags, lang), jsonNumber)}\n`);
  else show(pageFor(around), computed, flags, lang, t);
}
