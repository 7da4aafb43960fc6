/** What a kernel's expressions read, for everything that walks over them. */
import type { Expr, ExprId, Kernel, Pass } from './ir.js';

/** The expressions that an expression reads. */
export function sourcesOf(e: Expr): readonly ExprId[] {
  if (e.op === 'element') return e.src;
  if (e.op !== 'load') return [];
  const index = e.index ? [e.index.expr] : [];
  return e.mask === null ? index : [e.mask, ...index];
}

/** What a pass reduces and stores. */
export function rootsOf(kernel: Kernel, pass: Pass): ExprId[] {
  return [...pass.reductions.map((r) => kernel.reductions[r]!.value), ...pass.stores.map((s) => s.value)];
}

/** Everything that some expressions need, themselves included, in order (inputs first). */
export function neededBy(exprs: readonly Expr[], roots: readonly ExprId[]): ExprId[] {
  const seen = new Set<ExprId>();
  const stack = [...roots];
  while (stack.length > 0) {
    const id = stack.pop()!;
    if (seen.has(id)) continue;
    seen.add(id);
    stack.push(...sourcesOf(exprs[id]!));
  }
  return [...seen].sort((a, b) => a - b);
}
