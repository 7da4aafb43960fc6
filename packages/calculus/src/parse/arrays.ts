/**
 * Vectors and matrices in a formula: read as nodes that only the parser knows, then worked out into components. A vector
 * is a column; u' @ v is a number, u @ v' a matrix, and u @ v the inner product, as in PyTorch.
 */
import { type Expr, isNum, isOp, isValue, num, type Op, op } from '../expr.js';

/** Components in rows; one column for a vector. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly items: readonly Expr[];
}

/** Words of an error; the parser knows the place. */
export class ShapeError extends Error {
  readonly node: Expr;
  readonly expected: { readonly en: string; readonly zh: string };
  readonly suggestion: { readonly en: string; readonly zh: string };
  constructor(node: Expr, expected: ShapeError['expected'], suggestion: ShapeError['suggestion']) {
    super(expected.en);
    this.node = node;
    this.expected = expected;
    this.suggestion = suggestion;
  }
}

const scalar = (e: Expr): Grid => ({ rows: 1, columns: 1, items: [e] });
const isScalar = (g: Grid): boolean => g.rows === 1 && g.columns === 1;
const isVector = (g: Grid): boolean => g.rows === 1 || g.columns === 1;
const named = ({ rows, columns }: Grid): string => (columns === 1 ? `${rows}` : `${rows}×${columns}`);

const total = (terms: readonly Expr[]): Expr => (terms.length === 1 ? terms[0]! : op('add', ...terms));
const folded = (name: string, terms: readonly Expr[]): Expr => terms.reduce((a, b) => op(name, a, b));
/** Numbers in front; 1 is not written. */
function times(x: Expr, y: Expr): Expr {
  if (isValue(x, 1)) return y;
  if (isValue(y, 1)) return x;
  return isNum(y) ? op('mul', y, x) : op('mul', x, y);
}
const squared = (e: Expr): Expr => op('pow', e, num(2));

function fail(node: Expr, en: string, zh: string, suggestion: ShapeError['suggestion']): never {
  throw new ShapeError(node, { en, zh }, suggestion);
}

const SAME_SHAPE = { en: 'Make them equally long.', zh: '请使它们长度相同。' };
const INNER = {
  en: 'The columns of the left must be as many as the rows of the right.',
  zh: '左边的列数必须等于右边的行数。',
};
const ONE_VECTOR = { en: 'Write a vector such as [x, y].', zh: '请写一个向量，例如 [x, y]。' };
const RECTANGLE = { en: 'Give every row as many entries: [1, 2; 3, 4].', zh: '每行元素个数应相同：[1, 2; 3, 4]。' };

/** Reads the nodes that have arrays inside; all others are numbers. */
export class Arrays {
  /** Nodes that are arrays or have one inside. */
  readonly nodes = new Set<Expr>();
  private readonly done = new Map<Expr, Grid>();

  has(e: Expr): boolean {
    return this.nodes.has(e);
  }

  grid(e: Expr): Grid {
    if (!this.has(e) || !isOp(e)) return scalar(e);
    let out = this.done.get(e);
    if (out === undefined) this.done.set(e, (out = this.work(e)));
    return out;
  }

  private work(e: Op): Grid {
    const args = e.args.map((a) => this.grid(a));
    switch (e.op) {
      case 'vector':
        return stacked(e, args);
      case 'transpose':
        return transposed(args[0]!);
      case 'matmul':
        return product(e, args[0]!, args[1]!);
      case 'abs':
        return isVector(args[0]!) && !isScalar(args[0]!) ? scalar(norm(e, args)) : elementwise(e, args);
      default:
        return e.op.startsWith('call:') ? called(e, e.op.slice(5), args) : elementwise(e, args);
    }
  }
}

/** Rows of numbers, or rows that are vectors. */
function stacked(e: Expr, rows: readonly Grid[]): Grid {
  if (rows.every(isScalar)) return { rows: rows.length, columns: 1, items: rows.flatMap((r) => r.items) };
  const columns = rows[0]!.items.length;
  if (!rows.every((r) => isVector(r) && r.items.length === columns))
    fail(e, 'rows of one length', '长度相同的各行', RECTANGLE);
  return { rows: rows.length, columns, items: rows.flatMap((r) => r.items) };
}

