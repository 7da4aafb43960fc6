/** `nabla descend`: the iteration on one side, the numbers of each step on the other, the path as a picture. */
import {
  type Descent,
  type DescentMethod,
  type DescentStep,
  descend,
  type Expr,
  toTex,
  toText,
  variables,
} from 'nabla-calculus';
import { Failure, UsageError } from '../failure.js';
import { writeWhole } from '../files.js';
import { inLanguage, type Lang } from '../language.js';
import { fixed, jsonNumber, point, short, vector } from '../numbers.js';
import type { Page } from '../page.js';
import { brailleOf, pictureOf } from '../plot/descent.js';
import { detectGraphics, GRAPHICS, type Graphics, toKitty, toPng, toSixel } from '../plot/graphics.js';
import type { Scene } from '../plot/scene.js';
import { toSvg } from '../plot/svg.js';
import type { Surroundings } from '../terminal.js';
import { padEnd, padStart, widthOf, wrap } from '../width.js';
import { type OutputFlags, pageFor, readFormula, readNumbers, wordsIn, writer } from './formula.js';
import { DESCEND_TEXTS } from './texts/descend.js';
import { oneOf, readNumber } from './values.js';

export interface DescendFlags extends OutputFlags {
  readonly from: string;
  readonly method: string;
  readonly lr?: string;
  readonly momentum?: string;
  readonly steps: string;
  readonly tol: string;
  readonly stepsShown: string;
  readonly plot?: boolean;
  readonly graphics: string;
  readonly svg?: string;
  readonly png?: string;
}

type Words = ReturnType<typeof wordsFor>;
const wordsFor = (lang: Lang) => inLanguage(DESCEND_TEXTS, lang);

const METHODS: readonly DescentMethod[] = ['gd', 'momentum', 'adam', 'newton', 'bfgs'];
const PICTURE = { width: 720, height: 560 };

interface Asked {
  readonly formula: Expr;
  readonly from: readonly number[];
  readonly method: DescentMethod;
  readonly lr: number | undefined;
  readonly momentum: number | undefined;
  readonly steps: number;
  readonly tolerance: number;
  /** Rows of the table. */
  readonly shown: number;
  readonly graphics: Graphics;
}

function readFlags(text: string, flags: DescendFlags, lang: Lang, around: Surroundings, t: Words): Asked {
  const formula = readFormula(text, lang);
  const names = variables(formula);
  if (names.length === 0) throw new UsageError(t.noVariables);
  const method = oneOf(flags.method, METHODS, (known) => t.badMethod(flags.method, known));
  const graphics = oneOf(flags.graphics, GRAPHICS, (known) => t.badGraphics(flags.graphics, known));
  if (flags.momentum !== undefined && method !== 'momentum') throw new UsageError(t.momentumOnly);
  if (flags.plot && flags.json) throw new UsageError(t.plotOnly);
  const positive = (x: number): boolean => x > 0 && Number.isFinite(x);
  const numbered = (option: string, value: string, what: string, ok: (x: number) => boolean) =>
    readNumber(value, ok, () => t.badNumber(option, value, what));
  const optional = (option: string, value: string | undefined, what: string, ok: (x: number) => boolean) =>
    value === undefined ? undefined : numbered(option, value, what, ok);
  return {
    formula,
    from: readNumbers('--from', flags.from, names, wordsIn(lang)),
    method,
    lr: optional('--lr', flags.lr, t.positive, positive),
    momentum: optional('--momentum', flags.momentum, t.fraction, (x) => x >= 0 && x < 1),
    steps: numbered('--steps', flags.steps, t.count, (x) => Number.isInteger(x) && x >= 0 && x <= 100_000),
    tolerance: numbered('--tol', flags.tol, t.notNegative, (x) => x >= 0 && Number.isFinite(x)),
    shown: readShown(flags.stepsShown, t),
    graphics: graphics === 'auto' ? detectGraphics(around.env, around.isTTY) : graphics,
  };
}

function readShown(text: string, t: Words): number {
  if (text === 'all') return Number.POSITIVE_INFINITY;
  return readNumber(
    text,
    (x) => Number.isInteger(x) && x >= 2,
    () => t.badNumber('--steps-shown', text, t.shown),
  );
}

