/** How section b is shown. */
import { inLanguage, type Lang } from '../../language.js';
import { fixed, point, short, vector } from '../../numbers.js';
import type { Page } from '../../page.js';
import { boxAround, contourPlot } from '../../plot/contour.js';
import { kindOf, length, type Point, Surface, type TensorFunction } from '../../surface.js';
import {
  type DescentData,
  type DivergenceData,
  HIMMELBLAU,
  type HimmelblauRun,
  type Run,
  type Step,
} from '../descent.js';
import type { LessonOptions } from '../section.js';
import { DESCENT_TEXTS } from '../texts/descent.js';

type Words = ReturnType<typeof wordsIn>;
const wordsIn = (lang: Lang) => inLanguage(DESCENT_TEXTS, lang);
const degrees = (x: number | null): string => (x === null ? '—' : `${fixed(x, 2)}°`);

export function showDescent(data: DescentData, page: Page, lang: Lang, { f }: LessonOptions): void {
  const t = wordsIn(lang);
  page.title(t.title);
  showRule(data, page, t);
  showSteps(data, page, t, f);
  showDirections(data, f, page, t);
  if (data.divergence) showDivergence(data.divergence, page, t);
  showHimmelblau(data.himmelblau, page, t);
}

/** (2, 1) − 0.1·(4, 6) = (1.6, 0.4) */
function update(from: Step, lr: number, to: Step): string {
  return `${point(from.point)} − ${short(lr)}·${point(from.gradient)} = ${point(to.point)}`;
}

function showRule({ formula, at, lr, run }: DescentData, page: Page, t: Words): void {
  page.heading(t.rule);
  page.text(t.ruleText(formula, point(at), short(lr, 6)));
  const [first, second] = run.steps;
  page.sideBySide([
    ['θ₀', point(first!.point)],
    ['∇f(θ₀)', point(first!.gradient)],
    ...(second ? ([['θ₁ = θ₀ − α ∇f(θ₀)', update(first!, lr, second)]] as const) : []),
    ['f(θ₀)', short(first!.value)],
    ...(second ? ([['f(θ₁)', short(second.value)]] as const) : []),
  ]);
}

/** The first steps, some of those between, the last. */
function chosen(steps: readonly Step[]): readonly (Step | null)[] {
  if (steps.length <= 14) return steps;
  const gap = Math.max(10, 10 * Math.ceil(steps.length / 50));
  const later = steps.filter((s) => s.step > 8 && s.step % gap === 0 && s.step < steps.length - 1);
  return [...steps.slice(0, 7), null, ...later, steps.at(-1)!];
}

function stepRow(s: Step | null): string[] {
  return s === null
    ? ['…', '', '', '', '']
    : [String(s.step), vector(s.point), vector(s.gradient), fixed(length(s.gradient)), fixed(s.value)];
}

function endText({ steps, end }: Run, lr: number, t: Words): string {
  const last = steps.at(-1)!;
  if (end === 'converged') return t.converged(last.step, vector(last.point), fixed(last.value));
  return end === 'diverged' ? t.diverged(last.step, short(lr, 6)) : t.limit(last.step, fixed(length(last.gradient)));
}

function showSteps(data: DescentData, page: Page, t: Words, f: TensorFunction): void {
  page.heading(t.steps);
  page.table({ head: [t.step, 'θ', '∇f(θ)', '|∇f|', 'f(θ)'], rows: chosen(data.run.steps).map(stepRow) });
  page.text(endText(data.run, data.lr, t));
  page.gap();
  page.text(t.path + (data.directions.newtonPoint ? t.pathNewton : '') + (data.minimum ? t.pathMinimum : ''));
  page.figure(pathPlot(data, page, f));
}

function pathPlot({ run, minimum, at, directions }: DescentData, page: Page, f: TensorFunction): string[] {
  const { cyan, yellow, magenta, dim } = page.colors;
  const path = run.end === 'diverged' ? run.steps.slice(0, 4) : run.steps;
  const points = path.map((s) => s.point);
  const columns = Math.min(page.width - 14, 60);
  const rows = 16;
  const surface = new Surface(f);
  return contourPlot({
    box: boxAround([...points, ...(minimum ? [minimum.point] : [])], columns / (2 * rows)),
    values: (xs, ys) => surface.grid(xs, ys),
    columns,
    rows,
    power: 2,
    paths: [{ points, mark: '●', paint: cyan }],
    marks: [
      ...(directions.newtonPoint ? [{ at: directions.newtonPoint, text: 'N', paint: magenta }] : []),
      ...(minimum ? [{ at: minimum.point, text: '★', paint: yellow }] : []),
      { at, text: '○', paint: cyan },
    ],
    dim,
    label: (x) => short(x, 2),
  });
}

