/** Kernels as strings: equal strings, equal kernels. */
import type { Affine, Expr, Kernel } from '../../kernel/ir.js';

function affine(at: Affine): string {
  return `${at.offset}@${at.strides.join()}`;
}

/** A number exactly: String(−0) is '0'. */
function exact(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function exprKey(e: Expr): string {
  const type = e.dtype.name;
  switch (e.op) {
    case 'const':
      return `c${type} ${exact(e.value)}`;
    case 'scalar':
      return `s${type} ${e.slot}`;
    case 'index':
      return `i${type} ${affine(e.at)}`;
    case 'inside':
      return `n${affine(e.at)} ${e.lo} ${e.hi} ${e.step}`;
    case 'load':
      return `l${type} ${e.buffer} ${affine(e.at)} ${e.mask ?? ''} ${e.index ? `${e.index.expr}*${e.index.stride}<${e.index.size ?? ''}` : ''}`;
    case 'result':
      return `r${type} ${e.reduction}`;
    case 'element':
      return `${e.fn} ${type} ${e.src.join()}`;
  }
}

/** The key under which compiled kernels are cached. */
export function kernelKey(k: Kernel): string {
  const passes = k.passes.map((p) => {
    const stores = p.stores.map((s) => `${s.buffer}[${affine(s.at)}]=${s.value}`);
    return `${p.inner.join()}:${p.reductions.join()}:${stores.join('&')}`;
  });
  const reductions = k.reductions.map((r) => `${r.kind} ${r.value} ${r.dtype.name}`);
  const buffers = k.buffers.map((b) => `${b.dtype.name} ${b.access} ${b.size}`);
  const scalars = k.scalars.map((d) => d.name);
  const parts = [passes, k.exprs.map(exprKey), reductions, buffers, scalars].map((list) => list.join(';'));
  return `${k.lanes} ${k.outer.join()}|${parts.join('|')}`;
}
