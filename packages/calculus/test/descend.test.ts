/** Descent: nabla's optimizers step for step, Newton and BFGS on textbook functions, and every way to stop. */
import * as torch from 'nabla';
import { describe, expect, it } from 'vitest';
import { compile, type Descent, type DescentOptions, descend, parse, toText } from '../src/index.js';

const ROSENBROCK = '(1 - x)^2 + 100(y - x^2)^2';
const HIMMELBLAU = '(x^2 + y - 11)^2 + (x + y^2 - 7)^2';

type Make = (p: torch.Tensor[]) => torch.optim.Optimizer;

/** The same walk on tensors: autograd's gradients, nabla's optimizer. */
function byTensors(text: string, from: readonly number[], steps: number, make: Make): number[][] {
  const f = compile(parse(text)).tensor;
  const theta = from.map((v) => torch.tensor(v, { dtype: torch.float64, requires_grad: true }));
  const optimizer = make(theta);
  const out = [[...from]];
  for (let i = 0; i < steps; i++) {
    optimizer.zero_grad();
    f(...theta).backward();
    optimizer.step();
    out.push(theta.map((t) => t.item() as number));
  }
  return out;
}

const MAKERS: readonly (readonly [DescentOptions['method'], number, Make])[] = [
  ['gd', 0.01, (p) => new torch.optim.SGD(p, { lr: 0.01 })],
  ['momentum', 0.005, (p) => new torch.optim.SGD(p, { lr: 0.005, momentum: 0.9 })],
  ['adam', 0.1, (p) => new torch.optim.Adam(p, { lr: 0.1 })],
];

describe('first-order methods', () => {
  it.each(MAKERS)("%s takes the steps of nabla's optimizer", (method, lr, make) => {
    const d = descend(HIMMELBLAU, { from: [-1, 2], method: method!, lr, steps: 60, tolerance: 0 });
    const tensors = byTensors(HIMMELBLAU, [-1, 2], 60, make);
    expect(d.steps).toHaveLength(61);
    d.steps.forEach((s, i) => {
      s.point.forEach((v, j) => expect(v).toBeCloseTo(tensors[i]![j]!, 10));
    });
  });

  it('on x² the numbers are those of the formula', () => {
    const d = descend('x^2', { from: [1], lr: 0.25, steps: 3 });
    expect(d.steps).toEqual([
      { index: 0, point: [1], value: 1, gradient: [2], norm: 2, update: [-0.5] },
      { index: 1, point: [0.5], value: 0.25, gradient: [1], norm: 1, update: [-0.25] },
      { index: 2, point: [0.25], value: 0.0625, gradient: [0.5], norm: 0.5, update: [-0.125] },
      { index: 3, point: [0.125], value: 0.015625, gradient: [0.25], norm: 0.25, update: null },
    ]);
    expect(d.stopped).toBe('steps');
    expect(d.iteration.text).toBe('θ ← θ − α∇f(θ)');
    expect(d.gradient.map(toText)).toEqual(['2x']);
    expect(d.options).toEqual({ from: [1], method: 'gd', lr: 0.25, steps: 3, tolerance: 1e-6, momentum: 0.9 });
  });
});

describe('second-order methods', () => {
  it('Newton solves a quadratic in one step, with the Hessian shown', () => {
    const d = descend('x^2 + 3y^2 + x y', { from: [4, -2], method: 'newton' });
    expect(d.steps).toHaveLength(2);
    expect(d.steps[0]!.hessian).toEqual([
      [2, 1],
      [1, 6],
    ]);
    expect(d.hessian!.map((r) => r.map(toText))).toEqual([
      ['2', '1'],
      ['1', '6'],
    ]);
    expect([d.stopped, d.kind]).toEqual(['converged', 'minimum']);
  });

  it.each(['newton', 'bfgs'] as const)('%s finds the minimum of Rosenbrock’s function', (method) => {
    const d = descend(ROSENBROCK, { from: [-1.2, 1], method, tolerance: 1e-9 });
    expect(d.stopped).toBe('converged');
    expect(d.steps.length).toBeLessThan(60);
    d.steps.at(-1)!.point.forEach((v) => expect(v).toBeCloseTo(1, 8));
  });

  it('BFGS makes the value smaller at every step and says how long it was', () => {
    const d = descend(HIMMELBLAU, { from: [-1, 2], method: 'bfgs' });
    expect(d.stopped).toBe('converged');
    d.steps.slice(1).forEach((s, i) => {
      expect(s.value).toBeLessThan(d.steps[i]!.value);
      expect(d.steps[i]!.rate).toBeGreaterThan(0);
    });
  });

  it('BFGS goes through ten variables', () => {
    const names = [...'abcdfghkmn'];
    const text = names.map((n, i) => `(${n} - ${i})^2*${i + 1} + ${n}^4/100`).join(' + ');
    const d = descend(text, { from: names.map(() => 3), method: 'bfgs' });
    expect(d.stopped).toBe('converged');
  });
});