function showDirections(data: DescentData, f: TensorFunction, page: Page, t: Words): void {
  const { descent, toMinimum, newton, hessian } = data.directions;
  page.heading(t.directions);
  page.text(t.directionsText);
  page.sideBySide([
    [t.descentDirection, degrees(descent)],
    [t.minimumDirection, degrees(toMinimum)],
    [t.newtonDirection, degrees(newton)],
    ['H', `[${hessian.map((row) => `[${row.map((h) => short(h)).join(', ')}]`).join(', ')}]`],
  ]);
  if (data.minimum === null) page.text(t.noMinimum);
  else if (descent !== null && toMinimum !== null) page.text(t.differ(degrees(between(descent, toMinimum))));
  page.text(newtonText(data, f, t));
}

function between(a: number, b: number): number {
  const apart = Math.abs(a - b) % 360;
  return Math.min(apart, 360 - apart);
}

function newtonText({ directions, newton }: DescentData, f: TensorFunction, t: Words): string {
  const { newtonPoint, newtonGradient } = directions;
  if (newtonPoint === null || newtonGradient === null) return t.newtonNone;
  const size = length(newtonGradient);
  const where: [string, string] = [point(newtonPoint), short(size)];
  if (size < 1e-9) return t.newtonThere(...where);
  const last = newton.steps.at(-1)!;
  if (newton.end !== 'converged') return t.newtonAway(...where);
  return t.newtonNear(...where, last.step, t[kindOf(new Surface(f), last.point)]);
}

function showDivergence({ largest, limit, lr, run, grew }: DivergenceData, page: Page, t: Words): void {
  page.heading(t.divergence);
  page.text(t.divergenceText(short(largest), short(limit), short(lr)));
  page.table({ head: [t.step, 'θ', '∇f(θ)', '|∇f|', 'f(θ)'], rows: run.steps.map(stepRow) });
  const [from, to] = [short(run.steps[0]!.value), short(run.steps.at(-1)!.value)];
  page.text(grew ? t.grew(from, to) : t.shrank(from, to));
}

function showHimmelblau({ formula, lr, runs }: DescentData['himmelblau'], page: Page, t: Words): void {
  page.heading(t.himmelblau);
  page.text(t.himmelblauText(formula, short(lr)));
  page.table({
    head: [t.start, t.method, t.count, t.end, 'f', t.what],
    rows: runs.map((r, i) => [
      `${(i >> 1) + 1}  ${point(r.start)}`,
      r.method === 'newton' ? t.newtonMethod : t.descentMethod,
      String(r.steps),
      vector(r.end),
      fixed(r.value),
      t[r.kind],
    ]),
    left: [0, 1, 5],
  });
  page.text(t.himmelblauPath);
  page.figure(himmelblauPlot(runs, page));
  const [descent, newton] = [runs.filter((r) => r.method === 'descent'), runs.filter((r) => r.method === 'newton')];
  page.text(t.verdict(range(descent), range(newton), newton.filter((r) => r.kind === 'minimum').length, newton.length));
}

function range(runs: readonly HimmelblauRun[]): string {
  const steps = runs.map((r) => r.steps);
  const [least, most] = [Math.min(...steps), Math.max(...steps)];
  return least === most ? String(least) : `${least}–${most}`;
}

function himmelblauPlot(runs: readonly HimmelblauRun[], page: Page): string[] {
  const { cyan, green, yellow, blue, magenta, dim } = page.colors;
  const paints = [cyan, green, yellow, blue];
  const descent = runs.filter((r) => r.method === 'descent');
  const ends: readonly Point[] = runs.filter((r) => r.method === 'newton').map((r) => r.end);
  return contourPlot({
    box: { x: [-5.5, 5.5], y: [-5.5, 5.5] },
    values: (xs, ys) => HIMMELBLAU.grid(xs, ys),
    columns: 48,
    rows: 24,
    levels: 10,
    power: 2.5,
    paths: descent.map((r, i) => ({ points: r.path, mark: String(i + 1), paint: paints[i]! })),
    marks: ends.map((at) => ({ at, text: 'N', paint: magenta })),
    dim,
    label: (x) => short(x),
  });
}
