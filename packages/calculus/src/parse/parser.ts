/**
 * Formulas by recursive descent. Nothing of the text is ever run as code.
 *
 *   sum     = product (('+' | '−') product)*
 *   product = unary (('*' | '/' | nothing) unary)*      2x, 3xy, 2(x + 1), sin x cos y; 1/2x is (1/2)·x
 *   unary   = ('+' | '−') unary | power                 −x² is −(x²)
 *   power   = atom ('^' unary | superscript)?           2^3^2 is 2^(3^2)
 *   atom    = number | variable | constant | '(' sum ')' | '|' sum '|' | function …
 *   function argument without parentheses: signs, factors that touch, up to the next function: sin 2x, ln x²
 */
import { constant, type Expr, isNum, type Num, num, op, replaceAll, type Sym, sym, symbolsOf } from '../expr.js';
import { FUNCTIONS, INVERSES, type Spelling } from '../functions.js';
import { fraction } from '../rational.js';
import { rebuild } from '../symbols.js';
import { ARRAY_FUNCTIONS, type Grid } from './arrays.js';
import { CASES, CHOICE, OPERAND, PIECEWISE, PRIME, SIGMA, SUM } from './hints.js';
import { functionStatements } from './javascript.js';
import { DEEPEST, LARGEST, Reading } from './reading.js';
import { symbolicSum, term } from './sums.js';
import { LONGEST, type Token } from './tokens.js';

const COMPARISONS: Readonly<Record<string, (a: Expr, b: Expr) => Expr>> = {
  '<': (a, b) => op('lt', a, b),
  '<=': (a, b) => op('le', a, b),
  '>': (a, b) => op('lt', b, a),
  '>=': (a, b) => op('le', b, a),
  '=': (a, b) => op('eq', a, b),
  '!=': (a, b) => op('ne', a, b),
};
const isCondition = (e: Expr): boolean =>
  e.kind === 'op' && ['lt', 'le', 'eq', 'ne', 'and', 'or', 'not'].includes(e.op);

class Parser extends Reading {
  whole(): Expr {
    const out = this.inner();
    if (this.is('=')) this.equationHere();
    return this.now.kind === 'end' ? this.single(out) : this.afterOperand();
  }

  /** lhs = rhs as lhs − rhs. */
  equation(): Expr {
    const left = this.sum();
    if (this.take('=') === null) return this.now.kind === 'end' ? this.single(left) : this.afterOperand();
    const right = this.sum();
    return this.now.kind === 'end' ? this.single(this.node('add', left, this.node('neg', right))) : this.afterOperand();
  }

  /** Formulas between commas, or one vector or matrix. */
  grid(): Grid {
    const parts = [this.sum()];
    while (this.take(',', ';') !== null) parts.push(this.sum());
    if (this.now.kind !== 'end') this.afterOperand();
    if (parts.length === 1) return this.components(parts[0]!);
    return { rows: parts.length, columns: 1, items: parts.map((e) => this.single(e)) };
  }

  // ------------------------------------------------------------------------------------------------ grammar

  private sum(): Expr {
    const terms = [this.product()];
    for (let sign = this.take('+', '-'); sign !== null; sign = this.take('+', '-')) {
      const term = this.product();
      terms.push(sign === '-' ? this.node('neg', term) : term);
    }
    return this.several('add', terms);
  }

  /** One operator on all terms; a sum in a sum without parentheses cannot be. */
  private several(name: 'add' | 'mul', terms: readonly Expr[]): Expr {
    return terms.length === 1 ? terms[0]! : this.node(name, ...terms);
  }

  /** Whether the next token begins a factor: then nothing between is a product. */
  private get startsFactor(): boolean {
    const { kind, text } = this.now;
    if (kind !== 'symbol') return kind !== 'end' && kind !== 'raised';
    return '([{'.includes(text) || (text === '|' && this.bars === 0);
  }

  private product(): Expr {
    let factors = [this.unary()];
    for (;;) {
      const here = this.now;
      const operator = this.take('*', '/', '@') ?? (this.startsFactor ? '*' : null);
      if (operator === null) return this.several('mul', factors);
      const right = this.unary();
      if (operator === '*') factors.push(right);
      else if (operator === '@') factors = [this.array(this.node('matmul', this.several('mul', factors), right), here)];
      else factors = [this.node('div', this.several('mul', factors), right)];
    }
  }

  private unary(): Expr {
    const sign = this.take('+', '-');
    if (sign === null) return this.power();
    const of = this.nested(() => this.unary());
    if (sign === '+') return of;
    return of.kind === 'num' && of.number.value > 0
      ? num({ ...of.number, p: -of.number.p, value: -of.number.value })
      : this.node('neg', of);
  }

