/** Derivatives of eigenvalues and singular values. */
import type { Builder } from '../graph/build.js';
import type { Node } from '../ir/node.js';
import type { CallRule } from './call-rule.js';
import { transpose, zerosLike } from './linear.js';
import {
  asColumns,
  asRows,
  columns,
  diagonalMatrix,
  diagonalOf,
  partMask,
  product,
  resultOf,
  skew,
} from './matrices.js'; // prettier-ignore

/** 1/(v_j − v_i), 0 on the diagonal. Equal values give ±∞: their vectors have no derivative. */
function gaps(b: Builder<Node>, v: Node): Node {
  const n = v.shape.at(-1)!;
  const difference = b.sub(asRows(b, v, n), asColumns(b, v, n));
  const diagonal = partMask(b, difference.shape, 'diagonal');
  const one = b.like(1, difference);
  return b.where(diagonal, zerosLike(b, one), b.div(one, b.where(diagonal, one, difference)));
}

/**
 * gA = v·(diag(gλ) + m∘gaps)·vᵀ for the skew part m of vᵀ·gV, so that it is symmetric; with the symmetric part p of
 * vᵀ·da·v: dλ = diag(p), dv = v·(p∘gaps).
 */
export const eigh: CallRule = {
  vjp(b, [gValues, gVectors], call) {
    const v = resultOf(b, call, 1);
    const vt = transpose(b, v);
    const turn = gVectors ? b.mul(halfWith(b, b.dot(vt, gVectors), -1), gaps(b, resultOf(b, call, 0))) : null;
    const diagonal = gValues ? diagonalMatrix(b, gValues) : null;
    return [product(b, v, sum(b, diagonal, turn)!, vt)];
  },
  jvp(b, [da], call) {
    const v = resultOf(b, call, 1);
    const p = halfWith(b, product(b, transpose(b, v), da!, v), 1);
    return [diagonalOf(b, p), b.dot(v, b.mul(p, gaps(b, resultOf(b, call, 0))))];
  },
};

/** Half of x + sign · xᵀ. */
function halfWith(b: Builder<Node>, x: Node, sign: 1 | -1): Node {
  const xt = transpose(b, x);
  return b.mul(b.like(0.5, x), sign === 1 ? b.add(x, xt) : b.sub(x, xt));
}

function sum(b: Builder<Node>, x: Node | null, y: Node | null): Node | null {
  return x && y ? b.add(x, y) : (x ?? y);
}

/** u, s, v of a call, k columns each. */
interface Svd {
  readonly u: Node;
  readonly s: Node;
  readonly v: Node;
  readonly k: number;
}

function svdOf(b: Builder<Node>, call: Node<'call'>): Svd {
  const [u, s, vt] = [0, 1, 2].map((i) => resultOf(b, call, i)) as [Node, Node, Node];
  const k = s.shape.at(-1)!;
  return { u: columns(b, u, k), s, v: columns(b, transpose(b, vt), k), k };
}

/** What of x lies outside the span of q's columns, divided by s. */
function outside(b: Builder<Node>, q: Node, x: Node, s: Node): Node {
  const scaled = b.div(x, asRows(b, s, x.shape.at(-2)!));
  return b.sub(scaled, product(b, q, transpose(b, q), scaled));
}

/**
 * gA = u·(gaps∘skew(uᵀ·gU)·s + s·gaps∘skew(vᵀ·gV) + diag(gS))·vᵀ, gaps of s², and what lies outside u's and v's spans
 * (J. Townsend, Differentiating the singular value decomposition, 2016). With u and v of full_matrices, the columns
 * beyond min(m, n) have no derivative.
 */
export const svd: CallRule = {
  vjp(b, g, call) {
    const f = svdOf(b, call);
    const gU = g[0] ? columns(b, g[0], f.k) : null;
    const gV = g[2] ? columns(b, transpose(b, g[2]), f.k) : null;
    const middle = svdMiddle(b, f, gU, g[1] ?? null, gV);
    const inside = middle ? product(b, f.u, middle, transpose(b, f.v)) : null;
    const left = gU && f.u.shape.at(-2)! > f.k ? b.dot(outside(b, f.u, gU, f.s), transpose(b, f.v)) : null;
    const right = gV && f.v.shape.at(-2)! > f.k ? b.dot(f.u, transpose(b, outside(b, f.v, gV, f.s))) : null;
    return [sum(b, sum(b, inside, left), right)];
  },
  jvp: (b, [da], call) => svdTangents(b, svdOf(b, call), da!, call),
};

function svdMiddle(b: Builder<Node>, f: Svd, gU: Node | null, gS: Node | null, gV: Node | null): Node | null {
  const { u, s, v, k } = f;
  const turn = (q: Node, g: Node): Node => b.mul(skew(b, b.dot(transpose(b, q), g)), gaps(b, b.mul(s, s)));
  const left = gU ? b.mul(turn(u, gU), asRows(b, s, k)) : null;
  const right = gV ? b.mul(asColumns(b, s, k), turn(v, gV)) : null;
  return sum(b, sum(b, left, right), gS ? diagonalMatrix(b, gS) : null);
}

/** With p = uᵀ·da·v: ds = diag(p), du = u·(gaps∘(p·s + s·pᵀ)) + …, dv = v·(gaps∘(s·p + pᵀ·s)) + … */
function svdTangents(b: Builder<Node>, f: Svd, da: Node, call: Node<'call'>): (Node | null)[] {
  const { u, s, v, k } = f;
  const p = product(b, transpose(b, u), da, v);
  const even = (x: Node): Node => b.mul(b.add(x, transpose(b, x)), gaps(b, b.mul(s, s)));
  let du = b.dot(u, even(b.mul(p, asRows(b, s, k))));
  let dv = b.dot(v, even(b.mul(asColumns(b, s, k), p)));
  if (u.shape.at(-2)! > k) du = b.add(du, outside(b, u, b.dot(da, v), s));
  if (v.shape.at(-2)! > k) dv = b.add(dv, outside(b, v, b.dot(transpose(b, da), u), s));
  return [widen(b, du, call, 0), diagonalOf(b, p), transpose(b, widen(b, dv, call, 2))];
}

/** Zeros for the columns of full_matrices. */
function widen(b: Builder<Node>, x: Node, call: Node<'call'>, i: number): Node {
  const wanted = call.arg.outputs[i]!.shape.at(i === 0 ? -1 : -2)!;
  const more = x.shape.map((_, axis) => (axis === x.shape.length - 1 ? wanted - x.shape[axis]! : 0));
  return b.pad(
    x,
    x.shape.map(() => 0),
    more,
  );
}
