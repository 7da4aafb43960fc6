/** `nabla train`: a model on a user's own CSV file. */
import {
  type ColumnNames,
  encodeModel,
  LOSS_TASKS,
  OPTIMIZER_RATES,
  parseLoss,
  parseModel,
  parseOptimizer,
  shortList,
  type Table,
  TableError,
  taskOf,
  trainOnTable,
} from 'nabla-tables';
import { Failure, Interrupted, UsageError } from '../failure.js';
import { checkWritable, writeWhole } from '../files.js';
import { inLanguage, type Lang } from '../language.js';
import { jsonNumber } from '../numbers.js';
import { Page } from '../page.js';
import { failureOf, readTable } from '../tables.js';
import { type Surroundings, terminalOf } from '../terminal.js';
import { TRAIN_TEXTS } from './texts/train.js';
import { showReport, trainJson } from './train-report.js';
import type { Plan, Report, TrainFlags } from './training.js';
import { oneOf, readList, readNumber } from './values.js';

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
  const optimizer = chosen(
    '--optimizer',
    flags.optimizer,
    parseOptimizer(flags.optimizer),
    Object.keys(OPTIMIZER_RATES),
    t,
  );
  const { loss: given } = flags;
  const loss = given === undefined ? null : chosen('--loss', given, parseLoss(given), Object.keys(LOSS_TASKS), t);
  if (spec.kind === 'logistic' && loss !== null && taskOf(loss) === 'number')
    throw new UsageError(t.lossForModel(loss));
  return {
    spec,
    loss,
    optimizer,
    lr:
      flags.lr === undefined
        ? OPTIMIZER_RATES[optimizer]
        : number('--lr', flags.lr, t.positive, (x) => x > 0 && Number.isFinite(x)),
    epochs: number('--epochs', flags.epochs, t.count, isCount),
    batch: flags.batch === 'all' ? Number.POSITIVE_INFINITY : number('--batch', flags.batch, t.count, isCount),
    seed: number('--seed', flags.seed, t.seedNumber, (x) => Number.isSafeInteger(x) && x >= 0),
    test: number('--test', flags.test, t.share, (x) => x >= 0 && x < 1),
    missing: oneOf(flags.missing, ['error', 'drop', 'mean'], (known) => t.badChoice('--missing', flags.missing, known)),
  };
}

/** The columns that the options name. Errors: UsageError for one that the file lacks. */
function readNames(flags: TrainFlags, table: Table, lang: Lang): ColumnNames {
  const t = wordsFor(lang);
  const [exclude, categorical] = [readList(flags.exclude), readList(flags.categorical)];
  const known = (option: string, names: readonly string[]): void => {
    const unknown = names.find((name) => !table.columns.includes(name));
    if (unknown !== undefined) throw new UsageError(t.unknownColumn(option, unknown, shortList(table.columns)));
  };
  const target = flags.target.trim();
  known('--target', [target]);
  known('--exclude', exclude);
  known('--categorical', categorical);
  if (exclude.includes(target)) throw new UsageError(t.targetExcluded(target));
  const features = table.columns.filter((name) => name !== target && !exclude.includes(name));
  return { target, features, categorical };
}

// ---------------------------------------------------------------------------------------------------- training

/** Lets timers and signals in. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function complaint(error: unknown, path: string, plan: Plan, lang: Lang): unknown {
  if (!(error instanceof TableError)) return error;
  const { code, facts } = error.problem;
  if (code !== 'diverged') return failureOf(error, path, lang);
  return new Failure(wordsFor(lang).diverged(String(facts.count), String(Number((plan.lr / 10).toPrecision(2)))));
}

async function work(path: string, flags: TrainFlags, plan: Plan, page: Page | null, lang: Lang, around: Surroundings) {
  const t = wordsFor(lang);
  const table = readTable(path, flags, lang);
  const signal = around.interrupts?.();
  try {
    const trained = await trainOnTable(table, readNames(flags, table, lang), plan, {
      breathe,
      stop: () => signal?.aborted ?? false,
      progress: (epoch, batch, batches, value) =>
        page?.progress(
          epoch * batches + batch,
          plan.epochs * batches + 1,
          `${epoch + 1}/${plan.epochs}  ${t.loss} ${value.toFixed(4)}`,
        ),
    });
    if (trained.fitted.stopped) throw new Interrupted('interrupted');
    return trained;
  } catch (error) {
    throw complaint(error, path, plan, lang);
  } finally {
    page?.progress(1, 1, '');
  }
}

/** Runs the command. Errors: UsageError, Failure, Interrupted; a file is written only when all went well. */
export async function runTrain(path: string, flags: TrainFlags, lang: Lang, around: Surroundings): Promise<void> {
  const plan = readPlan(flags, wordsFor(lang));
  if (flags.out !== undefined) checkWritable(flags.out, lang);
  const page = new Page(terminalOf(around));
  const trained = await work(path, flags, plan, flags.json ? null : page, lang, around);
  if (flags.out !== undefined) writeWhole(flags.out, encodeModel(trained.model, trained.saved), lang);
  const report: Report = { ...trained, path, plan };
  if (flags.json) around.stdout(`${JSON.stringify(trainJson(report, flags.out), jsonNumber)}\n`);
  else showReport(page, report, flags, lang);
}
