/** Optimizers bit for bit as PyTorch's after 20 steps; schedules as PyTorch's. */
import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import * as torch from '../../src/index.js';
import type { Schedulable } from '../../src/optim/lr_scheduler.js';

interface Fixture {
  readonly optimizers: readonly { name: string; options: object; dtype: 'float32' | 'float64'; params: string[] }[];
  readonly schedules: readonly { name: string; args: unknown[] | 'epoch'; options: object; rates: number[][] }[];
  readonly plateau: readonly { options: object; metrics: (number | string)[]; rates: number[][] }[];
}
const fixture: Fixture = JSON.parse(readFileSync(new URL('./optim.fixture.json', import.meta.url), 'utf8'));

type Make<T> = new (...args: never[]) => T;
const optimizers = torch.optim as unknown as Record<string, Make<torch.optim.Optimizer>>;
const schedules = torch.optim.lr_scheduler as unknown as Record<string, Make<torch.optim.lr_scheduler.LRScheduler>>;

function numbers(text: string, dtype: 'float32' | 'float64'): number[] {
  const { buffer } = Uint8Array.from(Buffer.from(text, 'base64'));
  return Array.from(dtype === 'float32' ? new Float32Array(buffer) : new Float64Array(buffer));
}

describe.each(fixture.optimizers)('$name $options $dtype', ({ name, options, dtype, params }) => {
  test('20 steps, every bit', () => {
    torch.manual_seed(3);
    const own = [[3], [5, 9]].map((shape) => torch.rand(shape, { dtype }).sub(0.5).requires_grad_());
    const optimizer = new optimizers[name]!(own as never, options as never);
    for (let i = 0; i < 20; i++) {
      for (const p of own) p.grad = torch.rand(p.shape, { dtype }).sub(0.5);
      optimizer.step();
    }
    expect(own.map((p) => Array.from(p.toTypedArray() as Float64Array))).toEqual(params.map((t) => numbers(t, dtype)));
  });
});

function ofTwo(): torch.optim.SGD {
  const [a, b] = [torch.zeros(1, { requires_grad: true }), torch.zeros(1, { requires_grad: true })];
  return new torch.optim.SGD([{ params: [a!] }, { params: [b!], lr: 0.7 }], { lr: 0.1 });
}

const closeTo = (rates: readonly (readonly number[])[]): unknown =>
  rates.map((row) => row.map((x) => expect.closeTo(x, 14)));

describe.each(fixture.schedules)('$name $args $options', ({ name, args, options, rates }) => {
  const make = (optimizer: Schedulable): torch.optim.lr_scheduler.LRScheduler => {
    const given = args === 'epoch' ? [(epoch: number) => 1 / (1 + epoch)] : args;
    return new schedules[name]!(...([optimizer, ...given, options] as never[]));
  };

  test('rates of 12 epochs, then of epoch 7', () => {
    const optimizer = ofTwo();
    const scheduler = make(optimizer);
    const out = [scheduler.get_last_lr()];
    for (let i = 0; i < 12; i++) {
      optimizer.step();
      scheduler.step();
      out.push(scheduler.get_last_lr());
    }
    scheduler.step(7);
    out.push(scheduler.get_last_lr());
    expect(out).toEqual(closeTo(rates));
    expect(optimizer.param_groups.map((g) => g.lr)).toEqual(scheduler.get_last_lr());
  });

  test('goes on from its state', () => {
    const [first, second] = [ofTwo(), ofTwo()];
    const [from, to] = [make(first), make(second)];
    for (let i = 0; i < 5; i++) [first.step(), from.step()];
    second.load_state_dict(first.state_dict());
    to.load_state_dict(JSON.parse(JSON.stringify(from.state_dict())));
    second.step();
    to.step();
    expect(to.get_last_lr()).toEqual(rates[6]!.map((x) => expect.closeTo(x, 14)));
  });
});

