/**
 * Derivatives of elementwise primitives. An element of the result depends on the same element of each input, so that the
 * Jacobian is diagonal, and its product with a tangent and with a cotangent is one and the same: forward and reverse mode
 * share this table.
 */
import type { Builder } from '../graph/build.js';
import type { BinaryOp, Node, UnaryOp } from '../ir/node.js';

/** t · ∂node/∂src[i], element by element. */
export type Diagonal = (b: Builder<Node>, t: Node, node: Node) => Node;

const first = (node: Node): Node => node.src[0]!;
const second = (node: Node): Node => node.src[1]!;
const times = (b: Builder<Node>, t: Node, factor: number): Node => b.mul(t, b.like(factor, t));
const square = (b: Builder<Node>, x: Node): Node => b.mul(x, x);
/** c + x, c − x */
const plus = (b: Builder<Node>, c: number, x: Node): Node => b.add(b.like(c, x), x);
const minus = (b: Builder<Node>, c: number, x: Node): Node => b.sub(b.like(c, x), x);

/** t · f(x) */
const byInput =
  (op: UnaryOp): Diagonal =>
  (b, t, node) =>
    b.mul(t, b.unary(op, first(node)));
/** t / (factor · x) */
const byLog =
  (factor: number): Diagonal =>
  (b, t, node) =>
    b.div(t, times(b, first(node), factor));
/** t / √d(x²) */
const bySqrt =
  (d: (b: Builder<Node>, xx: Node) => Node): Diagonal =>
  (b, t, node) =>
    b.div(t, b.unary('sqrt', d(b, square(b, first(node)))));
const negated =
  (rule: Diagonal): Diagonal =>
  (b, t, node) =>
    b.neg(rule(b, t, node));
/** factor · t · exp(−x²) */
const gauss =
  (factor: number): Diagonal =>
  (b, t, node) =>
    b.mul(times(b, t, factor), b.unary('exp', b.neg(square(b, first(node)))));

const identity: Diagonal = (_, t) => t;
const inverseRoot = bySqrt((b, xx) => minus(b, 1, xx));
const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

/** Ties give half to each side; a nan gives all to both, as in PyTorch. `loses`: this side is strictly beaten. */
const extreme =
  (loses: (b: Builder<Node>, x: Node, y: Node) => Node): Diagonal =>
  (b, t, node) => {
    const [x, y] = [first(node), second(node)];
    const rest = b.where(loses(b, x, y), b.like(0, t), t);
    return b.where(b.compare('eq', x, y), times(b, t, 0.5), rest);
  };
const less = extreme((b, x, y) => b.compare('lt', x, y));
const more = extreme((b, x, y) => b.compare('lt', y, x));

/** The number that a repeated constant stands for, or null. */
function constantOf(node: Node): number | null {
  let x = node;
  while (x.op === 'expand' || x.op === 'reshape') x = x.src[0]!;
  return x.op === 'const' ? (x.arg as number) : null;
}

/** y · x^(y−1). At x = 0 or nan with y = 0 the result is constant: its derivative is 0. */
const powBase: Diagonal = (b, t, node) => {
  const [x, y] = [first(node), second(node)];
  const c = constantOf(y);
  if (c === 2) return b.mul(t, times(b, x, 2));
  const lower = c === null ? b.sub(y, b.like(1, y)) : b.like(c - 1, y);
  return b.mul(t, b.mul(y, b.binary('pow', c === null || c === 0 ? safeBase(b, x, y) : x, lower)));
};

function safeBase(b: Builder<Node>, x: Node, y: Node): Node {
  const zero = b.like(0, x);
  const bad = b.binary('or', b.compare('eq', x, zero), b.compare('ne', x, x));
  return b.where(b.binary('and', bad, b.compare('eq', y, zero)), b.like(1, x), x);
}

/** x^y · ln x; 0 where x = 0 and y ≥ 0. */
const powExponent: Diagonal = (b, t, node) => {
  const [x, y] = [first(node), second(node)];
  const zero = b.like(0, x);
  const flat = b.binary('and', b.compare('eq', x, zero), b.compare('le', zero, y));
  return b.mul(t, b.mul(node, b.unary('log', b.where(flat, b.like(1, x), x))));
};

/** t · side / (y² + x²) */
const byRadius = (b: Builder<Node>, t: Node, side: Node, node: Node): Node =>
  b.div(b.mul(t, side), b.add(square(b, first(node)), square(b, second(node))));

/** One rule for each input; null: no derivative (it is zero almost everywhere, or the values are no floats). */
export const diagonals = {
  neg: [(b, t) => b.neg(t)],
  abs: [byInput('sign')],
  sign: [null],
  floor: [null],
  ceil: [null],
  round: [null],
  trunc: [null],
  sqrt: [(b, t, node) => b.div(t, times(b, node, 2))],
  not: [null],
  exp: [(b, t, node) => b.mul(t, node)],
  log: [(b, t, node) => b.div(t, first(node))],
  log1p: [(b, t, node) => b.div(t, plus(b, 1, first(node)))],
  expm1: [(b, t, node) => b.mul(t, plus(b, 1, node))],
  exp2: [(b, t, node) => times(b, b.mul(t, node), Math.LN2)],
  log2: [byLog(Math.LN2)],
  log10: [byLog(Math.LN10)],
  sin: [byInput('cos')],
  cos: [negated(byInput('sin'))],
  tan: [(b, t, node) => b.mul(t, plus(b, 1, square(b, node)))],
  asin: [inverseRoot],
  acos: [negated(inverseRoot)],
  atan: [(b, t, node) => b.div(t, plus(b, 1, square(b, first(node))))],
  sinh: [byInput('cosh')],
  cosh: [byInput('sinh')],
  tanh: [(b, t, node) => b.mul(t, minus(b, 1, square(b, node)))],
  asinh: [bySqrt((b, xx) => plus(b, 1, xx))],
  acosh: [bySqrt((b, xx) => plus(b, -1, xx))],
  atanh: [(b, t, node) => b.div(t, minus(b, 1, square(b, first(node))))],
  erf: [gauss(TWO_OVER_SQRT_PI)],
  erfc: [gauss(-TWO_OVER_SQRT_PI)],
  add: [identity, identity],
  sub: [identity, (b, t) => b.neg(t)],
  mul: [(b, t, node) => b.mul(t, second(node)), (b, t, node) => b.mul(t, first(node))],
  div: [
    (b, t, node) => b.div(t, second(node)),
    (b, t, node) => b.mul(b.neg(t), b.div(node, second(node))), // −x/y² as −(x/y)/y: no y² to overflow
  ],
  idiv: [null, null],
  // x − trunc(x/y)·y
  rem: [identity, (b, t, node) => b.neg(b.mul(t, b.unary('trunc', b.div(first(node), second(node)))))],
  pow: [powBase, powExponent],
  atan2: [(b, t, node) => byRadius(b, t, second(node), node), (b, t, node) => byRadius(b, t, b.neg(first(node)), node)],
  maximum: [less, more],
  minimum: [more, less],
  and: [null, null],
  or: [null, null],
  xor: [null, null],
  shl: [null, null],
  shr: [null, null],
} satisfies Record<UnaryOp | BinaryOp, readonly (Diagonal | null)[]>;
