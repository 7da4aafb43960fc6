import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixed, precise, show, showDegrees, texNumber } from '../src/format.js';
import { examine } from '../src/formula.js';
import { levelsOf, ticks } from '../src/plot/levels.js';

describe('a formula', () => {
  test('is read, with its slopes', () => {
    const found = examine('x^2 + 3y^2');
    expect(found.ok && [found.f(1, 2), found.slopes[0](1, 2), found.slopes[1](1, 2)]).toEqual([13, 2, 12]);
    expect(found.ok && found.slopesTex).toEqual(['2x', '6y']);
  });

  test('an error has its place in the text and both languages', () => {
    const found = examine('x + * y');
    if (found.ok) throw new Error('read');
    expect('x + * y'.slice(...found.error.span)).toBe('*');
    expect(found.error.message.en).toMatch(/position 5: expected .+, found '\*'/);
    expect(found.error.message.zh).toMatch(/第 5 个字符：应为.+，这里是“\*”/);
  });

  test('the place counts UTF-16 units, as the page does', () => {
    const found = examine('𝑥 + §');
    if (found.ok) throw new Error('read');
    expect(found.error.span[0]).toBeGreaterThanOrEqual(0);
    expect(found.error.span[1]).toBeLessThanOrEqual('𝑥 + §'.length + 1);
  });

  test('other variables are named', () => {
    const found = examine('x + z');
    if (found.ok) throw new Error('read');
    expect(found.error.message.zh).toContain('“z”');
    expect('x + z'.slice(...found.error.span)).toBe('z');
  });

  test('whatever is typed, there is an answer', () => {
    const part = fc.constantFrom(
      'x',
      'y',
      '^',
      '2',
      '+',
      '(',
      ')',
      'sin',
      'e',
      '/',
      '|',
      '\\frac',
      '{',
      '}',
      '=>',
      '√',
      '"',
      '<',
      'constructor',
    );
    const text = fc.oneof(
      fc.array(part, { maxLength: 12 }).map((p) => p.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (t) => {
        const found = examine(t);
        if (found.ok) expect(typeof found.f(0.3, -0.7)).toBe('number');
        else expect(found.error.span[1]).toBeGreaterThan(found.error.span[0]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('numbers', () => {
  test('are written with a true minus and without noise', () => {
    expect([
      show(-1.5),
      show(0),
      show(-0.0001),
      show(Number.NaN),
      show(-Infinity),
      show(1234567),
      show(123.456),
    ]).toEqual(['−1.50', '0.00', '0.00', '—', '−∞', '1.23 × 10⁶', '123.5']);
    expect([precise(0.00136), precise(12.3456), precise(-2.5e-7)]).toEqual(['0.001360', '12.35', '−2.500 × 10⁻⁷']);
    expect([fixed(-0.001, 2), showDegrees(71.565), showDegrees(20)]).toEqual(['0.00', '71.6°', '20°']);
    expect([texNumber(-2), texNumber(1e9), texNumber(-Infinity)]).toEqual(['-2.00', '1.00\\times 10^{9}', '-\\infty']);
  });
});

describe('levels', () => {
  test('are nice numbers within the range', () => {
    expect(ticks(-3, 3, 6)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
    expect(ticks(0, 0, 5)).toEqual([]);
    const { at, low, high, even } = levelsOf(Float64Array.from({ length: 100 }, (_, i) => i));
    expect(even).toBe(true);
    expect(at.every((v) => v >= low && v <= high)).toBe(true);
  });

  test('a pole does not set the scale, and nothing known gives no lines', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => (i === 0 ? 1e12 : i % 10));
    expect(levelsOf(values).high).toBeLessThan(100);
    expect(levelsOf(new Float64Array(10).fill(Number.NaN)).at.every(Number.isFinite)).toBe(true);
    expect(levelsOf(new Float64Array(10).fill(3)).low).toBeLessThan(3);
  });
});
