/** What the measured runs say about the claim "cross entropy gets to a high test accuracy in fewer steps than MSE". */

interface Measured {
  readonly loss: string;
  readonly lr: number;
  readonly toTarget: number | null;
  readonly last: number;
}

/** Who needed fewer steps; 'neither' where nobody arrived. */
export type Outcome = 'cross_entropy' | 'mse_loss' | 'even' | 'neither';

export interface Verdict {
  /** The learning rates by who was first there, both from the same seed. */
  readonly sameRate: Readonly<Record<Outcome, readonly number[]>>;
  /** Each at its best learning rate, the median over the seeds; null where the target was not reached. */
  readonly ownRate: {
    readonly outcome: Outcome;
    readonly steps: Readonly<Record<string, number | null>>;
    readonly rates: Readonly<Record<string, number>>;
  };
  /** The best rates lie inside the range that was tried, so that a wider range would not change them. */
  readonly inside: boolean;
  /**
   * Confirmed at most equal rates and at the best ones; at most equal rates only, with no difference at the best ones
   * (same-rate) or MSE ahead there (turned); at the best rates only; not at all; or open, where no run arrived.
   */
  readonly claim: 'confirmed' | 'same-rate' | 'turned' | 'own-rate' | 'refuted' | 'open';
}

const stepsOf = (run: Measured): number => run.toTarget ?? Number.POSITIVE_INFINITY;

/** Fewer steps wins, unless the difference is within a tenth, or within the steps between two measurements. */
export function compare(crossEntropy: number, mse: number, resolution: number): Outcome {
  const [less, more] = [Math.min(crossEntropy, mse), Math.max(crossEntropy, mse)];
  if (!Number.isFinite(less)) return 'neither';
  if (more - less <= Math.max(resolution, less / 10)) return 'even';
  return crossEntropy < mse ? 'cross_entropy' : 'mse_loss';
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

export interface Evidence {
  /** All runs of one seed, both losses at every rate. */
  readonly runs: readonly Measured[];
  /** The best run of cross entropy and that of MSE. */
  readonly best: readonly Measured[];
  /** The same two from other seeds. */
  readonly repeats: readonly Measured[];
  readonly rates: readonly number[];
  /** Steps between two measurements. */
  readonly resolution: number;
}

/** The verdict that the runs give. */
export function judge({ runs, best, repeats, rates, resolution }: Evidence): Verdict {
  const at = (loss: string, lr: number): number => stepsOf(runs.find((r) => r.loss === loss && r.lr === lr)!);
  const sameRate: Record<Outcome, number[]> = { cross_entropy: [], mse_loss: [], even: [], neither: [] };
  for (const lr of rates) sameRate[compare(at('cross_entropy', lr), at('mse_loss', lr), resolution)].push(lr);
  const middle = (loss: string): number => median([...best, ...repeats].filter((r) => r.loss === loss).map(stepsOf));
  const outcome = compare(middle('cross_entropy'), middle('mse_loss'), resolution);
  const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
  return {
    sameRate,
    ownRate: {
      outcome,
      steps: { cross_entropy: finite(middle('cross_entropy')), mse_loss: finite(middle('mse_loss')) },
      rates: Object.fromEntries(best.map((b) => [b.loss, b.lr])),
    },
    inside: best.every((b) => b.lr !== rates[0] && b.lr !== rates.at(-1)),
    claim: claimOf(sameRate, outcome),
  };
}

function claimOf(same: Readonly<Record<Outcome, readonly number[]>>, own: Outcome): Verdict['claim'] {
  const decided = same.cross_entropy.length + same.mse_loss.length + same.even.length;
  if (decided === 0) return 'open';
  const atSame = same.cross_entropy.length > decided / 2;
  if (!atSame) return own === 'cross_entropy' ? 'own-rate' : 'refuted';
  if (own === 'mse_loss') return 'turned';
  return own === 'cross_entropy' ? 'confirmed' : 'same-rate';
}
