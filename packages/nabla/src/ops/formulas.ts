/** Pieces of formulas that several operators share. Each is finite, with finite derivatives, wherever its value is. */
import type { ScalarAlgebra } from '../algebra.js';

/** Zeros like g, also where g is not finite. */
export function zero<S>(s: ScalarAlgebra<S>, g: S): S {
  return s.where(s.eq(g, g), s.const(0), s.const(0));
}

export function square<S>(s: ScalarAlgebra<S>, x: S): S {
  return s.mul(x, x);
}

export function reciprocal<S>(s: ScalarAlgebra<S>, x: S): S {
  return s.div(s.const(1), x);
}

/** A function by name for symbols and tensors; its formula everywhere else. */
export function named<S>(s: ScalarAlgebra<S>, name: string, args: readonly (S | number)[], formula: () => S): S {
  return s.named?.(name, args) ?? formula();
}

/** 1/√x */
export function rsqrt<S>(s: ScalarAlgebra<S>, x: S): S {
  return reciprocal(s, s.sqrt(x));
}

/** x · c for a constant c. */
export function times<S>(s: ScalarAlgebra<S>, x: S, c: number): S {
  return s.mul(x, s.const(c));
}

export function isNan<S>(s: ScalarAlgebra<S>, x: S): S {
  return s.ne(x, x);
}

/** g where the condition holds, else 0. */
export function only<S>(s: ScalarAlgebra<S>, condition: S, g: S): S {
  return s.where(condition, g, s.const(0));
}

/** e^(−|x|), written so that its derivative at 0 is the right-hand one. */
function decay<S>(s: ScalarAlgebra<S>, x: S, negative: S): S {
  return s.exp(s.where(negative, x, s.neg(x)));
}

/** 1/(1 + e^(−x)) without overflow, so that its derivatives are finite as well. */
export function logistic<S>(s: ScalarAlgebra<S>, x: S): S {
  const negative = s.lt(x, s.const(0));
  const e = decay(s, x, negative);
  return s.div(s.where(negative, e, s.const(1)), s.add(s.const(1), e));
}

/** log(1 + e^x) without overflow. */
export function softplus<S>(s: ScalarAlgebra<S>, x: S): S {
  const negative = s.lt(x, s.const(0));
  return s.add(s.where(negative, s.const(0), x), s.log1p(decay(s, x, negative)));
}

/** x / y rounded down; PyTorch's way for floats, exact for quotients that are integers. */
export function floorDivide<S>(s: ScalarAlgebra<S>, x: S, y: S): S {
  const zero = s.const(0);
  const rem = s.rem(x, y);
  const quotient = s.div(s.sub(x, rem), y);
  const lower = s.and(s.ne(rem, zero), s.xor(s.lt(y, zero), s.lt(rem, zero)));
  const exact = s.where(lower, s.sub(quotient, s.const(1)), quotient);
  const floor = s.floor(exact);
  const rounded = s.where(s.lt(s.const(0.5), s.sub(exact, floor)), s.add(floor, s.const(1)), floor);
  // A quotient that rounds to zero has the sign of x / y.
  const whole = s.where(s.eq(exact, zero), s.mul(zero, s.div(x, y)), rounded);
  return s.where(s.eq(y, zero), s.div(x, y), whole);
}

/** x / y rounded down, on integers. */
export function floorDivideIntegers<S>(s: ScalarAlgebra<S>, x: S, y: S): S {
  const zero = s.const(0);
  const quotient = s.idiv(x, y);
  const lower = s.and(s.ne(s.rem(x, y), zero), s.xor(s.lt(y, zero), s.lt(x, zero)));
  return s.where(lower, s.sub(quotient, s.const(1)), quotient);
}

/** The remainder with the divisor's sign. */
export function modulo<S>(s: ScalarAlgebra<S>, x: S, y: S): S {
  const zero = s.const(0);
  const rem = s.rem(x, y);
  return s.where(s.and(s.ne(rem, zero), s.xor(s.lt(y, zero), s.lt(rem, zero))), s.add(rem, y), rem);
}

/** Whether x has a minus sign, −0 included. */
export function signbit<S>(s: ScalarAlgebra<S>, x: S): S {
  const zero = s.const(0);
  return s.or(s.lt(x, zero), s.and(s.eq(x, zero), s.lt(reciprocal(s, x), zero)));
}
