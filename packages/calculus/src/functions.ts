/** How functions are written: every spelling, and the operator it stands for. Derivatives are the records' affair. */
import { constant, type Expr, num, op } from './expr.js';

/** A function that formulas can use; `make` builds it from its arguments. */
export interface Spelling {
  readonly least: number;
  readonly most: number;
  readonly make: (...args: readonly Expr[]) => Expr;
}

const unary = (name: string): Spelling => ({ least: 1, most: 1, make: (x) => op(name, x!) });
const chain = (name: string): Spelling => ({
  least: 1,
  most: 100,
  make: (...args) => args.reduce((a, b) => op(name, a, b)),
});
const spelled = (spelling: Spelling, ...names: readonly string[]) => names.map((n) => [n, spelling] as const);
const make = (least: number, most: number, build: (...args: readonly Expr[]) => Expr): Spelling => ({
  least,
  most,
  make: build,
});

const root = (x: Expr, n: Expr): Expr => op('pow', x, op('div', num(1), n));

function nested(name: 'add', terms: readonly Expr[]): Expr {
  return terms.length === 1 ? terms[0]! : op(name, ...terms);
}

/** condition, value, condition, value, …, otherwise */
function piecewise(...args: readonly Expr[]): Expr {
  let out = args.at(-1)!;
  for (let i = args.length - 3; i >= 0; i -= 2) out = op('where', args[i]!, args[i + 1]!, out);
  return out;
}

export const FUNCTIONS: ReadonlyMap<string, Spelling> = new Map([
  ...['sin', 'cos', 'sinh', 'cosh', 'exp', 'sqrt', 'abs', 'sign', 'erf', 'erfc', 'sigmoid', 'relu', 'softplus']
    .concat(['tan', 'tanh', 'log2', 'log10', 'exp2', 'expm1', 'log1p'])
    .map((name) => [name, unary(name)] as const),
  ...['asin', 'acos', 'atan', 'asinh', 'acosh', 'atanh'].flatMap((name) =>
    spelled(unary(name), name, `arc${name.slice(1)}`, ...(name.endsWith('h') ? [`ar${name.slice(1)}`] : [])),
  ),
  ...spelled(unary('tan'), 'tg'),
  ...spelled(unary('atan'), 'arctg'),
  ...spelled(unary('sec'), 'sec'),
  ...spelled(unary('csc'), 'csc', 'cosec'),
  ...spelled(unary('cot'), 'cot', 'ctg', 'cotan'),
  ...spelled(unary('sech'), 'sech'),
  ...spelled(unary('csch'), 'csch'),
  ...spelled(unary('coth'), 'coth'),
  ...spelled(unary('log'), 'ln'),
  ...spelled(unary('log10'), 'lg'),
  ...spelled(unary('sign'), 'sgn'),
  ...spelled(
    make(1, 2, (x, b) => (b === undefined ? op('log', x!) : op('div', op('log', x!), op('log', b)))),
    'log',
  ),
  ...spelled(
    make(2, 2, (x, n) => root(x!, n!)),
    'root',
  ),
  ...spelled(unary('cbrt'), 'cbrt'),
  // Inverses of secant and its kin, by those of cosine and its kin.
  ...spelled(
    make(1, 1, (x) => op('acos', op('div', num(1), x!))),
    'arcsec',
    'asec',
  ),
  ...spelled(
    make(1, 1, (x) => op('asin', op('div', num(1), x!))),
    'arccsc',
    'acsc',
  ),
  ...spelled(
    make(1, 1, (x) => op('add', op('div', constant('π'), num(2)), op('neg', op('atan', x!)))),
    'arccot',
    'acot',
    'arcctg',
  ),
  ...spelled(
    make(2, 2, (x, n) => op('pow', x!, n!)),
    'pow',
  ),
  ...spelled(
    make(2, 2, (y, x) => op('atan2', y!, x!)),
    'atan2',
    'arctan2',
  ),
  ...spelled(chain('maximum'), 'max'),
  ...spelled(chain('minimum'), 'min'),
  ...spelled(
    make(1, 100, (...args) =>
      op(
        'sqrt',
        nested(
          'add',
          args.map((a) => op('pow', a, num(2))),
        ),
      ),
    ),
    'hypot',
  ),
  ...spelled(
    make(1, 100, (...args) =>
      op(
        'log',
        nested(
          'add',
          args.map((a) => op('exp', a)),
        ),
      ),
    ),
    'logsumexp',
  ),
  // Of vectors, which the parser works out; of letters that stand for data, here.
  ...spelled(
    make(1, 100, (...args) => nested('add', args)),
    'softmax',
  ),
  ...spelled(
    make(1, 2, (x) => op('sqrt', op('sum', op('pow', x!, num(2))))),
    'norm',
  ),
  ...spelled(
    make(2, 2, (x, y) => op('sum', op('mul', x!, y!))),
    'dot',
  ),
  ...spelled(unary('gamma'), 'gamma'),
  ...spelled(unary('lgamma'), 'lgamma', 'gammaln'),
  ...spelled(unary('digamma'), 'digamma'),
  ...spelled(
    make(2, 2, (n, x) => op('polygamma', n!, x!)),
    'polygamma',
  ),
  ...spelled(make(3, 99, piecewise), 'piecewise', 'where', 'if'),
]);

/** Known in mathematics, not here; and what to write instead. */
export const UNAVAILABLE: Readonly<Record<string, string>> = {
  factorial: 'x·(x − 1)·…',
  det: 'a·d − b·c',
};

/** Functions whose inverse is written with −1: sin^-1 x is arcsin x. */
export const INVERSES: Readonly<Record<string, string>> = {
  sin: 'asin',
  cos: 'acos',
  tan: 'atan',
  tg: 'atan',
  sinh: 'asinh',
  cosh: 'acosh',
  tanh: 'atanh',
};
