/**
 * The small interfaces that derivative rules are written against. Types only.
 *
 * `ScalarAlgebra` is what one element can undergo. Graph nodes, tensors (so that a derivative can be differentiated
 * again), plain numbers (tiny operands) and symbols (`calculus`) all implement it: one rule gives reverse mode, forward
 * mode and the symbolic derivative.
 */
import type { Functions, Hidden, Linalg, Special } from './generated/surface.js';

export interface ScalarAlgebra<S> {
  /** A constant of the formula, with the dtype that the formula computes in. */
  const(value: number): S;
  neg(x: S): S;
  abs(x: S): S;
  /** −1, 0 or 1. */
  sign(x: S): S;
  floor(x: S): S;
  ceil(x: S): S;
  /** Half to even. */
  round(x: S): S;
  trunc(x: S): S;
  sqrt(x: S): S;
  exp(x: S): S;
  exp2(x: S): S;
  expm1(x: S): S;
  log(x: S): S;
  log1p(x: S): S;
  log2(x: S): S;
  log10(x: S): S;
  sin(x: S): S;
  cos(x: S): S;
  tan(x: S): S;
  asin(x: S): S;
  acos(x: S): S;
  atan(x: S): S;
  sinh(x: S): S;
  cosh(x: S): S;
  tanh(x: S): S;
  asinh(x: S): S;
  acosh(x: S): S;
  atanh(x: S): S;
  erf(x: S): S;
  erfc(x: S): S;
  add(x: S, y: S): S;
  sub(x: S, y: S): S;
  mul(x: S, y: S): S;
  div(x: S, y: S): S;
  /** Integer division that truncates. */
  idiv(x: S, y: S): S;
  /** C's remainder: the sign of x. */
  rem(x: S, y: S): S;
  pow(x: S, y: S): S;
  atan2(y: S, x: S): S;
  /** nan where either is nan. */
  maximum(x: S, y: S): S;
  minimum(x: S, y: S): S;
  lt(x: S, y: S): S;
  le(x: S, y: S): S;
  eq(x: S, y: S): S;
  ne(x: S, y: S): S;
  /** Bitwise on integers, logical on conditions. */
  and(x: S, y: S): S;
  or(x: S, y: S): S;
  xor(x: S, y: S): S;
  not(x: S): S;
  shl(x: S, y: S): S;
  shr(x: S, y: S): S;
  where(condition: S, x: S, y: S): S;
  /**
   * `value`, where `condition` holds; elsewhere `safe`. For stability only: symbols keep `value` and note the condition
   * as its domain.
   */
  guard(condition: S, safe: S, value: S): S;
  /**
   * A special function by its name where an algebra keeps names (symbols) or has it as one operator (tensors); absent
   * where its formula is to be computed.
   */
  named?(name: string, args: readonly (S | number)[]): S;
}

/** Every function, on tensors of type T: what rules of whole tensors are written with. */
export type TensorAlgebra<T> = Functions<T> & Hidden<T> & { readonly linalg: Linalg<T>; readonly special: Special<T> };
