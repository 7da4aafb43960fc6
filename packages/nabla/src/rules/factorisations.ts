/** Derivatives of triangular factorisations: Cholesky, LU, QR. */
import { fail } from '../errors.js';
import type { Builder } from '../graph/build.js';
import type { Node } from '../ir/node.js';
import type { CallRule } from './call-rule.js';
import { transpose, zerosLike } from './linear.js';
import {
  columns,
  divideTriangular,
  halfLower,
  mirrorLower,
  partMask,
  partOf,
  product,
  resultOf,
  skew,
  solveTriangular,
} from './matrices.js'; // prettier-ignore

/**
 * a = l·lᵀ (I. Murray, Differentiation of the Cholesky decomposition, 2016), with Φ: lower triangle, half the diagonal.
 * gA = ½(s + sᵀ), s = l⁻ᵀ·Φ(lᵀ·g)·l⁻¹; dl = l·Φ(l⁻¹·da·l⁻ᵀ), da made symmetric.
 */
export const cholesky: CallRule = {
  vjp(b, [g], call) {
    const l = resultOf(b, call, 0);
    const middle = halfLower(b, b.dot(transpose(b, l), g!));
    const s = divideTriangular(b, solveTriangular(b, transpose(b, l), middle, true), l, false);
    return [b.mul(b.add(s, transpose(b, s)), b.like(0.5, s))];
  },
  jvp(b, [da], call) {
    const l = resultOf(b, call, 0);
    const even = b.mul(b.add(da!, transpose(b, da!)), b.like(0.5, da!));
    const middle = divideTriangular(b, solveTriangular(b, l, even, false), transpose(b, l), true);
    return [b.dot(l, halfLower(b, middle))];
  },
};

/** Factors of a matrix, of which the first k rows and columns are square triangles, and where its rows went. */
interface Lu {
  readonly factors: Node;
  readonly l: Node;
  readonly u: Node;
  readonly k: number;
  /** Row order, for every element. */
  readonly order: Node;
  readonly axis: number;
}

/** Rows and columns of matrices, from the given places on. */
function block(b: Builder<Node>, x: Node, row: number, column: number, rows: number, columns_: number): Node {
  const r = x.shape.length;
  return b.narrow(b.narrow(x, r - 2, row, rows), r - 1, column, columns_);
}

function luOf(b: Builder<Node>, call: Node<'call'>): Lu {
  const { shape } = call;
  const r = shape.length;
  const k = Math.min(shape[r - 1]!, shape[r - 2]!);
  const factors = resultOf(b, call, 0);
  const square = block(b, factors, 0, 0, k, k);
  const order = resultOf(b, call, 2);
  const ones = b.where(partMask(b, square.shape, 'diagonal'), b.like(1, square), zerosLike(b, square));
  return {
    factors,
    k,
    l: b.add(partOf(b, square, 'below'), ones),
    u: partOf(b, square, 'upper'),
    order: b.expand(b.reshape(order, [...order.shape, 1]), shape),
    axis: r - 2,
  };
}

/**
 * p·a = l·u: gA = pᵀ·l⁻ᵀ·(below(lᵀ·gL) + upper(gU·uᵀ))·u⁻ᵀ; with m = l⁻¹·p·da·u⁻¹: dl = l·below(m), du = upper(m)·u.
 * More columns are l·u₂, more rows l₂·u: what their gradients say of l and u is taken from those.
 */