function transposed({ rows, columns, items }: Grid): Grid {
  const out = Array.from({ length: rows * columns }, (_, k) => items[(k % rows) * columns + Math.floor(k / rows)]!);
  return { rows: columns, columns: rows, items: out };
}

function product(e: Expr, left: Grid, right: Grid): Grid {
  const a = left.columns === 1 && right.columns === 1 && left.rows === right.rows ? transposed(left) : left;
  // x @ A with a plain vector in front is a row times a matrix.
  const b = a.columns === 1 && a.rows === right.rows && right.columns > 1 ? transposed(a) : a;
  if (b.columns !== right.rows)
    fail(
      e,
      `sizes that fit, not ${named(left)} @ ${named(right)}`,
      `可相乘的大小，而不是 ${named(left)} @ ${named(right)}`,
      INNER,
    );
  const items = Array.from({ length: b.rows * right.columns }, (_, k) => {
    const [i, j] = [Math.floor(k / right.columns), k % right.columns];
    return total(
      Array.from({ length: b.columns }, (_, m) =>
        times(b.items[i * b.columns + m]!, right.items[m * right.columns + j]!),
      ),
    );
  });
  return { rows: b.rows, columns: right.columns, items };
}

/** The same operator at every place; numbers go with every entry. */
function elementwise(e: Op, args: readonly Grid[]): Grid {
  const shaped = args.filter((g) => !isScalar(g));
  const [first] = shaped;
  if (first === undefined) return scalar(op(e.op, ...args.map((g) => g.items[0]!)));
  if (shaped.some((g) => g.rows !== first.rows || g.columns !== first.columns)) {
    const sizes = shaped.map(named).join(', ');
    fail(e, `arrays of one size, not ${sizes}`, `大小相同的数组，而不是 ${sizes}`, SAME_SHAPE);
  }
  const items = first.items.map((_, k) => op(e.op, ...args.map((g) => (isScalar(g) ? g.items[0]! : g.items[k]!))));
  return { ...first, items };
}

/** All entries of all arguments. */
const entries = (args: readonly Grid[]): Expr[] => args.flatMap((g) => g.items);

function norm(e: Expr, args: readonly Grid[]): Expr {
  const [v, p] = args as [Grid, Grid | undefined];
  const order = p === undefined ? 2 : p.items[0]!.kind === 'num' ? p.items[0].number.value : Number.NaN;
  if (order === 2) return op('sqrt', total(v.items.map(squared)));
  if (order === 1) return total(v.items.map((x) => op('abs', x)));
  return fail(e, 'the order 1 or 2 of the norm', '范数的阶 1 或 2', {
    en: 'Write norm(v) or norm(v, 1).',
    zh: '请写 norm(v) 或 norm(v, 1)。',
  });
}

function inner(e: Expr, [u, v]: readonly Grid[]): Expr {
  if (u === undefined || v === undefined || u.items.length !== v.items.length)
    return fail(e, 'two vectors of one length', '两个长度相同的向量', SAME_SHAPE);
  return total(u.items.map((x, k) => times(x, v.items[k]!)));
}

function softmax(e: Expr, args: readonly Grid[]): Grid {
  const z = entries(args);
  if (z.length < 2) fail(e, 'a vector of two components or more', '至少两个分量的向量', ONE_VECTOR);
  const sum = op('add', ...z.map((x) => op('exp', x)));
  return { rows: z.length, columns: 1, items: z.map((x) => op('div', op('exp', x), sum)) };
}

/** Functions that see a whole array; all others run over its entries. */
const WHOLE: Readonly<Record<string, (e: Expr, args: readonly Grid[]) => Expr>> = {
  sum: (_, args) => total(entries(args)),
  mean: (_, args) => op('div', total(entries(args)), num(entries(args).length)),
  max: (_, args) => folded('maximum', entries(args)),
  min: (_, args) => folded('minimum', entries(args)),
  hypot: (_, args) => op('sqrt', total(entries(args).map(squared))),
  logsumexp: (_, args) => op('log', total(entries(args).map((x) => op('exp', x)))),
  norm,
  dot: inner,
};

export const ARRAY_FUNCTIONS: ReadonlySet<string> = new Set([...Object.keys(WHOLE), 'softmax']);

function called(e: Op, name: string, args: readonly Grid[]): Grid {
  return name === 'softmax' ? softmax(e, args) : scalar(WHOLE[name]!(e, args));
}
