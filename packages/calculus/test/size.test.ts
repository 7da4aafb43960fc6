/** Large formulas come back: nothing grows without bounds. */
import { describe, expect, it } from 'vitest';
import { diff, parse, toTex } from '../src/index.js';

const times = <T>(n: number, f: (i: number) => T) => Array.from({ length: n }, (_, i) => f(i));

describe('large formulas', () => {
  it.each([
    ['a sum', times(300, (i) => `sin(${i + 1}x)`).join('+')],
    ['a product', times(60, (i) => `sin(${i + 1}x)`).join('*')],
    ['a power of a power', `${'x^'.repeat(30)}x`],
    ['nested calls', 'sin('.repeat(150) + 'x' + ')'.repeat(150)],
    ['nested fractions', '1/(1+'.repeat(50) + 'x' + ')'.repeat(50)],
    ['nested roots', '√(x+'.repeat(50) + 'x' + ')'.repeat(50)],
  ])('%s', (_, formula) => {
    const d = diff(formula, 'x');
    expect(d.result.size).toBeLessThan(100_000);
    expect(d.lines.length).toBeGreaterThan(3);
    expect(toTex(d.result).length).toBeGreaterThan(10);
  });

  it('lines that nobody reads are left out, and that is said', () => {
    const { lines } = diff(times(100, (i) => `sin(${i + 1}x)`).join('*'), 'x');
    expect(lines.some((l) => l.rule?.en === 'all other steps')).toBe(true);
  });

  it('shares what is equal', () => {
    expect(parse('(x+1)^2 + sin(x+1)').args[1]!.args[0]).toBe(parse('x+1'));
  });
});
