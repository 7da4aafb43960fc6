/** `nabla predict`: a trained model on new rows. */
import type * as torch from 'nabla';
import {
  type Predicted as Answers,
  decodeModel,
  predictionsCsv,
  predictTable,
  type SavedModel,
  type Table,
  type Target,
} from 'nabla-tables';
import { checkWritable, readWhole, writeWhole } from '../files.js';
import { inLanguage, type Lang } from '../language.js';
import { fixed, jsonNumber } from '../numbers.js';
import { Page } from '../page.js';
import { named, readTable } from '../tables.js';
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

interface Predicted extends Answers {
  readonly table: Table;
  readonly target: Target;
}

function readModel(path: string, lang: Lang): ReturnType<typeof decodeModel> {
  const bytes = readWhole(path, lang);
  return named(path, lang, () => decodeModel(bytes));
}

function compute(model: torch.nn.Module, saved: SavedModel, path: string, flags: PredictFlags, lang: Lang): Predicted {
  const table = readTable(path, flags, lang);
  const fill = (flags.missing ?? saved.missing) === 'mean';
  return { table, target: saved.target, ...named(path, lang, () => predictTable(model, saved, table, fill)) };
}

const csvOf = ({ table, target, predictions }: Predicted): string => predictionsCsv(table, target, predictions);

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
