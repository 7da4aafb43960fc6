/** How many groups of four lanes a kernel's innermost body handles at once. */
import { type Expr, type Kernel, PARTIALS, SEQUENTIAL_BELOW } from '../../kernel/ir.js';
import type { PassInfo } from './kernel-analysis.js';
import { isMath } from './kernel-functions.js';
import { WIDTH } from './lanes.js';

/** [cost of a body of four lanes, groups]: light bodies save loop overhead, heavy ones hide latency, huge ones nothing. */
const ELEMENTWISE = [
  [4, 4],
  [40, 2],
  [96, 3],
] as const; // prettier-ignore
/** Columns are reduced side by side: more of them use whole cache lines. */
const COLUMNS = [
  [4, 8],
  [10, 4],
  [40, 2],
] as const; // prettier-ignore
const ROWS = [
  [6, 4],
  [40, 2],
] as const; // prettier-ignore

function groupsFor(cost: number, table: readonly (readonly [number, number])[], size: number): number {
  const groups = table.find(([most]) => cost <= most)?.[1] ?? 1;
  return Math.max(1, Math.min(groups, Math.ceil(size / WIDTH)));
}

/** One number per pass; the same for all where the outer loops have the lanes. */
export function unrollOf(kernel: Kernel, infos: readonly PassInfo[]): number[] {
  if (kernel.lanes === 'inner') return infos.map((info) => innerUnroll(kernel, info));
  const cost = Math.max(...infos.map((info) => costOf(kernel, info)));
  const table = infos.some((info) => info.inner > 1) ? COLUMNS : ELEMENTWISE;
  const unroll = groupsFor(cost, table, kernel.outer.at(-1)!);
  return infos.map(() => unroll);
}

function innerUnroll(kernel: Kernel, info: PassInfo): number {
  if (info.lanes < 0) return 1;
  const size = info.pass.inner.at(-1)!;
  if (!strict(kernel, info)) return groupsFor(costOf(kernel, info), ROWS, size);
  if (info.inner < SEQUENTIAL_BELOW) return Math.min(Math.ceil(size / WIDTH), 4);
  return size === info.inner ? PARTIALS / WIDTH : 1;
}

/** Whether the pass adds or multiplies floats, so that order matters. */
function strict(kernel: Kernel, info: PassInfo): boolean {
  return info.pass.reductions.some((r) => {
    const { kind, value } = kernel.reductions[r]!;
    return (kind === 'sum' || kind === 'prod') && kernel.exprs[value]!.dtype.is_floating_point;
  });
}

/** Rough number of vector instructions of a body of four lanes. */
function costOf(kernel: Kernel, info: PassInfo): number {
  let cost = 0;
  for (const id of info.needed) {
    const expr = kernel.exprs[id]!;
    if (!info.varies(id) && info.site(id) < info.sizes.length) continue;
    cost += instructions(expr) * (expr.dtype.itemsize === 8 ? 2 : 1);
  }
  return cost;
}

function instructions(expr: Expr): number {
  if (expr.op === 'element' && isMath(expr.fn)) return 12;
  return expr.op === 'load' && (expr.mask !== null || expr.index !== null) ? 6 : 1;
}
