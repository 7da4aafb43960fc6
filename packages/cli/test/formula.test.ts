import fc from 'fast-check';
import * as torch from 'nabla';
import { describe, expect, test } from 'vitest';
import { compileFormula, FormulaError, parseFormula } from '../src/formula.js';
import { Surface } from '../src/surface.js';

const at = (formula: string, x = 2, y = 3): number => new Surface(compileFormula(formula)).value([x, y]);

describe('values', () => {
  test.each([
    ['x² + 3y²', 31],
    ['x^2 + 3*y^2', 31],
    ['x**2+3y**2', 31],
    ['-x^2', -4],
    ['(-x)^2', 4],
    ['2^3^2', 512],
    ['2^-1', 0.5],
    ['x⁻²', 0.25],
    ['x¹²', 4096],
    ['1/2x', 1],
    ['xy', 6],
    ['x y', 6],
    ['3(x+1)(y−1)', 18],
    ['2 x · y × 2 ÷ 4', 6],
    ['2sin(pi/2)', 2],
    ['cos(0)+tan(0)+tanh(0)', 1],
    ['exp(1) − e', 0],
    ['ln(e) + log(e)', 2],
    ['√(4) + sqrt(9)', 5],
    ['abs(-y)', 3],
    ['π', Math.PI],
    ['1e3x', 2000],
    ['.5x', 1],
    ['--x', 2],
    ['X + Y', 5],
    ['x^y', 8],
    ['2^x', 4],
    ['6/x', 3],
    ['5 - x', 3],
    ['(x² + y − 11)² + (x + y² − 7)²', 32],
  ])('%s', (formula, value) => {
    expect(at(formula)).toBeCloseTo(value, 12);
  });
});

describe('gradients come from autograd', () => {
  test.each([
    ['x² + 3y²', [4, 18]],
    ['x', [1, 0]],
    ['7', [0, 0]],
    ['xy', [3, 2]],
    ['exp(x)ln(y)', [Math.exp(2) * Math.log(3), Math.exp(2) / 3]],
    ['2^x', [4 * Math.LN2, 0]],
    ['x^y', [12, 8 * Math.LN2]],
    ['1/x', [-0.25, 0]],
  ] as const)('%s', (formula, [dx, dy]) => {
    const [gx, gy] = new Surface(compileFormula(formula)).gradient([2, 3]);
    expect(gx).toBeCloseTo(dx, 10);
    expect(gy).toBeCloseTo(dy, 10);
  });

  test('second derivatives', () => {
    expect(new Surface(compileFormula('x³y')).hessian([2, 3])).toEqual([
      [36, 12],
      [12, 0],
    ]);
  });

  test('works on tensors of any shape', () => {
    const x = torch.tensor([1, 2]);
    expect(compileFormula('x² + 1')(x, x).tolist()).toEqual([2, 5]);
    expect(compileFormula('4')(x, x).tolist()).toEqual([4, 4]);
  });
});

describe('errors', () => {
  test.each([
    ['', 'expected', 1, ''],
    ['x +', 'expected', 4, ''],
    ['x^2 + )', 'expected', 7, ')'],
    ['(x', 'expected', 3, ''],
    ['x) + 1', 'expected', 2, ')'],
    ['x * / y', 'expected', 5, '/'],
    ['3 # 4', 'character', 3, '#'],
    ['z + 1', 'name', 1, 'z'],
    ['x + foo(y)', 'name', 5, 'foo'],
    ['sin x', 'call', 1, 'sin'],
    ['1e999', 'number', 1, '1e999'],
    ['²', 'expected', 1, '²'],
    ['x + 𝑎', 'name', 5, '𝑎'],
    ['x'.repeat(501), 'long', 501, '501 > 500'],
    ['('.repeat(200), 'deep', 102, '('],
    ['-'.repeat(200) + 'x', 'deep', 102, '-'],
  ])('%s', (formula, problem, position, found) => {
    expect(() => parseFormula(formula)).toThrow(expect.objectContaining({ problem, position, found }));
  });

  test('damaged formulas never fail in another way', () => {
    const letters = fc.constantFrom(...'xyπe0123.+-−*/^()²⁻ sincoexplntah√·#é\u{1f600}');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 30 }), (list) => {
        try {
          parseFormula(list.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('random formulas have the value of the same JavaScript', () => {
  const { formula } = fc.letrec<{ formula: [string, number] }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 5 },
      fc.integer({ min: 0, max: 9 }).map((n): [string, number] => [String(n), n]),
      fc.constantFrom<[string, number]>(['x', 2], ['y', 3]),
      fc
        .tuple(tie('formula'), fc.constantFrom('+', '-', '*'), tie('formula'))
        .map(([[a, va], op, [b, vb]]): [string, number] => {
          return [`(${a}) ${op} (${b})`, op === '+' ? va + vb : op === '-' ? va - vb : va * vb];
        }),
      tie('formula').map(([a, v]): [string, number] => [`-(${a})`, -v]),
    ),
  }));
  fc.assert(
    fc.property(
      formula,
      ([text, value]) => text.length > 500 || at(text) === value || expect(at(text)).toBeCloseTo(value, 6),
    ),
    { numRuns: 100 },
  );
});