const stop = (text: string, options: DescentOptions): Descent['stopped'] => descend(text, options).stopped;

describe('stopping', () => {
  it.each([
    ['converged', 'x^2', { from: [3], lr: 0.4 }],
    ['steps', 'x', { from: [0], steps: 5 }],
    ['diverged', '-x^2', { from: [1] }],
    ['diverged', 'x^4', { from: [10], lr: 1 }],
    ['diverged', 'e^x^2', { from: [2], lr: 1 }],
    ['undefined', 'x ln x', { from: [1], lr: 3 }],
    ['undefined', 'sqrt(x)', { from: [1], lr: 10 }],
    ['undefined', 'ln x', { from: [1], lr: 1 }],
    ['singular', 'x^3 - x', { from: [0], method: 'newton' }],
    ['singular', 'x + y', { from: [0, 0], method: 'newton' }],
    ['saddle', 'x^2 - y^2', { from: [3, 1], method: 'newton' }],
    ['saddle', 'x^2 - y^2', { from: [3, 0], lr: 0.2 }],
    ['saddle', 'cos(x)', { from: [0.3], method: 'newton' }],
    ['converged', 'x^4', { from: [1], method: 'newton' }],
    ['stalled', 'max(x - 0.3, 0.6 - 2x)', { from: [1], method: 'bfgs' }],
    ['diverged', 'x', { from: [1], method: 'bfgs' }],
  ] as const)('%s: %s from %j', (reason, text, options) => {
    const d = descend(text, options);
    expect(d.stopped).toBe(reason);
    for (const s of d.steps) {
      expect([...s.point, s.value, ...s.gradient, s.norm, ...(s.update ?? [])].every(Number.isFinite)).toBe(true);
    }
    expect(d.steps.at(-1)!.update).toBeNull();
    expect(d.message.en).toMatch(/\.$/);
    expect(d.message.zh).toMatch(/。$/);
  });

  it('at most so many steps, and none where it starts at the minimum', () => {
    expect(descend('x^2', { from: [0] }).steps).toHaveLength(1);
    expect(descend('x', { from: [0], steps: 0 }).steps).toHaveLength(1);
    expect(stop('x', { from: [0], steps: 0 })).toBe('steps');
  });

  it('says where a saddle was met', () => {
    const d = descend('x^2 - y^2', { from: [3, 1], method: 'newton' });
    expect(d.kind).toBe('saddle');
    expect(d.message).toEqual({
      en: 'The gradient vanishes after 1 step at x = 0, y = 0, f = 0, a saddle point, not a minimum.',
      zh: '经过 1 步梯度为零：x = 0, y = 0，f = 0，鞍点，不是极小值点。',
    });
  });
});

describe('bad input', () => {
  it.each([
    ['x^2', { from: [1, 2] }, /from: 2 number\(s\), but the variables are x; give 1/],
    ['5', { from: [] }, /no variable/],
    ['x', { from: [Number.NaN] }, /no finite number/],
    ['x', { from: [1], lr: 0 }, /learning rate must be above 0/],
    ['x', { from: [1], steps: 1.5 }, /whole number/],
    ['x', { from: [1], tolerance: -1 }, /tolerance/],
    ['x', { from: [1], momentum: 1 }, /momentum/],
    ['x', { from: [1], method: 'sgd' as 'gd' }, /no method 'sgd'/],
    ['ln x', { from: [-1] }, /no value at x = -1; start from another point/],
    ['sqrt x', { from: [0] }, /no gradient at x = 0/],
    ['x +', { from: [1] }, /expected a number/],
  ])('%s from %j', (text, options, message) => {
    expect(() => descend(text, options)).toThrow(message);
  });
});
