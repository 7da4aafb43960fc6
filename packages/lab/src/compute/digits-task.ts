/** Real digits, trained in a worker by two losses side by side: same initial weights, same batches, each its own rate. */
import * as torch from 'nabla';
import { load_idx } from 'nabla/io';
import * as F from 'nabla/nn/functional';
import { DataLoader, TensorDataset } from 'nabla/utils/data';
import { test_images, test_labels, train_images, train_labels } from 'nabla-mnist';
import type { Context } from './protocol.js';

type Tensor = torch.Tensor;

export const LOSS_NAMES = ['cross_entropy', 'mse_loss'] as const;
export type LossName = (typeof LOSS_NAMES)[number];
export type ModelName = 'linear' | 'hidden';

export const HIDDEN = 32;
const CLASSES = 10;

export interface TrainArgs {
  readonly model: ModelName;
  readonly seed: number;
  readonly batch: number;
  readonly steps: number;
  readonly rates: Readonly<Record<LossName, number>>;
  /** The mean squared error is multiplied by this. */
  readonly scale: number;
}

/** How a model stands after a step. */
export interface Measured {
  readonly loss: LossName;
  readonly step: number;
  /** Time spent in training steps so far. */
  readonly seconds: number;
  /** Of the test images: the share that is read rightly, the mean loss, and how often digit i was read as j (10 i + j). */
  readonly accuracy: number;
  readonly value: number;
  readonly confusion: Int32Array;
  /** Weights of the first layer, one row of 784 a neuron. */
  readonly weights: Float32Array;
}

interface Digits {
  readonly train: TensorDataset;
  readonly images: Tensor;
  readonly labels: Tensor;
  /** The same labels as numbers. */
  readonly truth: readonly number[];
}

let loading: Promise<Digits> | null = null;
/** Of the last training. */
const trained = new Map<LossName, torch.nn.Sequential>();

async function read(url: URL): Promise<Tensor> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`[digits] ${url.pathname} cannot be read: ${answer.status} ${answer.statusText}`);
  const { data, shape } = await load_idx(await answer.arrayBuffer());
  return torch.from_data(data as Uint8Array, shape);
}

/** Pixels from 0 to 1 in rows of 784. */
async function load(): Promise<Digits> {
  const [images, labels, tests, truths] = await Promise.all(
    [train_images, train_labels, test_images, test_labels].map(read),
  );
  const pixels = (x: Tensor): Tensor => x.flatten(1).to(torch.float32).div(255);
  const classes = truths!.to(torch.int64);
  return {
    train: new TensorDataset(pixels(images!), labels!.to(torch.int64)),
    images: pixels(tests!),
    labels: classes,
    truth: classes.tolist() as number[],
  };
}