  private power(): Expr {
    const base = this.postfixed(this.atom());
    const exponent = this.exponent();
    if (exponent !== null && this.arrays.has(base) && exponent.kind === 'sym' && exponent.name === 'T')
      return this.postfixed(this.node('transpose', base));
    return exponent === null ? base : this.raise(base, exponent);
  }

  /** v' is v transposed. */
  private postfixed(e: Expr): Expr {
    if (!this.is("'")) return e;
    if (!this.arrays.has(e)) this.missing({ en: 'an operator', zh: '运算符' }, PRIME);
    this.i++;
    return this.postfixed(this.node('transpose', e));
  }

  private exponent(): Expr | null {
    if (this.now.kind === 'raised') {
      const raised = num(this.now.value);
      return this.leaf(raised);
    }
    return this.take('^') === null ? null : this.nested(() => this.raisedOperand());
  }

  private raisedOperand(): Expr {
    if (this.is('{')) return this.braced();
    return this.unary();
  }

  private braced(): Expr {
    this.take('{');
    return this.closed('{', () => this.sum());
  }

  private raise(base: Expr, exponent: Expr): Expr {
    return base.kind === 'const' && base.name === 'e' ? this.node('exp', exponent) : this.node('pow', base, exponent);
  }

  private atom(): Expr {
    const token = this.now;
    switch (token.kind) {
      case 'number':
        return this.leaf(num(token.value));
      case 'variable':
        return this.leaf(sym(token.text));
      case 'constant':
        return this.leaf(constant(token.text as 'π' | 'e'));
      case 'function':
        this.i++;
        return this.nested(() => this.application(token));
      case 'tex':
        this.i++;
        return this.nested(() => this.tex(token));
      default:
        return this.enclosed();
    }
  }

  private enclosed(): Expr {
    const start = this.now;
    const open = this.take('(', '{');
    if (open !== null) return this.closed(open, () => this.inner());
    if (this.take('[') !== null) return this.closed('[', () => this.bracketed(start));
    if (this.take('|') === null) return this.missing(OPERAND);
    this.bars++;
    const inside = this.nested(() => this.sum());
    this.bars--;
    this.close('|');
    return this.node('abs', inside);
  }

  /** [x] is x; [x, y] a vector; [a, b; c, d] and [[a, b], [c, d]] matrices. */
  private bracketed(start: Token): Expr {
    const rows = [[this.sum()]];
    for (let mark = this.take(',', ';'); mark !== null; mark = this.take(',', ';')) {
      if (mark === ';') rows.push([]);
      rows.at(-1)!.push(this.sum());
    }
    const columns = rows.length > 1 && rows.every((row) => row.length === 1);
    const parts = rows.length === 1 ? rows[0]! : columns ? rows.flat() : rows.map((row) => this.vectorOf(row, start));
    return parts.length === 1 && rows.length === 1 && !this.arrays.has(parts[0]!)
      ? parts[0]!
      : this.vectorOf(parts, start);
  }

  private vectorOf(parts: readonly Expr[], start: Token): Expr {
    return this.array(this.node('vector', ...parts), start);
  }

  // ------------------------------------------------------------------------------------------------ functions

  private application(name: Token): Expr {
    if (name.text === '√') return this.node('sqrt', this.rootOperand());
    if (name.text === 'sum' || name.text === 'mean') return this.total(name);
    // sin^2 x is (sin x)², sin^-1 x the inverse.
    const exponent = this.exponent();
    const inverse = exponent?.kind === 'num' && exponent.number.value === -1 ? INVERSES[name.text] : undefined;
    const spelling = FUNCTIONS.get(inverse ?? name.text)!;
    const value = this.checked(this.built(name, spelling, this.functionArguments(name)));
    return exponent === null || inverse !== undefined ? value : this.node('pow', value, exponent);
  }

  private built(name: Token, spelling: Spelling, args: readonly Expr[]): Expr {
    const even = spelling.least === 3 && args.length % 2 === 0;
    if (args.length < spelling.least || args.length > spelling.most || even)
      this.wrongCount(name, spelling, args.length);
    this.nodes++;
    const ofArrays =
      ARRAY_FUNCTIONS.has(name.text) && (name.text === 'softmax' || args.some((a) => this.arrays.has(a)));
    if (ofArrays) return this.array(this.node(`call:${name.text}`, ...args), name);
    args.forEach((arg, i) => {
      const wanted = spelling.least === 3 && i % 2 === 0 && i < args.length - 1;
      if (isCondition(arg) !== wanted) this.wrongCondition(name, wanted);
    });
    const base = Number.isNaN(name.value) ? [] : [num(name.value)];
    if (
      name.text === 'polygamma' &&
      !(isNum(args[0]!) && Number.isInteger(args[0].number.value) && args[0].number.value >= 0)
    )
      this.fail(
        {
          problem: 'arguments',
          expected: { en: 'a whole number first', zh: '第一个自变量为非负整数' },
          suggestion: { en: 'Write polygamma(1, x).', zh: '请写成 polygamma(1, x)。' },
        },
        name,
      );
    const out = spelling.make(...args, ...base);
    return args.some((a) => this.arrays.has(a)) ? this.arrayCall(out, args) : out;
  }

