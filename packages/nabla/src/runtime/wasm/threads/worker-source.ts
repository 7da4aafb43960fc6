/**
 * What a worker runs, as text: it has to start from one bundled file, in Node and in browsers, where no file of ours can be
 * named. It gets the memories once, then never returns to its event loop: a parked worker cannot receive messages, so
 * modules come as bytes through shared memory. (V8 compiles equal bytes once per process and shares the code.)
 */
import * as at from './layout.js';

/** Each name of the layout as a constant. */
const CONSTANTS = Object.entries(at)
  .map(([name, value]) => `const ${name} = ${value};`)
  .join('\n');

/** Minified in what ships; `start` and the layout's names stay. */
const MAIN = /* js */ `
function start({ memory, control, worker, modules, offered }) {
  const c = new Int32Array(control);
  const own = WORKERS + WORKER_WORDS * worker;
  const table = new Map();
  let words = new Int32Array(memory.buffer);
  let known = offered;

  const load = (id, bytes) => {
    try {
      const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
      table.set(id, Object.values(instance.exports));
    } catch {
      // Without the module this worker takes no part in its jobs.
    }
  };
  for (const { id, bytes } of modules) load(id, bytes);

  /** Takes the modules that were offered since; each is copied before its place is given back. */
  const learn = () => {
    const offers = Atomics.load(c, OFFERED);
    while (known !== offers) {
      const entry = OFFERS + OFFER_WORDS * (known & (OFFER_COUNT - 1));
      const [id, offset, size] = [c[entry], c[entry + 1], c[entry + 2]];
      const bytes = size > 0 ? new Uint8Array(control, offset, size).slice() : null;
      known = (known + 1) | 0;
      if (bytes) load(id, bytes);
      else table.delete(id);
      Atomics.store(c, own, known);
    }
  };

  const view = (end) => {
    if (end > words.length) words = new Int32Array(memory.buffer);
  };

  /** The parameters to use: the job's, or a copy with this worker's scratch. */
  const parameters = (area) => {
    const params = c[JOB_PARAMS];
    const slot = c[JOB_SCRATCH_AT];
    if (slot < 0) return params;
    const size = c[JOB_PARAMS_SIZE];
    view((area >>> 2) + size);
    words.copyWithin(area >>> 2, params >>> 2, (params >>> 2) + size);
    words[(area >>> 2) + slot] = area + Math.ceil(size / 16) * 64;
    return area;
  };

  const ranges = (area) => {
    const functions = table.get(c[JOB_MODULE]);
    if (functions === undefined) return;
    const run = functions[c[JOB_FUNCTION]];
    const params = parameters(area);
    const [chunks, chunk, units, number] = [c[JOB_CHUNKS], c[JOB_CHUNK], c[JOB_UNITS], c[JOB_NUMBER]];
    for (;;) {
      const i = Atomics.add(c, NEXT, 1);
      if (i >= chunks) return;
      const status = run(i * chunk, Math.min((i + 1) * chunk, units), params);
      if (status !== 0) Atomics.or(c, STATUS, status);
      Atomics.store(c, DONE + i, number);
    }
  };

  /** Table of calls: where each chunk starts, then calls: function, how many numbers, which of them is relative. */
  const calls = (area) => {
    const functions = table.get(c[JOB_MODULE]);
    if (functions === undefined) return;
    const program = c[JOB_PARAMS] >>> 2;
    view(program + c[JOB_PARAMS_SIZE]);
    const [chunks, number] = [c[JOB_CHUNKS], c[JOB_NUMBER]];
    for (;;) {
      const i = Atomics.add(c, NEXT, 1);
      if (i >= chunks) return;
      let p = program + words[program + i];
      const end = program + words[program + i + 1];
      while (p < end) {
        const count = words[p + 1];
        const relative = words[p + 2];
        const args = [];
        for (let k = 0; k < count; k++) args.push(words[p + 3 + k] + ((relative >>> k) & 1 ? area : 0));
        functions[words[p]](...args);
        p += 3 + count;
      }
      Atomics.store(c, DONE + i, number);
    }
  };

  const work = () => {
    const area = c[JOB_AREA] + (worker - 1) * c[JOB_AREA_STEP];
    try {
      if (c[JOB_KIND] === RANGE) ranges(area);
      else calls(area);
    } catch {
      Atomics.or(c, STATUS, TRAPPED);
    }
  };

  /** Goes in while the gate is open. */
  const enter = () => {
    if (worker > Atomics.load(c, MEMBERS)) return false;
    for (;;) {
      const gate = Atomics.load(c, GATE);
      if ((gate & OPEN) === 0) return false;
      if (Atomics.compareExchange(c, GATE, gate, gate + 1) === gate) return true;
    }
  };

  /** Until WAKE is another than what was seen: looks for a while, then sleeps. */
  const rest = (seen) => {
    const until = performance.now() + SPIN_MICROSECONDS / 1000;
    do {
      for (let i = 0; i < 100; i++) if (Atomics.load(c, WAKE) !== seen) return;
    } while (performance.now() < until);
    Atomics.add(c, SLEEPERS, 1);
    Atomics.wait(c, WAKE, seen);
    Atomics.sub(c, SLEEPERS, 1);
  };

  Atomics.store(c, own, known);
  Atomics.store(c, own + 1, 1);
  for (;;) {
    const seen = Atomics.load(c, WAKE);
    learn();
    if (enter()) {
      work();
      const gate = Atomics.sub(c, GATE, 1) - 1;
      if ((gate & OPEN) === 0) Atomics.notify(c, GATE);
    }
    rest(seen);
  }
}
`;

/** For a worker of Node (CommonJS). */
export const NODE_SOURCE = `'use strict';\n${CONSTANTS}${MAIN}start(require('node:worker_threads').workerData);\n`;
/** For a worker of a browser. */
export const WEB_SOURCE = `'use strict';\n${CONSTANTS}${MAIN}onmessage = ({ data }) => start(data);\n`;
