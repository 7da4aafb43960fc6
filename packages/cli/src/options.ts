/** The lesson's flags as text, read into what the sections take. */
import { compileTensor, FormulaError, parse, variables } from 'nabla-calculus';
import { UsageError } from './failure.js';
import { inLanguage, type Lang } from './language.js';
import type { LessonOptions } from './lesson/section.js';
import { point, short } from './numbers.js';
import { type Point, Surface, type TensorFunction } from './surface.js';
import { COMMAND_TEXTS } from './texts.js';

type Words = ReturnType<typeof wordsIn>;
const wordsIn = (lang: Lang) => inLanguage(COMMAND_TEXTS, lang);

export interface LessonFlags {
  readonly only?: string;
  readonly f: string;
  readonly at: string;
  readonly lr: string;
  readonly seed: string;
  readonly steps: string;
  readonly lang?: string;
  readonly json?: boolean;
}

const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const POSITIONAL = new RegExp(`^(${NUMBER})[,\\s]\\s*(${NUMBER})$`, 'i');
const NAMED = new RegExp(`^([xy])=(${NUMBER})[,\\s]\\s*([xy])=(${NUMBER})$`, 'i');

/** `1,2` or `x=1,y=2` (in any order); null for all else. */
export function readPoint(text: string): Point | null {
  const plain = text
    .trim()
    .replaceAll('−', '-')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/\s*([,=])\s*/g, '$1')
    .replaceAll('，', ',');
  const [, x, y] = POSITIONAL.exec(plain) ?? [];
  if (x !== undefined) return finite([Number(x), Number(y)]);
  const [, first, a, second, b] = NAMED.exec(plain) ?? [];
  if (first === undefined || first.toLowerCase() === second!.toLowerCase()) return null;
  return finite(first.toLowerCase() === 'x' ? [Number(a), Number(b)] : [Number(b), Number(a)]);
}

const finite = (p: Point): Point | null => (p.every(Number.isFinite) ? p : null);

function readNumber(option: string, text: string, t: Words, what: string, ok: (x: number) => boolean): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!ok(value)) throw new UsageError(t.badNumber(option, text, what));
  return value;
}

/** A function of the tensors x and y, in this order, whichever of them the formula has. */
function readFormula(text: string, lang: Lang, t: Words): TensorFunction {
  try {
    const formula = parse(text);
    const other = variables(formula).find((name) => name !== 'x' && name !== 'y');
    if (other !== undefined) throw new UsageError(t.otherVariable(other));
    return compileTensor(formula, ['x', 'y']);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw new UsageError(t.formula(error.describe(lang)));
  }
}

/** The lesson begins where f and its gradient are numbers. */
function checkStart(f: TensorFunction, at: Point, t: Words): void {
  const surface = new Surface(f);
  const value = surface.value(at);
  if (!Number.isFinite(value)) throw new UsageError(t.notFinite(point(at), `f = ${short(value)}`));
  const gradient = surface.gradient(at);
  if (!gradient.every(Number.isFinite)) throw new UsageError(t.notFinite(point(at), `∇f = ${point(gradient)}`));
}

/** Errors: UsageError with one line for the first flag that is wrong. */
export function readFlags(flags: LessonFlags, lang: Lang): LessonOptions {
  const t = wordsIn(lang);
  const f = readFormula(flags.f, lang, t);
  const at = readPoint(flags.at);
  if (at === null) throw new UsageError(t.badAt(flags.at));
  const options = {
    formula: flags.f.trim(),
    f,
    at,
    lr: readNumber('--lr', flags.lr, t, t.positive, (x) => x > 0 && Number.isFinite(x)),
    seed: readNumber('--seed', flags.seed, t, t.seedNumber, (x) => Number.isSafeInteger(x) && x >= 0),
    steps: readNumber('--steps', flags.steps, t, t.count, (x) => Number.isInteger(x) && x >= 1 && x <= 100_000),
  };
  checkStart(f, at, t);
  return options;
}
