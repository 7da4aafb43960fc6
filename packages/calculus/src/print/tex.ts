/** TeX, for KaTeX and MathJax. */
import { type Expr, GREEK } from '../expr.js';
import { Printer, type Style } from './printer.js';

const COMMANDS: Readonly<Record<string, string>> = {
  log: '\\ln',
  log2: '\\log_{2}',
  log10: '\\log_{10}',
  asin: '\\arcsin',
  acos: '\\arccos',
  atan: '\\arctan',
  maximum: '\\max',
  minimum: '\\min',
  asinh: '\\operatorname{arsinh}',
  acosh: '\\operatorname{arcosh}',
  atanh: '\\operatorname{artanh}',
  gamma: '\\Gamma',
  sigmoid: '\\operatorname{sigmoid}',
};
const OWN = new Set(['sin', 'cos', 'tan', 'sec', 'csc', 'cot', 'coth', 'sinh', 'cosh', 'tanh']);
const COMPARISONS: Readonly<Record<string, string>> = {
  lt: '<',
  le: '\\le',
  eq: '=',
  ne: '\\ne',
  and: '\\land',
  or: '\\lor',
};
const LETTERS = new Map(Object.entries({ ...GREEK, pi: 'π' }).map(([name, letter]) => [letter, `\\${name}`]));

function command(name: string): string {
  return COMMANDS[name] ?? (OWN.has(name) ? `\\${name}` : `\\operatorname{${name}}`);
}

function symbol(name: string): string {
  const [letter = '', index] = name.split('_');
  const tex = LETTERS.get(letter) ?? letter;
  return index === undefined ? tex : `${tex}_{${index}}`;
}

/** A command must not run into a letter. */
const apart = (left: string, right: string): string =>
  /\\[A-Za-z]+$/.test(left) && /^[A-Za-z]/.test(right) ? ' ' : '';
const parens = (inside: string): string => `\\left(${inside}\\right)`;

const tex: Style = {
  minus: '-',
  times: ' \\cdot ',
  symbol,
  fraction: (top, bottom) => `\\frac{${top}}{${bottom}}`,
  fractionCloses: true,
  power: (base, exponent) => `${base}^{${exponent}}`,
  callCloses: false,
  powerCloses: true,
  parens,
  bars: (inside) => `\\left|${inside}\\right|`,
  root: (inside) => `\\sqrt{${inside}}`,
  call: (name, args, exponent, simple) => {
    if (name === 'cbrt') return `\\sqrt[3]{${args[0]}}` + (exponent === null ? '' : `^{${exponent}}`);
    const head = command(name) + (exponent === null ? '' : `^{${exponent}}`);
    const short = simple && head.startsWith('\\') && !head.startsWith('\\operatorname') && name !== 'gamma';
    return short ? `${head} ${args[0]}` : head + parens(args.join(', '));
  },
  derivative: (by, partial, of) => {
    const d = partial ? '\\partial' : 'd';
    return `\\frac{${d}}{${d}${partial ? ' ' : ''}${by}}\\left[${of}\\right]`;
  },
  piecewise: (cases, otherwise) => {
    const rows = [...cases.map(([condition, value]) => `${value} & ${condition}`), `${otherwise} & \\text{otherwise}`];
    return `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`;
  },
  comparison: (name, left, right) =>
    name === 'not' ? `\\lnot ${parens(left)}` : `${left} ${COMPARISONS[name]} ${right}`,
  component: (base, indices) => `${base}_{${indices.join(indices.every((i) => i.length === 1) ? '' : ' ')}}`,
  series: (index, from, to, body) => `\\sum_{${index}=${from}}^{${to}} ${body}`,
  join: (left, right, leftKind, rightKind) => {
    if (rightKind === 'number' || /^[\d]/.test(right)) return ' \\cdot ';
    if (leftKind === 'function' && rightKind === 'function' && !right.startsWith('\\frac{d')) return ' \\, ';
    if (leftKind === 'function' && !left.endsWith(')') && !left.endsWith('}')) return ' \\cdot ';
    return apart(left, right);
  },
};

const printer = new Printer(tex);

/** A formula in TeX: `2x\sin x + x^{2}\cos x`. */
export function toTex(e: Expr): string {
  return printer.text(e);
}