  /** Every node between an array and the function's result has an array inside. */
  private arrayCall(out: Expr, args: readonly Expr[]): Expr {
    if (args.includes(out)) return out;
    for (const arg of out.args) this.arrayCall(arg, args);
    return out.args.some((a) => this.arrays.has(a)) ? this.array(out) : out;
  }

  private wrongCount(name: Token, { least, most }: Spelling, given: number): never {
    const count = least === most ? `${least}` : most > 9 ? `${least}…` : `${least}–${most}`;
    this.fail(
      {
        problem: 'arguments',
        expected: {
          en: `${count} argument(s) of ${name.text}, not ${given}`,
          zh: `${name.text} 的 ${count} 个自变量（给出了 ${given} 个）`,
        },
        suggestion: { en: 'Separate arguments by commas.', zh: '自变量之间用逗号分隔。' },
      },
      name,
    );
  }

  private wrongCondition(name: Token, wanted: boolean): never {
    const expected = wanted
      ? { en: 'a comparison such as x > 0', zh: '条件，例如 x > 0' }
      : { en: 'a formula, not a comparison', zh: '公式，而不是条件' };
    this.fail({ problem: 'condition', expected, suggestion: PIECEWISE }, name);
  }

  private functionArguments(name: Token): Expr[] {
    if (this.is('(')) {
      this.take('(');
      return this.closed('(', () => this.list());
    }
    if (this.is('{')) {
      this.take('{');
      return this.closed('{', () => this.list());
    }
    if (!this.startsFactor && !this.is('-', '+')) this.withoutArgument(name);
    return [this.bareArgument()];
  }

  private withoutArgument(name: Token): never {
    this.missing(
      { en: `the argument of ${name.text}`, zh: `${name.text} 的自变量` },
      { en: `Write ${name.text}(x).`, zh: `请写成 ${name.text}(x)。` },
    );
  }

  private list(places: Token[] = []): Expr[] {
    const out: Expr[] = [];
    do {
      places.push(this.now);
      out.push(this.condition());
    } while (this.take(',', ';') !== null);
    return out;
  }

  /** In the source of a function a choice may stand wherever a formula does. */
  private inner(): Expr {
    return this.javascript ? this.nested(() => this.choice()) : this.sum();
  }

  /** c ? a : b */
  private choice(): Expr {
    const start = this.now;
    const first = this.condition();
    if (this.take('?') === null) {
      // Parentheses may hold a condition: (x > 0) && y.
      if (isCondition(first) && !this.is(')')) this.wrongCondition(start, false);
      return first;
    }
    if (!isCondition(first)) this.wrongCondition(start, true);
    const yes = this.inner();
    if (this.take(':') === null) this.missing({ en: "':' and the other case", zh: '“:”与另一种情形' }, CHOICE);
    return this.node('where', first, yes, this.inner());
  }

  /** A formula, or comparisons with `and` and `or` between. */
  private condition(): Expr {
    let out = this.conjunction();
    while (this.is('or')) out = this.joined('or', out, () => this.conjunction());
    return out;
  }

  private conjunction(): Expr {
    let out = this.comparison();
    while (this.is('and')) out = this.joined('and', out, () => this.comparison());
    return out;
  }

  private joined(name: 'and' | 'or', left: Expr, read: () => Expr): Expr {
    const token = this.now;
    this.take(name);
    const right = read();
    if (!isCondition(left) || !isCondition(right)) this.wrongCondition(token, true);
    return this.node(name, left, right);
  }

  /** x < y, 0 < x < 1, not(…), or a formula. */
  private comparison(): Expr {
    if (this.is('not') || (this.javascript && this.is('!'))) return this.negation();
    let left = this.sum();
    let out: Expr | null = null;
    for (;;) {
      const sign = this.take('<', '<=', '>', '>=', '=', '!=');
      if (sign === null) return out ?? left;
      const right = this.sum();
      const next = this.checked(COMPARISONS[sign]!(left, right));
      this.nodes++;
      out = out === null ? next : this.node('and', out, next);
      left = right;
    }
  }

