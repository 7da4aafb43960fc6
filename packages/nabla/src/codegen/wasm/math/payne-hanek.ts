/**
 * The remainder of a huge f64 by π/2, exactly enough (M. Payne and R. Hanek, "Radian reduction for trigonometric
 * functions", 1983): of x·2/π only the bits that matter modulo 4 are multiplied out, 192 of them.
 */
import type { FuncBuilder, FuncRef, Local, ModuleBuilder } from '../assembler.js';
import { Emitter, functionOnce, Graph } from './emitter.js';
import { fastTwoSum, twoProduct } from './pair.js';

/** 64 zero bits, then the first 1280 bits of 2/π's fraction. */
const TWO_OVER_PI: readonly bigint[] = [
  0x0n,
  0xa2f9836e4e441529n,
  0xfc2757d1f534ddc0n,
  0xdb6295993c439041n,
  0xfe5163abdebbc561n,
  0xb7246e3a424dd2e0n,
  0x6492eea09d1921cn,
  0xfe1deb1cb129a73en,
  0xe88235f52ebb4484n,
  0xe99c7026b45f7e41n,
  0x3991d639835339f4n,
  0x9c845f8bbdf9283bn,
  0x1ff897ffde05980fn,
  0xef2f118b5a0a6d1fn,
  0x6d367ecf27cb09b7n,
  0x4f463f669e5fea2dn,
  0x7527bac7ebe5f17bn,
  0x3d0739f78a5292ean,
  0x6bfb5fb11f8d5d08n,
  0x56033046fc7b6babn,
  0xf0cfbc209af4361dn,
];

const HALF_PI_HIGH = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;

/** (i32 index) → i64 of the table, by a jump table: a function has no memory of its own. */
function tableWord(module: ModuleBuilder): FuncRef {
  return functionOnce(module, 'two_over_pi_word', () => {
    const f = module.func('two_over_pi_word', { params: ['i32'], results: ['i64'] });
    const last = TWO_OVER_PI.length - 1;
    for (let i = 0; i < last; i++) f.block();
    f.get(f.param(0)).br_table(
      Array.from({ length: last }, (_, i) => i),
      last - 1,
    );
    for (let i = 0; i < last; i++) f.end().i64const(TWO_OVER_PI[i]!).return_();
    f.i64const(TWO_OVER_PI[last]!);
    return f.ref;
  });
}

/** (i64, i64) → upper half of the unsigned product, from 32-bit halves. */
function multiplyHigh(module: ModuleBuilder): FuncRef {
  return functionOnce(module, 'multiply_high', () => {
    const f = module.func('multiply_high', { params: ['i64', 'i64'], results: ['i64'] });
    const [a, b] = [f.param(0), f.param(1)];
    const [aLow, bLow, middle, cross] = [f.local('i64'), f.local('i64'), f.local('i64'), f.local('i64')];
    const high = (x: Local): FuncBuilder => f.get(x).i64const(32n).op('i64.shr_u');
    f.get(a).i64const(0xffffffffn).op('i64.and').set(aLow);
    f.get(b).i64const(0xffffffffn).op('i64.and').set(bLow);
    // middle = aHigh·bLow + carry of aLow·bLow; cross = aLow·bHigh + middle's low half
    high(a).get(bLow).op('i64.mul');
    f.get(aLow).get(bLow).op('i64.mul').i64const(32n).op('i64.shr_u').op('i64.add').set(middle);
    high(b).get(aLow).op('i64.mul').get(middle).i64const(0xffffffffn).op('i64.and').op('i64.add').set(cross);
    high(a);
    high(b).op('i64.mul');
    high(middle).op('i64.add');
    high(cross).op('i64.add');
    return f.ref;
  });
}

/** 192 bits, most significant word first. */
type Wide = readonly [Local, Local, Local];

const wide = (f: FuncBuilder): Wide => [f.local('i64'), f.local('i64'), f.local('i64')];

