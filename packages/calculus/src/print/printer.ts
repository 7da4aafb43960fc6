/** Formulas as text. One walk; plain writing and TeX differ in a `Style`. */
import { type Derivative, type Expr, isNum, isOp, type Num, type Op, symbolsOf } from '../expr.js';
import { isDecimal, isExact, isInteger } from '../rational.js';

export interface Style {
  readonly minus: string;
  readonly times: string;
  symbol(name: string): string;
  fraction(top: string, bottom: string): string;
  /** Whether a fraction needs no parentheses around its parts. */
  readonly fractionCloses: boolean;
  power(base: string, exponent: string, integer: number | null): string;
  /** Whether a function and its argument need no parentheses. */
  readonly callCloses: boolean;
  /** Whether an exponent needs no parentheses. */
  readonly powerCloses: boolean;
  parens(inside: string): string;
  bars(inside: string): string;
  root(inside: string): string;
  call(name: string, args: readonly string[], exponent: number | null, simple: boolean): string;
  derivative(by: string, partial: boolean, of: string): string;
  piecewise(cases: readonly (readonly [string, string])[], otherwise: string): string;
  comparison(name: string, left: string, right: string): string;
  /** x_i, A_{ij}, δ_{ij}. */
  component(base: string, indices: readonly string[]): string;
  series(index: string, from: string, to: string, body: string): string;
  /** Between two factors, by how the first ends and the second begins. */
  join(left: string, right: string, leftKind: Factor, rightKind: Factor): string;
}

export type Factor = 'number' | 'variable' | 'function' | 'group' | 'fraction' | 'other';

/** How strongly it holds together: sum 1, product 2, power 4, closed in itself 5. */
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const POWER = 4;
const CLOSED = 5;

const COMPARISONS = ['lt', 'le', 'eq', 'ne', 'and', 'or', 'not'];

/** The sign that a term of a sum shows. */
function isNegative(e: Expr): boolean {
  if (isNum(e)) return e.number.value < 0 || Object.is(e.number.value, -0);
  return isOp(e, 'neg') || ((isOp(e, 'mul') || isOp(e, 'div')) && isNum(e.args[0]!) && isNegative(e.args[0]));
}

export class Printer {
  private readonly style: Style;
  constructor(style: Style) {
    this.style = style;
  }

  text(e: Expr): string {
    return this.node(e)[0];
  }

  private at(e: Expr, least: number): string {
    const [text, strength] = this.node(e);
    return strength >= least ? text : this.style.parens(text);
  }

  private node(e: Expr): readonly [string, number] {
    switch (e.kind) {
      case 'num':
        return this.number(e);
      case 'const':
        return [this.style.symbol(e.name), CLOSED];
      case 'sym':
        return [this.style.symbol(e.name), CLOSED];
      case 'derivative':
        return [this.inert(e), CLOSED];
      case 'op':
        return this.operator(e);
    }
  }

  private inert(e: Derivative): string {
    const partial = symbolsOf(e).size > 1;
    return this.style.derivative(this.text(e.args[1]), partial, this.text(e.args[0]));
  }

  private number({ number }: Num): readonly [string, number] {
    const sign = number.value < 0 || Object.is(number.value, -0) ? this.style.minus : '';
    const weakest = sign === '' ? CLOSED : SUM;
    if (!isExact(number) || isDecimal(number) || isInteger(number)) {
      const text = String(Math.abs(number.value));
      return [sign + scientific(text, this.style), /e/.test(text) ? Math.min(weakest, PRODUCT) : weakest];
    }
    const text = this.style.fraction(String(Math.abs(number.p)), String(number.q));
    return [sign + text, sign === '' ? PRODUCT : SUM];
  }

  private operator(e: Op): readonly [string, number] {
    switch (e.op) {
      case 'add':
        return [this.sum(e.args), SUM];
      case 'neg':
        // A sign holds a product, but not another sign.
        return [this.style.minus + this.positive(e.args[0]!), SUM];
      case 'mul':
        return this.product(e.args);
      case 'div':
        return this.quotient(e.args[0]!, e.args[1]!);
      case 'pow':
        return this.power(e.args[0]!, e.args[1]!);
      case 'exp':
        return [this.raised(this.style.symbol('e'), e.args[0]!), POWER];
      case 'abs':
        return [this.style.bars(this.text(e.args[0]!)), CLOSED];
      case 'sqrt':
        return [this.style.root(this.text(e.args[0]!)), CLOSED];
      case 'where':
        return [this.piecewise(e), CLOSED];
      case 'at':
        return [this.component(this.text(e.args[0]!), e.args.slice(1)), CLOSED];
      case 'delta':
        return [this.component(this.style.symbol('δ'), e.args), CLOSED];
      case 'series':
        return [this.series(e), PRODUCT];
      default:
        return COMPARISONS.includes(e.op) ? [this.comparison(e), 0] : [this.call(e, null), CLOSED];
    }
  }

  /** A term without its sign, in parentheses where it would be read otherwise. */
  private positive(e: Expr): string {
    return this.at(e, PRODUCT);
  }

  private sum(terms: readonly Expr[]): string {
    let out = this.term(terms[0]!);
    for (const term of terms.slice(1)) {
      const text = this.term(term);
      const negative = text.startsWith(this.style.minus) && isNegative(term);
      out += negative ? ` ${this.style.minus} ${text.slice(this.style.minus.length)}` : ` + ${text}`;
    }
    return out;
  }

