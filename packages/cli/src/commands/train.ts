/** `nabla train`: a model on a user's own CSV file. */
import * as torch from 'nabla';
import type { Table } from '../data/csv.js';
import { named, readTable } from '../data/file.js';
import {
  dropMissing,
  encodeRows,
  featureCount,
  fitColumns,
  type Missing,
  refuseMissing,
  shortList,
} from '../data/schema.js';
import { fitClasses, fitNumbers, isNumeric, type Target, targetValues } from '../data/target.js';
import { DATA_TEXTS } from '../data/texts.js';
import { Failure, UsageError } from '../failure.js';
import { checkWritable, writeWhole } from '../files.js';
import { inLanguage, type Lang } from '../language.js';
import { encodeModel, type SavedModel } from '../model/file.js';
import { fit, outputsOf } from '../model/fit.js';
import { classMetrics, numberMetrics } from '../model/metrics.js';
import { interpret, outputCount } from '../model/predict.js';
import { buildModel, LOSSES, type LossName, OPTIMIZERS, parseLoss, parseModel, parseOptimizer } from '../model/spec.js';
import { jsonNumber } from '../numbers.js';
import { Page } from '../page.js';
import { type Surroundings, terminalOf } from '../terminal.js';
import { version } from '../version.js';
import { TRAIN_TEXTS } from './texts/train.js';
import { showReport, trainJson } from './train-report.js';
import type { Plan, Scores, Trained, TrainFlags } from './training.js';
import { oneOf, readList, readNumber } from './values.js';

type Tensor = torch.Tensor;
type Words = ReturnType<typeof wordsFor>;
const wordsFor = (lang: Lang) => inLanguage(TRAIN_TEXTS, lang);

// ---------------------------------------------------------------------------------------------------- options

function chosen<T>(option: string, text: string, found: T | null, known: readonly string[], t: Words): T {
  if (found === null) throw new UsageError(t.badChoice(option, text, known.join(', ')));
  return found;
}

function readPlan(flags: TrainFlags, t: Words): Plan {
  const number = (option: string, text: string, what: string, ok: (x: number) => boolean): number =>
    readNumber(text, ok, () => t.badNumber(option, text, what));
  const isCount = (x: number): boolean => Number.isInteger(x) && x >= 1 && x <= 1_000_000;
  const spec = parseModel(flags.model);
  if (spec === null) throw new UsageError(t.badModel(flags.model));
  const optimizer = chosen('--optimizer', flags.optimizer, parseOptimizer(flags.optimizer), Object.keys(OPTIMIZERS), t);
  const { loss: given } = flags;
  const loss = given === undefined ? null : chosen('--loss', given, parseLoss(given), Object.keys(LOSSES), t);
  if (spec.kind === 'logistic' && loss !== null && LOSSES[loss].task === 'number')
    throw new UsageError(t.lossForModel(loss));
  return {
    spec,
    loss,
    optimizer,
    lr:
      flags.lr === undefined
        ? OPTIMIZERS[optimizer].lr
        : number('--lr', flags.lr, t.positive, (x) => x > 0 && Number.isFinite(x)),
    epochs: number('--epochs', flags.epochs, t.count, isCount),
    batch: flags.batch === 'all' ? Number.POSITIVE_INFINITY : number('--batch', flags.batch, t.count, isCount),
    seed: number('--seed', flags.seed, t.seedNumber, (x) => Number.isSafeInteger(x) && x >= 0),
    test: number('--test', flags.test, t.share, (x) => x >= 0 && x < 1),
    missing: oneOf(flags.missing, ['error', 'drop', 'mean'], (known) => t.badChoice('--missing', flags.missing, known)),
  };
}

interface Names {
  readonly target: string;
  readonly features: readonly string[];
  readonly categorical: readonly string[];
}

/** The columns that the options name. Errors: UsageError for one that the file lacks. */
function readNames(flags: TrainFlags, table: Table, lang: Lang): Names {
  const t = inLanguage(DATA_TEXTS, lang);
  const [exclude, categorical] = [readList(flags.exclude), readList(flags.categorical)];
  const known = (option: string, names: readonly string[]): void => {
    const unknown = names.find((name) => !table.columns.includes(name));
    if (unknown !== undefined) throw new UsageError(t.unknownColumn(option, unknown, shortList(table.columns)));
  };
  const target = flags.target.trim();
  known('--target', [target]);
  known('--exclude', exclude);
  known('--categorical', categorical);
  if (exclude.includes(target)) throw new UsageError(wordsFor(lang).targetExcluded(target));
  const features = table.columns.filter((name) => name !== target && !exclude.includes(name));
  if (features.length === 0) throw new Failure(t.noFeatures);
  return { target, features, categorical };
}

// ---------------------------------------------------------------------------------------------------- data

/** The rows to learn from, as `--missing` says. */
function usable(table: Table, { target, features }: Names, missing: Missing, lang: Lang): Table {
  const t = inLanguage(DATA_TEXTS, lang);
  if (missing === 'error') {
    refuseMissing(table, [target], t.missingTarget, t);
    refuseMissing(table, features, t.missing, t);
    return table;
  }
  // A mean of the target would be a made-up answer: such rows teach nothing.
  const kept = dropMissing(table, missing === 'drop' ? [target, ...features] : [target]);
  if (kept.rows.length === 0) throw new Failure(t.allDropped);
  return kept;
}