describe('ReduceLROnPlateau', () => {
  test.each(fixture.plateau)('$options', ({ options, metrics, rates }) => {
    const optimizer = ofTwo();
    const scheduler = new torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, options);
    const out = metrics.map((m) => {
      scheduler.step(torch.tensor(Number(m === 'inf' ? Infinity : m)));
      return optimizer.param_groups.map((g) => g.lr);
    });
    expect(out).toEqual(closeTo(rates));
  });

  test('refuses what PyTorch refuses', () => {
    const of = (options: object) => () => new torch.optim.lr_scheduler.ReduceLROnPlateau(ofTwo(), options);
    expect(of({ factor: 1 })).toThrow(/Factor should be < 1/);
    expect(of({ mode: 'least' })).toThrow(/mode least is unknown/);
    expect(of({ min_lr: [1] })).toThrow(/expected 2 min_lrs, got 1/);
    expect(of({ patienc: 1 })).toThrow(/Did you mean 'patience'/);
  });
});

test('arguments by position, by name, wrong ones', () => {
  const { StepLR, LambdaLR, ExponentialLR } = torch.optim.lr_scheduler;
  expect(new StepLR(ofTwo(), 10, { gamma: 0.5 }).gamma).toBe(0.5);
  expect(new StepLR(ofTwo(), { step_size: 7 })).toMatchObject({ step_size: 7, gamma: 0.1 });
  // @ts-expect-error: step_size is missing
  expect(() => new StepLR(ofTwo())).toThrow(/missing its argument 'step_size'/);
  // @ts-expect-error: gama is gamma
  expect(() => new StepLR(ofTwo(), 3, { gama: 0.5 })).toThrow(/Did you mean 'gamma'/);
  expect(() => new StepLR(ofTwo(), 3, { step_size: 4 } as never)).toThrow(/'step_size' twice/);
  expect(() => new ExponentialLR({} as never, 0.9)).toThrow(/is not an Optimizer/);
  expect(() => new LambdaLR(ofTwo(), [() => 1])).toThrow(/Expected 2 lr_lambdas, but got 1/);
  expect(() => new ExponentialLR(ofTwo(), 0.9, 3)).toThrow(/'initial_lr' is not specified/);
});

test('says what changes, and warns of the wrong order', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const scheduler = new torch.optim.lr_scheduler.ExponentialLR(ofTwo(), 0.5, { verbose: true });
  scheduler.step();
  expect(log.mock.calls.map(([line]) => line)).toEqual([
    'Adjusting learning rate of group 0 to 1.0000e-01.',
    'Adjusting learning rate of group 1 to 7.0000e-01.',
    'Adjusting learning rate of group 0 to 5.0000e-02.',
    'Adjusting learning rate of group 1 to 3.5000e-01.',
  ]);
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/before optimizer\.step\(\)/)]]);
  vi.restoreAllMocks();
});

test('a parameter group may have its own options; the optimizer goes on from its state', () => {
  const run = (halfway: boolean): number[] => {
    torch.manual_seed(1);
    const [a, b] = [torch.rand(3).requires_grad_(), torch.rand(40).requires_grad_()];
    const make = () =>
      new torch.optim.RMSprop([{ params: [a] }, { params: b, lr: 0.5 }], { momentum: 0.9, centered: true });
    let optimizer = make();
    for (let i = 0; i < 6; i++) {
      if (halfway && i === 3) {
        const saved = optimizer.state_dict();
        optimizer = make();
        optimizer.load_state_dict(saved);
      }
      for (const p of [a, b]) p.grad = torch.rand(p.shape);
      optimizer.step();
    }
    return [...(a.tolist() as number[]), ...(b.tolist() as number[])];
  };
  expect(run(true)).toEqual(run(false));
});

test('options out of range', () => {
  const w = [torch.zeros(1, { requires_grad: true })];
  expect(() => new torch.optim.RMSprop(w, -1)).toThrow(/Invalid learning rate: -1/);
  expect(() => new torch.optim.RMSprop(w, { alpha: -1 })).toThrow(/Invalid alpha value/);
  expect(() => new torch.optim.Adagrad(w, { lr_decay: -1 })).toThrow(/Invalid lr_decay value/);
  // @ts-expect-error: lamda is no option
  expect(() => new torch.optim.Adagrad(w, { lr_deca: 1 })).toThrow(/Did you mean 'lr_decay'/);
});
