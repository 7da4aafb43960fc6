/** Kernels as text, for NABLA_DEBUG, `explain` and snapshots. */
import type { Affine, Expr, Kernel, Pass } from './ir.js';
import { rootsOf, sourcesOf } from './walk.js';

const OUTER = ['i', 'j', 'k', 'l', 'm', 'n'];
const INNER = ['r', 's', 't', 'u', 'v', 'w'];

/** Loop variables of a pass: outer ones i, j, …, inner ones r, s, … */
function loopNames(outer: number, inner: number): string[] {
  const name = (names: readonly string[], at: number): string => names[at] ?? `${names[0]}${at}`;
  const outers = Array.from({ length: outer }, (_, at) => name(OUTER, at));
  return [...outers, ...Array.from({ length: inner }, (_, at) => name(INNER, at))];
}

function affine(at: Affine, names: readonly string[]): string {
  const terms = at.strides.map((s, i) =>
    s === 0 ? '' : s === 1 ? names[i]! : s === -1 ? `-${names[i]}` : `${s}${names[i]}`,
  );
  const used = terms.filter((t) => t !== '');
  if (at.offset !== 0 || used.length === 0) used.push(String(at.offset));
  return used.join('+').replaceAll('+-', '-');
}

function number(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Writes expressions in place where they are used once, and names the others. */
class Writer {
  private readonly kernel: Kernel;
  private readonly names: readonly string[];
  private readonly uses: ReadonlyMap<number, number>;
  private readonly named = new Map<number, string>();
  readonly lines: string[] = [];

  constructor(kernel: Kernel, pass: Pass) {
    this.kernel = kernel;
    this.names = loopNames(kernel.outer.length, pass.inner.length);
    this.uses = countUses(kernel, pass);
  }

  affine(at: Affine): string {
    return affine(at, this.names);
  }

  expr(id: number): string {
    const name = this.named.get(id);
    if (name) return name;
    const text = this.text(this.kernel.exprs[id]!);
    if (this.uses.get(id)! < 2 || !/[ ([]/.test(text)) return text;
    this.named.set(id, `e${id}`);
    this.lines.push(`e${id} = ${text}`);
    return `e${id}`;
  }

  private text(e: Expr): string {
    switch (e.op) {
      case 'const':
        return number(e.value);
      case 'scalar':
        return `$${e.slot}`;
      case 'index':
        return `index(${this.affine(e.at)})`;
      case 'inside':
        return `(${e.lo} <= ${this.affine(e.at)} < ${e.hi}${e.step === 1 ? '' : ` by ${e.step}`})`;
      case 'result':
        return `%${e.reduction}`;
      case 'element':
        return e.fn === 'cast'
          ? `${e.dtype.name}(${this.expr(e.src[0]!)})`
          : `${e.fn}(${e.src.map((s) => this.expr(s)).join(', ')})`;
      case 'load':
        return this.load(e);
    }
  }

  private load(e: Expr & { op: 'load' }): string {
    const { index } = e;
    const moved = index
      ? `${this.affine(e.at)} + ${index.stride === 1 ? '' : `${index.stride}*`}${this.expr(index.expr)}`
      : this.affine(e.at);
    const mask = e.mask === null ? '' : ` if ${this.expr(e.mask)}`;
    return `${bufferName(this.kernel, e.buffer)}[${moved}${mask}]`;
  }
}

function bufferName(kernel: Kernel, at: number): string {
  const access = kernel.buffers[at]!.access;
  return `${access === 'read' ? 'in' : access === 'write' ? 'out' : 'row'}${at}`;
}

function countUses(kernel: Kernel, pass: Pass): Map<number, number> {
  const uses = new Map<number, number>();
  const stack = rootsOf(kernel, pass);
  while (stack.length > 0) {
    const id = stack.pop()!;
    const count = (uses.get(id) ?? 0) + 1;
    uses.set(id, count);
    if (count === 1) stack.push(...sourcesOf(kernel.exprs[id]!));
  }
  return uses;
}

function passLines(kernel: Kernel, pass: Pass): string[] {
  const writer = new Writer(kernel, pass);
  for (const r of pass.reductions) {
    const { kind, value } = kernel.reductions[r]!;
    const text = writer.expr(value);
    writer.lines.push(`%${r} = ${kind} ${text}`);
  }
  for (const s of pass.stores) {
    const text = writer.expr(s.value);
    writer.lines.push(`${bufferName(kernel, s.buffer)}[${writer.affine(s.at)}] = ${text}`);
  }
  const loops = pass.inner.map((n, i) => `${INNER[i] ?? `r${i}`}<${n}`).join(' ');
  return [`  pass${loops ? ` ${loops}` : ''}`, ...writer.lines.map((l) => `    ${l}`)];
}

/** The kernel as text, one line per pass and per statement. */
export function printKernel(kernel: Kernel): string {
  const loops = kernel.outer.map((n, i) => `${OUTER[i] ?? `i${i}`}<${n}`).join(' ');
  const buffers = kernel.buffers.map((b, i) => `${bufferName(kernel, i)}:${b.dtype.name}[${b.size}]`).join(' ');
  return [
    `kernel ${loops ? `${loops} ` : ''}lanes ${kernel.lanes}`,
    `  ${buffers}`,
    ...kernel.passes.flatMap((p) => passLines(kernel, p)),
  ].join('\n');
}
