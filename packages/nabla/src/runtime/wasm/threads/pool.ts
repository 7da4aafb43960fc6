/**
 * Threads: workers that sleep on shared memory until there is a job, and take chunks of it from a common counter, as the
 * main thread does. What a chunk is depends on the work's shape and on the number of threads, its result on shape alone, so
 * any number of threads gives the same bits.
 *
 * A job opens the gate; a worker that comes while it is open goes in, and the main thread, having closed it, waits for those
 * inside only. A worker that sleeps, starts, compiles or has died is not missed. One that dies inside is: after PATIENCE its
 * chunks are done again by the main thread, where that is possible.
 */
import type { WasmMemory } from '../memory.js';
import { runChunk } from './calls.js';
import { threadCount } from './count.js';
import * as at from './layout.js';
import { Modules } from './modules.js';
import { type Handle, spawn } from './spawn.js';

/** When threads are asked, in microseconds of one thread's work. Tests set them to 0. */
export const limits = {
  /** Less work stays on one thread: waking and joining take 4 to 8. */
  least: 20,
  /** Work worth sharing that has passed before workers are started: starting them takes 1 to 2 ms of the main thread. */
  start: 2000,
  /** A chunk's least work: taking one costs 0.1. */
  chunk: 4,
  /** Wait so many milliseconds for a worker that is inside, and 100 times as long as the job should take. */
  patience: 2000,
  /** A job is late when the main thread waits so many microseconds, and half of what the job would take it alone. */
  late: 500,
};

/** Chunks for each thread: stealing evens out what else the machine does. */
const CHUNKS_EACH = 8;
/** Workers that may die before any has helped; then there is one thread: the platform refuses them. */
const MAX_DEATHS = 8;

/** A worker died in the middle of work that overwrites what it reads, so it cannot be done again. */
export class WorkerLost extends Error {
  override name = 'WorkerLost';
}

/** So many late jobs (one on time makes up for half a late one), and the next ones are not shared. */
const MANY_LATE = 8;
const PAUSE = 256;

type Numeric = (...args: number[]) => unknown;

interface Job {
  /** Bytes of the module, as they were compiled. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly chunks: number;
  /** Bytes that each worker may use: worker w's start at area + (w − 1) · areaStep. */
  readonly area: number;
  readonly areaStep: number;
  /** Whether a chunk that was started may be done again. */
  readonly repeatable: () => boolean;
  /** What it would take one thread. */
  readonly micros: number;
}

export interface RangeJob extends Job {
  readonly run: (start: number, end: number, params: number) => number;
  /** Position of `run` among the exports. */
  readonly position: number;
  readonly units: number;
  readonly chunk: number;
  readonly params: number;
  readonly paramsWords: number;
  /** The word that holds the address of scratch, or −1. */
  readonly scratchAt: number;
}

export interface CallsJob extends Job {
  readonly functions: readonly Numeric[];
  /** Byte address and words of the table. */
  readonly table: number;
  readonly tableWords: number;
  /** The main thread's own bytes. */
  readonly mainArea: number;
}

/** Everything that ends with a generation of workers. */
interface Team {
  readonly control: Int32Array<SharedArrayBuffer>;
  readonly modules: Modules;
  readonly workers: Map<number, Handle>;
}

export class Pool {
  readonly #memory: WasmMemory;
  #team: Team | null = null;
  #deaths = 0;
  #passed = 0;
  #canBlock = false;
  #number = 0;
  /** Twice the late jobs, less those on time; and jobs that are still to be done alone. */
  #late = 0;
  #pause = 0;
  /** Jobs that were shared, and chunks of them that workers did. */
  jobs = 0;
  helped = 0;

  constructor(memory: WasmMemory) {
    this.#memory = memory;
  }

  /** Threads that a job may have, the main one included. */
  get threads(): number {
    return this.#memory.shared && this.#deaths < MAX_DEATHS ? threadCount() : 1;
  }

  /** Workers that have started and not ended. */
  get ready(): number {
    const team = this.#team;
    if (team === null) return 0;
    return [...team.workers.keys()].filter((w) => Atomics.load(team.control, word(w) + 1) === 1).length;
  }

  /** Ends a worker, as an accident would; tests do. */
  kill(worker: number): void {
    this.#team?.workers.get(worker)?.end();
  }

