/** From a table to a trained model: which rows are used, how they are split, what is learned, how good it is. */
import * as torch from 'nabla';
import type { Table } from './csv.js';
import type { SavedModel } from './file.js';
import { type Fitted, fit, outputsOf } from './fit.js';
import { type ClassMetrics, classMetrics, type NumberMetrics, numberMetrics } from './metrics.js';
import { buildModel, LOSSES } from './network.js';
import { type Described, interpret, outputCount } from './predict.js';
import { problem } from './problem.js';
import { dropMissing, encodeRows, featureCount, fitColumns, type Missing, refuseMissing } from './schema.js';
import { type LossName, type ModelSpec, type OptimizerName, taskOf } from './spec.js';
import { fitClasses, fitNumbers, isNumeric, type Target, targetValues } from './target.js';

type Tensor = torch.Tensor;

export interface TrainPlan {
  readonly spec: ModelSpec;
  /** null: by the target, mean squared error for numbers and cross entropy for the rest. */
  readonly loss: LossName | null;
  readonly optimizer: OptimizerName;
  readonly lr: number;
  readonly epochs: number;
  /** Infinity for all rows. */
  readonly batch: number;
  /** Of the split, the weights and the batches. */
  readonly seed: number;
  /** Share of the rows that is kept for testing, from 0 to below 1. */
  readonly test: number;
  readonly missing: Missing;
}

/** What columns are used as; those that are not named are not used. */
export interface ColumnNames {
  readonly target: string;
  readonly features: readonly string[];
  /** Of the features: numbers that are categories. */
  readonly categorical: readonly string[];
}

/** Rows to learn from, or to test on. */
export interface Data {
  /** Features, standardised. */
  readonly x: Tensor;
  /** Standardised numbers, or classes by number. */
  readonly y: Tensor;
  /** In the target's own units. */
  readonly values: readonly number[];
}

export interface Prepared {
  /** The rows that are used. */
  readonly table: Table;
  /** How many rows were left out for their empty cells. */
  readonly dropped: number;
  readonly saved: SavedModel;
  readonly train: Data;
  /** null where no row was kept. */
  readonly test: Data | null;
}

export interface Scores {
  readonly loss: number;
  readonly metrics: NumberMetrics | ClassMetrics;
  /** Numbers in the target's own units, or classes by number. */
  readonly predicted: readonly number[];
  readonly truth: readonly number[];
}

/** The rows to learn from, as the plan has it with empty cells. Errors: TableError. */
export function usableRows(table: Table, { target, features }: ColumnNames, missing: Missing): Table {
  if (missing === 'error') {
    refuseMissing(table, [target], 'missingTarget');
    refuseMissing(table, features, 'missing');
    return table;
  }
  // A mean of the target would be a made-up answer: such rows teach nothing.
  const kept = dropMissing(table, missing === 'drop' ? [target, ...features] : [target]);
  if (kept.rows.length === 0) throw problem('allDropped');
  return kept;
}

function lossFor({ spec, loss }: TrainPlan, table: Table, target: string): LossName {
  if (loss === null) return spec.kind !== 'logistic' && isNumeric(table, target) ? 'mse' : 'cross_entropy';
  if (spec.kind === 'logistic' && taskOf(loss) === 'number') throw problem('lossForModel', { text: loss });
  return loss;
}

/** Rows by number, in an order that the seed fixes: those for training first. */
function splitRows(rows: number, test: number): { train: number[]; test: number[] } {
  const order = torch.randperm(rows).tolist() as number[];
  const tested = test === 0 ? 0 : Math.max(1, Math.round(rows * test));
  if (tested >= rows) throw problem('fewRows', { count: rows });
  return { train: order.slice(tested), test: order.slice(0, tested) };
}

function pick(
  features: Float32Array,
  width: number,
  all: readonly number[],
  target: Target,
  rows: readonly number[],
): Data {
  const x = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    x.set(features.subarray(row * width, (row + 1) * width), i * width);
  });
  const values = rows.map((row) => all[row]!);
  const y =
    target.kind === 'class'
      ? torch.tensor(values, { dtype: torch.int64 })
      : torch.tensor(values.map((v) => (v - target.mean) / target.scale));
  return { x: torch.from_data(x, [rows.length, width]), y, values };
}

