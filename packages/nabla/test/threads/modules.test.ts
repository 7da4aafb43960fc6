/** Modules on their way: what a worker has not copied yet is never overwritten. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as at from '../../src/runtime/wasm/threads/layout.js';
import { Modules } from '../../src/runtime/wasm/threads/modules.js';

/** A worker that copies one offer at a time. */
class Reader {
  readonly control: Int32Array<SharedArrayBuffer>;
  readonly number: number;
  readonly got = new Map<number, Uint8Array>();
  known = 0;

  constructor(control: Int32Array<SharedArrayBuffer>, number: number) {
    this.control = control;
    this.number = number;
  }

  step(): void {
    if (this.known === this.control[at.OFFERED]) return;
    const entry = at.OFFERS + at.OFFER_WORDS * (this.known % at.OFFER_COUNT);
    const [id, offset, size] = this.control.subarray(entry, entry + 3) as unknown as [number, number, number];
    if (size === 0) this.got.delete(id);
    else this.got.set(id, new Uint8Array(this.control.buffer, offset, size).slice());
    this.control[at.WORKERS + at.WORKER_WORDS * this.number] = ++this.known;
  }
}

const bytes = (i: number, size: number): Uint8Array<ArrayBuffer> => new Uint8Array(size).fill(i).map((x, k) => x + k);

/** A module of a size (0: the oldest is forgotten), then how many offers each of two workers takes. */
const action = fc.record({
  size: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: at.RING_BYTES >> 2 }), fc.integer({ min: 1, max: 100 })),
  steps: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })),
});

describe('the ring of modules', () => {
  it('gives every worker every module whole, in any order of events', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const control = new Int32Array(new SharedArrayBuffer(at.CONTROL_BYTES));
        const modules = new Modules(control);
        const readers = [new Reader(control, 1), new Reader(control, 2)];
        const live = new Map<number, Uint8Array<ArrayBuffer>>();
        actions.forEach(({ size, steps }, i) => {
          if (size > 0) {
            const made = bytes(i, size);
            const id = modules.share(made, [1, 2]);
            if (id >= 0) live.set(id, made);
          } else if (live.size > 0) {
            const [id, oldest] = live.entries().next().value!;
            modules.forget(oldest, [1, 2]);
            if (!modules.list.some((m) => m.id === id)) live.delete(id);
          }
          readers.forEach((reader, r) => {
            for (let k = 0; k < steps[r]!; k++) reader.step();
          });
        });
        for (const reader of readers) {
          while (reader.known !== control[at.OFFERED]) reader.step();
          expect([...reader.got.keys()].sort()).toEqual([...live.keys()].sort());
          for (const [id, made] of live) expect(Buffer.compare(reader.got.get(id)!, made) === 0).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('refuses what does not fit, and has room again when workers have caught up', () => {
    const control = new Int32Array(new SharedArrayBuffer(at.CONTROL_BYTES));
    const modules = new Modules(control);
    const reader = new Reader(control, 1);
    expect(modules.share(bytes(0, at.RING_BYTES + 1), [1])).toBe(-1);
    const all = bytes(1, at.RING_BYTES);
    expect(modules.share(all, [1])).toBeGreaterThan(0);
    expect(modules.share(bytes(2, 10), [1])).toBe(-1);
    reader.step();
    expect(modules.share(bytes(2, 10), [1])).toBeGreaterThan(0);
    expect(modules.share(all, [1])).toBe(1);
  });

  it('lets no more offers wait than there are places', () => {
    const control = new Int32Array(new SharedArrayBuffer(at.CONTROL_BYTES));
    const modules = new Modules(control);
    const ids = Array.from({ length: at.OFFER_COUNT + 1 }, (_, i) => modules.share(bytes(i, 3), [1]));
    expect(ids.filter((id) => id < 0)).toHaveLength(1);
  });
});
