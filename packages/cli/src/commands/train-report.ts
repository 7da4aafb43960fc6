/** What `nabla train` found, as a page and as JSON. */
import {
  type ClassMetrics,
  featureCount,
  modelLayers,
  modelName,
  type NumberMetrics,
  outputCount,
  type Scores,
  type Target,
} from 'nabla-tables';
import { inLanguage, type Lang } from '../language.js';
import { fixed, short } from '../numbers.js';
import type { Page } from '../page.js';
import { widthOf } from '../width.js';
import { TRAIN_TEXTS } from './texts/train.js';
import type { Report, TrainFlags } from './training.js';

type Words = ReturnType<typeof wordsFor>;
const wordsFor = (lang: Lang) => inLanguage(TRAIN_TEXTS, lang);

const rowsOf = (scores: Scores | null): number => scores?.truth.length ?? 0;
const isClasses = (m: NumberMetrics | ClassMetrics): m is ClassMetrics => 'confusion' in m;

/** One object with everything that the page shows. */
export function trainJson(trained: Report, out: string | undefined): object {
  const { plan, saved, fitted } = trained;
  const { loss } = saved;
  const scores = (s: Scores | null): object | null => s && { loss: s.loss, ...s.metrics };
  return {
    data: trained.path,
    rows: trained.table.rows.length,
    dropped: trained.dropped,
    columns: saved.columns.map((c) =>
      c.kind === 'numeric' ? c : { name: c.name, kind: c.kind, categories: c.categories },
    ),
    target: saved.target,
    model: modelName(saved.spec),
    parameters: trained.parameters,
    loss,
    optimizer: plan.optimizer,
    lr: plan.lr,
    epochs: plan.epochs,
    batch: Math.min(plan.batch, rowsOf(trained.train)),
    seed: plan.seed,
    history: fitted.history,
    train: scores(trained.train),
    test: scores(trained.test),
    out: out ?? null,
  };
}

function showHead(page: Page, trained: Report, flags: TrainFlags, t: Words): void {
  const { saved, plan } = trained;
  const { loss } = saved;
  const numeric = saved.columns.filter((c) => c.kind === 'numeric').length;
  const columns = t.columns(String(numeric), String(saved.columns.length - numeric));
  const { target } = saved;
  const what = `${target.name} ${target.kind === 'class' ? t.classes(String(target.classes.length)) : t.number}`;
  page.text(t.file(trained.path, String(trained.table.rows.length), columns, what));
  if (trained.dropped > 0) page.text(t.dropped(String(trained.dropped)));
  if (flags.loss === undefined && target.kind === 'number') page.text(t.byDefault(loss));
  const layers = modelLayers(saved.spec, featureCount(saved.columns), outputCount(target, loss));
  const batch = Math.min(plan.batch, rowsOf(trained.train));
  const epochs = t.epochsOf(String(plan.epochs), String(Math.ceil(rowsOf(trained.train) / batch)), String(batch));
  page.sideBySide([
    [t.modelLine, `${layers}  ${t.parameters(String(trained.parameters))}`],
    [t.trainingLine, `${loss}, ${plan.optimizer}, α = ${short(plan.lr, 8)}, ${epochs}`],
    [t.splitLine, t.split(String(rowsOf(trained.train)), String(rowsOf(trained.test)), String(plan.seed))],
  ]);
}

/** The loss of some epochs, the first and the last among them. */
function showHistory(page: Page, { fitted: { history } }: Report, t: Words): void {
  const count = Math.min(6, history.length);
  const picked = Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (history.length - 1)) / (count - 1)),
  );
  page.table({ head: [t.epoch, t.loss], rows: picked.map((i) => [String(i + 1), fixed(history[i]!, 5)]) });
}

/** A row of scores for each set of rows. */
export function showScores(page: Page, rows: readonly (readonly [name: string, s: Scores])[], t: Words): void {
  const [, first] = rows[0]!;
  const classes = isClasses(first.metrics);
  const head = classes ? ['', t.rows, t.loss, t.accuracy] : ['', t.rows, t.loss, 'R²', 'RMSE', 'MAE'];
  const cells = ({ loss, metrics: m }: Scores): string[] => [
    String(m.rows),
    fixed(loss, 5),
    ...(isClasses(m) ? [fixed(m.accuracy, 4)] : [fixed(m.r2, 4), fixed(m.rmse, 4), fixed(m.mae, 4)]),
  ];
  page.table({ head, rows: rows.map(([name, s]) => [name, ...cells(s)]), left: [0] });
  if (!classes) page.text(t.standardised);
}

/** Only where it has the room to be read. */
export function showConfusion(page: Page, m: ClassMetrics, target: Target, which: string, t: Words): void {
  if (target.kind !== 'class') return;
  const { classes } = target;
  const widest = Math.max(...classes.map(widthOf));
  const room = widest + classes.reduce((sum, name) => sum + Math.max(widthOf(name), 4) + 2, 0);
  page.gap();
  if (room > page.width) return page.text(t.manyClasses);
  page.text(t.confusion(which));
  page.table({
    head: ['', ...classes],
    rows: m.confusion.map((row, c) => [classes[c]!, ...row.map(String)]),
    left: [0],
  });
}

/** The page. */
export function showReport(page: Page, trained: Report, flags: TrainFlags, lang: Lang): void {
  const t = wordsFor(lang);
  const { train, test, saved } = trained;
  showHead(page, trained, flags, t);
  showHistory(page, trained, t);
  showScores(page, [[t.trainRow, train], ...(test ? ([[t.testRow, test]] as const) : [])], t);
  const shown = test ?? train;
  if (isClasses(shown.metrics)) showConfusion(page, shown.metrics, saved.target, test ? t.testRow : t.trainRow, t);
  page.gap();
  page.text(flags.out === undefined ? t.notSaved : t.written(flags.out));
}