  private negation(): Expr {
    const token = this.now;
    this.i++;
    if (this.take('(') === null) this.missing({ en: "'('", zh: '“(”' }, PIECEWISE);
    const inside = this.closed('(', () => this.condition());
    if (!isCondition(inside)) this.wrongCondition(token, true);
    return this.node('not', inside);
  }

  /** sin 2x, ln x², sin −x: factors that touch, up to the next function. */
  private bareArgument(): Expr {
    const sign = this.take('-', '+');
    const factors = [this.nested(() => this.power())];
    let afterNumber = factors[0]!.kind === 'num';
    while (this.continues(afterNumber)) {
      afterNumber = this.now.kind === 'number';
      factors.push(this.power());
    }
    const out = this.several('mul', factors);
    return sign === '-' ? this.node('neg', out) : out;
  }

  private continues(afterNumber: boolean): boolean {
    const { kind, text, spaced } = this.now;
    if (kind === 'symbol') return text === '(' && afterNumber;
    return (kind === 'variable' || kind === 'constant' || kind === 'number') && (!spaced || afterNumber);
  }

  private rootOperand(): Expr {
    if (this.is('(', '[', '{', '|') || this.startsFactor) return this.atom();
    return this.missing(OPERAND);
  }

  private tex(token: Token): Expr {
    if (token.text.startsWith('sum:')) return this.sigma(token);
    if (token.text === 'cases') return this.cases(token);
    if (token.text === 'matrix') return this.matrix(token);
    if (token.text === 'frac') {
      const [top, bottom] = [this.group(), this.group()];
      return this.node('div', top, bottom);
    }
    if (this.take('[') === null) return this.node('sqrt', this.group());
    const n = this.closed('[', () => this.sum());
    return this.node('pow', this.group(), this.node('div', num(1), n));
  }

  /** \begin{cases} x & x > 0 \\ −x & \text{otherwise} \end{cases}: the last case stands for all others. */
  private cases(token: Token): Expr {
    const parts: Expr[] = [];
    for (;;) {
      const value = this.sum();
      this.take(',');
      if (this.take('&') === null) this.missing({ en: "'&' and a condition", zh: '“&”与条件' }, CASES);
      const condition = this.take('otherwise') === null ? this.condition() : null;
      if (condition !== null && !isCondition(condition)) this.wrongCondition(token, true);
      this.take(',');
      const more = this.take('\\\\') !== null && !this.is('end');
      if (condition === null || !more) {
        parts.push(value);
        break;
      }
      parts.push(condition, value);
    }
    this.take('\\\\');
    if (this.take('end') === null) this.missing({ en: '\\end{cases}', zh: '\\end{cases}' }, CASES);
    let out = parts.at(-1)!;
    for (let i = parts.length - 3; i >= 0; i -= 2) out = this.node('where', parts[i]!, parts[i + 1]!, out);
    return out;
  }

  /** \begin{pmatrix} a & b \\ c & d \end{pmatrix} */
  private matrix(token: Token): Expr {
    const rows: Expr[] = [];
    do {
      const row = [this.sum()];
      while (this.take('&') !== null) row.push(this.sum());
      rows.push(row.length === 1 ? row[0]! : this.vectorOf(row, token));
    } while (this.take('\\\\') !== null && !this.is('end'));
    if (this.take('end') === null) this.missing({ en: "'&' or \\end", zh: '“&”或 \\end' });
    return this.vectorOf(rows, token);
  }

  /** {…}, or one token as in \frac12. */
  private group(): Expr {
    if (this.is('{')) return this.braced();
    return this.atom();
  }

  /** sum(i, 1, n, formula), Σ_{i=1}^n formula, or all that stands in the parentheses: sum(x, y), sum([x, y]), sum(u) over data. */
  private total(name: Token): Expr {
    if (!this.is('(')) this.withoutArgument(name);
    this.take('(');
    const places: Token[] = [];
    const args = this.closed('(', () => this.list(places));
    const wrong = args.findIndex(isCondition);
    if (wrong >= 0) this.wrongCondition(name, false);
    if (args.some((a) => this.arrays.has(a))) return this.array(this.node(`call:${name.text}`, ...args), name);
    const [index, from, to, body] = args;
    if (args.length === 4 && index!.kind === 'sym') return this.averaged(name, index, [from!, to!], body!, places);
    if (args.length === 1) return this.node(name.text, args[0]!);
    if (args.length === 3 && index!.kind === 'sym') this.missing({ en: 'a comma', zh: '逗号' }, SUM);
    const sum = this.several('add', args);
    return name.text === 'sum' ? sum : this.node('div', sum, this.number(args.length));
  }

