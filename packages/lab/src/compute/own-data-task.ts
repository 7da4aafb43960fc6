/** A reader's own table in a worker: read, learned from, predicted. It never leaves the page. */
import {
  type Column,
  type ColumnFacts,
  type ColumnNames,
  decodeModel,
  describeColumns,
  encodeModel,
  fitColumns,
  type Problem,
  parseTable,
  predictionsCsv,
  predictTable,
  type SavedModel,
  type Scores,
  type Table,
  TableError,
  type Trained,
  type TrainPlan,
  trainOnTable,
} from 'nabla-tables';
import type { Context } from './protocol.js';

/** What is wrong with a reader's file is an answer, not a failure: it says where, in both languages. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What is shown of a table. */
export interface TableView {
  readonly rows: number;
  readonly columns: readonly ColumnFacts[];
  readonly head: readonly (readonly string[])[];
  /** Of the rows of `head`, as a spreadsheet counts them. */
  readonly numbers: readonly number[];
  readonly delimiter: string;
}

export interface FileArgs {
  readonly bytes: Uint8Array;
  readonly delimiter: string | undefined;
  readonly encoding: string | undefined;
}

export interface TrainTableArgs {
  readonly names: ColumnNames;
  readonly plan: TrainPlan;
}

/** Loss, and accuracy or R². */
export interface Point {
  readonly loss: number;
  readonly metric: number;
}

/** How the model stands after so many epochs; `test` is null where no row was kept for testing. */
export interface EpochMeasured {
  readonly epoch: number;
  /** `metric` is an accuracy, not R². */
  readonly classes: boolean;
  readonly train: Point;
  readonly test: Point | null;
}

/** A column's mean and scale by the training rows, and by all rows. */
export interface Leak {
  readonly name: string;
  readonly train: { readonly mean: number; readonly scale: number };
  readonly all: { readonly mean: number; readonly scale: number };
}

export interface Outcome {
  readonly saved: SavedModel;
  /** The safetensors file. */
  readonly model: Uint8Array;
  readonly parameters: number;
  readonly epochs: number;
  readonly stopped: boolean;
  readonly dropped: number;
  readonly train: Scores;
  readonly test: Scores | null;
  /** What one gets without any model: the most frequent class's share, or the mean absolute error of the mean. */
  readonly baseline: number;
  readonly leaks: readonly Leak[];
}

const HEAD = 6;
/** Measurements of a training: fewer where each takes long. */
const MEASURES = { few: 20, many: 120, rows: 1_000_000 } as const;

let table: Table | null = null;
let last: Trained | null = null;
let stopping = false;

/** Answers with what is wrong; anything but a TableError is thrown on. */
async function answer<T>(work: () => T | Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof TableError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Reads a file's table; one that cannot be read leaves the table before it in place. */
export function openTable({ bytes, delimiter, encoding }: FileArgs): Promise<Answer<TableView>> {
  return answer(() => {
    const read = parseTable(bytes, { delimiter, encoding });
    const columns = describeColumns(read);
    table = read;
    last = null;
    return {
      rows: read.rows.length,
      columns,
      head: read.rows.slice(0, HEAD),
      numbers: read.numbers.slice(0, HEAD),
      delimiter: read.delimiter,
    };
  });
}

const pointOf = ({ loss, metrics }: Scores): Point => ({
  loss,
  metric: 'accuracy' in metrics ? metrics.accuracy : metrics.r2,
});

/** Epochs after which is measured: all of the first, then evenly, and the last. */
export function isMeasured(epoch: number, epochs: number, rows: number): boolean {
  const count = Math.min(MEASURES.many, Math.max(MEASURES.few, MEASURES.rows / rows));
  return epoch <= 5 || epoch === epochs || epoch % Math.max(1, Math.round(epochs / count)) === 0;
}

/** Trains on the open table; sends an `EpochMeasured` now and then. */
export function trainTable({ names, plan }: TrainTableArgs, context: Context): Promise<Answer<Outcome>> {
  stopping = false;
  return answer(async () => {
    if (table === null) throw new Error('[trainTable] no table is open');
    const rows = table.rows.length;
    const trained = await trainOnTable(table, names, plan, {
      breathe: context.breathe,
      stop: () => stopping || context.cancelled(),
      epoch(epoch, score) {
        if (!isMeasured(epoch, plan.epochs, rows)) return;
        const { train, test } = score();
        const classes = 'accuracy' in train.metrics;
        const measured: EpochMeasured = { epoch, classes, train: pointOf(train), test: test && pointOf(test) };
        context.progress(measured);
      },
    });
    last = trained;
    return outcomeOf(trained);
  });
}

/** Ends the training that runs after its present batch; what it has learned so far is its answer. */
export function stopTraining(): void {
  stopping = true;
}

function outcomeOf(trained: Trained): Outcome {
  const { saved, parameters, fitted, dropped, train, test, model } = trained;
  return {
    saved,
    model: encodeModel(model, saved),
    parameters,
    epochs: fitted.history.length,
    stopped: fitted.stopped,
    dropped,
    train,
    test,
    baseline: baselineOf(trained),
    leaks: leaksOf(trained),
  };
}

function baselineOf({ saved: { target }, train, test }: Trained): number {
  const truth = (test ?? train).truth;
  if (target.kind === 'number') return truth.reduce((sum, v) => sum + Math.abs(v - target.mean), 0) / truth.length;
  const counts = target.classes.map((_, c) => train.truth.filter((v) => v === c).length);
  const most = counts.indexOf(Math.max(...counts));
  return truth.filter((v) => v === most).length / truth.length;
}

const isNumeric = (c: Column): c is Extract<Column, { kind: 'numeric' }> => c.kind === 'numeric';

function leaksOf({ saved, table: used }: Trained): Leak[] {
  const numeric = saved.columns.filter(isNumeric);
  const every = used.rows.map((_, i) => i);
  const all = fitColumns(
    used,
    numeric.map((c) => c.name),
    every,
    [],
  ).filter(isNumeric);
  return numeric.map(({ name, mean, scale }, i) => ({
    name,
    train: { mean, scale },
    all: { mean: all[i]!.mean, scale: all[i]!.scale },
  }));
}

export interface RowAnswer {
  /** A number in the target's units, or a class by number. */
  readonly value: number;
  readonly probabilities: readonly number[] | null;
}

/** What a model makes of one row; `cells` belong to its columns. */
export function predictRow({ model, cells }: { readonly model: Uint8Array; readonly cells: readonly string[] }) {
  return answer((): RowAnswer => {
    const { model: network, saved } = decodeModel(model);
    const row = { columns: saved.columns.map((c) => c.name), rows: [cells], numbers: [], delimiter: ',' };
    const { values, probabilities } = predictTable(network, saved, row, saved.missing === 'mean').predictions;
    return { value: values[0]!, probabilities: probabilities?.[0] ?? null };
  });
}

/** The rows that the last training used, with its predictions, as `nabla predict` writes them. */
export function predictedCsv(): Promise<Answer<string>> {
  return answer(() => {
    if (last === null) throw new Error('[predictedCsv] nothing is trained');
    const { model, saved, table: used } = last;
    return predictionsCsv(used, saved.target, predictTable(model, saved, used, true).predictions);
  });
}
