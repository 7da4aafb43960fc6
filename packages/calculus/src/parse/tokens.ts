/** A formula's text as tokens: plain writing, Unicode, full-width characters and TeX. */
import { canonicalName, GREEK } from '../expr.js';
import { FUNCTIONS } from '../functions.js';
import { type Complaint, FormulaError } from './error.js';

export interface Token {
  readonly kind: 'number' | 'variable' | 'constant' | 'function' | 'symbol' | 'raised' | 'tex' | 'end';
  readonly text: string;
  /** Of a number or a raised integer. */
  readonly value: number;
  /** In UTF-16 units, from 0. */
  readonly at: number;
  /** Whether a blank stands before it. */
  readonly spaced: boolean;
}

export const LONGEST = 10_000;

/** Other ways to write an operator. */
const SAME: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '·': '*',
  '×': '*',
  '⋅': '*',
  '∙': '*',
  '•': '*',
  '÷': '/',
  '∕': '/',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '≦': '<=',
  '≧': '>=',
  '，': ',',
  '、': ',',
  '∣': '|',
  '‖': '|',
  '∧': 'and',
  '∨': 'or',
  '¬': 'not',
  '｜': '|',
};

/** What only the source of a function has. */
const JAVASCRIPT = ['===', '!==', '&&', '||', '?', ':'];
const JAVASCRIPT_SAME: Readonly<Record<string, string>> = { '===': '=', '!==': '!=', '&&': 'and', '||': 'or' };

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const CONSTANTS: Readonly<Record<string, 'π' | 'e'>> = { pi: 'π', π: 'π', e: 'e', ℯ: 'e' };
const LETTER = /[A-Za-zͰ-Ͽ∑]/;
// The letter γ is read before the function, which needs parentheses.
const WORDS = [...FUNCTIONS.keys(), ...Object.keys(GREEK), 'pi', 'sum', 'mean'].sort((a, b) => b.length - a.length);
const SYMBOLS = ['**', '<=', '>=', '!=', '==', ..."+-*/^()[]{}|,<>=!;@'&"];

/** Commands of TeX that stand for something that plain writing has. */
const TEX: Readonly<Record<string, string>> = {
  cdot: '*',
  times: '*',
  ast: '*',
  div: '/',
  le: '<=',
  leq: '<=',
  ge: '>=',
  geq: '>=',
  ne: '!=',
  neq: '!=',
  land: 'and',
  wedge: 'and',
  lor: 'or',
  vee: 'or',
  lnot: 'not',
  neg: 'not',
  lt: '<',
  gt: '>',
  lVert: '|',
  rVert: '|',
  Vert: '|',
  lvert: '|',
  rvert: '|',
  vert: '|',
  lbrace: '{',
  rbrace: '}',
};
const TEX_BLANK = new Set([
  'left',
  'right',
  'big',
  'Big',
  'bigl',
  'bigr',
  'Bigl',
  'Bigr',
  'quad',
  'qquad',
  'displaystyle',
  'textstyle',
  'limits',
  'nolimits',
  'mathbf',
  'boldsymbol',
  'bm',
  'vec',
  'mathit',
  'mathsf',
]);
const ENVIRONMENTS: Readonly<Record<string, string>> = Object.fromEntries(
  ['cases', 'dcases', 'rcases', 'matrix', 'pmatrix', 'bmatrix', 'vmatrix', 'smallmatrix'].map((name) => [
    name,
    name.endsWith('cases') ? 'cases' : 'matrix',
  ]),
);
const OTHERWISE = /^\s*(otherwise|else|sonst|其他|其它|否则)\s*[.,。]?\s*$/i;
const WHERE = /^\s*(if|for|when|falls|wenn|当|若|如果)\s*$/i;
const TEX_SPECIAL = new Set(['frac', 'dfrac', 'tfrac', 'cfrac', 'sqrt', 'operatorname', 'mathrm', 'text']);