  /** Whether work of so many microseconds should be shared now. Starts workers when enough such work has passed. */
  worth(micros: number): boolean {
    if (micros < limits.least) return false;
    if (this.#pause > 0) {
      this.#pause--;
      return false;
    }
    const most = this.threads - 1;
    // A worker takes 8 MB: no more of them than the work has pieces that are worth one.
    const wanted = Math.min(most, Math.ceil(micros / limits.least));
    // All of them: a worker that is being ended may still be awake, and must not meet another with its number.
    if (this.#team !== null && Atomics.load(this.#team.control, at.MEMBERS) > most) this.stop();
    if (this.#team === null) {
      this.#passed += micros;
      if (wanted < 1 || this.#passed < limits.start) return false;
      this.#team = this.#start();
    }
    if (this.#team.workers.size < wanted) this.#fill(this.#team, wanted);
    return this.#team.workers.size > 0;
  }

  /** Units of a chunk. */
  chunkOf(units: number, micros: number): number {
    const most = Math.min(
      units,
      at.MAX_CHUNKS,
      this.threads * CHUNKS_EACH,
      Math.ceil(micros / Math.max(limits.chunk, 0.01)),
    );
    return Math.ceil(units / Math.max(1, most));
  }

  /** Runs a kernel over all units; its status. */
  range(job: RangeJob): number {
    const { run, units, chunk, params } = job;
    const each = (i: number): number => run(i * chunk, Math.min((i + 1) * chunk, units), params);
    const control = this.#describe(job, at.RANGE);
    if (control === null) return run(0, units, params);
    control[at.JOB_FUNCTION] = job.position;
    control[at.JOB_CHUNK] = chunk;
    control[at.JOB_UNITS] = units;
    control[at.JOB_PARAMS] = params;
    control[at.JOB_PARAMS_SIZE] = job.paramsWords;
    control[at.JOB_SCRATCH_AT] = job.scratchAt;
    return this.#share(control, job, each);
  }

  /** Runs all chunks of a table of calls. */
  calls(job: CallsJob): void {
    const { table, functions, mainArea } = job;
    const { i32 } = this.#memory;
    const each = (i: number): number => {
      runChunk(i32, table >>> 2, i, functions, mainArea);
      return 0;
    };
    const control = this.#describe(job, at.CALLS);
    if (control === null) {
      for (let i = 0; i < job.chunks; i++) each(i);
      return;
    }
    control[at.JOB_PARAMS] = table;
    control[at.JOB_PARAMS_SIZE] = job.tableWords;
    this.#share(control, job, each);
  }

  /** Workers may forget a module. */
  forget(bytes: Uint8Array<ArrayBuffer>): void {
    this.#team?.modules.forget(bytes, this.#team.workers.keys());
  }

  /** Ends all workers; the next job that is worth it starts others. */
  stop(): void {
    const team = this.#team;
    this.#team = null;
    this.#passed = 0;
    const ended = [...(team?.workers.values() ?? [])];
    // None of them is missed.
    team?.workers.clear();
    for (const handle of ended) handle.end();
  }

  // ---- workers

  #start(): Team {
    const control = new Int32Array(new SharedArrayBuffer(at.CONTROL_BYTES));
    this.#canBlock = canBlock(control);
    return { control, modules: new Modules(control), workers: new Map() };
  }

  /** Starts the workers that are missing. */
  #fill(team: Team, wanted: number): void {
    if (wanted > Atomics.load(team.control, at.MEMBERS)) Atomics.store(team.control, at.MEMBERS, wanted);
    for (let worker = 1; worker <= wanted && this.#deaths < MAX_DEATHS; worker++) {
      if (!team.workers.has(worker)) this.#spawn(team, worker);
    }
  }

  #spawn(team: Team, worker: number): void {
    const { control, modules, workers } = team;
    const { offered } = modules;
    Atomics.store(control, word(worker), offered);
    Atomics.store(control, word(worker) + 1, 0);
    const gone = (): void => {
      if (workers.get(worker) !== handle) return;
      workers.delete(worker);
      // One that never started was refused (by a content security policy, say): a second try is enough.
      this.#deaths += Atomics.load(control, word(worker) + 1) === 1 ? 1 : MAX_DEATHS / 2;
    };
    const handle = spawn(
      { memory: this.#memory.memory, control: control.buffer, worker, modules: modules.list, offered },
      gone,
    );
    if (handle === null) this.#deaths = MAX_DEATHS;
    else workers.set(worker, handle);
  }

  // ---- jobs

  /** Offers the module and writes what all jobs have; null where workers cannot know the module yet. */
  #describe(job: Job, kind: number): Int32Array<SharedArrayBuffer> | null {
    const team = this.#team;
    if (team === null || team.workers.size === 0 || job.chunks < 2) return null;
    const id = team.modules.share(job.bytes, team.workers.keys());
    if (id < 0) return null;
    const { control } = team;
    this.#number = (this.#number + 1) | 0;
    control[at.JOB_KIND] = kind;
    control[at.JOB_MODULE] = id;
    control[at.JOB_CHUNKS] = job.chunks;
    control[at.JOB_AREA] = job.area;
    control[at.JOB_AREA_STEP] = job.areaStep;
    control[at.JOB_NUMBER] = this.#number;
    return control;
  }

