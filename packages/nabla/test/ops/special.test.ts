/** Special functions against 17 digits of truth: a few units in the last place in float64, two in float32. */
import { expect, test } from 'vitest';
import * as torch from '../../src/index.js';
import truth from './special.fixture.json' with { type: 'json' };

type Fn = (...args: torch.Tensor[]) => torch.Tensor;
const functions = torch.special as unknown as Readonly<Record<string, Fn>>;

/** Units of float64 lost where a result comes from larger numbers (waves near their zeros, sums of other sign). */
const LOST: Readonly<Record<string, number>> = {
  log_ndtr: 200,
  ndtr: 400,
  gammainc: 600,
  gammaincc: 600,
  airy_ai: 2000,
  bessel_j0: 100,
  bessel_j1: 100,
  bessel_y0: 100,
  bessel_y1: 100,
  hermite_polynomial_h: 200,
  chebyshev_polynomial_t: 200,
  chebyshev_polynomial_u: 200,
  legendre_polynomial_p: 200,
  laguerre_polynomial_l: 400,
};

const spacing = (x: number, digits: number, least: number) =>
  Math.max(2 ** (Math.floor(Math.log2(Math.abs(x))) - digits), least);

function worst(name: string, single: boolean): number {
  const entry = (truth as unknown as Readonly<Record<string, readonly (readonly (number | string)[])[]>>)[name]!;
  const dtype = single ? torch.float32 : torch.float64;
  const args = entry.slice(0, -1).map((xs) => torch.tensor(xs as number[], { dtype }));
  const got = Array.from(functions[name]!(...args).toTypedArray() as Float64Array);
  const limit = single ? 2 ** 127 : Infinity;
  return Math.max(
    ...entry.at(-1)!.map((text, i) => {
      const want = Number(text);
      const tiny = args.some((x) => (x.tolist() as number[])[i] !== entry[args.indexOf(x)]![i]);
      if (tiny || got[i] === want || Math.abs(want) > limit) return 0;
      return Math.abs(got[i]! - want) / spacing(want, single ? 23 : 52, single ? 2 ** -149 : 0);
    }),
  );
}

test.each(Object.keys(truth))('%s', (name) => {
  expect(worst(name, true), 'float32').toBeLessThanOrEqual(1);
  expect(worst(name, false), 'float64').toBeLessThanOrEqual(LOST[name] ?? 16);
});
