/** The numbers of room 4, all of them by nabla: softmax, both losses, and their gradients by autograd. */
import { float64, int64, type Tensor, tensor } from 'nabla';
import { grad } from 'nabla/autograd';
import { cross_entropy, one_hot, softmax } from 'nabla/nn/functional';

export interface Loss {
  readonly value: number;
  /** With respect to the scores. */
  readonly gradient: readonly number[];
}

export interface Losses {
  readonly probabilities: readonly number[];
  readonly entropy: Loss;
  readonly squares: Loss;
}

/** Scores as rows; for each row the loss, and the gradient of its own loss. */
interface Batch {
  readonly probabilities: number[][];
  readonly values: number[];
  readonly gradients: number[][];
}

type Rows = readonly (readonly number[])[];
type LossOf = (scores: Tensor, classes: Tensor) => Tensor;

const entropyOf: LossOf = (scores, classes) => cross_entropy(scores, classes, { reduction: 'none' });

/** As a lesson has it first: mean squares of probabilities against one-hot targets. */
const squaresOf: LossOf = (scores, classes) => softmax(scores, 1).sub(one_hot(classes, scores.shape[1])).pow(2).mean(1);

/** Rows do not touch each other, so the gradient of the sum holds each row's own. */
function evaluate(rows: Rows, target: number, temperature: number, loss: LossOf): Batch {
  const scores = tensor(rows as number[][], { dtype: float64, requires_grad: true });
  const classes = tensor(
    rows.map(() => target),
    { dtype: int64 },
  );
  const values = loss(scores.div(temperature), classes);
  const [gradient] = grad(values.sum(), [scores]);
  return {
    probabilities: softmax(scores.detach().div(temperature), 1).tolist() as number[][],
    values: values.tolist() as number[],
    gradients: gradient!.tolist() as number[][],
  };
}

const only = (batch: Batch): Loss => ({ value: batch.values[0]!, gradient: batch.gradients[0]! });

export function lossesAt(scores: readonly number[], target: number, temperature: number): Losses {
  const entropy = evaluate([scores], target, temperature, entropyOf);
  const squares = evaluate([scores], target, temperature, squaresOf);
  return { probabilities: entropy.probabilities[0]!, entropy: only(entropy), squares: only(squares) };
}

/** How strongly each loss lifts the right score, against that score; the others stand still. */
export interface Pulls {
  readonly scores: readonly number[];
  readonly entropy: readonly number[];
  readonly squares: readonly number[];
}

const POINTS = 97;

export function sweep(scores: readonly number[], target: number, temperature: number, highest: number): Pulls {
  const across = Array.from({ length: POINTS }, (_, i) => highest * ((2 * i) / (POINTS - 1) - 1));
  const rows = across.map((score) => scores.map((z, i) => (i === target ? score : z)));
  const pull = (loss: LossOf): number[] =>
    evaluate(rows, target, temperature, loss).gradients.map((g) => -g[target]! + 0);
  return { scores: across, entropy: pull(entropyOf), squares: pull(squaresOf) };
}

/** Probability of the right class at each step of two descents from the same scores, at the same rate. */
export interface Race {
  readonly entropy: readonly number[];
  readonly squares: readonly number[];
}

export function race(
  scores: readonly number[],
  target: number,
  temperature: number,
  rate: number,
  steps: number,
): Race {
  const descend = (loss: LossOf): number[] => {
    const seen: number[] = [];
    let at = [...scores];
    for (let step = 0; step <= steps; step++) {
      const { probabilities, gradients } = evaluate([at], target, temperature, loss);
      seen.push(probabilities[0]![target]!);
      at = at.map((z, i) => z - rate * gradients[0]![i]!);
    }
    return seen;
  };
  return { entropy: descend(entropyOf), squares: descend(squaresOf) };
}

/** `cross_entropy` of scores, and of probabilities that someone has already put through softmax. */
export interface Twice {
  readonly once: Loss;
  readonly twice: Loss;
  /** What the second cannot go below: the score of a certain, right answer. */
  readonly floor: number;
}

export function twice(scores: readonly number[], target: number): Twice {
  const certain = scores.map((_, i) => (i === target ? 1 : 0));
  return {
    once: only(evaluate([scores], target, 1, entropyOf)),
    twice: only(evaluate([scores], target, 1, (z, classes) => entropyOf(softmax(z, 1), classes))),
    floor: evaluate([certain], target, 1, entropyOf).values[0]!,
  };
}
