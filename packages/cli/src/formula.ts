/**
 * Formulas in x and y, such as `x² + 3y²`, read by recursive descent and evaluated on tensors, so that gradients come from
 * autograd. Nothing of the text is ever run as code.
 *
 *   sum     = product (('+' | '−') product)*
 *   product = unary (('*' | '/' | nothing) unary)*      2x, x y, 3(x + 1), 2sin(x); 1/2x is (1/2)x
 *   unary   = ('+' | '−') unary | power                 −x² is −(x²)
 *   power   = atom (('^' | '**') unary | superscript)?  2^3^2 is 2^(3^2)
 *   atom    = number | x | y | pi | e | name '(' sum ')' | '(' sum ')'
 */
import * as torch from 'nabla';

type Tensor = torch.Tensor;
/** A constant stays a number until it meets a tensor. */
type Value = number | Tensor;

export const FUNCTIONS = ['sin', 'cos', 'tan', 'tanh', 'exp', 'ln', 'log', 'sqrt', 'abs'] as const;
type FunctionName = (typeof FUNCTIONS)[number];
type Operator = '+' | '-' | '*' | '/' | '^';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: 'x' | 'y' }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

export type FormulaProblem = 'character' | 'expected' | 'name' | 'call' | 'number' | 'long' | 'deep';

/** What is wrong with a formula, and where: `position` counts characters from 1. */
export class FormulaError extends Error {
  override name = 'FormulaError';
  readonly problem: FormulaProblem;
  readonly position: number;
  /** What stands there; empty at the end. */
  readonly found: string;
  constructor(problem: FormulaProblem, position: number, found: string) {
    super(`${problem} at position ${position}: '${found}'`);
    this.problem = problem;
    this.position = position;
    this.found = found;
  }
}

const LONGEST = 500;
const DEEPEST = 100;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, π: Math.PI, e: Math.E };
/** Longest first: `exp` before `e`, `tanh` before `tan`. */
const NAMES = [...FUNCTIONS, ...Object.keys(CONSTANTS), 'x', 'y'].sort((a, b) => b.length - a.length);
/** Other ways to write an operator. */
const SAME: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '·': '*',
  '×': '*',
  '⋅': '*',
  '÷': '/',
  '（': '(',
  '）': ')',
  '＋': '+',
  '√': 'sqrt',
};

interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'power' | 'end';
  readonly text: string;
  /** Of a number or a raised integer. */
  readonly value: number;
  readonly position: number;
}

/** The token that starts at a character; blanks are skipped before. */
function tokenAt(source: string, at: number): Token & { readonly length: number } {
  const rest = source.slice(at);
  const position = [...source.slice(0, at)].length + 1;
  const make = (kind: Token['kind'], text: string, value = Number.NaN, length = text.length) => ({
    kind,
    text,
    value,
    position,
    length,
  });
  const number = /^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/.exec(rest)?.[0];
  if (number !== undefined) return readNumber(make('number', number, Number(number)));
  const raised = /^⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/.exec(rest)?.[0];
  if (raised !== undefined) return make('power', raised, raisedValue(raised));
  if (rest.startsWith('**')) return make('symbol', '^', Number.NaN, 2);
  const first = String.fromCodePoint(rest.codePointAt(0)!);
  const symbol = SAME[first] ?? first;
  if ('+-*/^()'.includes(symbol)) return make('symbol', symbol, Number.NaN, first.length);
  if (symbol === 'sqrt') return make('name', symbol, Number.NaN, first.length);
  const lower = rest.toLowerCase();
  const name = NAMES.find((n) => lower.startsWith(n));
  if (name !== undefined) return make('name', name);
  const word = /^\p{L}[\p{L}\d]*/u.exec(rest)?.[0];
  throw new FormulaError(word ? 'name' : 'character', position, word ?? first);
}

function readNumber<T extends Token>(token: T): T {
  if (!Number.isFinite(token.value)) throw new FormulaError('number', token.position, token.text);
  return token;
}

function raisedValue(text: string): number {
  const digits = [...text.replace('⁻', '')].map((c) => SUPERSCRIPTS.indexOf(c)).join('');
  return Number(digits) * (text.startsWith('⁻') ? -1 : 1);
}

