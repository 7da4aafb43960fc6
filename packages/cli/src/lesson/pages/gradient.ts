/** How section a is shown. */
import { inLanguage, type Lang } from '../../language.js';
import { fixed, point, short, vector } from '../../numbers.js';
import type { Page } from '../../page.js';
import { contourPlot } from '../../plot/contour.js';
import { linePlot } from '../../plot/line.js';
import { type GradientData, SADDLE, type SaddleData } from '../gradient.js';
import { GRADIENT_TEXTS } from '../texts/gradient.js';

type Words = ReturnType<typeof wordsIn>;
const wordsIn = (lang: Lang) => inLanguage(GRADIENT_TEXTS, lang);
const degrees = (x: number, decimals = 0): string => `${fixed(x, decimals)}°`;

export function showGradient(data: GradientData, page: Page, lang: Lang): void {
  const t = wordsIn(lang);
  page.title(t.title);
  showPartials(data, page, t);
  if (data.angle === null) page.text(t.zero);
  else showDirections(data, data.angle, page, t);
  showSaddle(data.saddle, page, t);
}

function showPartials(data: GradientData, page: Page, t: Words): void {
  page.heading(t.partial);
  page.text(t.partialText(data.formula, point(data.at), short(data.value)));
  const rows = data.quotients.map((q) => [`h = ${q.h}`, fixed(q.x), fixed(q.y)]);
  page.table({
    head: ['', t.quotientX, t.quotientY],
    rows: [...rows, [t.limit, ...data.gradient.map((g) => fixed(g))]],
    left: [0],
    strong: [rows.length],
  });
  page.heading(t.gradient);
  page.code(data.code);
  page.stress(
    t.gradientText(
      point(data.at),
      point(data.gradient),
      fixed(data.length),
      data.angle === null ? '—' : degrees(data.angle, 2),
    ),
  );
}

function showDirections(data: GradientData, angle: number, page: Page, t: Words): void {
  page.heading(t.directional);
  page.text(t.directionalText);
  const best = data.directions.reduce((a, b) => (b.slope > a.slope ? b : a));
  page.table({
    head: ['θ', 'u', t.byDefinition, '∇f · u'],
    rows: data.directions.map((d) => [degrees(d.degrees), vector(d.u), fixed(d.slope), fixed(d.dot)]),
    strong: [data.directions.indexOf(best)],
  });
  page.text(t.plot);
  page.figure(slopePlot(data, angle, page));
  page.heading(t.steepest);
  page.text(
    t.steepestText(degrees(data.steepest.degrees), fixed(data.steepest.slope), degrees(angle, 2), fixed(data.length)),
  );
  page.heading(t.unit);
  page.text(t.unitText);
  page.table({
    head: ['|v|', 'v', '∇f · v', '∇f · v / |v|'],
    rows: data.stretched.map((s) => [short(s.times), vector(s.v), fixed(s.dot), fixed(s.perLength)]),
    strong: [0],
  });
}

function slopePlot(data: GradientData, angle: number, page: Page): string[] {
  const { cyan, yellow, dim } = page.colors;
  const most = data.length * 1.1;
  const top = { points: [[angle, data.length]] as const, mark: '▲', paint: yellow };
  return linePlot({
    series: [{ points: data.slopes.map((slope, at) => [at, slope] as const), paint: cyan }, top],
    columns: Math.min(page.width - 16, 61),
    rows: 9,
    x: [0, 360],
    y: [-most, most],
    xTicks: [0, 90, 180, 270, 360].map((x) => [x, String(x)] as const),
    yTicks: [data.length, 0, -data.length].map((y) => [y, fixed(y, 2)] as const),
    dim,
  });
}

function showSaddle(data: SaddleData, page: Page, t: Words): void {
  page.heading(t.saddle);
  page.text(t.saddleText(point(data.gradient), short(data.eigenvalues[0]), short(data.eigenvalues[1])));
  const sign = (x: number): string => (x > 0 ? `+${short(x)}` : short(x));
  page.table({
    head: ['t', ...data.cuts.map((c) => short(c.t))],
    rows: [
      [t.cutX, ...data.cuts.map((c) => sign(c.alongX))],
      [t.cutY, ...data.cuts.map((c) => sign(c.alongY))],
    ],
    left: [0],
  });
  page.text(t.saddlePlot);
  page.figure(
    contourPlot({
      box: { x: [-1, 1], y: [-1, 1] },
      values: (xs, ys) => SADDLE.grid(xs, ys),
      columns: 24,
      rows: 12,
      marks: [{ at: data.at, text: '+', paint: page.colors.yellow }],
      dim: page.colors.dim,
      label: (x) => short(x),
    }),
  );
}
