/** Section c: mean squared error, its gradient by `autograd.grad` and by `backward()`, and the update loop. */
import * as torch from 'nabla';
import * as F from 'nabla/nn/functional';
import type { Line } from './section.js';
import { Transcript } from './transcript.js';

type Tensor = torch.Tensor;

export interface MseData {
  readonly byGrad: readonly Line[];
  readonly byBackward: readonly Line[];
  /** 2(xw − t)x, put together from its parts. */
  readonly derivation: {
    readonly x: number;
    readonly w: number;
    readonly target: number;
    readonly loss: number;
    readonly gradient: number;
    readonly byHand: number;
  };
  readonly two: TwoData;
  readonly accumulation: readonly Line[];
  readonly loop: { readonly lr: number; readonly code: readonly string[]; readonly rows: readonly LoopRow[] };
  readonly rebound: readonly Line[];
  readonly recordedOff: readonly Line[];
  readonly inPlace: readonly Line[];
}

export interface TwoData {
  readonly x: readonly number[];
  readonly w: number;
  readonly target: readonly number[];
  /** (x_i w − t_i)² and 2(x_i w − t_i)x_i, one for each element. */
  readonly squares: readonly number[];
  readonly parts: readonly number[];
  readonly code: readonly Line[];
  readonly mean: number;
  readonly sum: number;
}

export interface LoopRow {
  readonly step: number;
  readonly w: number;
  readonly gradient: number;
  readonly loss: number;
}

const numbers = (t: Tensor): number[] => t.tolist() as number[];
const number = (t: Tensor): number => t.item() as number;
const start = (): Tensor => torch.full([1], 2, { requires_grad: true });
const lossOf = (x: Tensor, w: Tensor, target: Tensor): Tensor => F.mse_loss(x.mul(w), target);

function byGrad(): Line[] {
  const [x, w, target] = [torch.ones(1), start(), torch.ones(1)];
  const log = new Transcript();
  log
    .run('const x = torch.ones(1), target = torch.ones(1)')
    .run('const w = torch.full([1], 2, { requires_grad: true })');
  const mse = lossOf(x, w, target);
  log.print('const mse = F.mse_loss(x.mul(w), target)', mse).print('w.grad', w.grad);
  const [g] = torch.autograd.grad(mse, [w]);
  return log.print('const [g] = torch.autograd.grad(mse, [w])', g).print('w.grad', w.grad).lines;
}

function byBackward(): Line[] {
  const [x, w, target] = [torch.ones(1), start(), torch.ones(1)];
  const log = new Transcript().run('const mse = F.mse_loss(x.mul(w), target)');
  const mse = lossOf(x, w, target);
  log.print('w.grad', w.grad).run('mse.backward()');
  mse.backward();
  return log.print('w.grad', w.grad).lines;
}

function derivation(): MseData['derivation'] {
  const [x, w, target] = [torch.ones(1), start(), torch.ones(1)];
  const mse = lossOf(x, w, target);
  const byHand = number(x.mul(w).sub(target).mul(2).mul(x));
  return {
    x: number(x),
    w: number(w),
    target: number(target),
    loss: number(mse),
    gradient: number(torch.autograd.grad(mse, [w])[0]!),
    byHand,
  };
}

function two(): TwoData {
  const [x, w, target] = [torch.tensor([1, 2]), start(), torch.ones(2)];
  const log = new Transcript().run('const x = torch.tensor([1, 2]), target = torch.ones(2)');
  const mse = lossOf(x, w, target);
  const [mean] = torch.autograd.grad(mse, [w]);
  log.print('const mse = F.mse_loss(x.mul(w), target)', mse).print('torch.autograd.grad(mse, [w])[0]', mean);
  const sse = F.mse_loss(x.mul(w), target, { reduction: 'sum' });
  const [sum] = torch.autograd.grad(sse, [w]);
  log
    .print("const sse = F.mse_loss(x.mul(w), target, { reduction: 'sum' })", sse)
    .print('torch.autograd.grad(sse, [w])[0]', sum);
  const errors = x.mul(w).sub(target).detach();
  return {
    x: numbers(x),
    w: number(w),
    target: numbers(target),
    squares: numbers(errors.pow(2)),
    parts: numbers(errors.mul(2).mul(x)),
    code: log.lines,
    mean: number(mean!),
    sum: number(sum!),
  };
}

