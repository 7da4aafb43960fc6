/** Derivatives of host kernels, by name. */
import type { Builder } from '../graph/build.js';
import type { Node } from '../ir/node.js';
import type { CallRule } from './call-rule.js';
import { cholesky, luFactor, qr } from './factorisations.js';
import { transpose } from './linear.js';
import { asMatrices, callOne, inner, partOf, product, resultOf, solveTriangular } from './matrices.js';
import { eigh, svd } from './spectra.js';

function solveAgain(b: Builder<Node>, call: Node<'call'>, a: Node, rhs: Node): Node {
  return b.call([a, rhs], call.arg)[0]!;
}

/** dRhs − da·x */
function change(b: Builder<Node>, da: Node | null, dRhs: Node | null, x: Node): Node {
  if (da === null) return dRhs!;
  const moved = b.dot(da, x);
  return dRhs ? b.sub(dRhs, moved) : b.neg(moved);
}

/** x = a⁻¹·rhs: gRhs = a⁻ᵀ·g, gA = −gRhs·xᵀ; dx = a⁻¹·(dRhs − da·x). */
const solve: CallRule = {
  vjp(b, [g], call) {
    const gRhs = solveAgain(b, call, transpose(b, call.src[0]!), g!);
    return [b.neg(b.dot(gRhs, transpose(b, resultOf(b, call, 0)))), gRhs];
  },
  jvp: (b, [da, dRhs], call) => [solveAgain(b, call, call.src[0]!, change(b, da!, dRhs!, resultOf(b, call, 0)))],
};

/** The same, for the triangle that is read. */
const triangularSolve: CallRule = {
  vjp(b, [g], call) {
    const { upper, unitriangular } = call.arg.attrs as { upper: boolean; unitriangular: boolean };
    const gRhs = solveTriangular(b, transpose(b, call.src[0]!), g!, !upper, unitriangular);
    const gA = b.neg(b.dot(gRhs, transpose(b, resultOf(b, call, 0))));
    return [partOf(b, gA, readPart(call)), gRhs];
  },
  jvp: (b, [da, dRhs], call) => {
    const read = da ? partOf(b, da, readPart(call)) : null;
    return [solveAgain(b, call, call.src[0]!, change(b, read, dRhs!, resultOf(b, call, 0)))];
  },
};

function readPart(call: Node<'call'>): 'above' | 'upper' | 'below' | 'lower' {
  if (call.arg.attrs['unitriangular'] === true) return call.arg.attrs['upper'] === true ? 'above' : 'below';
  return call.arg.attrs['upper'] === true ? 'upper' : 'lower';
}

/** y = a⁻¹: dy = −y·da·y. */
const inv: CallRule = {
  vjp(b, [g], call) {
    const y = transpose(b, resultOf(b, call, 0));
    return [b.neg(product(b, y, g!, y))];
  },
  jvp(b, [da], call) {
    const y = resultOf(b, call, 0);
    return [b.neg(product(b, y, da!, y))];
  },
};

const cofactors = (b: Builder<Node>, a: Node): Node => callOne(b, 'cofactor', [a], a.shape);
const inverseTransposed = (b: Builder<Node>, a: Node): Node => transpose(b, callOne(b, 'inv', [a], a.shape));

/** d det = ⟨cofactors, da⟩, also where the matrix is singular. */
const det: CallRule = {
  vjp: (b, [g], { src: [a] }) => [b.mul(asMatrices(b, g!, a!.shape), cofactors(b, a!))],
  jvp: (b, [da], { src: [a] }) => [inner(b, cofactors(b, a!), da!)],
};

/** d ln|det| = ⟨a⁻ᵀ, da⟩; the sign is constant. */
const slogdet: CallRule = {
  vjp(b, [, g], { src: [a] }) {
    return [g ? b.mul(asMatrices(b, g, a!.shape), inverseTransposed(b, a!)) : null];
  },
  jvp: (b, [da], { src: [a] }) => [null, inner(b, inverseTransposed(b, a!), da!)],
};

/** c = det·w with w = a⁻ᵀ: dc = ⟨w, da⟩·c − w·daᵀ·c, which is its own transpose. Needs a regular matrix. */
function cofactorChange(b: Builder<Node>, t: Node, call: Node<'call'>): Node {
  const w = inverseTransposed(b, call.src[0]!);
  const c = resultOf(b, call, 0);
  return b.sub(b.mul(asMatrices(b, inner(b, w, t), t.shape), c), product(b, w, transpose(b, t), c));
}
const cofactor: CallRule = {
  vjp: (b, [g], call) => [cofactorChange(b, g!, call)],
  jvp: (b, [da], call) => [cofactorChange(b, da!, call)],
};

const RULES: Readonly<Record<string, CallRule>> = {
  solve,
  solve_triangular: triangularSolve,
  inv,
  det,
  slogdet,
  cofactor,
  cholesky,
  lu_factor: luFactor,
  qr,
  eigh,
  svd,
};

/** The rules of a host kernel. */
export function callRule(call: Node<'call'>): CallRule {
  const rule = RULES[call.arg.kernel];
  if (!rule) throw new Error(`[${call.arg.kernel}] has no derivative`);
  return rule;
}