function tokenize(source: string): Token[] {
  if (source.length > LONGEST) throw new FormulaError('long', LONGEST + 1, `${source.length} > ${LONGEST}`);
  const tokens: Token[] = [];
  for (let at = 0; ; ) {
    at += /^\s*/.exec(source.slice(at))![0].length;
    if (at >= source.length) break;
    const token = tokenAt(source, at);
    tokens.push(token);
    at += token.length;
  }
  tokens.push({ kind: 'end', text: '', value: Number.NaN, position: [...source].length + 1 });
  return tokens;
}

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  constructor(source: string) {
    this.tokens = tokenize(source);
  }

  whole(): Expression {
    const out = this.sum();
    return this.now.kind === 'end' ? out : this.unexpected();
  }

  private get now(): Token {
    return this.tokens[this.at]!;
  }

  private unexpected(): never {
    throw new FormulaError('expected', this.now.position, this.now.text);
  }

  private take(...symbols: readonly string[]): string | null {
    if (this.now.kind !== 'symbol' || !symbols.includes(this.now.text)) return null;
    return this.tokens[this.at++]!.text;
  }

  private sum(): Expression {
    let left = this.product();
    for (let operator = this.take('+', '-'); operator !== null; operator = this.take('+', '-')) {
      left = { kind: 'binary', operator: operator as Operator, left, right: this.product() };
    }
    return left;
  }

  /** An atom may follow without a sign: that is a product. */
  private get startsAtom(): boolean {
    const { kind, text } = this.now;
    return kind === 'number' || kind === 'name' || (kind === 'symbol' && text === '(');
  }

  private product(): Expression {
    let left = this.unary();
    for (;;) {
      const operator = this.take('*', '/') ?? (this.startsAtom ? '*' : null);
      if (operator === null) return left;
      left = { kind: 'binary', operator: operator as Operator, left, right: this.unary() };
    }
  }

  private unary(): Expression {
    const sign = this.take('+', '-');
    if (sign === null) return this.power();
    const of = this.nested(() => this.unary());
    return sign === '-' ? { kind: 'negative', of } : of;
  }

  private power(): Expression {
    const left = this.atom();
    if (this.now.kind === 'power') {
      const right = { kind: 'number', value: this.tokens[this.at++]!.value } as const;
      return { kind: 'binary', operator: '^', left, right };
    }
    if (this.take('^') === null) return left;
    return { kind: 'binary', operator: '^', left, right: this.nested(() => this.unary()) };
  }

  private atom(): Expression {
    const token = this.now;
    if (token.kind === 'number') return this.skip({ kind: 'number', value: token.value });
    if (token.kind === 'name') return this.named(token);
    return this.take('(') === null ? this.unexpected() : this.closed();
  }

  private named(token: Token): Expression {
    const name = token.text;
    if (name === 'x' || name === 'y') return this.skip({ kind: 'variable', name });
    const constant = CONSTANTS[name];
    if (constant !== undefined) return this.skip({ kind: 'number', value: constant });
    this.at++;
    if (this.take('(') === null) throw new FormulaError('call', token.position, name);
    return { kind: 'call', name: name as FunctionName, of: this.closed() };
  }

  /** The inside of parentheses, after the opening one. */
  private closed(): Expression {
    const out = this.nested(() => this.sum());
    return this.take(')') === null ? this.unexpected() : out;
  }

  private nested(read: () => Expression): Expression {
    if (++this.depth > DEEPEST) throw new FormulaError('deep', this.now.position, this.now.text);
    const out = read();
    this.depth--;
    return out;
  }

  private skip(out: Expression): Expression {
    this.at++;
    return out;
  }
}

/** Reads a formula. Errors: FormulaError with the position. */
export function parseFormula(source: string): Expression {
  return new Parser(source).whole();
}

const CALLS: Readonly<Record<FunctionName, readonly [(x: number) => number, (x: Tensor) => Tensor]>> = {
  sin: [Math.sin, (x) => x.sin()],
  cos: [Math.cos, (x) => x.cos()],
  tan: [Math.tan, (x) => x.tan()],
  tanh: [Math.tanh, (x) => x.tanh()],
  exp: [Math.exp, (x) => x.exp()],
  ln: [Math.log, (x) => x.log()],
  log: [Math.log, (x) => x.log()],
  sqrt: [Math.sqrt, (x) => x.sqrt()],
  abs: [Math.abs, (x) => x.abs()],
};

interface Arithmetic {
  readonly numbers: (a: number, b: number) => number;
  readonly tensors: (a: Tensor, b: Value) => Tensor;
  /** A number on the left of a tensor. */
  readonly mixed: (a: number, b: Tensor) => Tensor;
}

const ARITHMETIC: Readonly<Record<Operator, Arithmetic>> = {
  '+': { numbers: (a, b) => a + b, tensors: (a, b) => a.add(b), mixed: (a, b) => b.add(a) },
  '-': { numbers: (a, b) => a - b, tensors: (a, b) => a.sub(b), mixed: (a, b) => b.neg().add(a) },
  '*': { numbers: (a, b) => a * b, tensors: (a, b) => a.mul(b), mixed: (a, b) => b.mul(a) },
  '/': { numbers: (a, b) => a / b, tensors: (a, b) => a.div(b), mixed: (a, b) => b.reciprocal().mul(a) },
  '^': { numbers: (a, b) => a ** b, tensors: (a, b) => a.pow(b), mixed: (a, b) => torch.pow(a, b) },
};

function evaluate(e: Expression, x: Tensor, y: Tensor): Value {
  switch (e.kind) {
    case 'number':
      return e.value;
    case 'variable':
      return e.name === 'x' ? x : y;
    case 'negative': {
      const of = evaluate(e.of, x, y);
      return typeof of === 'number' ? -of : of.neg();
    }
    case 'call': {
      const of = evaluate(e.of, x, y);
      const [onNumbers, onTensors] = CALLS[e.name];
      return typeof of === 'number' ? onNumbers(of) : onTensors(of);
    }
    case 'binary':
      return combine(ARITHMETIC[e.operator], evaluate(e.left, x, y), evaluate(e.right, x, y));
  }
}

function combine(rule: Arithmetic, a: Value, b: Value): Value {
  if (typeof a !== 'number') return rule.tensors(a, b);
  return typeof b === 'number' ? rule.numbers(a, b) : rule.mixed(a, b);
}

/** A function of two tensors of one shape, made of public operators: autograd differentiates it. */
export type TensorFunction = (x: Tensor, y: Tensor) => Tensor;

/** The formula as a function of tensors; the result depends on x and y even where the formula is a constant. */
export function compileFormula(source: string): TensorFunction {
  const expression = parseFormula(source);
  return (x, y) => {
    const value = evaluate(expression, x, y);
    return typeof value === 'number' ? x.add(y).mul(0).add(value) : value;
  };
}
