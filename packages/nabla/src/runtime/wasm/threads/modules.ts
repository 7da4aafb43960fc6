/** Modules on their way to workers: numbered, their bytes in a ring of shared memory until every worker has copied them. */
import * as at from './layout.js';

interface Offer {
  /** Position among all offers; a worker that has counted past it has the module. */
  readonly number: number;
  readonly offset: number;
  readonly size: number;
}

export class Modules {
  readonly #control: Int32Array<SharedArrayBuffer>;
  readonly #ids = new Map<Uint8Array<ArrayBuffer>, number>();
  /** Offers that some worker has not taken yet, oldest first. */
  readonly #waiting: Offer[] = [];
  #next = 1;
  #head = 0;

  constructor(control: Int32Array<SharedArrayBuffer>) {
    this.#control = control;
  }

  get offered(): number {
    return this.#control[at.OFFERED]!;
  }

  /** All modules that workers know or will know. */
  get list(): { id: number; bytes: Uint8Array<ArrayBuffer> }[] {
    return [...this.#ids].map(([bytes, id]) => ({ id, bytes }));
  }

  /** The number of a module, which is offered to `workers` if it is new; −1 where there is no room now. */
  share(bytes: Uint8Array<ArrayBuffer>, workers: Iterable<number>): number {
    const known = this.#ids.get(bytes);
    if (known !== undefined) return known;
    const offset = this.#place(bytes.length, workers);
    if (offset < 0) return -1;
    new Uint8Array(this.#control.buffer, at.RING + offset, bytes.length).set(bytes);
    const id = this.#next++;
    this.#offer(id, offset, bytes.length);
    this.#ids.set(bytes, id);
    return id;
  }

  /** Workers may drop a module. */
  forget(bytes: Uint8Array<ArrayBuffer>, workers: Iterable<number>): void {
    const id = this.#ids.get(bytes);
    if (id === undefined || this.#place(0, workers) < 0) return;
    this.#ids.delete(bytes);
    this.#offer(id, this.#head, 0);
  }

  #offer(id: number, offset: number, size: number): void {
    const number = this.offered;
    const entry = at.OFFERS + at.OFFER_WORDS * (number % at.OFFER_COUNT);
    this.#control[entry] = id;
    this.#control[entry + 1] = at.RING + offset;
    this.#control[entry + 2] = size;
    this.#waiting.push({ number, offset, size });
    this.#head = offset + size;
    Atomics.store(this.#control, at.OFFERED, number + 1);
  }

  /** Where so many bytes fit in the ring; −1: nowhere, or too many offers wait. */
  #place(size: number, workers: Iterable<number>): number {
    this.#collect(workers);
    if (this.#waiting.length >= at.OFFER_COUNT) return -1;
    const first = this.#waiting.find((o) => o.size > 0);
    if (first === undefined) return size <= at.RING_BYTES ? 0 : -1;
    if (this.#head > first.offset) {
      if (this.#head + size <= at.RING_BYTES) return this.#head;
      return size < first.offset ? 0 : -1;
    }
    return this.#head + size < first.offset ? this.#head : -1;
  }

  /** Drops what all workers have taken. */
  #collect(workers: Iterable<number>): void {
    let taken = this.offered;
    for (const worker of workers) {
      taken = Math.min(taken, Atomics.load(this.#control, at.WORKERS + at.WORKER_WORDS * worker));
    }
    while (this.#waiting.length > 0 && this.#waiting[0]!.number < taken) this.#waiting.shift();
  }
}
