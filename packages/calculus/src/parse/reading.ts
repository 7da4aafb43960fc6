/** Where a parser stands in its tokens, what it has built so far, its limits and its complaints. */
import { type Expr, op } from '../expr.js';
import { Arrays, type Grid, ShapeError } from './arrays.js';
import { type Complaint, FormulaError } from './error.js';
import { TYPICAL } from './hints.js';
import { withComponents } from './sums.js';
import { positionOf, type Token, tokenize } from './tokens.js';

export const DEEPEST = 200;
export const LARGEST = 5000;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** What every rule of the grammar uses. */
export class Reading {
  protected readonly source: string;
  protected readonly tokens: readonly Token[];
  protected i = 0;
  protected depth = 0;
  protected nodes = 0;
  /** How many bars are open: inside, a bar after an operand closes. */
  protected bars = 0;
  protected readonly arrays = new Arrays();
  protected readonly places = new Map<Expr, Token>();
  protected readonly javascript: boolean;
  constructor(source: string, javascript = false) {
    this.source = source;
    this.javascript = javascript;
    this.tokens = tokenize(source, javascript);
  }

  protected components(e: Expr): Grid {
    try {
      const { rows, columns, items } = this.arrays.grid(e);
      return { rows, columns, items: items.map((item) => withComponents(this.checked(item))) };
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      const { expected, suggestion } = error;
      return this.fail({ problem: 'shape', expected, suggestion }, this.places.get(error.node) ?? this.tokens[0]);
    }
  }

  /** A number, not a vector. */
  protected single(e: Expr): Expr {
    const { rows, columns, items } = this.components(e);
    if (items.length === 1) return items[0]!;
    const size = columns === 1 ? `${rows}` : `${rows}×${columns}`;
    const expected = { en: `a number, not an array of ${size}`, zh: `一个数，而不是大小为 ${size} 的数组` };
    const suggestion = {
      en: 'Make one of it: sum(…), norm(…) or a product u @ v.',
      zh: '可写 sum(…)、norm(…) 或乘积 u @ v。',
    };
    return this.fail({ problem: 'shape', expected, suggestion }, this.places.get(e) ?? this.tokens[0]);
  }

  // ------------------------------------------------------------------------------------------------ tokens

  protected get now(): Token {
    return this.tokens[this.i]!;
  }

  protected is(...symbols: readonly string[]): boolean {
    return this.now.kind === 'symbol' && symbols.includes(this.now.text);
  }

  protected take(...symbols: readonly string[]): string | null {
    return this.is(...symbols) ? this.tokens[this.i++]!.text : null;
  }

  protected fail(complaint: Omit<Complaint, 'position' | 'found'>, token: Token = this.now): never {
    const found = token.kind === 'end' ? '' : token.text;
    throw new FormulaError({ ...complaint, position: positionOf(this.source, token.at), found });
  }

  protected missing(expected: Complaint['expected'], suggestion: Complaint['suggestion'] = TYPICAL): never {
    if (this.is('!')) this.factorial();
    return this.fail({ problem: 'expected', expected, suggestion });
  }

  protected factorial(): never {
    return this.fail({
      problem: 'character',
      expected: { en: 'an operator', zh: '运算符' },
      suggestion: {
        en: 'Factorials have no derivative here; write out the product.',
        zh: '这里不支持阶乘，请写成乘积。',
      },
    });
  }

  protected afterOperand(): never {
    const zh = '请检查括号是否配对，或补上运算符。';
    return this.missing(
      { en: 'an operator or the end', zh: '运算符或公式结束' },
      { en: 'Check the parentheses, or put an operator between.', zh },
    );
  }

  protected equationHere(): never {
    return this.fail({
      problem: 'equation',
      expected: { en: 'a formula without an equals sign', zh: '不含等号的公式' },
      suggestion: {
        en: 'Write only the side after the sign, x^2 for y = x^2.',
        zh: '只写等号右边，例如 y = x^2 写成 x^2。',
      },
    });
  }

  protected node(name: string, ...args: readonly Expr[]): Expr {
    if (++this.nodes > LARGEST) this.tooLarge();
    const out = this.checked(op(name, ...args));
    return args.some((a) => this.arrays.has(a)) ? this.array(out) : out;
  }

  /** Notes that a node is, or has inside, a vector or matrix, and where it stands. */
  protected array(e: Expr, token?: Token): Expr {
    this.arrays.nodes.add(e);
    if (token !== undefined || !this.places.has(e)) this.places.set(e, token ?? this.now);
    return e;
  }

  protected leaf<E extends Expr>(e: E): E {
    if (++this.nodes > LARGEST) this.tooLarge();
    this.i++;
    return e;
  }

  protected checked(e: Expr): Expr {
    if (e.size > LARGEST) this.tooLarge();
    if (e.depth > DEEPEST) this.tooDeep();
    return e;
  }

  /** Complains about a formula that became too large when constants were put in. */
  refuse(e: Expr): never {
    return e.size > LARGEST ? this.tooLarge() : this.tooDeep();
  }

  protected tooLarge(): never {
    return this.fail({
      problem: 'large',
      expected: { en: `at most ${LARGEST} numbers, variables and operators`, zh: `至多 ${LARGEST} 个数、变量和运算符` },
      suggestion: { en: 'Split the formula.', zh: '请把公式拆开。' },
    });
  }

  protected tooDeep(): never {
    return this.fail({
      problem: 'deep',
      expected: { en: `at most ${DEEPEST} levels inside each other`, zh: `至多 ${DEEPEST} 层嵌套` },
      suggestion: { en: 'Split the formula.', zh: '请把公式拆开。' },
    });
  }

  protected nested<T>(read: () => T): T {
    // A function's parentheses count twice here; the tree is what must not be deeper.
    if (++this.depth > 2 * DEEPEST) this.tooDeep();
    const out = read();
    this.depth--;
    return out;
  }

  /** Bars opened outside do not close inside parentheses. */
  protected closed<T>(open: string, read: () => T): T {
    const bars = this.bars;
    this.bars = 0;
    const out = this.nested(read);
    this.bars = bars;
    this.close(open);
    return out;
  }

  protected close(open: string): void {
    const wanted = open === '|' ? '|' : CLOSING[open]!;
    if (this.take(wanted) !== null) return;
    const why = { en: `'${open}' was opened before.`, zh: `前面有“${open}”没有配对。` };
    this.missing({ en: `'${wanted}' or an operator`, zh: `“${wanted}”或运算符` }, why);
  }
}
