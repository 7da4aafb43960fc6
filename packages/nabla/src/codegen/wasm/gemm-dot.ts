/** The dot product: the one shape whose single chain of additions would leave the machine idle. */
import type { FuncRef, Local, ModuleBuilder } from './assembler.js';
import { TILE_BYTES } from './gemm-blocked.js';
import type { Expr } from './gemm-code.js';
import { type Code, define } from './gemm-code.js';
import type { Form } from './gemm-kernel.js';
import { ACCUMULATE, BIAS, multiplyAdd, RELU } from './gemm-kernel.js';

/** Dot products of at least this many elements are summed in chains. */
export const DOT_CHAINED = 256;
/** Element i belongs to chain i mod 16. */
export const DOT_CHAINS = 16;
/** Elements staged at once when an operand is strided or its end is partial. */
const STAGE = 256;

/**
 * The order of a chained dot product, in plain arithmetic (without fma): sixteen chains, each in increasing k, then halved
 * pairwise: chain j with j + 8, j + 4, j + 2, j + 1; then C is added when accumulating.
 *
 * @param products aᵢ·bᵢ, rounded
 * @param round rounds to the element type
 */
export function dotOrder(products: ArrayLike<number>, round: (x: number) => number): number {
  const chains = new Array<number>(DOT_CHAINS).fill(0);
  for (let i = 0; i < products.length; i++) chains[i % DOT_CHAINS] = round(chains[i % DOT_CHAINS]! + products[i]!);
  for (let half = DOT_CHAINS / 2; half >= 1; half /= 2) {
    for (let j = 0; j < half; j++) chains[j] = round(chains[j]! + chains[j + half]!);
  }
  return chains[0]!;
}

/** The operand's next elements where they are, or staged: contiguous, filled up to whole groups of chains with zeros. */
function stage(
  code: Code,
  form: Form,
  copy: FuncRef,
  count: Local,
  rounded: Local,
  src: Local,
  step: Local,
  to: Expr,
): Local {
  const at = code.let(src);
  const unit = code.k(form.bytes);
  code.if(code.or(code.ne(step, unit), code.ne(count, rounded)), () => {
    code.set(at, to);
    code.push(at, code.k(0), code.mul(rounded, unit));
    code.f.op('memory.fill');
    code.call(copy, count, src, step, at, unit);
  });
  return at;
}

/** `rounded` elements into the chains. */
function emitChains(code: Code, form: Form, chains: readonly Local[], a: Local, b: Local, rounded: Local): void {
  const { f } = code;
  code.loop(code.k(0), rounded, DOT_CHAINS, () => {
    chains.forEach((chain, v) => {
      const operand = (address: Local) => (): void => {
        f.get(address).load('v128.load', v * 16, form.bytes);
      };
      multiplyAdd(code, form, chain, operand(a), operand(b));
    });
    for (const address of [a, b]) code.advance(address, code.k(DOT_CHAINS * form.bytes));
  });
}

/** Pushes the sum of the chains as a vector whose first lane counts. */
function pushSum(code: Code, form: Form, chains: readonly Local[]): void {
  const { f } = code;
  const add = (a: Local, b: () => void): void => {
    f.get(a);
    b();
    f.op(`${form.vector}.add`).set(a);
  };
  for (let half = chains.length / 2; half >= 1; half /= 2) {
    for (let j = 0; j < half; j++) add(chains[j]!, () => f.get(chains[j + half]!));
  }
  const sum = chains[0]!;
  for (let half = 8; half >= form.bytes; half /= 2) {
    add(sum, () =>
      f
        .get(sum)
        .get(sum)
        .shuffle(Array.from({ length: 16 }, (_, i) => (i + half) % 16)),
    );
  }
  f.get(sum);
}

/** Pushes the scalar sum with C, bias and relu applied as `flags` say. */
function pushFinished(code: Code, form: Form, sum: Local, c: Local, flags: Local, bias: Local): void {
  const { f } = code;
  const load = form.type === 'f32' ? 'f32.load' : 'f64.load';
  for (const [bit, address] of [
    [ACCUMULATE, c],
    [BIAS, bias],
  ] as const) {
    code.if(code.and(flags, code.k(bit)), () => f.get(sum).get(address).load(load).op(`${form.type}.add`).set(sum));
  }
  code.if(code.and(flags, code.k(RELU)), () => {
    const zero = (): unknown => (form.type === 'f32' ? f.f32const(0) : f.f64const(0));
    zero();
    f.get(sum).get(sum);
    zero();
    f.op(`${form.type}.lt`).op('select').set(sum);
  });
  f.get(sum);
}

/** `dot(k, a, aStep, b, bStep, c, scratch, flags, bias)`, steps in bytes. */
export function emitDot(module: ModuleBuilder, form: Form, copy: FuncRef): FuncRef {
  const params = ['k', 'a', 'aStep', 'b', 'bStep', 'c', 'scratch', 'flags', 'bias'] as const;
  return define(module, 'dot', params, (code, p) => {
    const { f } = code;
    const staged = code.let(code.add(code.roundUp(p.scratch, 64), code.k(TILE_BYTES)));
    const chains = Array.from({ length: DOT_CHAINS / form.lanes }, () => f.local('v128'));
    code.loop(code.k(0), p.k, STAGE, (at) => {
      const count = code.let(code.min(code.sub(p.k, at), code.k(STAGE)));
      const rounded = code.let(code.roundUp(count, DOT_CHAINS));
      const a = stage(code, form, copy, count, rounded, p.a, p.aStep, staged);
      const b = stage(code, form, copy, count, rounded, p.b, p.bStep, code.add(staged, code.k(STAGE * form.bytes)));
      emitChains(code, form, chains, a, b, rounded);
      code.advance(p.a, code.mul(p.aStep, code.k(STAGE)));
      code.advance(p.b, code.mul(p.bStep, code.k(STAGE)));
    });
    const sum = f.local(form.type);
    pushSum(code, form, chains);
    f.lane(`${form.vector}.extract_lane`, 0).set(sum);
    f.get(p.c);
    pushFinished(code, form, sum, p.c, p.flags, p.bias);
    f.store(form.type === 'f32' ? 'f32.store' : 'f64.store');
  });
}
