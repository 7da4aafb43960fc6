/** What room 5 keeps in the address, and the training that runs. */
import { computed, signal } from '@preact/signals';
import { ask } from '../../compute/client.js';
import type { LossName, Measured, TrainArgs } from '../../compute/digits-task.js';
import { choice, integer, number } from '../../state/codec.js';
import { bind } from '../../state/page.js';

export const RATE = { min: 0.01, max: 30 };

export const SCHEMA = {
  net: choice(['linear', 'hidden'], 'hidden'),
  dseed: integer(0, { min: 0, max: 999_999 }),
  batch: integer(100, { min: 10, max: 500 }),
  dsteps: integer(300, { min: 20, max: 3000 }),
  ratece: number(0.5, RATE),
  ratemse: number(0.5, RATE),
  /** The mean squared error is multiplied by this. */
  scale: choice(['1', '10', '100'], '1'),
};

export const state = bind(SCHEMA);

export const args = computed<TrainArgs>(() => ({
  model: state.net.value,
  seed: state.dseed.value,
  batch: state.batch.value,
  steps: state.dsteps.value,
  rates: { cross_entropy: state.ratece.value, mse_loss: state.ratemse.value },
  scale: Number(state.scale.value),
}));

export type History = readonly Measured[];

/** What the runs have shown so far, by loss. */
export const history = signal<Readonly<Record<LossName, History>>>({ cross_entropy: [], mse_loss: [] });
/** What was trained: charts go with it, not with what the controls say now. */
export const ran = signal<TrainArgs | null>(null);
export const status = signal<'idle' | 'loading' | 'running' | 'done' | 'stopped'>('idle');
export const problem = signal<string | null>(null);
/** Counts measurements: what is drawn by the present weights is drawn anew. */
export const measured = signal(0);

export const TARGET = 0.85;

/** The first measured step with the accuracy that the lesson asks for; null where there is none. */
export function stepsToTarget(runs: History): number | null {
  return runs.find((m) => m.accuracy >= TARGET)?.step ?? null;
}

let running: AbortController | null = null;

export function stop(): void {
  running?.abort();
}

function hear(part: Measured): void {
  const { [part.loss]: before } = history.peek();
  history.value = { ...history.peek(), [part.loss]: [...before, part] };
  measured.value++;
  status.value = 'running';
}

/** Trains anew with what the controls say. */
export async function start(): Promise<void> {
  stop();
  const mine = new AbortController();
  running = mine;
  history.value = { cross_entropy: [], mse_loss: [] };
  problem.value = null;
  status.value = 'loading';
  ran.value = args.peek();
  try {
    await ask('trainDigits', ran.value, {
      lane: 'training',
      signal: mine.signal,
      onProgress: (part) => running === mine && hear(part as Measured),
    });
    if (running === mine) status.value = 'done';
  } catch (error) {
    if (running !== mine) return;
    status.value = 'stopped';
    if ((error as Error).name !== 'AbortError') problem.value = (error as Error).message;
  }
}
