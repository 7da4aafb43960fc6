/** How section e is shown. */
import { inLanguage, type Lang } from '../../language.js';
import { fixed, percent, short } from '../../numbers.js';
import type { Page } from '../../page.js';
import { linePlot, type Series } from '../../plot/line.js';
import { bestOf, type DigitsData, type LossName, type TrainingRun } from '../digits.js';
import { DIGITS_TEXTS } from '../texts/digits.js';

type Words = ReturnType<typeof wordsIn>;
const wordsIn = (lang: Lang) => inLanguage(DIGITS_TEXTS, lang);

export function showDigits(data: DigitsData, page: Page, lang: Lang): void {
  const t = wordsIn(lang);
  page.title(t.title);
  page.gap();
  page.text(t.claim);
  page.gap();
  page.text(t.setup(data.train, data.test, data.model, data.parameters, data.batch, data.steps, data.seed));
  showTable(data, page, t);
  showPlot(data, page, t);
  showVerdict(data, page, t);
}

const runsOf = (data: DigitsData, loss: LossName): readonly TrainingRun[] => data.runs.filter((r) => r.loss === loss);
const target = (data: DigitsData): string => `${short(100 * data.target)} %`;

/** A few of the measured steps, closer together at the start. */
function columnsOf(run: TrainingRun): readonly number[] {
  const steps = run.accuracy.map((a) => a.step).filter((step) => step > 0);
  const wanted = [1 / 24, 1 / 12, 1 / 6, 1 / 3, 2 / 3, 1].map((share) => share * steps.at(-1)!);
  return [...new Set(wanted.map((w) => steps.reduce((a, b) => (Math.abs(b - w) < Math.abs(a - w) ? b : a))))];
}

function showTable(data: DigitsData, page: Page, t: Words): void {
  const columns = columnsOf(data.runs[0]!);
  const best = [bestOf(runsOf(data, 'cross_entropy')), bestOf(runsOf(data, 'mse_loss'))];
  page.heading(t.table);
  page.table({
    head: [t.loss, t.rate, ...columns.map(String), t.toTarget(target(data))],
    rows: data.runs.map((run) => [
      t[run.loss],
      short(run.lr),
      ...columns.map((step) => percent(run.accuracy.find((a) => a.step === step)!.accuracy)),
      run.toTarget === null ? t.never : String(run.toTarget),
    ]),
    left: [0],
    strong: best.map((run) => data.runs.indexOf(run)),
  });
}

interface Curve {
  readonly run: TrainingRun;
  readonly mark: string;
  readonly label: string;
  readonly paint: (text: string) => string;
}

/** Both losses at their best rates, and MSE at the rate that suits cross entropy. */
function curvesOf(data: DigitsData, page: Page, t: Words): readonly Curve[] {
  const { cyan, yellow, magenta } = page.colors;
  const [ce, mse] = [bestOf(runsOf(data, 'cross_entropy')), bestOf(runsOf(data, 'mse_loss'))];
  const same = runsOf(data, 'mse_loss').find((r) => r.lr === ce.lr)!;
  const curves = [
    { run: ce, mark: '●', label: t.legendBest(t.cross_entropy, short(ce.lr)), paint: cyan },
    { run: mse, mark: '○', label: t.legendBest(t.mse_loss, short(mse.lr)), paint: yellow },
  ];
  return same === mse
    ? curves
    : [...curves, { run: same, mark: '×', label: t.legendSame(t.mse_loss, short(same.lr)), paint: magenta }];
}

function showPlot(data: DigitsData, page: Page, t: Words): void {
  const curves = curvesOf(data, page, t);
  page.text(t.plot);
  for (const { mark, label, paint } of curves) page.line(`  ${paint(mark)} ${label}`);
  const series = curves.map(
    ({ run, mark, paint }): Series => ({
      points: run.accuracy.filter((_, i) => i % 2 === 0).map((a) => [a.step, a.accuracy] as const),
      mark,
      paint,
    }),
  );
  const last = data.steps;
  page.figure(
    linePlot({
      series: series.toReversed(),
      columns: Math.min(page.width - 16, 61),
      rows: 14,
      x: [0, last],
      y: [0, 1],
      xTicks: [0, 0.25, 0.5, 0.75, 1].map((share) => [share * last, String(Math.round(share * last))] as const),
      yTicks: [0, 0.2, 0.4, 0.6, 0.8, 1].map((y) => [y, `${Math.round(100 * y)} %`] as const),
      dim: page.colors.dim,
    }),
  );
}

function showVerdict(data: DigitsData, page: Page, t: Words): void {
  const { verdict, gradients } = data;
  page.heading(t.verdict);
  if (verdict.claim === 'open') return page.text(t.open(target(data), data.steps));
  const { sameRate, ownRate } = verdict;
  const list = (rates: readonly number[]): string =>
    rates.length === 0 ? t.none : rates.map((r) => short(r)).join(', ');
  page.text(
    t.sameRate(
      target(data),
      list(sameRate.cross_entropy),
      list(sameRate.mse_loss),
      list(sameRate.even),
      list(sameRate.neither),
    ),
  );
  page.gap();
  page.text(
    t.gradients(
      fixed(gradients.cross_entropy),
      fixed(gradients.mse_loss),
      short(gradients.cross_entropy / gradients.mse_loss, 0),
    ),
  );
  page.gap();
  const steps = (loss: LossName): string =>
    ownRate.steps[loss] === null ? t.notReached(data.steps) : String(ownRate.steps[loss]);
  const rate = (loss: LossName): string => short(ownRate.rates[loss]!);
  page.text(
    t.ownRate(rate('cross_entropy'), steps('cross_entropy'), rate('mse_loss'), steps('mse_loss'), target(data)),
  );
  page.text(verdict.inside ? t.inside : t.edge);
  page.gap();
  page.stress(t[verdict.claim]);
}
