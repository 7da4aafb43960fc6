/**
 * What a step of the canonical programs costs, without a clock: nodes built, plans looked up, kernels run, bytes that
 * they read and write. A change here is a change of speed: less is an improvement to be written down, more needs a reason.
 */
import { describe, expect, it } from 'vitest';
import * as torch from '../../src/index.js';
import { programs } from './programs.js';

/** Nodes, plans looked up, kernels, kB read, kB written. */
type Row = readonly [nodes: number, lookups: number, kernels: number, read: number, written: number];

const COST: Readonly<Record<string, Row>> = {
  'scalar gradient': [0, 0, 0, 0, 0],
  'Himmelblau, Adam': [15, 0, 0, 0, 0],
  'softmax regression 784-10': [118, 2, 9, 959, 106],
  'softmax regression 784-10, compiled': [0, 0, 7, 922, 75],
  'MLP 784-200-200-10, SGD': [240, 2, 27, 7063, 3687],
  'MLP 784-200-200-10, SGD, compiled': [0, 0, 22, 6262, 2891],
  'MLP 784-256-256-10, Adam': [414, 2, 27, 8136, 5915],
  'MLP 784-256-256-10, Adam, compiled': [0, 0, 22, 7057, 4838],
  'tanh(2x+1)·exp(−x²)': [19, 1, 1, 400, 400],
  'tanh(2x+1)·exp(−x²), backward': [60, 1, 4, 1200, 800],
  'softmax and cross entropy, backward': [80, 1, 3, 3081, 1027],
  'layer_norm, backward': [113, 1, 4, 3152, 1053],
  'sums over either dimension': [4, 1, 2, 1049, 3],
  CNN: [464, 2, 35, 5815, 3084],
  'CNN, compiled': [0, 0, 30, 4859, 3068],
  'attention, backward': [112, 1, 12, 1573, 1049],
};

const kB = (bytes: number): number => Math.round(bytes / 1000);

/** A step's cost once plans are made; every step of the loop must cost the same. */
function costOf(step: () => unknown): Row {
  for (let i = 0; i < 4; i++) {
    step();
    // Runs what waits, so that each step has plans of its own.
    torch.execution_stats();
  }
  const rows = [0, 1].map((): Row => {
    const a = torch.execution_stats();
    step();
    const b = torch.execution_stats();
    expect(b.plans - a.plans, 'plans made').toBe(0);
    const [read, written] = [kB(b.bytes_read - a.bytes_read), kB(b.bytes_written - a.bytes_written)];
    return [b.nodes - a.nodes, b.plan_hits - a.plan_hits, b.kernels - a.kernels, read, written];
  });
  expect(rows[1], 'the next step').toEqual(rows[0]);
  return rows[0]!;
}

describe('nodes, plan lookups, kernels, kB read, kB written in a step of', () => {
  it.each(Object.entries(programs))('%s', (name, make) => {
    torch.manual_seed(0);
    expect(costOf(make())).toEqual(COST[name]);
  });
});
