/**
 * Packing: a block of a strided matrix becomes panels that a micro-kernel reads front to back.
 *
 * A panel holds `width` lines (rows of A, columns of B); for each k its elements stand side by side. Panels of B are filled
 * up to whole vectors with zeros, the last panel of A is just narrower.
 */
import type { FuncRef, Local, ModuleBuilder } from './assembler.js';
import type { Expr } from './gemm-code.js';
import { type Code, define } from './gemm-code.js';
import type { Form } from './gemm-kernel.js';

/** Elements move as integers, so signalling nans keep their bits. */
function copyScalar(code: Code, form: Form, to: () => void, from: () => void): void {
  to();
  from();
  if (form.type === 'f32') code.f.load('i32.load').store('i32.store');
  else code.f.load('i64.load').store('i64.store');
}

/** `copy(count, src, srcStep, dst, dstStep)`: elements at byte steps. */
export function emitCopy(module: ModuleBuilder, form: Form): FuncRef {
  return define(
    module,
    'copy',
    ['count', 'src', 'srcStep', 'dst', 'dstStep'],
    (code, { count, src, srcStep, dst, dstStep }) => {
      code.loop(code.k(0), count, 1, () => {
        copyScalar(
          code,
          form,
          () => code.push(dst),
          () => code.push(src),
        );
        code.advance(src, srcStep);
        code.advance(dst, dstStep);
      });
    },
  );
}

/** Byte lanes of a shuffle that picks 8-byte halves (0, 1: first operand; 2, 3: second). */
function halves(low: number, high: number): number[] {
  return [low, high].flatMap((half) => Array.from({ length: 8 }, (_, i) => half * 8 + i));
}

/** Byte lanes of a shuffle that picks 4-byte words of two operands. */
function words(...picked: readonly number[]): number[] {
  return picked.flatMap((word) => [0, 1, 2, 3].map((i) => word * 4 + i));
}

function shuffled(code: Code, a: Local, b: Local, lanes: readonly number[]): Local {
  const out = code.f.local('v128');
  code.f.get(a).get(b).shuffle(lanes).set(out);
  return out;
}

/** Four vectors a, b, c, d → (a₀ b₀ c₀ d₀), (a₁ b₁ …), …; or two vectors of two. */
export function transpose(code: Code, form: Form, rows: readonly Local[]): Local[] {
  if (form.type === 'f64') {
    const [a, b] = rows as [Local, Local];
    return [shuffled(code, a, b, halves(0, 2)), shuffled(code, a, b, halves(1, 3))];
  }
  const [a, b, c, d] = rows as [Local, Local, Local, Local];
  const low = [words(0, 4, 1, 5), words(2, 6, 3, 7)];
  const [ab, cd] = [
    [a, b],
    [c, d],
  ].map(([x, y]) => low.map((lanes) => shuffled(code, x!, y!, lanes)));
  return [0, 1].flatMap((i) => [halves(0, 2), halves(1, 3)].map((lanes) => shuffled(code, ab![i]!, cd![i]!, lanes)));
}

function loadVector(code: Code, form: Form, address: () => void, offset = 0): Local {
  const out = code.f.local('v128');
  address();
  code.f.load('v128.load', offset, form.bytes).set(out);
  return out;
}

/** One k of a full panel whose lines are adjacent in memory: a copy of `width` elements, `at` of `src` on. */
function copyLines(code: Code, form: Form, width: number, src: Local, at: number, dst: Local): void {
  const { f } = code;
  const vectors = Math.floor(width / form.lanes);
  const from = at * form.bytes;
  for (let v = 0; v < vectors; v++) {
    f.get(dst)
      .get(src)
      .load('v128.load', from + v * 16, form.bytes)
      .store('v128.store', v * 16, form.bytes);
  }
  if (width % form.lanes === 0) return;
  f.get(dst)
    .get(src)
    .load('i64.load', from + vectors * 16, 4)
    .store('i64.store', vectors * 16, 4);
}

/** `panels` full panels of lines that are adjacent in memory, side by side: whole cache lines, and fewer pages at a time. */
function copyPanels(code: Code, form: Form, width: number, panels: number, p: PanelLocals, panelBytes: Local): void {
  const src = code.let(p.src);
  const targets = [code.let(p.dst)];
  while (targets.length < panels) targets.push(code.let(code.add(targets.at(-1)!, panelBytes)));
  code.loop(code.k(0), p.kc, 1, () => {
    targets.forEach((dst, i) => copyLines(code, form, width, src, i * width, dst));
    code.advance(src, p.kStep);
    for (const dst of targets) code.advance(dst, code.k(width * form.bytes));
  });
}

/** `lanes` steps of k of a group of `lanes` lines that are contiguous in k. */
function transposeGroup(
  code: Code,
  form: Form,
  width: number,
  src: Local,
  lineStep: Local,
  dst: Local,
  at: number,
): void {
  const line = code.let(src);
  const rows = Array.from({ length: form.lanes }, () => {
    const row = loadVector(code, form, () => code.push(line));
    code.advance(line, lineStep);
    return row;
  });
  transpose(code, form, rows).forEach((column, i) => {
    code.f
      .get(dst)
      .get(column)
      .store('v128.store', (i * width + at) * form.bytes, form.bytes);
  });
  code.set(src, line);
}

