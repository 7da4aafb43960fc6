/** Section e: cross entropy against mean squared error on real digits. What is claimed is measured. */
import { readFile } from 'node:fs/promises';
import * as torch from 'nabla';
import { load_idx } from 'nabla/io';
import * as F from 'nabla/nn/functional';
import { DataLoader, TensorDataset } from 'nabla/utils/data';
import { test_images, test_labels, train_images, train_labels } from 'nabla-mnist';
import type { LessonOptions, Progress } from './section.js';
import { judge, type Verdict } from './verdict.js';

type Tensor = torch.Tensor;
export type LossName = 'cross_entropy' | 'mse_loss';

export interface TrainingRun {
  readonly loss: LossName;
  readonly lr: number;
  readonly seed: number;
  /** Share of the test images read rightly, before the first step and every few steps. */
  readonly accuracy: readonly { readonly step: number; readonly accuracy: number }[];
  /** The first measured step with the target accuracy; null where it was not reached. */
  readonly toTarget: number | null;
  readonly last: number;
}

export interface DigitsData {
  readonly train: number;
  readonly test: number;
  readonly model: string;
  readonly parameters: number;
  readonly batch: number;
  readonly steps: number;
  readonly seed: number;
  readonly rates: readonly number[];
  readonly target: number;
  /** Lengths of the two gradients at the same initial weights, on the first batch. */
  readonly gradients: Readonly<Record<LossName, number>>;
  readonly runs: readonly TrainingRun[];
  /** Each loss at its best learning rate again, from other seeds. */
  readonly repeats: readonly TrainingRun[];
  readonly verdict: Verdict;
}

const RATES = [0.1, 0.3, 1, 3, 10, 30];
const BATCH = 100;
const HIDDEN = 32;
/** The best rates again from these seeds after the first. */
const REPEATS = [1, 2, 3, 4];
const TARGET = 0.85;
const LOSSES: Readonly<Record<LossName, (logits: Tensor, classes: Tensor) => Tensor>> = {
  cross_entropy: (logits, classes) => F.cross_entropy(logits, classes),
  mse_loss: (logits, classes) => F.mse_loss(F.softmax(logits, 1), F.one_hot(classes, 10).to(torch.float32)),
};
const NAMES: readonly LossName[] = ['cross_entropy', 'mse_loss'];

interface Digits {
  readonly train: TensorDataset;
  readonly images: Tensor;
  readonly labels: Tensor;
}

async function read(url: URL): Promise<Tensor> {
  const { data, shape } = await load_idx(await readFile(url));
  return torch.from_data(data as Uint8Array, shape);
}

/** Pixels from 0 to 1 in rows of 784, digits as int64. */
async function loadDigits(): Promise<Digits> {
  const images = async (url: URL): Promise<Tensor> => (await read(url)).flatten(1).to(torch.float32).div(255);
  const labels = async (url: URL): Promise<Tensor> => (await read(url)).to(torch.int64);
  const train = new TensorDataset(await images(train_images), await labels(train_labels));
  return { train, images: await images(test_images), labels: await labels(test_labels) };
}

/** The network of a seed: the same initial weights for the same seed. */
function network(seed: number): torch.nn.Sequential {
  torch.manual_seed(seed);
  return new torch.nn.Sequential(
    new torch.nn.Linear(784, HIDDEN),
    new torch.nn.ReLU(),
    new torch.nn.Linear(HIDDEN, 10),
  );
}

function accuracyOf(model: torch.nn.Sequential, { images, labels }: Digits): number {
  return torch.no_grad(() => model.forward(images).argmax(1).eq(labels).to(torch.float32).mean()).item() as number;
}

/** Batches without end, each pass in a new order; the same for the same seed. */
function* batches(dataset: TensorDataset, seed: number): Generator<readonly [Tensor, Tensor]> {
  const generator = new torch.Generator().manual_seed(seed);
  const loader = new DataLoader(dataset, { batch_size: BATCH, shuffle: true, generator });
  for (;;) for (const [images, labels] of loader) yield [images!, labels!];
}