/** Read once; a failure is not kept. */
function digits(): Promise<Digits> {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

function network(model: ModelName, seed: number): torch.nn.Sequential {
  torch.manual_seed(seed);
  return model === 'linear'
    ? new torch.nn.Sequential(new torch.nn.Linear(784, CLASSES))
    : new torch.nn.Sequential(
        new torch.nn.Linear(784, HIDDEN),
        new torch.nn.ReLU(),
        new torch.nn.Linear(HIDDEN, CLASSES),
      );
}

function lossOf(name: LossName, scale: number): (logits: Tensor, classes: Tensor) => Tensor {
  if (name === 'cross_entropy') return (logits, classes) => F.cross_entropy(logits, classes);
  return (logits, classes) =>
    F.mse_loss(F.softmax(logits, 1), F.one_hot(classes, CLASSES).to(torch.float32)).mul(scale);
}

/** Batches without end, each pass in a new order; the same for the same seed. */
function* batches(dataset: TensorDataset, batch_size: number, seed: number): Generator<readonly [Tensor, Tensor]> {
  const generator = new torch.Generator().manual_seed(seed);
  const loader = new DataLoader(dataset, { batch_size, shuffle: true, drop_last: true, generator });
  for (;;) for (const [images, labels] of loader) yield [images!, labels!];
}

class Runner {
  readonly name: LossName;
  private readonly model: torch.nn.Sequential;
  private readonly optimizer: torch.optim.SGD;
  private readonly source: ReturnType<typeof batches>;
  private readonly loss: ReturnType<typeof lossOf>;
  private seconds = 0;

  constructor(name: LossName, { model, seed, batch, rates, scale }: TrainArgs, { train }: Digits) {
    this.name = name;
    this.model = network(model, seed);
    this.optimizer = new torch.optim.SGD(this.model.parameters(), { lr: rates[name] });
    this.source = batches(train, batch, seed);
    this.loss = lossOf(name, scale);
    trained.set(name, this.model);
  }

  step(): void {
    const began = performance.now();
    const [images, labels] = this.source.next().value as readonly [Tensor, Tensor];
    this.optimizer.zero_grad({ set_to_none: true });
    this.loss(this.model.forward(images), labels).backward();
    this.optimizer.step();
    this.seconds += (performance.now() - began) / 1000;
  }

  measure(step: number, { images, labels, truth }: Digits): Measured {
    const [value, answers] = torch.no_grad(() => {
      const logits = this.model.forward(images);
      return [this.loss(logits, labels).item() as number, logits.argmax(1).tolist() as number[]] as const;
    });
    const confusion = new Int32Array(CLASSES * CLASSES);
    answers.forEach((answer, i) => confusion[CLASSES * truth[i]! + answer]!++);
    const right = truth.reduce((sum, digit, i) => sum + (answers[i] === digit ? 1 : 0), 0);
    return {
      loss: this.name,
      step,
      seconds: this.seconds,
      accuracy: right / truth.length,
      value,
      confusion,
      weights: this.model.parameters()[0]!.detach().toTypedArray() as Float32Array,
    };
  }
}

/** Measurements of a run: often at first, where most happens. */
export function isMeasured(step: number, steps: number): boolean {
  const spacing = Math.max(1, Math.round(steps / 100));
  return step <= 10 || step % spacing === 0 || step === steps;
}

/** Trains both ways, step by step in turn; sends a `Measured` now and then. True when it came to its end. */
export async function trainDigits(args: TrainArgs, context: Context): Promise<boolean> {
  const data = await digits();
  const runners = LOSS_NAMES.map((name) => new Runner(name, args, data));
  const send = (step: number): void => {
    for (const runner of runners) {
      const measured = runner.measure(step, data);
      context.progress(measured, [measured.confusion.buffer, measured.weights.buffer]);
    }
  };
  send(0);
  for (let step = 1; step <= args.steps; step++) {
    for (const runner of runners) runner.step();
    if (isMeasured(step, args.steps)) send(step);
    await context.breathe();
    if (context.cancelled()) return false;
  }
  return true;
}

/** What each trained model makes of an image of 784 pixels from 0 to 1; null before there is one. */
export function readDigit({ image }: { readonly image: Float32Array }): Readonly<Record<LossName, number[]>> | null {
  if (image.length !== 784) throw new RangeError(`[readDigit] an image has 784 pixels, not ${image.length}`);
  const answers = LOSS_NAMES.map((name) => {
    const model = trained.get(name);
    if (model === undefined) return null;
    const logits = torch.no_grad(() => model.forward(torch.from_data(image.slice(), [1, 784])));
    return F.softmax(logits, 1).at(0).tolist() as number[];
  });
  const [entropy, squares] = answers;
  return entropy && squares ? { cross_entropy: entropy, mse_loss: squares } : null;
}

/** A test image and what it is. */
export async function testDigit({
  index,
}: {
  readonly index: number;
}): Promise<{ image: Float32Array; digit: number }> {
  const { images, truth } = await digits();
  const at = ((index % truth.length) + truth.length) % truth.length;
  return { image: images.at(at).toTypedArray() as Float32Array, digit: truth[at]! };
}
