/** Printing against PyTorch's own `repr` (fixtures made by make_fixtures.py). */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { formatTensor, type Printable, type PrintableDType } from '../../src/print/format.js';
import { formatFixed, formatScientific } from '../../src/print/number.js';
import { get_printoptions, type SetPrintOptions, set_printoptions } from '../../src/print/options.js';

interface Case {
  shape: number[];
  dtype: PrintableDType;
  data: (number | string | boolean)[] | 'arange' | 'quarter' | 'wave';
  text: string;
  grad_fn?: string;
  requires_grad?: true;
  parameter?: true;
  default?: 'float64';
  options?: SetPrintOptions;
}

const cases: Case[] = JSON.parse(readFileSync(new URL('./fixtures/cases.json', import.meta.url), 'utf8'));

const SPELLED: Record<string, number> = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 };

/** Long data are rules, not lists. */
const RULES = {
  arange: (i: number) => i,
  quarter: (i: number) => i / 4,
  wave: (i: number) => (((i * 37) % 101) - 50) / 8,
};

function dataOf({ data, shape }: Case): (number | boolean)[] {
  if (typeof data !== 'string') return data.map((value) => (typeof value === 'string' ? SPELLED[value]! : value));
  const total = shape.reduce((n, size) => n * size, 1);
  return Array.from({ length: total }, (_, i) => RULES[data](i));
}

function printable(c: Case): Printable {
  return {
    data: dataOf(c),
    shape: c.shape,
    dtype: c.dtype,
    requires_grad: c.requires_grad,
    grad_fn: c.grad_fn,
    defaultDtype: c.default ?? 'float32',
    name: c.parameter ? 'Parameter containing:\ntensor' : 'tensor',
  };
}

afterEach(() => set_printoptions({ profile: 'default' }));

describe('formatTensor', () => {
  test(`prints ${cases.length} tensors as PyTorch does`, () => {
    expect(cases.length).toBeGreaterThan(600);
    for (const c of cases) {
      set_printoptions({ profile: 'default' });
      if (c.options) set_printoptions(c.options);
      const where = `${c.dtype} ${JSON.stringify(c.shape)} ${JSON.stringify(c.options ?? {})}`;
      expect(formatTensor(printable(c)), where).toBe(c.text);
    }
  });

  test('a summary reads only what it shows', () => {
    const read = new Set<string>();
    const data = new Proxy([] as number[], {
      get: (_, key) => {
        if (key === 'length') return 1e9;
        read.add(String(key));
        return 1;
      },
    });
    const text = formatTensor({ data, shape: [1000, 1000, 1000], dtype: 'float32', defaultDtype: 'float32' });
    expect(text.startsWith('tensor([[[1., 1., 1.,  ..., 1., 1., 1.],')).toBe(true);
    expect(read.size).toBe(6 ** 3);
  });
});

describe("Python's number formats", () => {
  test('exact ties go to the even digit', () => {
    expect(formatFixed(0.03125, 4)).toBe('0.0312');
    expect(formatFixed(-0.09375, 4)).toBe('-0.0938');
    expect(formatFixed(2.5, 0)).toBe('2');
    expect(formatFixed(0.5, 0)).toBe('0');
    expect(formatFixed(1.5, 0)).toBe('2');
    expect(formatScientific(100005, 4)).toBe('1.0000e+05');
    expect(formatScientific(100015, 4)).toBe('1.0002e+05');
    expect(formatScientific(2.5, 0)).toBe('2e+00');
  });
  test('what is not an exact tie rounds by its binary value', () => {
    expect(formatFixed(0.00005, 4)).toBe('0.0001');
    expect(formatFixed(1.005, 2)).toBe('1.00');
    expect(formatScientific(1e-310, 3)).toBe('1.000e-310');
  });
  test('large, signed zero, nonfinite', () => {
    expect(formatFixed(1e22, 2)).toBe('10000000000000000000000.00');
    expect(formatFixed(-0, 1)).toBe('-0.0');
    expect(formatScientific(-0, 1)).toBe('-0.0e+00');
    expect([NaN, Infinity, -Infinity].map((x) => formatFixed(x, 4))).toEqual(['nan', 'inf', '-inf']);
  });
  test('every double lies within half a unit of what is written', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
        fc.integer({ min: 0, max: 12 }),
        (x, precision) => {
          const written = formatFixed(x, precision);
          expect(written).toMatch(precision > 0 ? new RegExp(`^-?\\d+\\.\\d{${precision}}$`) : /^-?\d+$/);
          expect(Math.abs(Number(written) - x)).toBeLessThanOrEqual(0.5 * 10 ** -precision + Math.abs(x) * 2e-16);
          if (x !== 0) {
            const mantissa = Number(formatScientific(x, precision));
            expect(Math.abs(mantissa / x - 1)).toBeLessThanOrEqual(0.5 * 10 ** -precision + 1e-14);
          }
        },
      ),
    );
  });
});

describe('set_printoptions', () => {
  test('positions, names, profiles; sci_mode goes back to automatic', () => {
    set_printoptions(2, 10, { edgeitems: 1, sci_mode: true });
    expect(get_printoptions()).toEqual({ precision: 2, threshold: 10, edgeitems: 1, linewidth: 80, sci_mode: true });
    set_printoptions({ profile: 'short', precision: 6 });
    expect(get_printoptions()).toEqual({ precision: 6, threshold: 1000, edgeitems: 2, linewidth: 80, sci_mode: null });
    set_printoptions({ profile: 'full' });
    expect(get_printoptions().threshold).toBe(Infinity);
    set_printoptions({ linewidth: null });
    expect(get_printoptions().linewidth).toBe(80);
  });
  test('a wrong call says what is wrong and changes nothing', () => {
    const before = get_printoptions();
    expect(() => set_printoptions({ precison: 2 } as SetPrintOptions)).toThrow(/Did you mean 'precision'/);
    expect(() => set_printoptions({ precision: -1 })).toThrow(/precision is -1.*integer from 0 to 40/);
    expect(() => set_printoptions({ precision: 2, linewidth: 0.5 })).toThrow(/linewidth is 0.5/);
    expect(() => set_printoptions({ profile: 'long' as 'full' })).toThrow(/'default', 'short', 'full'/);
    expect(() => set_printoptions({ threshold: NaN })).toThrow(/threshold is NaN/);
    expect(() => set_printoptions(1, { precision: 2 })).toThrow(/given twice/);
    expect(() => set_printoptions({ sci_mode: 1 as unknown as boolean })).toThrow(/sci_mode is 1/);
    expect(get_printoptions()).toEqual(before);
  });
});
