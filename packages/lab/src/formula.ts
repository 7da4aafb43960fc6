/** A formula of x and y as the page needs it: read, checked, with its derivatives as functions of numbers. */
import { compileNumber, type Expr, FormulaError, gradient, parse, toTex, variables } from 'nabla-calculus';
import type { Both } from './text.js';

export interface Wrong {
  readonly message: Both<string>;
  /** Where in the text, in UTF-16 units. */
  readonly span: readonly [from: number, to: number];
}

type Plane = (x: number, y: number) => number;

export interface Understood {
  readonly ok: true;
  readonly text: string;
  readonly expr: Expr;
  readonly tex: string;
  readonly f: Plane;
  /** ∂f/∂x and ∂f/∂y. */
  readonly slopes: readonly [Plane, Plane];
  /** TeX of both. */
  readonly slopesTex: readonly [string, string];
}

export type Examined = Understood | { readonly ok: false; readonly text: string; readonly error: Wrong };

/** A formula that is larger is understood, but this page does not draw it. */
const MOST_NODES = 600;
const LONGEST_TEX = 600;

/** TeX for a line of the page; what would not fit says so. */
const brief = (tex: string): string => (tex.length > LONGEST_TEX ? '\\dots' : tex);

/** Characters of the text are counted as code points by the parser, as UTF-16 units by the page. */
function spanOf(text: string, position: number, found: string): [number, number] {
  const characters = [...text];
  const from = characters.slice(0, position - 1).join('').length;
  return [from, from + Math.max(1, found.length)];
}

function wrong(text: string, position: number, found: string, message: Both<string>): Examined {
  return { ok: false, text, error: { message, span: spanOf(text, position, found) } };
}

/** Where a name stands in the text: the first place, roughly; the whole text where it is spelled otherwise. */
function placeOf(text: string, name: string): number {
  const at = text.indexOf(name);
  return at < 0 ? 1 : [...text.slice(0, at)].length + 1;
}

function strange(text: string, name: string): Examined {
  return wrong(text, placeOf(text, name), name, {
    en: `Only x and y may vary here, and '${name}' is neither. Write a number in its place.`,
    zh: `这里只能用变量 x 和 y，“${name}”不行；请换成一个具体的数。`,
  });
}

function understand(text: string): Examined {
  const expr = parse(text);
  const other = variables(expr).find((name) => name !== 'x' && name !== 'y');
  if (other !== undefined) return strange(text, other);
  if (expr.size > MOST_NODES) {
    return wrong(text, 1, text, {
      en: 'This formula is too large to draw. Try a shorter one.',
      zh: '公式太大，画不了。请换一个短一些的。',
    });
  }
  const names = ['x', 'y'];
  const slopes = gradient(expr, names);
  const compiled = slopes.map((d) => compileNumber(d, names));
  return {
    ok: true,
    text,
    expr,
    tex: brief(toTex(expr)),
    f: compileNumber(expr, names),
    slopes: [compiled[0]!, compiled[1]!],
    slopesTex: [brief(toTex(slopes[0]!)), brief(toTex(slopes[1]!))],
  };
}

function examined(text: string): Examined {
  try {
    return understand(text);
  } catch (error) {
    if (error instanceof FormulaError) {
      return wrong(text, error.position, error.found, { en: error.describe('en'), zh: error.describe('zh') });
    }
    const message = error instanceof Error ? error.message : String(error);
    return wrong(text, 1, text, { en: message, zh: message });
  }
}

let last: Examined | null = null;

/** Reads a formula; never throws. The last answer is kept. */
export function examine(text: string): Examined {
  if (last?.text !== text) last = examined(text);
  return last!;
}