function lossFor({ spec, loss }: Plan, table: Table, target: string): LossName {
  if (loss !== null) return loss;
  return spec.kind !== 'logistic' && isNumeric(table, target) ? 'mse' : 'cross_entropy';
}

/** Rows by number, in an order that the seed fixes: those for training first. */
function splitRows(rows: number, test: number, t: Words): { train: number[]; test: number[] } {
  const order = torch.randperm(rows).tolist() as number[];
  const tested = test === 0 ? 0 : Math.max(1, Math.round(rows * test));
  if (tested >= rows) throw new Failure(t.fewRows(String(rows)));
  return { train: order.slice(tested), test: order.slice(0, tested) };
}

interface Data {
  readonly x: Tensor;
  /** Standardised numbers, or classes by number. */
  readonly y: Tensor;
  /** In the target's own units. */
  readonly values: readonly number[];
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

function score(model: torch.nn.Module, { x, y, values }: Data, target: Target, loss: LossName): Scores {
  const outputs = outputsOf(model, x);
  const predicted = interpret(outputs, target, loss).values;
  return {
    loss: torch.no_grad(() => LOSSES[loss].of(outputs, y)).item(),
    metrics:
      target.kind === 'class'
        ? classMetrics(predicted, values, target.classes.length)
        : numberMetrics(predicted, values),
  };
}

// ---------------------------------------------------------------------------------------------------- training

interface Prepared {
  readonly saved: SavedModel;
  readonly train: Data;
  readonly test: Data | null;
}

function prepare(table: Table, names: Names, plan: Plan, loss: LossName, lang: Lang): Prepared {
  const rows = splitRows(table.rows.length, plan.test, wordsFor(lang));
  const target =
    LOSSES[loss].task === 'class'
      ? fitClasses(table, names.target, loss === 'bce', lang)
      : fitNumbers(table, names.target, rows.train, loss, lang);
  const columns = fitColumns(table, names.features, rows.train, names.categorical, lang);
  const features = encodeRows(table, columns, plan.missing === 'mean', lang);
  const all = targetValues(table, target);
  const data = (which: readonly number[]): Data => pick(features, featureCount(columns), all, target, which);
  const { spec, missing, seed, epochs, optimizer, lr } = plan;
  const training = { seed, rows: rows.train.length, test_rows: rows.test.length, epochs, optimizer, lr };
  return {
    saved: { spec, loss, columns, target, missing, training },
    train: data(rows.train),
    test: rows.test.length === 0 ? null : data(rows.test),
  };
}

async function work(path: string, flags: TrainFlags, plan: Plan, page: Page | null, lang: Lang, around: Surroundings) {
  const t = wordsFor(lang);
  const whole = readTable(path, flags, lang);
  const names = named(path, () => readNames(flags, whole, lang));
  const table = named(path, () => usable(whole, names, plan.missing, lang));
  const loss = lossFor(plan, table, names.target);
  torch.manual_seed(plan.seed);
  const { saved, train, test } = named(path, () => prepare(table, names, plan, loss, lang));
  const model = buildModel(plan.spec, featureCount(saved.columns), outputCount(saved.target, loss));
  const fitted = await fit(model, train.x, train.y, {
    ...plan,
    loss,
    batch: Math.min(plan.batch, train.values.length),
    signal: around.interrupts?.(),
    progress: (epoch, batch, batches, value) =>
      page?.progress(
        epoch * batches + batch,
        plan.epochs * batches + 1,
        `${epoch + 1}/${plan.epochs}  ${t.loss} ${value.toFixed(4)}`,
      ),
  }).finally(() => page?.progress(1, 1, ''));
  if (fitted.diverged !== null)
    throw new Failure(t.diverged(String(fitted.diverged), String(Number((plan.lr / 10).toPrecision(2)))));
  const trained: Trained = {
    path,
    table,
    dropped: whole.rows.length - table.rows.length,
    plan,
    loss,
    saved,
    parameters: [...model.parameters()].reduce((n, p) => n + p.numel(), 0),
    trainRows: train.values.length,
    testRows: test?.values.length ?? 0,
    fitted,
    train: score(model, train, saved.target, loss),
    test: test && score(model, test, saved.target, loss),
  };
  return { trained, model };
}

/** Runs the command. Errors: UsageError, Failure, Interrupted; a file is written only when all went well. */
export async function runTrain(path: string, flags: TrainFlags, lang: Lang, around: Surroundings): Promise<void> {
  const plan = readPlan(flags, wordsFor(lang));
  if (flags.out !== undefined) checkWritable(flags.out, lang);
  const page = new Page(terminalOf(around));
  const { trained, model } = await work(path, flags, plan, flags.json ? null : page, lang, around);
  if (flags.out !== undefined) writeWhole(flags.out, encodeModel(model, trained.saved, version()), lang);
  if (flags.json) around.stdout(`${JSON.stringify(trainJson(trained, flags.out), jsonNumber)}\n`);
  else showReport(page, trained, flags, lang);
}