function compute({ formula, from, method, lr, momentum, steps, tolerance }: Asked, t: Words): Descent {
  try {
    return descend(formula, {
      from,
      method,
      steps,
      tolerance,
      ...(lr !== undefined && { lr }),
      ...(momentum !== undefined && { momentum }),
    });
  } catch (error) {
    // All options were checked: what is left is a start without a value or a gradient.
    if (error instanceof RangeError) throw new UsageError(t.noStart(point(from, 6)));
    throw error;
  }
}

function toJson(formula: Expr, d: Descent, lang: Lang): object {
  const { from, method, lr, steps, tolerance, momentum } = d.options;
  return {
    formula: toText(formula),
    variables: d.variables,
    method,
    options: { from, lr, ...(method === 'momentum' && { momentum }), steps, tolerance },
    iteration: d.iteration,
    gradient: d.gradient.map(toText),
    ...(d.hessian && { hessian: d.hessian.map((row) => row.map(toText)) }),
    tex: { formula: toTex(formula), gradient: d.gradient.map(toTex) },
    steps: d.steps,
    stopped: d.stopped,
    ...(d.kind && { kind: d.kind }),
    message: d.message[lang],
  };
}

// ---------------------------------------------------------------------------------------------------- the table

/** The first and the last steps, null for those between. */
function chosen(steps: readonly DescentStep[], shown: number): readonly (DescentStep | null)[] {
  if (steps.length <= shown) return steps;
  const first = Math.ceil(shown * 0.6);
  return [...steps.slice(0, first), null, ...steps.slice(steps.length - (shown - first))];
}

interface Column {
  readonly head: string;
  readonly cell: (s: DescentStep) => string;
}

function columnsOf(d: Descent, t: Words): Column[] {
  const names = d.variables.length === 1 ? d.variables[0]! : `(${d.variables.join(', ')})`;
  const numbers = (p: readonly number[]): string => (p.length === 1 ? fixed(p[0]!) : vector(p));
  return [
    { head: t.step, cell: (s) => String(s.index) },
    { head: names, cell: (s) => numbers(s.point) },
    { head: 'f', cell: (s) => fixed(s.value) },
    { head: '∇f', cell: (s) => numbers(s.gradient) },
    ...(d.variables.length === 1 ? [] : [{ head: '|∇f|', cell: (s: DescentStep) => fixed(s.norm) }]),
    { head: t.update, cell: (s) => (s.update === null ? '' : numbers(s.update)) },
  ];
}

/** The table's lines, the head first. */
function tableLines(columns: readonly Column[], steps: readonly (DescentStep | null)[]): string[] {
  const rows = [
    columns.map((c) => c.head),
    ...steps.map((s) => columns.map((c, i) => (s === null ? (i === 0 ? '…' : '') : c.cell(s)))),
  ];
  const widths = columns.map((_, i) => rows.reduce((most, row) => Math.max(most, widthOf(row[i]!)), 0));
  return rows.map((row) =>
    row
      .map((cell, i) => padStart(cell, widths[i]!))
      .join('  ')
      .trimEnd(),
  );
}

/** The iteration's equations, a line each, then its constants. */
function ruleLines(d: Descent, flags: OutputFlags, t: Words): string[] {
  const { lr, momentum } = d.options;
  const equations = flags.tex ? d.iteration.tex.split(/,? \\quad /) : d.iteration.text.split(/,\s{2,}/);
  const names = d.variables.length === 1 ? d.variables[0]! : `(${d.variables.join(', ')})`;
  return [
    t.rule,
    ...equations,
    `θ = ${names}`,
    `α = ${short(lr, 6)}`,
    ...(d.method === 'momentum' ? [`β = ${short(momentum, 6)}`] : []),
    ...(d.method === 'adam' ? ['β₁ = 0.9, β₂ = 0.999', 'ε = 10⁻⁸'] : []),
  ];
}

const widest = (lines: readonly string[]): number => lines.reduce((most, line) => Math.max(most, widthOf(line)), 0);

