/** Plain writing: what `parse` reads again as the same formula. */
import type { Expr } from '../expr.js';
import { GREEK } from '../expr.js';
import { FUNCTIONS } from '../functions.js';
import { type Factor, Printer, type Style } from './printer.js';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

export function superscript(n: number): string {
  return [...String(n)].map((c) => (c === '-' ? '⁻' : RAISED[Number(c)]!)).join('');
}

const NAMES: Readonly<Record<string, string>> = {
  log: 'ln',
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  asinh: 'arsinh',
  acosh: 'arcosh',
  atanh: 'artanh',
  maximum: 'max',
  minimum: 'min',
};
const COMPARISONS: Readonly<Record<string, string>> = { lt: '<', le: '≤', eq: '=', ne: '≠', and: 'and', or: 'or' };

const WORDS = [...FUNCTIONS.keys(), ...Object.keys(GREEK), 'pi', 'sum', 'e'];

/** Letters that touch must not spell a name. */
function touches(left: string, right: string): boolean {
  const letters = /[A-Za-z]*$/.exec(left)![0];
  const next = /^[A-Za-z]+/.exec(right)?.[0] ?? '';
  const run = letters + next;
  return !WORDS.some((word) => run.includes(word));
}

function join(left: string, right: string, leftKind: Factor, rightKind: Factor): string {
  if (rightKind === 'number' || rightKind === 'fraction' || leftKind === 'fraction') return '·';
  if (right.startsWith('|') || left.endsWith('|')) return '·';
  if (rightKind === 'group' && leftKind !== 'function') return '';
  if (leftKind === 'number') return rightKind === 'function' && /^[a-z]{2}/.test(right) ? ' ' : '';
  if (rightKind === 'variable' && leftKind === 'variable') return touches(left, right) ? '' : '·';
  if (/^[a-z]{2}/.test(right) || right.startsWith('e^')) return ' ';
  return '·';
}

const plain: Style = {
  minus: '−',
  times: '·',
  symbol: (name) => name,
  fraction: (top, bottom) => `${top}/${bottom}`,
  fractionCloses: false,
  power: (base, exponent, n) => (n === null ? `${base}^${exponent}` : base + superscript(n)),
  callCloses: true,
  powerCloses: false,
  parens: (inside) => `(${inside})`,
  bars: (inside) => (inside.includes('|') ? `abs(${inside})` : `|${inside}|`),
  root: (inside) => (/^([a-zα-ω]|\d+)$/.test(inside) ? `√${inside}` : `√(${inside})`),
  call: (name, args, exponent) =>
    name === 'cbrt' && exponent === null && /^([a-zα-ω]|\d+)$/.test(args[0]!)
      ? `∛${args[0]}`
      : `${NAMES[name] ?? name}${exponent === null ? '' : superscript(exponent)}(${args.join(', ')})`,
  derivative: (by, partial, of) => `${partial ? '∂/∂' : 'd/d'}${by}[${of}]`,
  piecewise: (cases, otherwise) => `piecewise(${[...cases.flat(), otherwise].join(', ')})`,
  comparison: (name, left, right) => (name === 'not' ? `not(${left})` : `${left} ${COMPARISONS[name]} ${right}`),
  component: (base, [first = '', ...rest]) => {
    const index = first + rest.join('');
    return index.length === 1 || /^\d+$/.test(index) ? `${base}_${index}` : `${base}_{${index}}`;
  },
  series: (index, from, to, body) => `Σ_{${index}=${from}}^${to.length === 1 ? to : `{${to}}`} ${body}`,
  join,
};

const printer = new Printer(plain);

/** A formula in plain writing: `2x sin(x) + x² cos(x)`. `parse` reads it again as a formula of the same value. */
export function toText(e: Expr): string {
  return printer.text(e);
}
