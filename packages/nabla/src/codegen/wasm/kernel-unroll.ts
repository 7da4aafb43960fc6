/** How many groups of four lanes a kernel's innermost body handles at once. */
import { type Kernel, PARTIALS, SEQUENTIAL_BELOW } from '../../kernel/ir.js';
import type { PassInfo } from './kernel-analysis.js';
import { isMath } from './kernel-functions.js';
import { WIDTH } from './lanes.js';

/** One number per pass; the same for all where the outer loops have the lanes. */
export function unrollOf(kernel: Kernel, infos: readonly PassInfo[]): number[] {
  if (kernel.lanes === 'outer') {
    const cost = Math.max(...infos.map((info) => costOf(kernel, info)));
    const reduces = infos.some((info) => info.inner > 1);
    const most = Math.ceil(kernel.outer.at(-1)! / WIDTH);
    const unroll = Math.max(1, Math.min(cost <= 4 ? (reduces ? 8 : 4) : cost <= 10 ? (reduces ? 4 : 2) : reduces ? 2 : 1, most));
    return infos.map(() => unroll);
  }
  return infos.map((info) => innerUnroll(kernel, info));
}

function innerUnroll(kernel: Kernel, info: PassInfo): number {
  if (info.lanes < 0) return 1;
  const most = Math.ceil(info.pass.inner.at(-1)! / WIDTH);
  if (strict(kernel, info)) {
    if (info.inner < SEQUENTIAL_BELOW) return Math.min(most, 4);
    return info.pass.inner.at(-1) === info.inner ? PARTIALS / WIDTH : 1;
  }
  const cost = costOf(kernel, info);
  return Math.max(1, Math.min(cost <= 6 ? 4 : cost <= 16 ? 2 : 1, most));
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
    cost += expr.op === 'element' && isMath(expr.fn) ? 12 : expr.op === 'load' && (expr.mask !== null || expr.index !== null) ? 6 : 1;
  }
  return cost;
}