function showTable(page: Page, d: Descent, asked: Asked, flags: OutputFlags, room: number, t: Words): void {
  const left = ruleLines(d, flags, t);
  const width = Math.max(...left.map(widthOf));
  const steps = chosen(d.steps, asked.shown);
  const all = columnsOf(d, t);
  const beside = (lines: readonly string[]): boolean => width + 7 + widest(lines) <= room;
  // Narrow terminals lose the update, then the gradient's components, before formula and numbers stand below each other.
  const tables = [all, all.slice(0, -1), all.filter((c) => c.head !== '∇f' && c.head !== t.update)];
  const fitting = tables.map((columns) => tableLines(columns, steps)).find(beside);
  page.gap();
  if (fitting !== undefined) return sideBySide(page, left, fitting, width);
  const stacked = tables.map((columns) => tableLines(columns, steps));
  const lines = stacked.find((l) => widest(l) + 2 <= room) ?? stacked.at(-1)!;
  left.slice(1).forEach((line) => page.line(`  ${page.colors.yellow(line)}`));
  page.gap();
  lines.forEach((line, i) => page.line(`  ${i === 0 ? page.colors.dim(line) : line}`));
}

function sideBySide(page: Page, left: readonly string[], right: readonly string[], width: number): void {
  const { dim, yellow } = page.colors;
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const text = padEnd(left[i] ?? '', width);
    const numbers = right[i] ?? '';
    page.line(`  ${i === 0 ? dim(text) : yellow(text)}  ${dim('│')}  ${i === 0 ? dim(numbers) : numbers}`.trimEnd());
  }
}

// ---------------------------------------------------------------------------------------------------- pictures

function sceneOf(formula: Expr, d: Descent): Scene {
  const [x, y] = d.variables;
  const last = d.steps.at(-1)!;
  const words = {
    title: `f(${d.variables.join(', ')}) = ${cut(toText(formula), 60)}`,
    note: `${d.method}, α = ${short(d.options.lr, 6)}: ${point(d.steps[0]!.point)} → ${point(last.point)}, k = ${last.index}`,
    names: [x!, y ?? 'f'] as const,
  };
  return pictureOf(formula, d, words, PICTURE);
}

const cut = (text: string, most: number): string =>
  [...text].length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`;

async function writePictures(formula: Expr, d: Descent, flags: DescendFlags, lang: Lang): Promise<string[]> {
  const wanted = [flags.svg, flags.png].filter((path) => path !== undefined);
  if (wanted.length === 0) return [];
  if (d.variables.length > 2) throw new Failure(wordsFor(lang).noPlot(String(d.variables.length)));
  const scene = sceneOf(formula, d);
  const png = flags.png === undefined ? null : await toPng(scene);
  if (flags.svg !== undefined) writeWhole(flags.svg, toSvg(scene), lang);
  if (flags.png !== undefined) writeWhole(flags.png, png!, lang);
  return wanted;
}

async function showPlot(page: Page, formula: Expr, d: Descent, graphics: Graphics, around: Surroundings, t: Words) {
  if (d.variables.length > 2) return page.text(t.noPlot(String(d.variables.length)));
  if (graphics === 'braille') return page.figure(brailleOf(formula, d, page));
  const scene = sceneOf(formula, d);
  page.gap();
  around.stdout(`${graphics === 'kitty' ? await toKitty(scene) : await toSixel(scene)}\n`);
  page.gap();
}

/** Runs the command. Errors: UsageError, Failure where a file cannot be written. */
export async function runDescend(text: string, flags: DescendFlags, lang: Lang, around: Surroundings): Promise<void> {
  const t = wordsFor(lang);
  const asked = readFlags(text, flags, lang, around, t);
  const d = compute(asked, t);
  const written = await writePictures(asked.formula, d, flags, lang);
  if (flags.json) return around.stdout(`${JSON.stringify(toJson(asked.formula, d, lang), jsonNumber)}\n`);
  const page = pageFor(around);
  const write = writer(flags);
  page.line(`  f(${d.variables.join(', ')}) = ${write(asked.formula)}`);
  page.line(`  ∇f = (${d.gradient.map(write).join(', ')})`);
  showTable(page, d, asked, flags, Math.max(40, around.columns ?? 80), t);
  page.gap();
  for (const line of wrap(d.message[lang], page.width)) page.line(line);
  if (flags.plot) await showPlot(page, asked.formula, d, asked.graphics, around, t);
  for (const path of written) page.line(t.written(path));
  page.gap();
}