/** Full-width characters as ASCII, one for one, so that positions stay. */
function narrow(source: string): string {
  return source.replace(/[！-～　]/g, (c) => (c === '　' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
}

/** Characters, not UTF-16 units, from 1. */
export function positionOf(source: string, at: number): number {
  return [...source.slice(0, at)].length + 1;
}

class Reader {
  readonly source: string;
  private readonly text: string;
  private at = 0;
  private spaced = false;
  readonly tokens: Token[] = [];
  private readonly javascript: boolean;
  constructor(source: string, javascript: boolean) {
    this.source = source;
    this.javascript = javascript;
    this.text = narrow(source);
  }

  fail(at: number, found: string, complaint: Omit<Complaint, 'position' | 'found'>): never {
    throw new FormulaError({ ...complaint, position: positionOf(this.source, at), found });
  }

  read(): Token[] {
    while (this.at < this.text.length) {
      const blank = /^(\s|\\[,;:! ]|&nbsp;|~|\$)+/.exec(this.text.slice(this.at, this.at + 64))?.[0];
      if (blank !== undefined) {
        this.at += blank.length;
        this.spaced = true;
      } else this.token();
    }
    this.push('end', '', 0);
    return this.tokens;
  }

  private push(kind: Token['kind'], text: string, length: number, value = Number.NaN): void {
    this.tokens.push({ kind, text, value, at: this.at, spaced: this.spaced });
    this.at += length;
    this.spaced = false;
  }

  private token(): void {
    const rest = this.text.slice(this.at, this.at + 400);
    const number = /^(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/.exec(rest)?.[0];
    if (number !== undefined) return this.number(number);
    const raised = /^[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/.exec(rest)?.[0];
    if (raised !== undefined) return this.push('raised', raised, raised.length, raisedValue(raised));
    if (rest[0] === '\\') return this.command(rest);
    if (rest[0] === '√' || rest[0] === '∛') return this.push('function', rest[0] === '√' ? '√' : 'cbrt', 1);
    const word = /^(and|or|not(?=\s*\())(?![A-Za-z])/.exec(rest)?.[0];
    if (word !== undefined && !/[A-Za-z]/.test(this.text[this.at - 1] ?? ''))
      return this.push('symbol', word, word.length);
    const own = this.javascript ? JAVASCRIPT.find((s) => rest.startsWith(s)) : undefined;
    if (own !== undefined) return this.push('symbol', JAVASCRIPT_SAME[own] ?? own, own.length);
    if (LETTER.test(rest[0]!) || rest[0] === 'ℯ') return this.letters(rest);
    const symbol = SYMBOLS.find((s) => rest.startsWith(s));
    if (symbol !== undefined)
      return this.push('symbol', symbol === '**' ? '^' : symbol === '==' ? '=' : symbol, symbol.length);
    const same = SAME[rest[0]!];
    return same === undefined ? this.unknown(rest) : this.push('symbol', same, 1);
  }

  private unknown(rest: string): never {
    const found = String.fromCodePoint(rest.codePointAt(0)!);
    return this.fail(this.at, found, {
      problem: 'character',
      expected: { en: 'a number, a letter or an operator', zh: '数、字母或运算符' },
      suggestion: { en: 'Leave this character out.', zh: '请去掉这个字符。' },
    });
  }

  private number(text: string): void {
    const value = Number(text);
    if (!Number.isFinite(value)) {
      this.fail(this.at, text.slice(0, 40), {
        problem: 'number',
        expected: { en: 'a number below 1.8e308', zh: '小于 1.8e308 的数' },
        suggestion: { en: 'Write it as a power, such as 10^400.', zh: '请写成幂的形式，例如 10^400。' },
      });
    }
    this.push('number', text, text.length, value);
  }

  /** \begin{cases}, \\, \left\{ before them, \right. after them; false for anything else. */
  private environment(rest: string): boolean {
    const blank = /^(\\left\s*\\\{\s*(?=\\begin)|\\right\s*\.|\\[()[\]](?![A-Za-z]*\{))/.exec(rest)?.[0];
    const begin = /^\\(begin|end)\s*\{\s*([a-z]+)\*?\s*\}/.exec(rest);
    const known = begin === null ? undefined : ENVIRONMENTS[begin[2]!];
    if (blank !== undefined) {
      this.at += blank.length;
      this.spaced = true;
    } else if (begin !== null && known !== undefined)
      this.push(begin[1] === 'begin' ? 'tex' : 'symbol', begin[1] === 'begin' ? known : 'end', begin[0].length);
    else if (rest.startsWith('\\\\')) this.push('symbol', '\\\\', 2);
    else return false;
    return true;
  }

  private command(rest: string): void {
    if (this.environment(rest)) return;
    const name = /^\\([A-Za-z]+)\*?/.exec(rest);
    if (name === null) {
      if (rest[1] === '{' || rest[1] === '}' || rest[1] === '|') return this.push('symbol', rest[1], 2);
      return this.unknown(rest);
    }
    const [whole, word = ''] = name;
    if (TEX_BLANK.has(word)) {
      this.at += whole.length;
      this.spaced = true;
      return;
    }
    if (TEX_SPECIAL.has(word)) return this.special(word, whole.length, rest);
    const symbol = TEX[word];
    if (symbol !== undefined) return this.push('symbol', symbol, whole.length);
    if (word === 'Gamma' && /^\s*(\\left\s*)?\(/.test(rest.slice(whole.length)))
      return this.push('function', 'gamma', whole.length);
    const bare = word.replace(/^var(?=epsilon|theta|phi|rho|sigma|kappa)/, '');
    const length = this.word(bare, whole.length);
    if (!length) this.unknownCommand(whole);
  }

  private unknownCommand(whole: string): never {
    return this.fail(this.at, whole, {
      problem: 'name',
      expected: { en: 'a TeX command of a formula', zh: '公式中的 TeX 命令' },
      suggestion: {
        en: 'Known are \\frac, \\sqrt, \\cdot, \\sin and the other functions, and Greek letters.',
        zh: '可用的有 \\frac、\\sqrt、\\cdot、\\sin 等函数以及希腊字母。',
      },
    });
  }

  /** \\frac12 is one half: digits without braces are one each. */
  private fraction(length: number, rest: string): void {
    this.push('tex', 'frac', length);
    const digits = /^\s*(\d)(\d)?/.exec(rest.slice(length));
    if (digits === null) return;
    this.at += digits[0].length - digits[0].trim().length;
    for (const digit of digits.slice(1)) if (digit !== undefined) this.push('number', digit, 1, Number(digit));
  }

  private special(word: string, length: number, rest: string): void {
    if (word !== 'operatorname' && word !== 'mathrm' && word !== 'text')
      return word === 'sqrt' ? this.push('tex', 'sqrt', length) : this.fraction(length, rest);
    const text = /^\\[a-z]+\*?\s*\{([^{}]*)\}/.exec(rest);
    if (text !== null && OTHERWISE.test(text[1]!)) return this.push('symbol', 'otherwise', text[0].length);
    if (text !== null && WHERE.test(text[1]!)) {
      this.at += text[0].length;
      return;
    }
    const name = /^\\[a-z]+\*?\s*\{\s*([A-Za-z]+\d*)\s*\}/.exec(rest);
    if (name !== null && this.word(name[1]!, name[0].length)) return;
    this.unknownCommand(name?.[0] ?? rest.slice(0, length));
  }

  /** A whole word with a meaning; false where it has none. */
  private word(word: string, length: number): boolean {
    const constant = CONSTANTS[word];
    if (constant !== undefined) this.push('constant', constant, length);
    else if (word === 'log') this.logarithm(length);
    else if (word === 'sum' || word === 'mean') this.reduction(word, length);
    else if (FUNCTIONS.has(word) && word !== 'gamma') this.push('function', word, length);
    else if (GREEK[word] !== undefined || word.length === 1) this.variable(word, length);
    else return false;
    return true;
  }

  private variable(word: string, length: number): void {
    const [index, extra] = this.subscript(length);
    this.push('variable', canonicalName(word) + index, length + extra);
  }

  /** sum, mean, or Σ_{i= with the index in the token's text. */
  private reduction(word: string, length: number): void {
    const bounds =
      word === 'sum' ? /^\s*(?:\\limits\s*)?_\s*\{\s*([A-Za-z])\s*=/.exec(this.text.slice(this.at + length)) : null;
    if (bounds === null) this.push('function', word, length);
    else this.push('tex', `sum:${bounds[1]}`, length + bounds[0].length);
  }

  /** log, or log_2: the base is the token's value. */
  private logarithm(length: number): void {
    const [index, extra] = this.subscript(length);
    const base = Number(index.slice(1));
    if (index === '' || !(base > 0)) this.push('function', 'log', length);
    else this.push('function', 'log', length + extra, base);
  }

  /** `_1`, `_{12}`, `₁` after `length` characters, and how long it is. */
  private subscript(length: number): readonly [string, number] {
    const rest = this.text.slice(this.at + length, this.at + length + 60);
    const found = /^(_\{\s*[A-Za-z0-9]+\s*\}|_\d+|_[A-Za-z]|_?[₀₁₂₃₄₅₆₇₈₉]+)/.exec(rest)?.[0] ?? '';
    return found === '' ? ['', 0] : [canonicalName(`x${found.replace(/\s/g, '')}`).slice(1), found.length];
  }

  /** A run of letters: known words, longest first, and single letters, which are variables. */
  private letters(rest: string): void {
    const gamma = /^(gamma|Gamma|Γ)(?=\s*\()/.exec(rest)?.[0];
    if (gamma !== undefined) return this.push('function', 'gamma', gamma.length);
    const word = WORDS.find((w) => rest.startsWith(w) && wholeName(w, rest));
    if (word !== undefined && this.word(word, word.length)) return;
    const letter = rest[0]!;
    if ((letter === 'Σ' || letter === '∑') && /^.\s*_\s*\{\s*[A-Za-z]\s*=/.test(rest)) return this.reduction('sum', 1);
    if (letter === 'e' && /^e(_|[₀-₉])/.test(rest)) return this.variable(letter, 1);
    this.word(letter, 1);
  }
}

const CALLED = new Set(
  ['if', 'where', 'piecewise', 'min', 'max', 'sum', 'mean', 'root', 'pow', 'hypot', 'logsumexp'].concat([
    'norm',
    'dot',
  ]),
);

/** log25 is the logarithm of 25, `if` without parentheses is i·f. */
function wholeName(word: string, rest: string): boolean {
  const next = rest.slice(word.length);
  if (/^log\d/.test(word)) return !/^[\d.]/.test(next);
  return !CALLED.has(word) || /^\s*[({]/.test(next) || (word === 'sum' && /^\s*_\s*\{/.test(next));
}

function raisedValue(text: string): number {
  const digits = [...text].filter((c) => RAISED.includes(c)).map((c) => RAISED.indexOf(c));
  return Number(digits.join('')) * (text.startsWith('⁻') ? -1 : 1);
}

/** Errors: FormulaError. */
export function tokenize(source: string, javascript = false): Token[] {
  const reader = new Reader(source, javascript);
  if (source.length > LONGEST) {
    reader.fail(LONGEST, `${source.length}`, {
      problem: 'long',
      expected: { en: `at most ${LONGEST} characters`, zh: `至多 ${LONGEST} 个字符` },
      suggestion: { en: 'Split the formula.', zh: '请把公式拆开。' },
    });
  }
  return reader.read();
}
