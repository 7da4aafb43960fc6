/**
 * What nabla reaches of the limits of its engine and machine, in one process: `node limits/main.mjs` prints JSON.
 * Pairs are interleaved and the best times compared: what the hardware can, not what the neighbours leave.
 */
import os from 'node:os';
import * as torch from 'nabla';
import { floats } from '../data.mjs';
import { rows } from '../peers/nabla.mjs';
import { bareGemm } from './bare-gemm.mjs';

torch.set_num_threads?.(process.env.NABLA_BENCH === 'all' ? os.availableParallelism() : 1);

/** Many short samples: on a shared machine a long one never has a core to itself. */
const SAMPLES = 120;
const SAMPLE_MS = 2;
const WARM_MS = 2000;

function timed(run, calls) {
  const start = performance.now();
  for (let i = 0; i < calls; i++) run();
  return (performance.now() - start) / calls;
}

/** Best milliseconds per call of each, samples interleaved after a warm-up. */
function best(...runs) {
  const calls = runs.map((run) => {
    timed(run, 5);
    return Math.max(1, Math.round(SAMPLE_MS / timed(run, 2)));
  });
  const times = runs.map(() => Number.POSITIVE_INFINITY);
  for (let s = 0; s < SAMPLES; s++) runs.forEach((run, i) => (times[i] = Math.min(times[i], timed(run, calls[i]))));
  return times;
}

const of = (n, seed, Type) => torch.from_data(floats(n, seed, 1, Type), [n]);

function gemm(n, type) {
  const bare = bareGemm(type);
  const Type = type === 'f32' ? Float32Array : Float64Array;
  const [a, b] = [1, 2].map((seed) =>
    of(n * n, seed, Type)
      .reshape([n, n])
      .clone(),
  );
  const [limit, ours] = best(bare.run, () => a.matmul(b).at(0, 0).item());
  const [limitRate, rate] = [bare.flops / limit / 1e6, (2 * n ** 3) / ours / 1e6];
  return { kernel: bare.kind, bareGflops: limitRate, gflops: rate, share: rate / limitRate };
}

const probe = of(64, 5);

/** Computes a result (reading anything runs all that waits) and gives its memory back, as `using y = …` does. */
function released(y) {
  probe.sum().item();
  y[Symbol.dispose]();
}

/** Kernels that only move memory, against a copy of as many elements: bytes per second over bytes per second. */
function bandwidth(n) {
  const [from, to] = [floats(n, 1), new Float32Array(n)];
  const [x, y] = [of(n, 1), of(n, 2)];
  const kernels = {
    'x.neg()': [8, () => released(x.neg())],
    'x.add(y)': [12, () => released(x.add(y))],
    'x.mul_(c)': [8, () => x.mul_(1).at(0).item()],
    'x.sum()': [4, () => x.sum().item()],
  };
  // Apart from the others: what is kept is sent home later, at the cost of whoever needs its place.
  const kept = { 'x.neg(), kept': [8, () => x.neg().at(0).item()] };
  const timesOf = (some) => best(() => to.set(from), ...Object.values(some).map(([, run]) => run));
  const [copy, ...times] = timesOf(kernels);
  times.push(...timesOf(kept).slice(1));
  Object.assign(kernels, kept);
  const names = Object.keys(kernels);
  const rate = (bytes, ms) => (bytes * n) / ms / 1e6;
  const shares = names.map((name, i) => {
    const gigabytes = rate(kernels[name][0], times[i]);
    return [name, { gigabytes, share: gigabytes / rate(8, copy) }];
  });
  return { copyGigabytes: rate(8, copy), kernels: Object.fromEntries(shares) };
}

/** Microseconds that one more operator costs to build and to find in the plan cache: 40 elements, so that none is tiny. */
function nodes() {
  const x = of(40, 3);
  const chain = (count) => () => {
    let y = x;
    for (let i = 0; i < count; i++) y = y.add(x);
    y.at(0).item();
  };
  const [short, long] = best(chain(20), chain(220));
  return { microseconds: ((long - short) / 200) * 1000 };
}

/** Milliseconds of a compiled step, whole and outside its kernels: an upper bound, the profiler's own work is in it. */
function outsideKernels(row) {
  const { run } = row();
  const profiled = () => {
    const profiler = new torch.profiler.profile();
    profiler.start();
    const start = performance.now();
    run();
    const whole = performance.now() - start;
    profiler.stop();
    const kernels = profiler.events().filter((event) => event.kind === 'kernel');
    return { whole, outside: whole - kernels.reduce((sum, event) => sum + event.cpu_time_total, 0) / 1000 };
  };
  const end = performance.now() + WARM_MS;
  while (performance.now() < end) run();
  const steps = Array.from({ length: SAMPLES }, profiled).sort((a, b) => a.whole - b.whole);
  return steps[SAMPLES >> 1];
}

console.log(
  JSON.stringify({
    gemm: { 'float32 1024': gemm(1024, 'f32'), 'float64 512': gemm(512, 'f64') },
    bandwidth: { '1M floats': bandwidth(1 << 20), '16M floats': bandwidth(1 << 24) },
    node: nodes(),
    step: outsideKernels(rows['mlp:compile']),
  }),
);
process.exit(0);
