/** The training loop: shuffled batches, a word with the outside world every now and then. */
import * as torch from 'nabla';
import { LOSSES, makeOptimizer } from './network.js';
import type { LossName, OptimizerName } from './spec.js';

type Tensor = torch.Tensor;

export interface FitOptions {
  readonly loss: LossName;
  readonly optimizer: OptimizerName;
  readonly lr: number;
  readonly epochs: number;
  readonly batch: number;
  /** Lets others run; awaited every few milliseconds. */
  readonly breathe: () => Promise<void>;
  /** True: the training ends after the present batch. */
  readonly stop?: () => boolean;
  /** Now and then: how far it is, and the mean loss of the epoch so far. */
  readonly progress?: (epoch: number, batch: number, batches: number, loss: number) => void;
  /** Before the first epoch (0) and after each. */
  readonly epoch?: (epoch: number) => void;
}

export interface Fitted {
  /** Mean training loss of each whole epoch. */
  readonly history: readonly number[];
  /** The epoch in which the loss was no longer a number; null where all went well. */
  readonly diverged: number | null;
  /** True where `stop` ended it. */
  readonly stopped: boolean;
}

/** Milliseconds of work between two looks at what else happened. */
const TURN = 40;

class Turns {
  private last = performance.now();
  private readonly breathe: () => Promise<void>;
  constructor(breathe: () => Promise<void>) {
    this.breathe = breathe;
  }
  /** True when others have had their turn. */
  async due(): Promise<boolean> {
    if (performance.now() - this.last < TURN) return false;
    await this.breathe();
    this.last = performance.now();
    return true;
  }
}

/** Trains on rows of features and their targets. The order of the rows comes from the default generator. */
export async function fit(model: torch.nn.Module, x: Tensor, y: Tensor, options: FitOptions): Promise<Fitted> {
  const { loss, optimizer: name, lr, epochs, batch, breathe, stop, progress } = options;
  const optimizer = makeOptimizer(name, model.parameters(), lr);
  const rows = x.size(0);
  const batches = Math.ceil(rows / batch);
  const turns = new Turns(breathe);
  const history: number[] = [];
  options.epoch?.(0);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = torch.randperm(rows);
    let sum = 0;
    for (let k = 0; k < batches; k++) {
      const rowsNow = order.narrow(0, k * batch, Math.min(batch, rows - k * batch));
      optimizer.zero_grad();
      const value = LOSSES[loss](model.forward(x.index_select(0, rowsNow)) as Tensor, y.index_select(0, rowsNow));
      value.backward();
      optimizer.step();
      sum += value.item() * rowsNow.size(0);
      if (!(await turns.due())) continue;
      if (stop?.()) return { history, diverged: null, stopped: true };
      progress?.(epoch, k + 1, batches, sum / Math.min(rows, (k + 1) * batch));
    }
    history.push(sum / rows);
    if (!Number.isFinite(sum)) return { history, diverged: epoch + 1, stopped: false };
    options.epoch?.(epoch + 1);
  }
  return { history, diverged: null, stopped: false };
}

/** Outputs of the model for all rows, in parts that fit in memory. */
export function outputsOf(model: torch.nn.Module, x: Tensor): Tensor {
  const rows = x.size(0);
  const part = 8192;
  model.eval();
  return torch.no_grad(() => {
    const parts = Array.from({ length: Math.ceil(rows / part) }, (_, k) => {
      const from = k * part;
      return model.forward(x.narrow(0, from, Math.min(part, rows - from))) as Tensor;
    });
    return parts.length === 1 ? parts[0]! : torch.cat(parts);
  });
}
