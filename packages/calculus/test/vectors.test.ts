import { describe, expect, it } from 'vitest';
import * as c from '../src/index.js';

const T = c.toText;

describe('partial derivatives', () => {
  it('higher and mixed', () => {
    expect(T(c.derivativeOf('sin x', 'x', 4))).toBe('sin(x)');
    expect(T(c.partial('x^3 y^2', 'x', 'x', 'y'))).toBe('12xy');
  });

  it('gradient, Hessian, Jacobian', () => {
    expect(c.gradient('x^2 y + sin(y)').map(T)).toEqual(['2xy', 'x² + cos(y)']);
    expect(c.hessian('x^2 y + sin(y)').map((r) => r.map(T))).toEqual([
      ['2y', '2x'],
      ['2x', '−sin(y)'],
    ]);
    expect(c.jacobian('[r cos θ, r sin θ]').map((r) => r.map(T))).toEqual([
      ['cos(θ)', '−r sin(θ)'],
      ['sin(θ)', 'r cos(θ)'],
    ]);
  });

  it('divergence, curl, Laplacian', () => {
    expect(T(c.divergence('[x^2, y^2, x z]'))).toBe('3x + 2y');
    expect(T(c.divergence('[x y, y]'))).toBe('y + 1');
    expect(c.curl('[-y, x, z^2]').map(T)).toEqual(['0', '0', '2']);
    expect(T(c.laplacian('x^2 + y^2 + z^2'))).toBe('6');
    expect(() => c.curl('[x, y]')).toThrow(/\[curl\] needs 3 components/);
    expect(() => c.divergence('[x, y]', ['x'])).toThrow(/\[divergence\] 2 components but 1/);
  });

  it('along a direction', () => {
    const d = c.directional('x^2 y', ['3', '4']);
    expect(c.evaluate(d, { x: 1, y: 2 })).toBeCloseTo((3 * 4 + 4 * 1) / 5, 14);
    expect(c.evaluate(c.directional('x^2 + y^2', Math.PI / 2), { x: 1, y: 2 })).toBeCloseTo(4, 12);
    expect(() => c.directional('x y', ['0', '0'])).toThrow(/zero vector/);
    expect(() => c.directional('x y', ['1'])).toThrow(/1 components/);
  });

  it('Taylor polynomials and tangent planes', () => {
    expect(T(c.taylor('sin x', 'x', 0, 5))).toBe('x − x³/6 + x⁵/120');
    expect(T(c.taylor('e^x', 'x', 0, 3))).toBe('1 + x + x²/2 + x³/6');
    expect(T(c.taylor('ln x', 'x', 1, 3))).toBe('(x − 1) − (x − 1)²/2 + (x − 1)³/3');
    expect(() => c.taylor('ln x', 'x', 0, 2)).toThrow(/\[taylor\] a derivative has no value/);
    expect(T(c.tangentPlane('x^2 + y^2', { x: 1, y: 2 }))).toBe('5 + 2(x − 1) + 4(y − 2)');
  });

  it('implicit derivatives', () => {
    expect(T(c.implicitDerivative(c.parseEquation('x^2 + y^2 = 25')))).toBe('−x/y');
    const e = c.implicitDerivative(c.parseEquation('x^3 + y^3 = 6 x y'));
    expect(c.evaluate(e, { x: 3, y: 3 })).toBeCloseTo(-1, 14);
  });

  it('losses of the lesson', () => {
    expect(T(c.derivativeOf('((x_1 w - t_1)^2 + (x_2 w - t_2)^2)/2', 'w'))).toBe('x_1(wx_1 − t_1) + x_2(wx_2 − t_2)');
    const logistic = c.derivativeOf('-(t ln(sigmoid(z)) + (1-t) ln(1-sigmoid(z)))', 'z');
    const at = { t: 0.3, z: 0.8 };
    expect(c.evaluate(logistic, at)).toBeCloseTo(1 / (1 + Math.exp(-0.8)) - 0.3, 14);
  });
});

describe('critical points', () => {
  it('are classified by the Hessian', () => {
    expect(c.criticalPoints('x^3 - 3x + y^2').map((p) => [p.kind, p.at, p.value])).toEqual([
      ['minimum', { x: 1, y: 0 }, -2],
      ['saddle', { x: -1, y: 0 }, 2],
    ]);
    expect(c.criticalPoints('-x^2').map((p) => p.kind)).toEqual(['maximum']);
    expect(c.criticalPoints('x^4').map((p) => p.kind)).toEqual(['degenerate']);
    expect(c.criticalPoints('x + y')).toEqual([]);
  });

  it("Himmelblau's function has nine", () => {
    const kinds = c.criticalPoints('(x^2 + y - 11)^2 + (x + y^2 - 7)^2').map((p) => p.kind);
    expect(kinds.filter((k) => k === 'minimum')).toHaveLength(4);
    expect(kinds.filter((k) => k === 'saddle')).toHaveLength(4);
    expect(kinds.filter((k) => k === 'maximum')).toHaveLength(1);
  });
});

describe('bad input', () => {
  it.each([
    ['a degree below 0', () => c.taylor('sin x', 'x', 0, -1), /degree -1; give a whole number/],
    ['half a degree', () => c.taylor('sin x', 'x', 0, 2.5), /degree 2.5/],
    ['an angle that is none', () => c.directional('x y', Number.NaN), /the angle is NaN/],
    ['an angle in space', () => c.directional('x y z', 1), /2 components for the variables x, y, z; give 3/],
    ['a point without y', () => c.tangentPlane('x + y', { x: 1 }), /has no y; give every variable a value/],
    ['a plane where there is none', () => c.tangentPlane('ln x', { x: -1 }), /has no value at the point/],
    ['an equation without y', () => c.implicitDerivative(c.parseEquation('x^2 = 1')), /does not have y/],
    ['a variable that is none', () => c.diff('x^2', '3x'), /'3x' is no variable/],
    ['no variable', () => c.diff('x^2', ''), /'' is no variable/],
    ['an order below 0', () => c.derivativeOf('x^2', 'x', -1), /order -1/],
    ['an empty box', () => c.criticalPoints('x^2', { box: [1, -1] }), /box \[1, -1\]/],
    ['an empty grid', () => c.criticalPoints('x^2', { grid: 0 }), /grid 0/],
    ['too many variables', () => c.criticalPoints('a+b+c+d+f'), /at most 4 variables/],
    ['levels without end', () => c.diff(deep(2000), 'x'), /2001 levels inside each other/],
  ])('%s', (_, run, message) => {
    expect(run).toThrow(message);
  });

  it('a Taylor polynomial of tan has only numbers', () => {
    expect(T(c.taylor('tan x', 'x', 0, 5))).toBe('x + x³/3 + 2x⁵/15');
  });

  it('the Jacobian of softmax', () => {
    expect(c.jacobian('softmax([x, y])').map((r) => r.map(T))[0]).toEqual([
      'e^x e^y/(e^x + e^y)²',
      '−e^x e^y/(e^x + e^y)²',
    ]);
  });
});

function deep(levels: number): c.Expr {
  let e: c.Expr = c.sym('x');
  for (let i = 0; i < levels; i++) e = c.op('sin', e);
  return e;
}