  /** Opens the gate, takes chunks, closes it and waits for those inside. */
  #share(control: Int32Array<SharedArrayBuffer>, job: Job, each: (chunk: number) => number): number {
    const number = this.#number;
    Atomics.store(control, at.NEXT, 0);
    Atomics.store(control, at.STATUS, 0);
    Atomics.store(control, at.GATE, at.OPEN);
    Atomics.add(control, at.WAKE, 1);
    if (Atomics.load(control, at.SLEEPERS) > 0) Atomics.notify(control, at.WAKE, job.chunks - 1);
    let status = 0;
    let own = 0;
    try {
      for (let i = Atomics.add(control, at.NEXT, 1); i < job.chunks; i = Atomics.add(control, at.NEXT, 1)) {
        status |= each(i);
        control[at.DONE + i] = number;
        own++;
      }
    } finally {
      Atomics.store(control, at.NEXT, job.chunks);
      if (!this.#close(control, job.micros)) status |= this.#repeat(control, job, each, number);
    }
    status |= Atomics.load(control, at.STATUS);
    if (status & at.TRAPPED) throw new Error('[threads] a kernel trapped; this is an error of nabla');
    this.jobs++;
    this.helped += job.chunks - own;
    // Workers that work are forgiven those that died before.
    if (own < job.chunks && this.#team !== null) this.#deaths = 0;
    return status;
  }

  /** Closes the gate and waits until nobody is inside; false if somebody never comes out. */
  #close(control: Int32Array<SharedArrayBuffer>, micros: number): boolean {
    Atomics.and(control, at.GATE, ~at.OPEN);
    const since = performance.now();
    const out =
      Atomics.load(control, at.GATE) === 0 ||
      this.#spin(control, at.SPIN_MICROSECONDS / 1000) ||
      this.#await(control, limits.patience + micros / 10);
    this.#judge((performance.now() - since) * 1000, micros);
    if (out) return true;
    this.#deaths += Math.max(1, Atomics.load(control, at.GATE));
    this.stop();
    // What still runs stops at its next loop.
    return this.#await(control, limits.patience / 10);
  }

  /** Where other programs keep the cores busy, a worker that has taken a chunk may not get on: then threads cost time. */
  #judge(waited: number, micros: number): void {
    const late = waited > limits.late && waited > micros / 2;
    this.#late = Math.max(0, this.#late + (late ? 2 : -1));
    if (this.#late < 2 * MANY_LATE) return;
    this.#late = MANY_LATE;
    this.#pause = PAUSE;
  }

  #spin(control: Int32Array<SharedArrayBuffer>, ms: number): boolean {
    const until = performance.now() + ms;
    do {
      for (let i = 0; i < 100; i++) if (Atomics.load(control, at.GATE) === 0) return true;
    } while (performance.now() < until);
    return false;
  }

  #await(control: Int32Array<SharedArrayBuffer>, ms: number): boolean {
    if (!this.#canBlock) return this.#spin(control, ms);
    const until = performance.now() + ms;
    for (;;) {
      const inside = Atomics.load(control, at.GATE);
      if (inside === 0) return true;
      if (performance.now() >= until) return false;
      Atomics.wait(control, at.GATE, inside, 50);
    }
  }

  /** Somebody died inside: does the chunks again that are not done. */
  #repeat(control: Int32Array<SharedArrayBuffer>, job: Job, each: (chunk: number) => number, number: number): number {
    let status = 0;
    for (let i = 0; i < job.chunks; i++) {
      if (control[at.DONE + i] === number) continue;
      if (!job.repeatable()) {
        throw new WorkerLost('[threads] a thread ended in the middle of an in-place operation: its tensor is lost');
      }
      status |= each(i);
    }
    return status;
  }
}

function word(worker: number): number {
  return at.WORKERS + at.WORKER_WORDS * worker;
}

/** Whether this thread may sleep: the main thread of a browser may not. */
function canBlock(control: Int32Array<SharedArrayBuffer>): boolean {
  try {
    Atomics.wait(control, at.WAKE, -1, 0);
    return true;
  } catch {
    return false;
  }
}
