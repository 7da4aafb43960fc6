import { expect, test } from 'vitest';
import { float32, float64 } from '../../src/ir/dtype.js';
import { evaluateBuilder } from '../../src/runtime/reference/evaluate.js';
import { MATH1, MATH2, referenceMath } from '../../src/runtime/reference/functions.js';
import { kernelMath } from '../../src/runtime/reference/math.js';

const inputs = [-2.5, -0.75, -0, 0, 0.3, 0.9, 1, 3.25, 20, Number.NaN, Infinity, -Infinity];

/** Both tables agree to a few units in the last place, and on every special case. */
function agree(x: ArrayLike<number>, y: ArrayLike<number>, epsilon: number, what: string): void {
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i]!, y[i]!];
    if (Object.is(a, b) || a === b) continue;
    expect(Math.abs(a - b), `${what}: element ${i}: ${a}, ${b}`).toBeLessThanOrEqual(4 * epsilon * Math.abs(b));
  }
}

test.each([
  [float32, 2 ** -23],
  [float64, 2 ** -52],
] as const)("kernels' routines agree with the oracle's: %s", (dtype, epsilon) => {
  const [kernels, oracle] = [evaluateBuilder(kernelMath()), evaluateBuilder(referenceMath)];
  const x = { dtype, shape: [inputs.length], data: inputs.map((v) => (dtype === float32 ? Math.fround(v) : v)) };
  for (const op of MATH1) agree(kernels.unary(op, x).data, oracle.unary(op, x).data, epsilon, op);
  for (const op of MATH2) {
    for (const v of inputs) {
      const y = { ...x, data: x.data.map(() => (dtype === float32 ? Math.fround(v) : v)) };
      agree(kernels.binary(op, x, y).data, oracle.binary(op, x, y).data, epsilon, `${op} ${v}`);
    }
  }
});
