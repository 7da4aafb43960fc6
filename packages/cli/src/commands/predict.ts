/** `nabla predict`: a trained model on new rows. */
import * as torch from 'nabla';
import { formatTable, type Table } from '../data/csv.js';
import { named, readTable } from '../data/file.js';
import { encodeRows, featureCount } from '../data/schema.js';
import { type Target, targetValues } from '../data/target.js';
import { checkWritable, readWhole, writeWhole } from '../files.js';
import { inLanguage, type Lang } from '../language.js';
import { decodeModel, type SavedModel } from '../model/file.js';
import { outputsOf } from '../model/fit.js';
import { type ClassMetrics, classMetrics, type NumberMetrics, numberMetrics } from '../model/metrics.js';
import { interpret, type Predictions } from '../model/predict.js';
import { fixed, jsonNumber } from '../numbers.js';
import { Page } from '../page.js';
import { type Surroundings, terminalOf } from '../terminal.js';
import { TRAIN_TEXTS } from './texts/train.js';
import { showConfusion } from './train-report.js';
import { oneOf } from './values.js';

type Words = ReturnType<typeof wordsFor>;
const wordsFor = (lang: Lang) => inLanguage(TRAIN_TEXTS, lang);

export interface PredictFlags {
  readonly out?: string;
  readonly missing?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly json?: boolean;
}

interface Predicted {
  readonly table: Table;
  readonly target: Target;
  readonly predictions: Predictions;
  /** Where the file has the target: compared over the rows that do. */
  readonly metrics: NumberMetrics | ClassMetrics | null;
}

function readModel(path: string, lang: Lang): ReturnType<typeof decodeModel> {
  const bytes = readWhole(path, lang);
  return named(path, () => decodeModel(bytes, wordsFor(lang).foreign));
}

function compute(
  model: torch.nn.Module,
  { columns, target, loss, missing }: SavedModel,
  path: string,
  flags: PredictFlags,
  lang: Lang,
): Predicted {
  const table = readTable(path, flags, lang);
  const fill = (flags.missing ?? missing) === 'mean';
  const features = named(path, () => encodeRows(table, columns, fill, lang));
  const x = torch.from_data(features, [table.rows.length, featureCount(columns)]);
  const predictions = interpret(outputsOf(model, x), target, loss);
  return { table, target, predictions, metrics: compare(table, target, predictions.values) };
}

function compare(table: Table, target: Target, predicted: readonly number[]): Predicted['metrics'] {
  if (!table.columns.includes(target.name)) return null;
  const values = targetValues(table, target);
  const known = values.map((_, i) => i).filter((i) => Number.isFinite(values[i]!));
  if (known.length === 0) return null;
  const [p, v] = [known.map((i) => predicted[i]!), known.map((i) => values[i]!)];
  return target.kind === 'class' ? classMetrics(p, v, target.classes.length) : numberMetrics(p, v);
}

/** A number as float32 has it, in as few digits as tell it apart. */
const plain = (x: number): string => String(Number(x.toPrecision(8)));

/** The file's rows with the prediction after them, for classes its probability, too. */
function csvOf({ table, target, predictions }: Predicted): string {
  const { values, probabilities } = predictions;
  const free = (name: string): string => (table.columns.includes(name) ? free(`${name}_`) : name);
  const added = [free(`predicted_${target.name}`), ...(probabilities ? [free('probability')] : [])];
  const rows = table.rows.map((row, i) => {
    const value = values[i]!;
    if (target.kind === 'number' || probabilities === null) return [...row, plain(value)];
    return [...row, target.classes[value]!, probabilities[i]![value]!.toFixed(4)];
  });
  return formatTable([...table.columns, ...added], rows);
}

function toJson({ table, target, predictions, metrics }: Predicted, out: string | undefined): object {
  const classes = target.kind === 'class' ? target.classes : null;
  return {
    target: target.name,
    rows: table.rows.length,
    ...(classes && { classes }),
    predictions: classes ? predictions.values.map((c) => classes[c]) : predictions.values,
    ...(predictions.probabilities && { probabilities: predictions.probabilities }),
    metrics,
    out: out ?? null,
  };
}

function showSummary(page: Page, { table, target, metrics }: Predicted, out: string, t: Words): void {
  page.text(t.predicted(String(table.rows.length), target.name));
  if (metrics !== null) {
    page.text(t.compared(String(metrics.rows)));
    if ('confusion' in metrics) {
      page.table({ head: ['', ''], rows: [[t.accuracy, fixed(metrics.accuracy, 4)]], left: [0] });
      showConfusion(page, metrics, target, out, t);
    } else {
      const rows = [
        ['R²', fixed(metrics.r2, 4)],
        ['RMSE', fixed(metrics.rmse, 4)],
        ['MAE', fixed(metrics.mae, 4)],
      ];
      page.table({ head: ['', ''], rows, left: [0] });
    }
  }
  page.text(t.written(out));
}

/** Runs the command. Errors: UsageError, Failure. */
export function runPredict(
  modelPath: string,
  dataPath: string,
  flags: PredictFlags,
  lang: Lang,
  around: Surroundings,
): void {
  const t = wordsFor(lang);
  const { missing, out } = flags;
  if (missing !== undefined) oneOf(missing, ['error', 'mean'], (known) => t.badChoice('--missing', missing, known));
  if (out !== undefined) checkWritable(out, lang);
  const { model, saved } = readModel(modelPath, lang);
  const predicted = compute(model, saved, dataPath, flags, lang);
  if (out !== undefined) writeWhole(out, csvOf(predicted), lang);
  if (flags.json) around.stdout(`${JSON.stringify(toJson(predicted, out), jsonNumber)}\n`);
  else if (out === undefined) around.stdout(csvOf(predicted));
  else showSummary(new Page(terminalOf(around)), predicted, out, t);
}
