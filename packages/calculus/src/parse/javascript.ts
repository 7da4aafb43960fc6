/**
 * A JavaScript or TypeScript function as a formula: `(x, y) => x ** 2 + Math.sin(y)`. Its source is read like any other
 * formula and never run. Constants declared before `return` are put in; all else is an error at its place.
 */
import { GREEK } from '../expr.js';
import { FUNCTIONS } from '../functions.js';
import { type Complaint, FormulaError } from './error.js';

const ARROW =
  /^\s*(?:export\s+)?(?:default\s+)?(?:(?:const|let|var)\s+\w+\s*(?::[^=]*?)?=\s*)?(?:\(([^()]*)\)\s*(?::\s*number\s*)?|(\w+)\s*)=>\s*/;
const FUNCTION =
  /^\s*(?:export\s+)?(?:default\s+)?(?:(?:const|let|var)\s+\w+\s*=\s*)?function\s*\w*\s*\(([^()]*)\)\s*(?::\s*number\s*)?/;
const DECLARATION =
  /^\s*(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*(?::\s*number\s*)?=(?!=)([^;\n]*(?:\n(?!\s*(?:const|let|var|return)\b)[^;\n]*)*)[;\n]/;
const PARAMETER = /^\s*([A-Za-z_$][\w$]*)\s*(?::\s*number\s*)?$/;
const OWN_NAME = /^[A-Za-z](?:_?\d+)?$/;

/** Letters that nobody writes: they stand for declared constants until those are put in. */
const PLACEHOLDERS = [...'ϘϚϜϞϠϢϤϦϨϪϬϮ'];

const MATH: Readonly<Record<string, string>> = {
  PI: 'π',
  E: 'ℯ',
  SQRT2: '√2',
  SQRT1_2: '(√2/2)',
  LN2: '(ln(2))',
  LN10: '(ln(10))',
  LOG2E: '(1/ln(2))',
  LOG10E: '(1/ln(10))',
};

/** One expression of a function, blanks around it so that positions stay. */
export interface Statement {
  /** The letter that stands for it; empty for what is returned. */
  readonly letter: string;
  readonly text: string;
}

const blanks = (text: string): string => text.replace(/[^\n]/g, ' ');

function fail(source: string, at: number, found: string, rest: Pick<Complaint, 'expected' | 'suggestion'>): never {
  throw new FormulaError({ problem: 'name', position: [...source.slice(0, at)].length + 1, found, ...rest });
}

const PLAIN = {
  expected: { en: 'one expression of the parameters and Math', zh: '由参数和 Math 组成的一个表达式' },
  suggestion: {
    en: 'Write (x, y) => x ** 2 + Math.sin(y); constants may be declared before return.',
    zh: '写法例如 (x, y) => x ** 2 + Math.sin(y)；return 之前可以用 const 声明常量。',
  },
};

/** The letter of a parameter: its own name where that is one letter (and a number), else its first letter. */
function letterOf(name: string, taken: ReadonlySet<string>): string {
  if (OWN_NAME.test(name) || GREEK[name] !== undefined) return name;
  const first = /[A-Za-z]/.exec(name)?.[0] ?? 'x';
  const free = [first, ...Array.from({ length: 9 }, (_, k) => `${first}_${k + 1}`)].find((l) => !taken.has(l));
  return free ?? first;
}

class Source {
  private readonly source: string;
  private readonly letters = new Map<string, string>();
  readonly statements: Statement[] = [];
  constructor(source: string) {
    this.source = source;
  }

  parameters(list: string, at: number): void {
    const parts = list.split(',').filter((part) => part.trim() !== '');
    const names = parts.map((part) => PARAMETER.exec(part)?.[1] ?? fail(this.source, at, part.trim(), PLAIN));
    const own = new Set(names.filter((n) => OWN_NAME.test(n)));
    for (const name of names) {
      const letter = letterOf(name, new Set([...own, ...this.letters.values()]));
      this.letters.set(name, letter);
    }
  }

  /** The body from a place on: declarations, then what is returned. */
  body(at: number): void {
    let rest = this.source.slice(at);
    const block = /^\{/.test(rest);
    let from = at;
    const skip = (n: number): void => {
      from += n;
      rest = rest.slice(n);
    };
    if (block) {
      skip(1);
      for (let d = DECLARATION.exec(rest); d !== null; d = DECLARATION.exec(rest)) {
        const name = d[0].slice(0, d[0].indexOf('=')).lastIndexOf(d[1]!);
        this.declare(d[1]!, from + name, from + d[0].length - 1 - d[2]!.length, d[2]!);
        skip(d[0].length);
      }
      const opening = /^\s*return\b/.exec(rest);
      if (opening === null)
        fail(this.source, from + /^\s*/.exec(rest)![0].length, rest.trim().split(/\s/)[0] ?? '', PLAIN);
      skip(opening[0].length);
    }
    const end = block ? /\s*;?\s*\}?\s*;?\s*$/ : /;?\s*$/;
    this.statements.push({ letter: '', text: this.expression(from, rest.replace(end, blanks)) });
  }

  private declare(name: string, place: number, at: number, text: string): void {
    const letter = PLACEHOLDERS[this.statements.length];
    if (letter === undefined || this.letters.has(name)) fail(this.source, place, name, PLAIN);
    this.statements.push({ letter, text: this.expression(at, text) });
    this.letters.set(name, letter);
  }

  /** Names as this calculus writes them, as long as they were. */
  private expression(at: number, text: string): string {
    const read = text.replace(
      /\bMath\s*\.\s*([A-Za-z]\w*)|(?<![\d.])([A-Za-z_$][\w$]*)|(\.\s*[A-Za-z_$]\w*|\[|\^)/g,
      (found, ...rest) => {
        const [math, name, access, offset] = rest as [
          string | undefined,
          string | undefined,
          string | undefined,
          number,
        ];
        if (math !== undefined) return this.math(at + offset, found, math);
        const letter = name === undefined ? undefined : this.letters.get(name);
        if (letter === undefined) fail(this.source, at + offset, access?.[0] ?? name ?? found, PLAIN);
        return letter.length <= found.length ? letter.padEnd(found.length) : ` ${letter} `;
      },
    );
    return blanks(this.source.slice(0, at)) + read;
  }

  private math(at: number, found: string, name: string): string {
    const constant = MATH[name];
    if (constant !== undefined) return constant.padStart(found.length);
    if (!FUNCTIONS.has(name)) fail(this.source, at, found, PLAIN);
    return name.padStart(found.length);
  }
}

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (comment) => blanks(comment));

/** The statements of a function; null where the text is no function. Errors: FormulaError for what is no formula in it. */
export function functionStatements(source: string): readonly Statement[] | null {
  if (!/=>|\bfunction\b/.test(source)) return null;
  const clean = withoutComments(source);
  const head = ARROW.exec(clean) ?? FUNCTION.exec(clean);
  if (head === null) return null;
  const out = new Source(clean);
  out.parameters(head[1] ?? head[2] ?? '', head[0].indexOf('(') + 1);
  out.body(head[0].length);
  return out.statements;
}