function checkNames(table: Table, { target, features }: ColumnNames): void {
  const lacking = [target, ...features].filter((name) => !table.columns.includes(name));
  if (lacking.length > 0) throw problem('lacking', { known: lacking.map((name) => `'${name}'`).join(', ') });
  if (features.length === 0) throw problem('noFeatures');
}

/**
 * Splits the rows by the default generator, finds means and scales in the training rows alone, and encodes.
 *
 * Errors: TableError that names row and column.
 */
export function prepareTable(whole: Table, names: ColumnNames, plan: TrainPlan): Prepared {
  checkNames(whole, names);
  const table = usableRows(whole, names, plan.missing);
  const loss = lossFor(plan, table, names.target);
  const rows = splitRows(table.rows.length, plan.test);
  const target =
    taskOf(loss) === 'class'
      ? fitClasses(table, names.target, loss === 'bce')
      : fitNumbers(table, names.target, rows.train, loss);
  const columns = fitColumns(table, names.features, rows.train, names.categorical);
  const features = encodeRows(table, columns, plan.missing === 'mean');
  const all = targetValues(table, target);
  const data = (which: readonly number[]): Data => pick(features, featureCount(columns), all, target, which);
  const { spec, missing, seed, epochs, optimizer, lr } = plan;
  const training = { seed, rows: rows.train.length, test_rows: rows.test.length, epochs, optimizer, lr };
  return {
    table,
    dropped: whole.rows.length - table.rows.length,
    saved: { spec, loss, columns, target, missing, training },
    train: data(rows.train),
    test: rows.test.length === 0 ? null : data(rows.test),
  };
}

/** How good a model is on rows. */
export function scoreOf(
  model: torch.nn.Module,
  { x, y, values }: Data,
  { target, loss }: Pick<Described, 'target' | 'loss'>,
): Scores {
  const outputs = outputsOf(model, x);
  const predicted = interpret(outputs, target, loss).values;
  return {
    loss: torch.no_grad(() => LOSSES[loss](outputs, y)).item(),
    metrics:
      target.kind === 'class'
        ? classMetrics(predicted, values, target.classes.length)
        : numberMetrics(predicted, values),
    predicted,
    truth: values,
  };
}

export interface BothScores {
  readonly train: Scores;
  readonly test: Scores | null;
}

/** What the outside world has to do with a training. */
export interface TrainHooks {
  /** Lets others run; awaited every few milliseconds. */
  readonly breathe: () => Promise<void>;
  /** True: the training ends after the present batch. */
  readonly stop?: () => boolean;
  /** Now and then: how far it is, and the mean loss of the epoch so far. */
  readonly progress?: (epoch: number, batch: number, batches: number, loss: number) => void;
  /** Before the first epoch (0) and after each; `score` measures the model as it is. */
  readonly epoch?: (epoch: number, score: () => BothScores) => void;
}

export interface Trained extends BothScores {
  readonly table: Table;
  readonly dropped: number;
  readonly saved: SavedModel;
  readonly model: torch.nn.Sequential;
  readonly parameters: number;
  readonly fitted: Fitted;
}

/**
 * Trains on a table; the same seed gives the same model.
 *
 * Errors: TableError that names row and column, or the epoch in which the loss was no number any more.
 */
export async function trainOnTable(
  whole: Table,
  names: ColumnNames,
  plan: TrainPlan,
  hooks: TrainHooks,
): Promise<Trained> {
  torch.manual_seed(plan.seed);
  const { table, dropped, saved, train, test } = prepareTable(whole, names, plan);
  const model = buildModel(saved.spec, featureCount(saved.columns), outputCount(saved.target, saved.loss));
  const score = (): BothScores => ({
    train: scoreOf(model, train, saved),
    test: test && scoreOf(model, test, saved),
  });
  const { optimizer, lr, epochs } = plan;
  const batch = Math.min(plan.batch, train.values.length);
  const fitted = await fit(model, train.x, train.y, {
    ...{ loss: saved.loss, optimizer, lr, epochs, batch },
    ...hooks,
    epoch: (epoch) => hooks.epoch?.(epoch, score),
  });
  if (fitted.diverged !== null) throw problem('diverged', { count: fitted.diverged });
  return {
    table,
    dropped,
    saved: fitted.stopped ? { ...saved, training: { ...saved.training, epochs: fitted.history.length } } : saved,
    model,
    parameters: [...model.parameters()].reduce((n, p) => n + p.numel(), 0),
    fitted,
    ...score(),
  };
}