function accumulation(): Line[] {
  const [x, w, target] = [torch.ones(1), start(), torch.ones(1)];
  const optimizer = new torch.optim.SGD([w], { lr: 0.1 });
  const log = new Transcript();
  const backward = (): void => lossOf(x, w, target).backward();
  backward();
  log.run('F.mse_loss(x.mul(w), target).backward()').print('w.grad', w.grad);
  backward();
  log.run('F.mse_loss(x.mul(w), target).backward()').print('w.grad', w.grad);
  optimizer.zero_grad();
  log.run('optimizer.zero_grad()').print('w.grad', w.grad);
  backward();
  return log.run('F.mse_loss(x.mul(w), target).backward()').print('w.grad', w.grad).lines;
}

const LOOP = [
  'for (let step = 0; step < 10; step++) {',
  '  const mse = F.mse_loss(x.mul(w), target);',
  '  mse.backward();',
  '  torch.no_grad(() => w.sub_(w.grad.mul(lr)));  // w ← w − lr·w.grad',
  '  w.grad.zero_();',
  '}',
];

function loop(lr: number): MseData['loop'] {
  const [x, w, target] = [torch.ones(1), start(), torch.ones(1)];
  const rows: LoopRow[] = [];
  for (let step = 0; step <= 10; step++) {
    const mse = lossOf(x, w, target);
    mse.backward();
    rows.push({ step, w: number(w), gradient: number(w.grad!), loss: number(mse) });
    torch.no_grad(() => w.sub_(w.grad!.mul(lr)));
    w.grad!.zero_();
  }
  return { lr, code: LOOP, rows };
}

/** w = w − lr·w.grad while the tape records: w is a result now, no leaf. */
function rebound(): Line[] {
  const [x, target] = [torch.ones(1), torch.ones(1)];
  let w = start();
  lossOf(x, w, target).backward();
  w = w.sub(w.grad!.mul(0.1));
  const log = new Transcript()
    .run('F.mse_loss(x.mul(w), target).backward()')
    .print('w = w.sub(w.grad.mul(0.1))', w)
    .print('w.is_leaf', w.is_leaf);
  lossOf(x, w, target).backward();
  return log
    .run('F.mse_loss(x.mul(w), target).backward()')
    .print('w.grad', w.grad)
    .fails('w.grad.mul(0.1)', () => (w.grad as Tensor).mul(0.1)).lines;
}

/** The same under no_grad: a new tensor that needs no gradient. */
function recordedOff(): Line[] {
  const [x, target] = [torch.ones(1), torch.ones(1)];
  let w = start();
  lossOf(x, w, target).backward();
  w = torch.no_grad(() => w.sub(w.grad!.mul(0.1)));
  const log = new Transcript()
    .print('w = torch.no_grad(() => w.sub(w.grad.mul(0.1)))', w)
    .print('w.requires_grad', w.requires_grad);
  return log.fails('F.mse_loss(x.mul(w), target).backward()', () => lossOf(x, w, target).backward()).lines;
}

/** In place, but on the tape. */
function inPlace(): Line[] {
  const w = start();
  lossOf(torch.ones(1), w, torch.ones(1)).backward();
  return new Transcript().fails('w.sub_(w.grad.mul(0.1))', () => w.sub_(w.grad!.mul(0.1))).lines;
}

/** Everything that section c shows. */
export function computeMse(): MseData {
  return {
    byGrad: byGrad(),
    byBackward: byBackward(),
    derivation: derivation(),
    two: two(),
    accumulation: accumulation(),
    loop: loop(0.3),
    rebound: rebound(),
    recordedOff: recordedOff(),
    inPlace: inPlace(),
  };
}
