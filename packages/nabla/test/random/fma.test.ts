import { describe, expect, it } from 'vitest';
import { affine, fma, fmaf } from '../../src/random/fma.js';
import { Generator } from '../../src/random/generator.js';
import { exp, log, sincos } from '../../src/random/libm.js';
import { tan } from '../../src/random/tan.js';

const gen = new Generator().manual_seed(5);

/** A random integer of up to `bits` bits, either sign. */
function integer(bits: number): number {
  const size = Math.floor(gen.random53() / 2 ** (53 - bits));
  return (gen.random() & 1) === 0 ? size : -size;
}

/** Exact for integers: Number(bigint) rounds to nearest, ties to even. */
function exact(a: number, b: number, c: number): number {
  return Number(BigInt(a) * BigInt(b) + BigInt(c)) + 0;
}

describe('fused multiply-add', () => {
  it('fma rounds once', () => {
    for (let i = 0; i < 20000; i++) {
      const [a, b] = [integer(53), integer(53)];
      const near = -a * b * (1 + (i % 5) * 2 ** -52);
      const c = [integer(53), integer(53) * 2 ** (i % 60), near, near + integer(40)][i & 3]!;
      expect(fma(a, b, c) + 0).toBe(exact(a, b, c));
    }
  });

  it('fma decides by what the first rounding dropped', () => {
    const e = 2 ** -30;
    expect(fma(1 + e, 1 - e, 2 ** 53 + 2)).toBe(2 ** 53 + 2); // 2^53 + 3 - 2^-60; twice rounded it is 2^53 + 4
    expect(fma(-1 - e, 1 - e, -(2 ** 53) - 2)).toBe(-(2 ** 53) - 2);
    expect(fma(1 + e, 1 + e, 2 ** 53)).toBe(2 ** 53 + 2);
    expect(fma(1, 1, 2 ** 53 + 2)).toBe(2 ** 53 + 4);
    expect(fma(Infinity, 1, 1)).toBe(Infinity);
    expect(fma(2, 3, -Infinity)).toBe(-Infinity);
    expect(fma(0, Infinity, 1)).toBeNaN();
  });

  it('fmaf rounds once', () => {
    for (let i = 0; i < 20000; i++) {
      const [a, b] = [integer(24), integer(24)];
      const c = Math.fround([integer(24), integer(24) * 2 ** (i % 40), -a * b, a * 2 ** 24][i & 3]!);
      const sum = BigInt(a) * BigInt(b) + BigInt(c);
      // Number(sum) is exact below 2^53; beyond, bits under 2^(n-53) only matter as 'not zero'
      const sticky = sum - (sum % 1024n) + (sum % 1024n === 0n ? 0n : sum > 0n ? 1n : -1n) * 512n;
      const wanted = Math.abs(Number(sum)) < 2 ** 53 ? Number(sum) : Number(sticky);
      expect(fmaf(a, b, c) + 0).toBe(Math.fround(wanted) + 0);
    }
  });

  it('fmaf decides by what the first rounding dropped', () => {
    const e = 2 ** -20;
    expect(fmaf(1 + e, 1 - e, 2 ** 24 + 2)).toBe(2 ** 24 + 2); // 2^24 + 3 - 2^-40; twice rounded it is 2^24 + 4
    expect(fmaf(-1 - e, 1 - e, -(2 ** 24) - 2)).toBe(-(2 ** 24) - 2);
    expect(fmaf(1 + 2 ** -23, 1 + 2 ** -23, 2 ** 24)).toBe(2 ** 24 + 2);
    expect(fmaf(1, 1, 2 ** 24 + 2)).toBe(2 ** 24 + 4);
    expect(fmaf(3e38, 2, 0)).toBe(Infinity);
  });

  it('affine scales huge and tiny parameters', () => {
    expect(affine(1e308, 0.5e308)(0.5)).toBe(1e308);
    expect(affine(1.6e308, -1.7e308)(1)).toBe(1.6e308 - 1.7e308);
    expect(affine(1e-300, 1e-300)(0.25)).toBe(1.25e-300);
    expect(affine(1e308, 1)(0)).toBe(1);
    expect(affine(Infinity, 0)(1)).toBe(Infinity);
  });
});

describe('log, exp, sin, cos, tan', () => {
  const pair = new Float64Array(2);
  const sin = (x: number): number => at(0, x);
  const cos = (x: number): number => at(1, x);
  function at(i: number, x: number): number {
    sincos(x, pair);
    return pair[i]!;
  }

  it('agree with JavaScript to the last bit or its neighbour', () => {
    const near = (x: number, y: number) => expect(Math.abs(x - y)).toBeLessThanOrEqual(Math.abs(y) * 2.3e-16);
    for (let i = 0; i < 5000; i++) {
      const u = (gen.random53() + 1) * 2 ** -53;
      near(log(u * 4), Math.log(u * 4));
      near(exp((u - 0.5) * 1400), Math.exp((u - 0.5) * 1400));
      near(sin(u * 6.283185307179586), Math.sin(u * 6.283185307179586));
      near(cos(u * 6.283185307179586), Math.cos(u * 6.283185307179586));
      near(tan((u - 0.5) * 3.14), Math.tan((u - 0.5) * 3.14));
    }
  });

  // wanted: the C library with fused multiply-add; JavaScript in Node differs in some of them
  it('have the bits of glibc', () => {
    const pins: [(x: number) => number, number, number][] = [
      [log, 0.580083383885705, -0.5445834204547343],
      [log, 638.6509041633543, 6.459357989229354],
      [log, 1.025539665238853, 0.02521897670852199],
      [exp, -7.383821572374322, 0.0006212222979489211],
      [exp, -14.394580563299417, 5.604193112595164e-7],
      [sin, 0.9280410652112906, 0.8004472857691026],
      [sin, 4.942299028131481, -0.973686898158104],
      [sin, 0.588658555967474, 0.5552458622537298],
      [cos, 0.09100523942953667, 0.9958618803574687],
      [cos, 6.023563652884127, 0.9664871742875482],
      [cos, 2.2981468672866607, -0.6648929873183579],
    ];
    for (const [f, x, y] of pins) expect(f(x)).toBe(y);
  });

  it('know the ends of their ranges', () => {
    expect([log(1), log(0), log(Infinity), log(-1)]).toEqual([0, -Infinity, Infinity, Number.NaN]);
    expect([exp(0), exp(-Infinity), exp(800), exp(-800)]).toEqual([1, 0, Infinity, 0]);
    expect(tan(0)).toBe(0);
    expect(tan(1.5707963267948966)).toBe(16331239353195370);
    expect([sin(0), cos(0)]).toEqual([0, 1]);
  });
});
