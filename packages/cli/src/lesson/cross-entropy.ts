/** Section d: softmax, cross entropy, its pieces, the usual mistakes, its gradient. */
import * as torch from 'nabla';
import * as F from 'nabla/nn/functional';
import type { LessonOptions, Line } from './section.js';
import { Transcript } from './transcript.js';

type Tensor = torch.Tensor;

export interface SoftmaxData {
  readonly scores: readonly number[];
  readonly exponentials: readonly number[];
  readonly probabilities: readonly number[];
  readonly sum: number;
  /** Softmax of the scores with 100 added: the same. */
  readonly shifted: readonly number[];
  readonly code: readonly Line[];
}

export interface CrossEntropyData {
  readonly softmax: SoftmaxData;
  readonly seed: number;
  readonly target: number;
  readonly code: readonly Line[];
  readonly logits: readonly number[];
  readonly probabilities: readonly number[];
  readonly logProbabilities: readonly number[];
  readonly crossEntropy: number;
  readonly nllOfLog: number;
  readonly difference: number;
  /** A class that is out of the question: log(softmax) is −∞ where log_softmax still has a number. */
  readonly extreme: readonly Line[];
  readonly mistakes: { readonly softmaxTwice: number; readonly withoutLog: number };
  readonly gradient: {
    readonly byAutograd: readonly number[];
    readonly pMinusY: readonly number[];
    readonly difference: number;
    readonly sum: number;
  };
}

const TARGET = 3;
const numbers = (t: Tensor): number[] => t.flatten().tolist() as number[];
const number = (t: Tensor): number => t.item() as number;

function softmaxData(): SoftmaxData {
  const z = torch.tensor([2, 1, 0]);
  const p = F.softmax(z, 0);
  const log = new Transcript()
    .run('const z = torch.tensor([2, 1, 0])')
    .print('const p = F.softmax(z, 0)', p)
    .print('p.sum()', p.sum());
  const shifted = F.softmax(z.add(100), 0);
  log.print('F.softmax(z.add(100), 0)', shifted);
  return {
    scores: numbers(z),
    exponentials: numbers(z.exp()),
    probabilities: numbers(p),
    sum: number(p.sum()),
    shifted: numbers(shifted),
    code: log.lines,
  };
}

function extreme(): Line[] {
  const z = torch.tensor([[1000, 0]]);
  const log = new Transcript().run('const z = torch.tensor([[1000, 0]])');
  log.print('F.nll_loss(F.softmax(z, 1).log(), [1])', F.nll_loss(F.softmax(z, 1).log(), [1]));
  return log.print('F.cross_entropy(z, [1])', F.cross_entropy(z, [1])).lines;
}

function gradientOf(loss: Tensor, logits: Tensor, p: Tensor): CrossEntropyData['gradient'] {
  const [g] = torch.autograd.grad(loss, [logits]);
  const pMinusY = p.detach().sub(F.one_hot(torch.tensor([TARGET], { dtype: torch.int64 }), 10));
  return {
    byAutograd: numbers(g!),
    pMinusY: numbers(pMinusY),
    difference: number(g!.sub(pMinusY).abs().max()),
    sum: number(g!.sum()),
  };
}

/** Everything that section d shows. */
export function computeCrossEntropy({ seed }: LessonOptions): CrossEntropyData {
  torch.manual_seed(seed);
  const x = torch.randn(1, 784);
  const w = torch.randn(10, 784, { requires_grad: true });
  const logits = x.matmul(w.t());
  const p = F.softmax(logits, 1);
  const crossEntropy = F.cross_entropy(logits, [TARGET]);
  const nllOfLog = F.nll_loss(p.log(), [TARGET]);
  const code = new Transcript()
    .run(`torch.manual_seed(${seed})`)
    .run('const x = torch.randn(1, 784)')
    .run('const w = torch.randn(10, 784, { requires_grad: true })')
    .run('const logits = x.matmul(w.t())')
    .print('logits.shape', logits.shape)
    .print(`F.cross_entropy(logits, [${TARGET}])`, crossEntropy)
    .run('const p = F.softmax(logits, 1)')
    .print(`F.nll_loss(p.log(), [${TARGET}])`, nllOfLog);
  return {
    softmax: softmaxData(),
    seed,
    target: TARGET,
    code: code.lines,
    logits: numbers(logits),
    probabilities: numbers(p),
    logProbabilities: numbers(F.log_softmax(logits, 1)),
    crossEntropy: number(crossEntropy),
    nllOfLog: number(nllOfLog),
    difference: Math.abs(number(crossEntropy) - number(nllOfLog)),
    extreme: extreme(),
    mistakes: { softmaxTwice: number(F.cross_entropy(p, [TARGET])), withoutLog: number(F.nll_loss(p, [TARGET])) },
    gradient: gradientOf(crossEntropy, logits, p),
  };
}
