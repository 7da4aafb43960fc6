/** Functions that a kernel's module contains only when the kernel calls them. */
import type { ElementOp } from '../../ir/node.js';
import { PARTIALS } from '../../kernel/ir.js';
import type { FuncBuilder, FuncRef, Local, ModuleBuilder } from './assembler.js';
import { keep, pushSplat } from './lanes.js';
import { inlineMath, type Lanes, MATH_FUNCTIONS, type MathFunction, mathFunction } from './math.js';

const MATH: ReadonlySet<string> = new Set(MATH_FUNCTIONS);

/** Whether an element operation is a polynomial routine of `math.ts` (on floats). */
export function isMath(fn: ElementOp): fn is ElementOp & MathFunction {
  return MATH.has(fn);
}

/** Double routines that are short enough to be put in place. */
const SHORT_DOUBLE: ReadonlySet<string> = new Set<MathFunction>(['exp', 'log', 'tanh']);

/** The helper functions of one module, each made at its first use. */
export class KernelFunctions {
  readonly #module: ModuleBuilder;
  readonly #made = new Map<string, FuncRef>();

  constructor(module: ModuleBuilder) {
    this.#module = module;
  }

  /** exp, sin, pow, … of one number, as a call. */
  math(fn: MathFunction, lanes: Lanes): FuncRef {
    return this.#once(`${fn}.${lanes}`, () => mathFunction(this.#module, fn, lanes));
  }

  /**
   * Pushes exp, sin, pow, … of one vector. A call costs as much as a third of an exponential, so short routines are put
   * in place; those of singles that compute in doubles call the double routine.
   */
  pushMath(f: FuncBuilder, fn: MathFunction, lanes: 'f32x4' | 'f64x2', args: readonly Local[]): void {
    if (lanes === 'f64x2' && !SHORT_DOUBLE.has(fn)) {
      for (const arg of args) f.get(arg);
      f.call(this.math(fn, lanes));
      return;
    }
    inlineMath(this.#module, f, fn, lanes, args);
  }

  /** C's fmod for doubles; exact for singles too, since a remainder of singles is a single. */
  fmod(): FuncRef {
    return this.#once('fmod', () => makeFmod(this.#module));
  }

  /** Powers of int64, wrapping; a negative exponent gives what truncating 1/xⁿ gives (0 for x = 0). */
  ipow(): FuncRef {
    return this.#once('ipow', () => makeIpow(this.#module));
  }

  /** (address, bytes) → the block's sum or product, see `makeBlock`. */
  block(rep: 'f32' | 'f64', kind: 'sum' | 'prod'): FuncRef {
    return this.#once(`block_${rep}_${kind}`, () => makeBlock(this.#module, rep, kind));
  }

  #once(name: string, make: () => FuncRef): FuncRef {
    let ref = this.#made.get(name);
    if (ref === undefined) this.#made.set(name, (ref = make()));
    return ref;
  }
}

/**
 * Long division in binary: subtracts |y|·2^k from |x| for falling k. Every step is exact, since t ≤ r < 2t makes r − t
 * exact (Sterbenz) and t is |y| times a power of two.
 */
function makeFmod(module: ModuleBuilder): FuncRef {
  const f = module.func('fmod', { params: ['f64', 'f64'], results: ['f64'] });
  const [x, y] = [f.param(0), f.param(1)];
  const [r, b, t] = [f.local('f64'), f.local('f64'), f.local('f64')];
  f.get(x).op('f64.abs').set(r).get(y).op('f64.abs').set(b);
  f.get(b).f64const(0).op('f64.gt').get(r).f64const(Infinity).op('f64.lt').op('i32.and').op('i32.eqz').if_();
  f.get(x).get(y).op('f64.mul').tee(t).get(t).op('f64.div').return_().end();
  f.get(r).get(b).op('f64.lt').if_().get(x).return_().end();
  f.get(b).set(t);
  f.while_(
    () => f.get(t).get(t).op('f64.add').get(r).op('f64.le'),
    () => f.get(t).get(t).op('f64.add').set(t),
  );
  f.while_(
    () => f.get(t).get(b).op('f64.ge'),
    () => {
      f.get(r).get(t).op('f64.ge').if_().get(r).get(t).op('f64.sub').set(r).end();
      f.get(t).f64const(0.5).op('f64.mul').set(t);
    },
  );
  f.get(r).get(x).op('f64.copysign');
  return f.ref;
}

/** Square and multiply. */
function makeIpow(module: ModuleBuilder): FuncRef {
  const f = module.func('ipow', { params: ['i64', 'i64'], results: ['i64'] });
  const [x, n] = [f.param(0), f.param(1)];
  const result = f.local('i64');
  f.get(n).i64const(0n).op('i64.lt_s').if_();
  // 1 and −1 stay; everything else truncates to 0.
  f.get(x).i64const(1n).op('i64.add').i64const(2n).op('i64.gt_u').get(x).op('i64.eqz').op('i32.or');
  f.if_().i64const(0n).return_().end();
  f.end();
  f.i64const(1n).set(result);
  f.while_(
    () => f.get(n).i64const(0n).op('i64.ne'),
    () => {
      f.get(n).i64const(1n).op('i64.and').op('i32.wrap_i64').if_();
      f.get(result).get(x).op('i64.mul').set(result).end();
      f.get(x).get(x).op('i64.mul').set(x);
      f.get(n).i64const(1n).op('i64.shr_u').set(n);
    },
  );
  f.get(result);
  return f.ref;
}

/**
 * Sum or product of a block of doubles or singles: (address, bytes) → PARTIALS running results, combined pairwise. The
 * caller has put identities after the last element, up to a multiple of PARTIALS.
 */
function makeBlock(module: ModuleBuilder, rep: 'f32' | 'f64', kind: 'sum' | 'prod'): FuncRef {
  const f = module.func(`block_${rep}_${kind}`, { params: ['i32', 'i32'], results: [rep] });
  const [at, bytes] = [f.param(0), f.param(1)];
  const shape = rep === 'f32' ? 'f32x4' : 'f64x2';
  const fold = kind === 'sum' ? 'add' : 'mul';
  const size = rep === 'f32' ? 4 : 8;
  const count = (PARTIALS * size) / 16;
  const partials = Array.from({ length: count }, () => {
    pushSplat(f, rep, kind === 'sum' ? 0 : 1);
    return keep(f, 'v128');
  });
  f.get(at).get(bytes).op('i32.add').set(bytes);
  f.loopRange(at, bytes, PARTIALS * size, () => {
    partials.forEach((p, i) =>
      f
        .get(p)
        .get(at)
        .load('v128.load', 16 * i, size)
        .op(`${shape}.${fold}`)
        .set(p),
    );
  });
  for (let half = count / 2; half >= 1; half /= 2) {
    for (let i = 0; i < half; i++)
      f.get(partials[i]!)
        .get(partials[i + half]!)
        .op(`${shape}.${fold}`)
        .set(partials[i]!);
  }
  const lanes = Array.from({ length: 16 / size }, (_, lane) => {
    f.get(partials[0]!).lane(`${shape}.extract_lane`, lane);
    return keep(f, rep);
  });
  for (let half = lanes.length / 2; half >= 1; half /= 2) {
    for (let i = 0; i < half; i++)
      f.get(lanes[i]!)
        .get(lanes[i + half]!)
        .op(`${rep}.${fold}`)
        .set(lanes[i]!);
  }
  f.get(lanes[0]!);
  return f.ref;
}