/** `into` = 64 bits of the table from bit `shift` of word `index` + `offset`. */
function loadWindow(f: FuncBuilder, word: FuncRef, index: Local, shift: Local, offset: number, into: Local): void {
  f.get(index).i32const(offset).op('i32.add').call(word).get(shift).op('i64.shl');
  f.get(index)
    .i32const(offset + 1)
    .op('i32.add')
    .call(word)
    .i64const(1n)
    .op('i64.shr_u');
  f.i64const(63n).get(shift).op('i64.sub').op('i64.shr_u').op('i64.or').set(into);
}

/** `into` = m·w modulo 2^192. */
function multiply(f: FuncBuilder, high: FuncRef, m: Local, w: Wide, into: Wide): void {
  f.get(m).get(w[2]).op('i64.mul').set(into[2]);
  f.get(m).get(w[2]).call(high).set(into[0]);
  f.get(m).get(w[1]).op('i64.mul').get(into[0]).op('i64.add').tee(into[1]);
  // the carry of that addition, then the top word
  f.get(into[0]).op('i64.lt_u').op('i64.extend_i32_u');
  f.get(m).get(w[1]).call(high).op('i64.add').get(m).get(w[0]).op('i64.mul').op('i64.add').set(into[0]);
}

/** `p` <<= count, a constant below 64 or a local that holds 1…63. */
function shiftLeft(f: FuncBuilder, p: Wide, count: Local | { readonly value: bigint }): void {
  const by = (): FuncBuilder => (typeof count === 'number' ? f.get(count) : f.i64const(count.value));
  for (const i of [0, 1] as const) {
    f.get(p[i]);
    by()
      .op('i64.shl')
      .get(p[i + 1]!)
      .i64const(1n)
      .op('i64.shr_u')
      .i64const(63n);
    by().op('i64.sub').op('i64.shr_u').op('i64.or').set(p[i]);
  }
  f.get(p[2]);
  by().op('i64.shl').set(p[2]);
}

/** `p` = |p| as a two's complement fraction; the sign's bits (0 or −1) go to `sign`. */
function takeSign(f: FuncBuilder, p: Wide, sign: Local): void {
  f.get(p[0]).i64const(63n).op('i64.shr_s').set(sign);
  // the lowest bit of 192 that ~x + 1 would add is far below what is kept
  for (const word of p) f.get(word).get(sign).op('i64.xor').set(word);
}

/** Shifts `p` left until its top bit is set, counting in `zeros`; p's upper 128 bits are never all zero. */
function normalise(f: FuncBuilder, p: Wide, zeros: Local): void {
  f.i64const(0n).set(zeros);
  f.get(p[0]).op('i64.eqz').if_();
  f.get(p[1]).set(p[0]).get(p[2]).set(p[1]).i64const(0n).set(p[2]).i64const(64n).set(zeros).end();
  const count = f.local('i64');
  f.get(p[0]).op('i64.clz').tee(count).get(zeros).op('i64.add').set(zeros);
  shiftLeft(f, p, count);
}

/**
 * (f64 x) → (f64 n, f64 high, f64 low) with x = (4j + n)·π/2 + high + low, |high| ≤ π/4, n in −4…4, for |x| ≥ 2^20;
 * (0, nan, nan) for ±inf and nan.
 */
