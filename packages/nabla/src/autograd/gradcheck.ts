/** `torch.autograd.gradcheck` and `gradgradcheck`: analytical derivatives held against central differences. */

import { fromData } from '../dispatch/call.js';
import { fail, said } from '../errors.js';
import { float64 } from '../ir/dtype.js';
import { bindOptions } from '../options.js';
import { withGradMode } from '../tape.js';
import { numbersOf, Tensor } from '../tensor.js';
import { grad } from './backward.js';

type Fn = (...inputs: Tensor[]) => Tensor | readonly Tensor[];

export interface GradcheckOptions {
  /** Step of the central difference. */
  eps?: number;
  atol?: number;
  rtol?: number;
  raise_exception?: boolean;
  nondet_tol?: number;
  /** Outputs' gradients for gradgradcheck; drawn where absent. */
  grad_outputs?: readonly Tensor[] | null;
}

const NAMES = [
  'eps',
  'atol',
  'rtol',
  'raise_exception',
  'nondet_tol',
  'check_undefined_grad',
  'check_batched_grad',
  'fast_mode',
  'grad_outputs',
  'gen_non_contig_grad_outputs',
];

const listOf = (x: Tensor | readonly Tensor[]): readonly Tensor[] => (Array.isArray(x) ? x : [x as Tensor]);

function outputsOf(fn: Fn, inputs: readonly Tensor[]): Tensor[] {
  if (typeof fn !== 'function')
    fail('gradcheck', `the function comes first, not ${said(fn)}`, 'Write gradcheck((x) => …, [x])', 'type');
  return listOf(withGradMode(true, () => fn(...inputs))).filter(
    (t) => t instanceof Tensor && t.dtype.is_floating_point,
  );
}

/** d(output element)/d(input element) by central differences: [outputs][input elements][output elements]. */
function numerical(fn: Fn, inputs: readonly Tensor[], which: number, eps: number): number[][][] {
  const base = numbersOf(inputs[which]!);
  const run = (k: number, step: number): (readonly number[])[] => {
    const moved = base.map((x, i) => (i === k ? x + step : x));
    const t = inputs[which]!;
    const args = inputs.map((x, i) => (i === which ? fromData(t.dtype, t._shape, moved).requires_grad_() : x));
    return outputsOf(fn, args).map((out) => [...numbersOf(out)]);
  };
  const columns = base.map((_, k) => {
    const [hi, lo] = [run(k, eps), run(k, -eps)];
    return hi.map((row, o) => row.map((v, e) => (v - lo[o]![e]!) / (2 * eps)));
  });
  const count = outputsOf(fn, inputs).length;
  return Array.from({ length: count }, (_, o) => columns.map((c) => c[o]!));
}

/** The same by backward: one-hot gradients of each output element. */
function analytical(out: Tensor, input: Tensor): number[][] {
  const n = out.numel();
  const columns = Array.from({ length: input.numel() }, () => new Array<number>(n).fill(0));
  for (let e = 0; e < n; e++) {
    const g = fromData(
      out.dtype,
      out._shape,
      Array.from({ length: n }, (_, i) => (i === e ? 1 : 0)),
    );
    const [d] = grad(out, [input], { grad_outputs: g, retain_graph: true, allow_unused: true }) as (Tensor | null)[];
    if (d) numbersOf(d).forEach((v, k) => (columns[k]![e] = v));
  }
  return columns;
}

function close(a: number, b: number, atol: number, rtol: number): boolean {
  return Math.abs(a - b) <= atol + rtol * Math.abs(b) || (Number.isNaN(a) && Number.isNaN(b));
}

/**
 * Whether backward agrees with central differences for every input that requires a gradient. Inputs should be float64.
 * Raises an error that names output, input and position, or returns false with `raise_exception: false`.
 */
export function gradcheck(func: Fn, inputs: Tensor | readonly Tensor[], options: GradcheckOptions = {}): boolean {
  const o = bindOptions('gradcheck', options, NAMES) as GradcheckOptions;
  const xs = listOf(inputs);
  const raise = o.raise_exception !== false;
  try {
    checkInputs('gradcheck', xs);
    const outs = outputsOf(func, xs);
    xs.forEach((t, i) => {
      if (t instanceof Tensor && t.requires_grad) compare(func, xs, outs, i, o);
    });
    return true;
  } catch (error) {
    if (raise) throw error;
    return false;
  }
}

function checkInputs(op: string, xs: readonly Tensor[]): void {
  if (!xs.some((t) => t instanceof Tensor && t.requires_grad))
    fail(
      op,
      'expects at least one input tensor to require gradient, but none of the them have requires_grad=True',
      '',
      'value',
    );
  xs.forEach((t, i) => {
    if (t instanceof Tensor && t.requires_grad && t.dtype !== float64)
      fail(
        op,
        `input ${i} requires gradient and is not a double precision floating point`,
        'Make it with { dtype: torch.float64 }',
        'value',
      );
  });
}

function compare(func: Fn, xs: readonly Tensor[], outs: readonly Tensor[], which: number, o: GradcheckOptions): void {
  const want = numerical(func, xs, which, o.eps ?? 1e-6);
  outs.forEach((out, k) => {
    if (!out.requires_grad) return;
    const got = analytical(out, xs[which]!);
    got.forEach((column, e) => {
      column.forEach((v, at) => {
        if (!close(v, want[k]![e]![at]!, o.atol ?? 1e-5, o.rtol ?? 1e-3)) {
          fail(
            'gradcheck',
            `Jacobian mismatch for output ${k} with respect to input ${which}: d output[${at}] / d input[${e}] is ${v} by backward, ${want[k]![e]![at]} by central difference`,
            'Correct backward, or make the function smooth at this point',
            'gradcheck',
          );
        }
      });
    });
  });
}

/** `gradcheck` of the function that gives the gradients: second derivatives. */
export function gradgradcheck(
  func: Fn,
  inputs: Tensor | readonly Tensor[],
  grad_outputs: readonly Tensor[] | GradcheckOptions | null = null,
  options: GradcheckOptions = {},
): boolean {
  const [given, o] =
    Array.isArray(grad_outputs) || grad_outputs === null || grad_outputs instanceof Tensor
      ? [grad_outputs as readonly Tensor[] | null, options]
      : [null, grad_outputs as GradcheckOptions];
  const xs = listOf(inputs);
  const outs = outputsOf(func, xs).filter((t) => t.requires_grad);
  const gs = given ? listOf(given as Tensor | readonly Tensor[]) : outs.map((t, i) => drawn(t, i));
  const wanted = xs.flatMap((t, i) => (t instanceof Tensor && t.requires_grad ? [i] : []));
  const second: Fn = (...args) => {
    const [ins, grads] = [args.slice(0, xs.length), args.slice(xs.length)];
    const ys = outputsOf(func, ins).filter((t) => t.requires_grad);
    const all = grad(
      ys,
      wanted.map((i) => ins[i]!),
      { grad_outputs: grads.slice(0, ys.length), create_graph: true, allow_unused: true },
    ) as (Tensor | null)[];
    return all.filter((t): t is Tensor => t?.requires_grad === true);
  };
  return gradcheck(second, [...xs, ...gs], o);
}

/** Gradients away from 0 and 1, the same each time. */
function drawn(t: Tensor, seed: number): Tensor {
  const data = Array.from({ length: t.numel() }, (_, i) => 0.6 + Math.sin(1.7 * i + seed));
  return fromData(t.dtype, t._shape, data).requires_grad_();
}