  private term(e: Expr): string {
    return isOp(e, 'add') || isOp(e, 'and') ? this.style.parens(this.text(e)) : this.text(e);
  }

  private product(factors: readonly Expr[]): readonly [string, number] {
    let out = '';
    let last: Factor = 'other';
    factors.forEach((factor, i) => {
      const kind = this.kind(i === 0 && isOp(factor, 'neg') ? factor.args[0]! : factor);
      const ends = i === factors.length - 1 && isOp(factor, 'series');
      const text =
        i === 0
          ? this.first(factor)
          : ends
            ? this.text(factor)
            : this.at(factor, this.style.fractionCloses && isOp(factor, 'div') ? PRODUCT : SIGN);
      out += (i === 0 ? '' : this.style.join(out, text, last, text.startsWith('(') ? 'group' : kind)) + text;
      last = text.endsWith(')') && kind !== 'function' ? 'group' : kind;
    });
    return [out, isNegative(factors[0]!) ? SUM : PRODUCT];
  }

  /** The first factor of a product may have a sign or be a fraction. */
  private first(e: Expr): string {
    return isNum(e) || isOp(e, 'neg') ? this.text(e) : this.at(e, isOp(e, 'mul') || isOp(e, 'series') ? SIGN : PRODUCT);
  }

  private kind(e: Expr): Factor {
    if (isNum(e)) return isInteger(e.number) || isDecimal(e.number) ? 'number' : 'fraction';
    if (e.kind === 'sym' || e.kind === 'const') return 'variable';
    if (e.kind !== 'op') return 'function';
    if (e.op === 'at' || e.op === 'delta') return 'variable';
    if (e.op === 'pow') return this.kind(e.args[0]!) === 'fraction' ? 'group' : this.kind(e.args[0]!);
    if (e.op === 'div') return 'fraction';
    return e.op === 'add' || e.op === 'neg' || e.op === 'mul' ? 'group' : 'function';
  }

  private quotient(top: Expr, bottom: Expr): readonly [string, number] {
    const { fractionCloses: closes } = this.style;
    // −x²/2 is the same number whether the sign belongs to the top or to all.
    const negative = !closes && isNegative(top);
    const upper = closes || negative ? this.text(top) : this.at(top, PRODUCT);
    const lower = closes ? this.text(bottom) : this.at(bottom, POWER);
    return [this.style.fraction(upper, lower), negative ? SUM : PRODUCT];
  }

  private power(base: Expr, exponent: Expr): readonly [string, number] {
    const n = isNum(exponent) && isInteger(exponent.number) ? exponent.number.p : null;
    if (n !== null && n > 1 && isOp(base) && this.isNamed(base)) return [this.call(base, n), POWER];
    const open = (isNum(base) && isNegative(base)) || (!this.style.callCloses && isOp(base) && this.isNamed(base));
    const text = open ? this.style.parens(this.text(base)) : this.at(base, CLOSED);
    return [n === null ? this.raised(text, exponent) : this.style.power(text, this.text(exponent), n), POWER];
  }

  private raised(base: string, exponent: Expr): string {
    const closed = this.style.powerCloses || this.node(exponent)[1] >= CLOSED;
    const text = this.text(exponent);
    const n = isNum(exponent) && isInteger(exponent.number) ? exponent.number.p : null;
    return this.style.power(base, closed ? text : this.style.parens(text), n);
  }

  /** Printed as name(…). */
  private isNamed(e: Op): boolean {
    return ![
      'add',
      'neg',
      'mul',
      'div',
      'pow',
      'exp',
      'abs',
      'sqrt',
      'where',
      'atan2',
      'maximum',
      'minimum',
      // gamma² would be the letter.
      'gamma',
      'at',
      'delta',
      'series',
      ...COMPARISONS,
    ].includes(e.op);
  }

  private call(e: Op, exponent: number | null): string {
    const args = e.args.map((a) => this.text(a));
    return this.style.call(e.op, args, exponent, e.args.length === 1 && e.args[0]!.kind === 'sym');
  }

  private component(base: string, indices: readonly Expr[]): string {
    return this.style.component(
      base,
      indices.map((i) => this.text(i)),
    );
  }

  private series(e: Op): string {
    const [body, index, from, to] = e.args as [Expr, Expr, Expr, Expr];
    const inside = isOp(body, 'series') ? this.text(body) : this.at(body, PRODUCT);
    return this.style.series(this.text(index), this.text(from), this.text(to), inside);
  }

  private piecewise(e: Op): string {
    const cases: (readonly [string, string])[] = [];
    let rest: Expr = e;
    while (isOp(rest, 'where')) {
      cases.push([this.text(rest.args[0]!), this.text(rest.args[1]!)]);
      rest = rest.args[2]!;
    }
    return this.style.piecewise(cases, this.text(rest));
  }

  private comparison(e: Op): string {
    const [left, right] = e.args.map((a) => this.text(a));
    return this.style.comparison(e.op, left!, right ?? '');
  }
}

/** 1e-7 as 10^… is written: 1·10⁻⁷. */
function scientific(text: string, style: Style): string {
  const [digits, exponent] = text.split('e');
  if (exponent === undefined || digits === undefined) return text.replace('Infinity', '∞');
  const n = Number(exponent);
  return digits + style.times + style.power('10', n < 0 ? style.minus + String(-n) : String(n), n);
}