interface Training {
  readonly loss: LossName;
  readonly lr: number;
  readonly seed: number;
  readonly steps: number;
  /** Ends as soon as the target is reached. */
  readonly toTargetOnly?: boolean;
}

/** Steps between measurements: 5, more in a long run. */
const spacing = (steps: number): number => 5 * Math.max(1, Math.round(steps / 240));

function train(
  { loss, lr, seed, steps, toTargetOnly = false }: Training,
  digits: Digits,
  tick: () => void,
): TrainingRun {
  const model = network(seed);
  const optimizer = new torch.optim.SGD(model.parameters(), { lr });
  const accuracy = [{ step: 0, accuracy: accuracyOf(model, digits) }];
  const source = batches(digits.train, seed);
  for (let step = 1; step <= steps; step++) {
    const [images, labels] = source.next().value as readonly [Tensor, Tensor];
    optimizer.zero_grad();
    LOSSES[loss](model.forward(images), labels).backward();
    optimizer.step();
    if (step % spacing(steps) === 0 || step === steps) accuracy.push({ step, accuracy: accuracyOf(model, digits) });
    tick();
    if (toTargetOnly && accuracy.at(-1)!.accuracy >= TARGET) break;
  }
  const toTarget = accuracy.find((a) => a.accuracy >= TARGET)?.step ?? null;
  return { loss, lr, seed, accuracy, toTarget, last: accuracy.at(-1)!.accuracy };
}

/** Length of the loss's gradient over all parameters, at the initial weights. */
function gradientLength(loss: LossName, seed: number, digits: Digits): number {
  const model = network(seed);
  const [images, labels] = batches(digits.train, seed).next().value as readonly [Tensor, Tensor];
  const grads = torch.autograd.grad(LOSSES[loss](model.forward(images), labels), model.parameters());
  return Math.sqrt(grads.reduce((sum, g) => sum + (g.pow(2).sum().item() as number), 0));
}

/** The run that reaches the target in the fewest steps; among equals, or where none does, the most accurate at the end. */
export function bestOf(runs: readonly TrainingRun[]): TrainingRun {
  const steps = (run: TrainingRun): number => run.toTarget ?? Number.POSITIVE_INFINITY;
  return runs.reduce((a, b) => (steps(b) < steps(a) || (steps(b) === steps(a) && b.last > a.last) ? b : a));
}

/** Everything that section e shows. */
export async function computeDigits({ seed, steps }: LessonOptions, progress: Progress): Promise<DigitsData> {
  const digits = await loadDigits();
  const total = NAMES.length * (RATES.length + REPEATS.length) * steps;
  let started = 0;
  const run = (training: Training): TrainingRun => {
    let done = steps * started++;
    return train(training, digits, () => {
      if (++done % 10 === 0) progress(done, total, `${training.loss}  lr = ${training.lr}`);
    });
  };
  const runs = RATES.flatMap((lr) => NAMES.map((loss) => run({ loss, lr, seed, steps })));
  const best = NAMES.map((loss) => bestOf(runs.filter((r) => r.loss === loss)));
  const repeats = REPEATS.flatMap((more) =>
    best.map(({ loss, lr }) => run({ loss, lr, seed: seed + more, steps, toTargetOnly: true })),
  );
  progress(total, total, '');
  const model = network(seed);
  return {
    train: digits.train.length,
    test: digits.labels.numel(),
    model: `784 → ${HIDDEN} → 10`,
    parameters: model.parameters().reduce((n, p) => n + p.numel(), 0),
    batch: BATCH,
    steps,
    seed,
    rates: RATES,
    target: TARGET,
    gradients: {
      cross_entropy: gradientLength('cross_entropy', seed, digits),
      mse_loss: gradientLength('mse_loss', seed, digits),
    },
    runs,
    repeats,
    verdict: judge({ runs, best, repeats, rates: RATES, resolution: spacing(steps) }),
  };
}