/** The same for two lines of f32 (what is left of a panel of six). */
function transposePair(
  code: Code,
  form: Form,
  width: number,
  src: Local,
  lineStep: Local,
  dst: Local,
  at: number,
): void {
  const a = loadVector(code, form, () => code.push(src));
  const b = loadVector(code, form, () => code.push(code.add(src, lineStep)));
  [words(0, 4, 1, 5), words(2, 6, 3, 7)].forEach((lanes, i) => {
    const pairs = shuffled(code, a, b, lanes);
    for (const half of [0, 1] as const) {
      code.f
        .get(dst)
        .get(pairs)
        .laneMemory('v128.store64_lane', half, ((2 * i + half) * width + at) * 4, 4);
    }
  });
}

/** A full panel of lines contiguous in k: transposed vector by vector, the last few k one by one. */
function transposePanel(code: Code, form: Form, width: number, copy: FuncRef, p: PanelLocals): void {
  const step = form.lanes;
  const whole = code.let(code.and(p.kc, code.k(-step)));
  const src = code.let(p.src);
  const dst = code.let(p.dst);
  code.loop(code.k(0), whole, step, () => {
    const line = code.let(src);
    for (let at = 0; at < width; at += step) {
      if (width - at >= step) transposeGroup(code, form, width, line, p.lineStep, dst, at);
      else transposePair(code, form, width, line, p.lineStep, dst, at);
    }
    code.advance(src, code.k(step * form.bytes));
    code.advance(dst, code.k(step * width * form.bytes));
  });
  code.if(code.lt(whole, p.kc), () => {
    const rest = code.let(code.sub(p.kc, whole));
    gatherLines(code, form, code.k(width), copy, { ...p, kc: rest, src, dst });
  });
}

/** Panels that are filled at once when their lines are adjacent. */
const ADJACENT_PANELS = 4;

interface PanelLocals {
  readonly kc: Local;
  readonly src: Local;
  readonly lineStep: Local;
  readonly kStep: Local;
  readonly dst: Local;
}

/** Lines at any strides, one by one, into a panel of `lines` lines. */
function gatherLines(code: Code, form: Form, lines: Expr, copy: FuncRef, p: PanelLocals, width = lines): void {
  const end = code.let(lines);
  const src = code.let(p.src);
  const panelStep = code.let(code.mul(width, code.k(form.bytes)));
  code.loop(code.k(0), end, 1, (line) => {
    code.call(copy, p.kc, src, p.kStep, code.add(p.dst, code.mul(line, code.k(form.bytes))), panelStep);
    code.advance(src, p.lineStep);
  });
}

/** One full panel. */
function fullPanel(code: Code, form: Form, width: number, copy: FuncRef, p: PanelLocals, panelBytes: Local): void {
  const unit = code.k(form.bytes);
  const strided = (): void => gatherLines(code, form, code.k(width), copy, p);
  code.if(
    code.eq(p.lineStep, unit),
    () => copyPanels(code, form, width, 1, p, panelBytes),
    () => {
      code.if(code.eq(p.kStep, unit), () => transposePanel(code, form, width, copy, p), strided);
    },
  );
}

/**
 * `pack(kc, lines, src, lineStep, kStep, dst)`, steps in bytes: panels of `width` lines. The last, shorter one keeps its
 * own width, or with `padded` is filled up to whole vectors.
 */
export function emitPack(
  module: ModuleBuilder,
  form: Form,
  name: string,
  width: number,
  copy: FuncRef,
  padded: boolean,
): FuncRef {
  const params = ['kc', 'lines', 'src', 'lineStep', 'kStep', 'dst'] as const;
  return define(module, name, params, (code, { kc, lines, src, lineStep, kStep, dst }) => {
    const p = { kc, src, lineStep, kStep, dst };
    const panelBytes = code.let(code.mul(kc, code.k(width * form.bytes)));
    const done = code.let(code.k(0));
    const whole = (panels: number, fill: () => void): void => {
      const end = code.let(code.sub(lines, code.k(panels * width - 1)));
      code.f.loopRange(done, end, panels * width, () => {
        fill();
        code.advance(src, code.mul(lineStep, code.k(panels * width)));
        code.advance(dst, code.mul(panelBytes, code.k(panels)));
      });
    };
    code.if(code.eq(lineStep, code.k(form.bytes)), () => {
      whole(ADJACENT_PANELS, () => copyPanels(code, form, width, ADJACENT_PANELS, p, panelBytes));
    });
    whole(1, () => fullPanel(code, form, width, copy, p, panelBytes));
    const rest = code.let(code.sub(lines, done));
    code.if(rest, () => {
      const tail = padded ? code.let(code.roundUp(rest, form.lanes)) : rest;
      if (padded) zeroFill(code, dst, code.mul(tail, kc, code.k(form.bytes)));
      gatherLines(code, form, rest, copy, p, tail);
    });
  });
}

function zeroFill(code: Code, dst: Local, bytes: Expr): void {
  code.push(dst, code.k(0), bytes);
  code.f.op('memory.fill');
}
