/**
 * What a step of the canonical programs costs, without a clock: nodes built, plans looked up, kernels run, bytes that
 * they read and write. A change of cost.txt is a change of speed: less is an improvement, to be written down by
 * `npx vitest run packages/nabla/test/guards -u`; more needs a reason.
 */
import { expect, it } from 'vitest';
import * as torch from '../../src/index.js';
import { programs } from './programs.js';

type Row = readonly (number | string)[];

const HEAD: Row = ['one step of', 'nodes', 'lookups', 'kernels', 'kB read', 'kB written'];

const kB = (bytes: number): number => Math.round(bytes / 1000);

/** A step's cost once plans are made; every step of the loop must cost the same. */
function costOf(step: () => unknown): number[] {
  for (let i = 0; i < 4; i++) {
    step();
    // Runs what waits, so that each step has plans of its own.
    torch.execution_stats();
  }
  const rows = [0, 1].map(() => {
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

function layout(rows: readonly Row[]): string {
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)));
  const cell = (x: number | string, i: number): string =>
    i === 0 ? String(x).padEnd(widths[i]!) : String(x).padStart(widths[i]! + 2);
  return rows.map((row) => `${row.map(cell).join('')}\n`).join('');
}

it('the canonical programs cost what they did', async () => {
  const rows = Object.entries(programs).map(([name, make]): Row => {
    torch.manual_seed(0);
    return [name, ...costOf(make())];
  });
  await expect(layout([HEAD, ...rows])).toMatchFileSnapshot('./cost.txt');
});

it('a replay of a compiled step builds no node and looks up no plan', () => {
  for (const [name, make] of Object.entries(programs)) {
    if (name.endsWith('compiled')) expect(costOf(make()).slice(0, 2), name).toEqual([0, 0]);
  }
});
