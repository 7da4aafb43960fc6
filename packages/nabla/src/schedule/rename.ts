/**
 * Temporaries that an output may overwrite lie in the output's storage from the start: a chain of updates in place then
 * works on one storage, and copies from one to the other fall away.
 */
import { stepReads, Uses } from './memory.js';
import type { Step } from './program.js';

/** The step with its values exchanged. */
function mapValues(step: Step, to: (value: number) => number): Step {
  switch (step.kind) {
    case 'kernel': {
      const copy = step.copy && { from: to(step.copy.from), to: to(step.copy.to) };
      const { kind, kernel, scalars } = step;
      const buffers = step.buffers.map(to);
      return copy ? { kind, kernel, buffers, scalars, copy } : { kind, kernel, buffers, scalars };
    }
    case 'dot':
      return {
        ...step,
        a: { ...step.a, value: to(step.a.value) },
        b: { ...step.b, value: to(step.b.value) },
        out: to(step.out),
      };
    case 'conv':
      return { ...step, inputs: step.inputs.map(to), out: to(step.out) };
    case 'host':
      return { ...step, inputs: step.inputs.map(to), outputs: step.outputs.map(to) };
  }
}

/** Exchanges values of a program under construction. */
export class Renaming {
  private readonly steps: Step[];
  private readonly sizes: readonly { readonly dtype: unknown; readonly size: number }[];
  private readonly uses: Uses;

  constructor(steps: readonly Step[], sizes: readonly { readonly dtype: unknown; readonly size: number }[]) {
    this.steps = [...steps];
    this.sizes = sizes;
    this.uses = new Uses(this.steps, sizes.length);
  }

  /** Puts into a value the temporaries (numbered from `first`) that it may overwrite, as long as there are any. */
  takeOver(value: number, first: number): void {
    const { dtype, size } = this.sizes[value]!;
    for (;;) {
      const at = this.uses.writes[value]![0];
      if (at === undefined) return;
      const from = stepReads(this.steps[at]!).find((v) => {
        const same = v >= first && this.sizes[v]!.dtype === dtype && this.sizes[v]!.size === size;
        return same && this.uses.mayOverwrite(v, value);
      });
      if (from === undefined) return;
      this.exchange(from, value);
    }
  }

  /** Makes one value of two temporaries where one is copied to the other, and may be overwritten by it. */
  mergeCopies(first: number): void {
    for (let i = 0; i < this.steps.length; i++) {
      const step = this.steps[i]!; // an exchange may have made it anew
      if (step.kind !== 'kernel' || !step.copy) continue;
      const { from, to } = step.copy;
      const alike = from >= first && to >= first && this.sizes[from]!.size === this.sizes[to]!.size;
      if (alike && this.uses.mayOverwrite(from, to)) this.exchange(from, to);
    }
  }

  private exchange(from: number, to: number): void {
    const { reads, writes } = this.uses;
    for (const at of new Set([...reads[from]!, ...writes[from]!])) {
      this.steps[at] = mapValues(this.steps[at]!, (v) => (v === from ? to : v));
    }
    for (const lists of [reads, writes]) {
      lists[to] = [...new Set([...lists[to]!, ...lists[from]!])].sort((a, b) => a - b);
      lists[from] = [];
    }
  }

  /** The steps, without copies of a value to itself, with the temporaries still used numbered anew: `kept` were they. */
  finish(first: number): { readonly steps: Step[]; readonly kept: readonly number[] } {
    const steps = this.steps.filter((s) => s.kind !== 'kernel' || !s.copy || s.copy.from !== s.copy.to);
    const { reads, writes } = new Uses(steps, this.sizes.length);
    const kept = this.sizes
      .map((_, v) => v)
      .filter((v) => v >= first && (reads[v]!.length > 0 || writes[v]!.length > 0));
    const numbers = new Map(kept.map((v, i) => [v, first + i]));
    return { steps: steps.map((s) => mapValues(s, (v) => numbers.get(v) ?? v)), kept };
  }
}
