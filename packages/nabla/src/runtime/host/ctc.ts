/** Connectionist temporal classification (A. Graves et al., ICML 2006), by the forward and backward recursion in logarithms. */
import { type HostKernel, rooms } from './kernel.js';

function logAdd(x: number, y: number): number {
  const most = Math.max(x, y);
  return most === -Infinity ? most : most + Math.log1p(Math.exp(-Math.abs(x - y)));
}

/** One example: T rows of scores, labels with blanks between them. */
interface Example {
  readonly score: (t: number, s: number) => number;
  readonly steps: number;
  /** Labels with a blank before, between and after: 2n + 1. */
  readonly labels: readonly number[];
  readonly blank: number;
}

/** Whether label s may follow s − 2: it is no blank and another label. */
const skips = ({ labels, blank }: Example, s: number): boolean => labels[s] !== blank && labels[s] !== labels[s - 2];

/** ln of the probability of all ways to label s at time t, [t][s]. */
function forward(x: Example): Float64Array[] {
  const n = x.labels.length;
  const out: Float64Array[] = [];
  for (let t = 0; t < x.steps; t++) {
    const row = new Float64Array(n).fill(-Infinity);
    for (let s = 0; s < n; s++) {
      if (t === 0) {
        if (s < 2) row[s] = x.score(0, s);
        continue;
      }
      const before = out[t - 1]!;
      let sum = before[s]!;
      if (s > 0) sum = logAdd(sum, before[s - 1]!);
      if (s > 1 && skips(x, s)) sum = logAdd(sum, before[s - 2]!);
      row[s] = sum + x.score(t, s);
    }
    out.push(row);
  }
  return out;
}

/** The same from the end. */
function backward(x: Example): Float64Array[] {
  const n = x.labels.length;
  const out: Float64Array[] = new Array<Float64Array>(x.steps);
  for (let t = x.steps - 1; t >= 0; t--) {
    const row = new Float64Array(n).fill(-Infinity);
    for (let s = n - 1; s >= 0; s--) {
      if (t === x.steps - 1) {
        if (s > n - 3) row[s] = x.score(t, s);
        continue;
      }
      const after = out[t + 1]!;
      let sum = after[s]!;
      if (s < n - 1) sum = logAdd(sum, after[s + 1]!);
      if (s < n - 2 && skips(x, s + 2)) sum = logAdd(sum, after[s + 2]!);
      row[s] = sum + x.score(t, s);
    }
    out[t] = row;
  }
  return out;
}

function lossOf({ steps, labels }: Example, alpha: readonly Float64Array[]): number {
  if (steps === 0) return labels.length === 1 ? 0 : Infinity;
  const last = alpha[steps - 1]!;
  const n = labels.length;
  return -(n > 1 ? logAdd(last[n - 1]!, last[n - 2]!) : last[0]!);
}

/**
 * 'ctc': log-probabilities [T, n, classes], labels of all examples in a row, lengths of inputs and of targets [n]; attributes
 * `blank` and `zero_infinity` → losses [n] and, as if the scores came from log_softmax, their gradients [T, n, classes].
 */
export const ctc: HostKernel = ([scores, targets, lengths, sizes], arg) => {
  const [, batch, classes] = scores!.shape as [number, number, number];
  const { blank, zero_infinity } = arg.attrs as { blank: number; zero_infinity: boolean };
  const [losses, grads] = rooms(arg) as [Float64Array, Float64Array];
  let from = 0;
  for (let i = 0; i < batch; i++) {
    const size = sizes!.data[i]!;
    const labels = Array.from({ length: 2 * size + 1 }, (_, s) => (s % 2 ? targets!.data[from + (s - 1) / 2]! : blank));
    from += size;
    const at = (t: number, c: number): number => (t * batch + i) * classes + c;
    const x: Example = {
      score: (t, s) => scores!.data[at(t, labels[s]!)]!,
      steps: lengths!.data[i]!,
      labels,
      blank,
    };
    const alpha = forward(x);
    const loss = lossOf(x, alpha);
    const dropped = zero_infinity && loss === Infinity;
    losses[i] = dropped ? 0 : loss;
    if (dropped) continue;
    const beta = backward(x);
    for (let t = 0; t < x.steps; t++) {
      const sums = new Float64Array(classes).fill(-Infinity);
      labels.forEach((c, s) => {
        sums[c] = logAdd(sums[c]!, alpha[t]![s]! + beta[t]![s]!);
      });
      for (let c = 0; c < classes; c++) {
        const score = scores!.data[at(t, c)]!;
        grads[at(t, c)] = Math.exp(score) - Math.exp(sums[c]! + loss - score);
      }
    }
  }
  return [losses, grads];
};
