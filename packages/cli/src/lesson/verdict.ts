/** What the measured runs say about the claim "cross entropy gets to a high test accuracy in fewer steps than MSE". */

interface Measured {
  readonly loss: string;
  readonly lr: number;
  readonly toTarget: number | null;
  readonly last: number;
}

/** Who needed fewer steps; 'even' within a tenth, 'neither' where nobody arrived. */
export type Outcome = 'cross_entropy' | 'mse_loss' | 'even' | 'neither';

export interface Verdict {
  /** At each learning rate, both from the same seed. */
  readonly sameRate: Readonly<Record<Outcome, number>>;
  /** Each at its best learning rate, the median over the seeds; null where the target was not reached. */
  readonly ownRate: { readonly outcome: Outcome; readonly steps: Readonly<Record<string, number | null>>; readonly rates: Readonly<Record<string, number>> };
  /** The best rates lie inside the range that was tried, so that a wider range would not change them. */
  readonly inside: boolean;
  /** Confirmed both ways; only at equal rates; only at the best rates; or not at all. */
  readonly claim: 'confirmed' | 'same-rate' | 'own-rate' | 'refuted' | 'open';
}

const stepsOf = (run: Measured): number => run.toTarget ?? Number.POSITIVE_INFINITY;

/** Fewer steps wins, unless the difference is within a tenth. */
export function compare(crossEntropy: number, mse: number): Outcome {
  if (!Number.isFinite(crossEntropy) && !Number.isFinite(mse)) return 'neither';
  if (Math.abs(crossEntropy - mse) <= 0.1 * Math.max(crossEntropy, mse)) return 'even';
  return crossEntropy < mse ? 'cross_entropy' : 'mse_loss';
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/**
 * @param runs all runs of one seed, both losses at every rate
 * @param best the best run of cross entropy and that of MSE
 * @param repeats the same two from other seeds
 */
export function judge(runs: readonly Measured[], best: readonly Measured[], repeats: readonly Measured[], rates: readonly number[]): Verdict {
  const at = (loss: string, lr: number): number => stepsOf(runs.find((r) => r.loss === loss && r.lr === lr)!);
  const sameRate: Record<Outcome, number> = { cross_entropy: 0, mse_loss: 0, even: 0, neither: 0 };
  for (const lr of rates) sameRate[compare(at('cross_entropy', lr), at('mse_loss', lr))]++;
  const middle = (loss: string): number => median([...best, ...repeats].filter((r) => r.loss === loss).map(stepsOf));
  const outcome = compare(middle('cross_entropy'), middle('mse_loss'));
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

function claimOf(same: Readonly<Record<Outcome, number>>, own: Outcome): Verdict['claim'] {
  const decided = same.cross_entropy + same.mse_loss + same.even;
  if (decided === 0) return 'open';
  const atSame = same.cross_entropy > decided / 2;
  const atOwn = own === 'cross_entropy';
  if (atSame) return atOwn ? 'confirmed' : 'same-rate';
  return atOwn ? 'own-rate' : 'refuted';
}