  private number(value: number): Expr {
    this.nodes++;
    return num(value);
  }

  private averaged(
    name: Token,
    index: Sym,
    [from, to]: readonly [Expr, Expr],
    body: Expr,
    places: readonly Token[],
  ): Expr {
    const sum = this.summed(name, index, [from, to], body, places);
    if (name.text === 'sum') return sum;
    const count = rebuild(op('add', to, op('neg', from), num(1)));
    return isNum(count) ? this.node('div', sum, count) : this.node('mul', this.node('div', num(1), count), sum);
  }

  private summed(start: Token, index: Sym, bounds: readonly [Expr, Expr], body: Expr, places: readonly Token[]): Expr {
    const [from, to] = bounds.map((e, k) => this.bound(rebuild(e), index, places[k + 1] ?? start)) as [Expr, Expr];
    if (isNum(from) && isNum(to)) return this.writtenOut(start, index, from.number.value, to.number.value, body);
    if (this.arrays.has(body))
      this.fail(
        { problem: 'shape', expected: { en: 'a number in each term', zh: '每项为一个数' }, suggestion: SUM },
        start,
      );
    this.nodes += 3;
    return this.checked(symbolicSum(body, index, from, to));
  }

  /** A whole number, or a formula that stands for one. */
  private bound(value: Expr, index: Sym, token: Token): Expr {
    const whole = isNum(value)
      ? Number.isInteger(value.number.value)
      : value.kind !== 'const' && !symbolsOf(value).has(index);
    if (whole && !this.arrays.has(value)) return value;
    return this.fail(
      {
        problem: 'arguments',
        expected: { en: 'a whole number, or a letter for one', zh: '整数或代表整数的字母' },
        suggestion: SUM,
      },
      token,
    );
  }

  private writtenOut(start: Token, index: Sym, from: number, to: number, body: Expr): Expr {
    if (to < from || to - from >= 1000) {
      this.fail(
        { problem: 'arguments', expected: { en: '1 to 1000 terms', zh: '1 到 1000 项' }, suggestion: SUM },
        start,
      );
    }
    this.nodes += body.size * (to - from);
    if (this.nodes > LARGEST) this.tooLarge();
    const terms = Array.from({ length: to - from + 1 }, (_, k) => term(body, index, num(fraction(from + k)) as Num));
    return this.several('add', terms);
  }

  /** \sum_{i=1}^{n} and Σ_{i=1}^n: the sum holds a product. */
  private sigma(token: Token): Expr {
    const index = sym(token.text.slice(4));
    const from = this.sum();
    this.close('{');
    if (this.take('^') === null) this.missing({ en: "'^' and the last index", zh: '“^”与求和上限' }, SIGMA);
    const to = this.group();
    const body = this.nested(() => this.product());
    return this.summed({ ...token, text: 'Σ' }, index, [from, to], body, []);
  }
}

/**
 * Reads a formula: usual mathematical writing, Unicode, full-width characters, TeX, or the source of a JavaScript
 * function. Nothing is simplified: printing the result shows how it was understood.
 *
 * Errors: FormulaError with position, what was expected, and a suggestion. Limits: 10,000 characters, depth 200,
 * 5,000 nodes.
 */
export function parse(source: string): Expr {
  const statements = source.length > LONGEST ? null : functionStatements(source);
  if (statements === null) return new Parser(source).whole();
  const known = new Map<Expr, Expr>();
  let out: Expr = num(0);
  for (const { letter, text } of statements) {
    out = replaceAll(new Parser(text, true).whole(), known);
    if (out.size > LARGEST || out.depth > DEEPEST) new Parser(text, true).refuse(out);
    known.set(sym(letter), out);
  }
  return out;
}

/** An equation `F(x, y) = G(x, y)` as the formula F − G; a formula stays as it is. Errors: as in `parse`. */
export function parseEquation(source: string): Expr {
  return new Parser(source).equation();
}

/**
 * Formulas separated by commas, or one that is a vector: `[x*y, x + y]`, `softmax([x, y])`, `[a, b; c, d] @ [x, y]`. A
 * matrix comes row by row. Errors: as in `parse`.
 */
export function parseVector(source: string): Expr[] {
  return [...new Parser(source).grid().items];
}

/** A matrix (or a vector, as one column) by rows: `[a, b; c, d]`. Errors: as in `parse`. */
export function parseMatrix(source: string): Expr[][] {
  const { rows, columns, items } = new Parser(source).grid();
  return Array.from({ length: rows }, (_, i) => items.slice(i * columns, (i + 1) * columns));
}
