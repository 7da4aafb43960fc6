import * as torch from 'nabla';
import { describe, expect, it } from 'vitest';
import { compile, compileTensor, evaluate, inertDerivative, parse } from '../src/index.js';

const f64 = (data: number[]) => torch.tensor(data, { dtype: torch.float64 });

describe('compile', () => {
  it('gives the same numbers on tensors and one by one', () => {
    const f = compile(parse('x^2 sin(y) + max(x, 2y)/3 - piecewise(x < y, 1, x) + 2^x - e^(-x y)'));
    expect(f.names).toEqual(['x', 'y']);
    const [xs, ys] = [
      [0.5, 1, 2],
      [1.5, -1, 0.25],
    ];
    const batch = f.tensor(f64(xs!), f64(ys!)).tolist() as number[];
    expect(batch).toEqual(xs!.map((x, i) => f.number(x, ys![i]!)));
  });

  it('orders arguments by name, broadcasts, and knows constants', () => {
    const f = compileTensor(parse('x - y'), ['y', 'x']);
    expect(f(f64([1]), f64([5])).tolist()).toEqual([4]);
    const constant = compileTensor(parse('2π'), ['x', 'y']);
    expect(constant(f64([1, Number.POSITIVE_INFINITY]), f64([3])).tolist()).toEqual([2 * Math.PI, 2 * Math.PI]);
    expect(compileTensor(parse('1 + 1'))().item()).toBe(2);
  });

  it('is differentiated by autograd', () => {
    const x = torch.tensor(2, { dtype: torch.float64, requires_grad: true });
    compileTensor(parse('x^3'))(x).backward();
    expect(x.grad!.item()).toBe(12);
  });

  it('names what is missing', () => {
    expect(() => compile(parse('x + y'), ['x'])).toThrow(/'y' has no value/);
    expect(() => evaluate(parse('x'))).toThrow(/'x' has no value/);
    expect(() => compileTensor(inertDerivative('x^2', 'x'))).toThrow(/not worked out/);
  });

  it('evaluates derivatives that are not worked out', () => {
    expect(evaluate(inertDerivative('x^3', 'x'), { x: 2 })).toBe(12);
  });
});