export function hugeRemainder(module: ModuleBuilder): FuncRef {
  return functionOnce(module, 'huge_remainder', () => {
    const f = module.func('huge_remainder', { params: ['f64'], results: ['f64', 'f64', 'f64'] });
    const x = f.param(0);
    f.get(x).op('f64.abs').f64const(Infinity).op('f64.lt').op('i32.eqz').if_();
    f.f64const(0).f64const(NaN).f64const(NaN).return_().end();
    const p = wide(f);
    multiplyOut(f, module, x, p);
    const [quadrant, sign, zeros] = [f.local('i64'), f.local('i64'), f.local('i64')];
    // the top two bits are the quadrant, and the next rounds it to the nearest
    f.get(p[0]).i64const(62n).op('i64.shr_u').get(p[0]).i64const(61n).op('i64.shr_u').i64const(1n).op('i64.and');
    f.op('i64.add').set(quadrant);
    shiftLeft(f, p, { value: 2n });
    takeSign(f, p, sign);
    normalise(f, p, zeros);
    pushRemainder(f, module, { x, p, quadrant, sign, zeros });
    return f.ref;
  });
}

/** `p` = (x's mantissa · the window of 2/π) modulo 2^192: |x|·2/π modulo 4, times 2^190. */
function multiplyOut(f: FuncBuilder, module: ModuleBuilder, x: Local, p: Wide): void {
  const [m, position, shift, index] = [f.local('i64'), f.local('i64'), f.local('i64'), f.local('i32')];
  f.get(x).op('i64.reinterpret_f64').tee(m).i64const(0x000fffffffffffffn).op('i64.and');
  f.i64const(0x0010000000000000n).op('i64.or');
  // x = m·2^(exponent − 1075); bits of 2/π from 2^(1074 − exponent) on count, 64 zeros precede them in the table
  f.get(m)
    .i64const(52n)
    .op('i64.shr_u')
    .i64const(0x7ffn)
    .op('i64.and')
    .i64const(1075n - 62n)
    .op('i64.sub');
  f.set(position).set(m);
  f.get(position).i64const(6n).op('i64.shr_u').op('i32.wrap_i64').set(index);
  f.get(position).i64const(63n).op('i64.and').set(shift);
  const w = wide(f);
  const word = tableWord(module);
  w.forEach((into, i) => loadWindow(f, word, index, shift, i, into));
  multiply(f, multiplyHigh(module), m, w, p);
}

/** Pushes n, high and low from the normalised fraction `p`·2^−zeros of a quarter turn. */
function pushRemainder(
  f: FuncBuilder,
  module: ModuleBuilder,
  { x, p, quadrant, sign, zeros }: { x: Local; p: Wide; quadrant: Local; sign: Local; zeros: Local },
): void {
  const [high, low, unit, n] = [f.local('f64'), f.local('f64'), f.local('f64'), f.local('f64')];
  f.get(p[0])
    .i64const(11n)
    .op('i64.shr_u')
    .op('f64.convert_i64_u')
    .f64const(2 ** -53)
    .op('f64.mul')
    .set(high);
  f.get(p[0]).i64const(53n).op('i64.shl').get(p[1]).i64const(11n).op('i64.shr_u').op('i64.or');
  f.op('f64.convert_i64_u')
    .f64const(2 ** -117)
    .op('f64.mul')
    .set(low);
  f.i64const(1023n).get(zeros).op('i64.sub').i64const(52n).op('i64.shl').op('f64.reinterpret_i64');
  f.get(sign).op('f64.convert_i64_s').f64const(2).op('f64.mul').f64const(1).op('f64.add').op('f64.mul');
  f.f64const(1).get(x).op('f64.copysign').tee(n).op('f64.mul').set(unit);
  f.get(quadrant).op('f64.convert_i64_u').get(n).op('f64.mul');
  const graph = new Graph(module, f);
  const e = new Emitter(graph, 'f64');
  const [h, l, u] = [graph.leaf('f64', high), graph.leaf('f64', low), graph.leaf('f64', unit)];
  const product = twoProduct(e, h, e.num(HALF_PI_HIGH));
  const rest = e.add(e.mul(h, e.num(HALF_PI_LOW)), e.mul(l, e.num(HALF_PI_HIGH)));
  const result = fastTwoSum(e, product.high, e.add(product.low, rest));
  graph.emit(e.mul(result.high, u));
  graph.emit(e.mul(result.low, u));
}