export const luFactor: CallRule = {
  vjp(b, [g], call) {
    if (!g) return [null];
    const { factors, l, u, k, order, axis } = luOf(b, call);
    const [m, n] = g.shape.slice(-2) as [number, number];
    const [lt, ut] = [transpose(b, l), transpose(b, u)];
    const own = block(b, g, 0, 0, k, k);
    let left = b.dot(lt, partOf(b, own, 'below'));
    let right = b.dot(partOf(b, own, 'upper'), ut);
    const [wide, tall] = [block(b, g, 0, k, k, n - k), block(b, g, k, 0, m - k, k)];
    if (n > k) left = b.sub(left, b.dot(wide, transpose(b, block(b, factors, 0, k, k, n - k))));
    if (m > k) right = b.sub(right, b.dot(transpose(b, block(b, factors, k, 0, m - k, k)), tall));
    const middle = b.add(partOf(b, left, 'below'), partOf(b, right, 'upper'));
    const inside = divideTriangular(b, solveTriangular(b, lt, middle, true, true), ut, false);
    let rows = inside;
    if (n > k) rows = b.concat([inside, solveTriangular(b, lt, wide, true, true)], axis + 1);
    if (m > k) rows = b.concat([inside, divideTriangular(b, tall, ut, false)], axis);
    return [b.scatter(zerosLike(b, rows), order, rows, axis, 'set')];
  },
  jvp(b, [da], call) {
    const { l, u, k, order, axis } = luOf(b, call);
    if (da!.shape.slice(-2).some((n) => n !== k))
      throw new Error('[lu_factor] has forward derivatives for square matrices only');
    const rows = b.gather(da!, order, axis);
    const m = divideTriangular(b, solveTriangular(b, l, rows, false, true), u, true);
    return [b.add(b.dot(l, partOf(b, m, 'below')), b.dot(partOf(b, m, 'upper'), u)), null, null];
  },
};

/** Q and R, with the square part of R; q has as many columns as R has rows. */
function qrOf(b: Builder<Node>, call: Node<'call'>): { readonly q: Node; readonly r: Node; readonly k: number } {
  const [q, r] = [resultOf(b, call, 0), resultOf(b, call, 1)];
  const [k, n] = r.shape.slice(-2) as [number, number];
  if (k > n) {
    fail('qr', "mode 'complete' is not differentiable for matrices with more rows than columns", "Use mode 'reduced'");
  }
  return { q, r, k };
}

/** a = q·r, r square: gA = (gQ + q·mirror(r·gRᵀ − gQᵀ·q))·r⁻ᵀ (S. Walter & L. Lehmann, 2018). */
function squareQr(b: Builder<Node>, q: Node, r: Node, gQ: Node, gR: Node): Node {
  const m = b.sub(b.dot(r, transpose(b, gR)), b.dot(transpose(b, gQ), q));
  const sum = b.add(gQ, b.dot(q, mirrorLower(b, m)));
  return divideTriangular(b, sum, transpose(b, r), false);
}

/** Columns of a beyond the square part are q·v: gQ gets aRest·gVᵀ, and they themselves q·gV. */
export const qr: CallRule = {
  vjp(b, g, call) {
    const { q, r, k } = qrOf(b, call);
    const [gQ, gR] = [g[0] ?? zerosLike(b, q), g[1] ?? zerosLike(b, r)];
    const rest = r.shape.at(-1)! - k;
    if (rest === 0) return [squareQr(b, q, r, gQ, gR)];
    const gV = columns(b, gR, rest, k);
    const all = b.add(gQ, b.dot(columns(b, call.src[0]!, rest, k), transpose(b, gV)));
    const square = squareQr(b, q, columns(b, r, k), all, columns(b, gR, k));
    return [b.concat([square, b.dot(q, gV)], r.shape.length - 1)];
  },
  /** With x = da·r⁻¹: dq = q·(below(qᵀx) − below(qᵀx)ᵀ) + x − q·qᵀx, dr = qᵀ·(da − dq·r). */
  jvp(b, [da], call) {
    const { q, r, k } = qrOf(b, call);
    const qt = transpose(b, q);
    const x = divideTriangular(b, columns(b, da!, k), columns(b, r, k), true);
    const inside = b.dot(qt, x);
    const turn = skew(b, partOf(b, inside, 'below'));
    const dq = b.add(b.dot(q, turn), b.sub(x, product(b, q, inside)));
    return [dq, b.dot(qt, b.sub(da!, b.dot(dq, r)))];
  },
};
