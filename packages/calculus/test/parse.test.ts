import { describe, expect, it } from 'vitest';
import { evaluate, FormulaError, parse, parseEquation, parseVector, toTex, toText, variables } from '../src/index.js';
import { generator } from './random.js';

/** Input and what it is understood as. */
const READINGS: readonly (readonly [string, string])[] = [
  ['2x', '2x'],
  ['3xy', '3xy'],
  ['x e^x', 'x e^x'],
  ['-x^2', '−x²'],
  ['2^-x', '2^(−x)'],
  ['x^y^z', 'x^(y^z)'],
  ['x**2', 'x²'],
  ['sin^2 x', 'sin²(x)'],
  ['sin²x', 'sin²(x)'],
  ['sin x^2', 'sin(x²)'],
  ['sin x cos x', 'sin(x) cos(x)'],
  ['ln x^2', 'ln(x²)'],
  ['sin(x)^2', 'sin²(x)'],
  ['sin(x)y', 'sin(x)·y'],
  ['sin 2x', 'sin(2x)'],
  ['sin 2 x', 'sin(2x)'],
  ['sin xy', 'sin(xy)'],
  ['sin x y', 'sin(x)·y'],
  ['sin -x', 'sin(−x)'],
  ['sin sin x', 'sin(sin(x))'],
  ['sin^-1 x', 'arcsin(x)'],
  ['1/2 x', '1/2·x'],
  ['x/2y', 'x/2·y'],
  ['1/2x', '1/2·x'],
  ['log(x)', 'ln(x)'],
  ['log(x, 3)', 'ln(x)/ln(3)'],
  ['log_3 x', 'ln(x)/ln(3)'],
  ['log2 x', 'log2(x)'],
  ['log10(x)', 'log10(x)'],
  ['lg x', 'log10(x)'],
  ['log25', 'ln(25)'],
  ['tg x', 'tan(x)'],
  ['ctg x', 'cot(x)'],
  ['arctg x', 'arctan(x)'],
  ['arcsin x', 'arcsin(x)'],
  ['asin(x)', 'arcsin(x)'],
  ['|x|', '|x|'],
  ['|x||y|', '|x|·|y|'],
  ['||x|-1|', 'abs(|x| − 1)'],
  ['2|x|', '2·|x|'],
  ['√2', '√2'],
  ['√(x+1)', '√(x + 1)'],
  ['x·y×z÷2', 'xyz/2'],
  ['x−1', 'x − 1'],
  ['x²+x³', 'x² + x³'],
  ['x⁻¹', 'x⁻¹'],
  ['π r²', 'πr²'],
  ['pi r^2', 'πr²'],
  ['theta^2', 'θ²'],
  ['x_1 + x₂', 'x_1 + x_2'],
  ['x_{12}', 'x_12'],
  ['（ｘ＋１）－２', '(x + 1) − 2'],
  ['２ｘ＋１', '2x + 1'],
  ['max(x, y, 1)', 'max(max(x, y), 1)'],
  ['cbrt x', '∛x'],
  ['e^2x', 'e²·x'],
  ['2e^x', '2e^x'],
  ['1e-3x', '0.001x'],
  ['x(x+1)', 'x(x + 1)'],
  ['(x+1)(x-1)', '(x + 1)(x − 1)'],
  ['a(-b)', 'a(−b)'],
  ['x-(y-z)', 'x − (y − z)'],
  ['x-(-y)', 'x − (−y)'],
  ['(2x)^2', '(2x)²'],
  ['(-2)^2', '(−2)²'],
  ['x^(1/2)', 'x^(1/2)'],
  ['sum(i, 1, 3, i x^i)', '1x¹ + 2x² + 3x³'],
  ['piecewise(x<0, -x, x)', 'piecewise(x < 0, −x, x)'],
  ['\\frac{1}{2}x', '1/2·x'],
  ['\\frac12 x^{2}', '1/2·x²'],
  ['\\sqrt{x+1}', '√(x + 1)'],
  ['\\sqrt[3]{x}', 'x^(1/3)'],
  ['\\sin^{2}\\left(x\\right)', 'sin²(x)'],
  ['\\sin x \\cdot \\cos y', 'sin(x) cos(y)'],
  ['e^{-x^{2}}', 'e^(−x²)'],
  ['\\theta_1 + \\alpha', 'θ_1 + α'],
  ['\\left|x\\right|', '|x|'],
  ['\\ln x \\times \\operatorname{relu}(x)', 'ln(x) relu(x)'],
  ['\\begin{cases} x & x > 0 \\\\ -x & \\text{otherwise} \\end{cases}', 'piecewise(0 < x, x, −x)'],
  [
    '\\left\\{\\begin{cases} x^2, & \\text{if } x \\ge 1 \\\\ 1, & x < 1 \\end{cases}\\right.',
    'piecewise(1 ≤ x, x², 1)',
  ],
  ['\\sum_{i=1}^{n} x_i w_i + 1', 'Σ_{i=1}^n x_iw_i + 1'],
  ['Σ_{i=1}^n x_i²', 'Σ_{i=1}^n x_i²'],
  ['sum(i, 1, 3, x_i w_i)', 'x_1w_1 + x_2w_2 + x_3w_3'],
  ['mean((x w - t)^2)', 'mean((xw − t)²)'],
  ['\\Gamma(x) + \\gamma', 'gamma(x) + γ'],
  ['gamma(x) - gamma', 'gamma(x) − γ'],
  ['Γ(x)', 'gamma(x)'],
  ['lgamma(x) digamma(x) polygamma(2, x)', 'lgamma(x) digamma(x) polygamma(2, x)'],
  ['erf(x) + erfc x', 'erf(x) + erfc(x)'],
  ['atan2(y, x)', 'atan2(y, x)'],
  ['logsumexp(x, y)', 'ln(e^x + e^y)'],
  ['logsumexp([x, y, z])', 'ln(e^x + e^y + e^z)'],
  ['sec x + csc x + cot x', 'sec(x) + csc(x) + cot(x)'],
  ['cosec x + cotan x', 'csc(x) + cot(x)'],
  ['sech x csch x coth x', 'sech(x) csch(x) coth(x)'],
  ['arsinh x + artanh x', 'arsinh(x) + artanh(x)'],
  ['arcsinh x + arcosh(2 + x)', 'arsinh(x) + arcosh(2 + x)'],
  ['arcsec x', 'arccos(1/x)'],
  ['arccot x', 'π/2 − arctan(x)'],
  ['∛x + ∛(x+1)', '∛x + cbrt(x + 1)'],
  ['piecewise(0 < x < 1, x, x >= 1 and y > 0, 1, 0)', 'piecewise(0 < x and x < 1, x, 1 ≤ x and 0 < y, 1, 0)'],
  ["[x, y]' @ [2, 1; 1, 3] @ [x, y]", '(2x + y)·x + (x + 3y)·y'],
  ['norm([x, y])', '√(x² + y²)'],
  ['|[x, y]|', '√(x² + y²)'],
  ['dot([x, y], [1, 2])', 'x + 2y'],
  ['max([x, y]) + mean([x, y])', 'max(x, y) + (x + y)/2'],
  ['\\begin{pmatrix} x & y \\end{pmatrix} @ \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}', 'x + 2y'],
  ['ｌｎ（ｘ）＋２＊ｘ＾２', 'ln(x) + 2x²'],
  ['$x^2$', 'x²'],
  ['\\(x^2\\)', 'x²'],
  ['\\dfrac{x}{2} \\, \\mathrm{e}^{x}', 'x/2·e^x'],
  ['\\operatorname{sigmoid}\\left(x\\right)', 'sigmoid(x)'],
  ['\\log_2 x + \\log_{10}(x)', 'ln(x)/ln(2) + ln(x)/ln(10)'],
  ['\\max\\{x, y\\}', 'max(x, y)'],
  ['\\tan^{-1} x', 'arctan(x)'],
  ['\\mathbf{x}^2 + \\vec{y}', 'x² + y'],
];

describe('readings', () => {
  it.each(READINGS)('%s is understood as %s', (input, understood) => {
    expect(toText(parse(input))).toBe(understood === '1x¹ + 2x² + 3x³' ? 'x + 2x² + 3x³' : understood);
  });

  it('reads back what it prints, in TeX too', () => {
    for (const [input] of READINGS) {
      const e = parse(input);
      const data = { i: 1, n: 2, x: [0.4, 0.7], w: [0.2, -1] };
      const numbers = Object.fromEntries(variables(e).map((name, i) => [name, 0.3 + 0.17 * i]));
      const point = /\\sum_|Σ/.test(input) ? data : numbers;
      const value = evaluate(e, point);
      for (const text of [toText(e), toTex(e)]) {
        const again = evaluate(parse(text), point);
        expect(
          Object.is(again, value) || Math.abs(again - value) < 1e-12,
          `${input}: ${text} is ${again}, not ${value}`,
        ).toBe(true);
      }
    }
  });

  it.each([
    ['(x, y) => x**2 + Math.sin(y)', 'x² + sin(y)'],
    ['x => Math.exp(-x * x) / 2;', 'e^(−xx)/2'],
    ['function f(x: number, y: number): number { return Math.pow(x, 3) * Math.PI - Math.E * y; }', 'x³π − e·y'],
    ['const f = (x: number) => Math.max(x, 0) + Math.log(x)', 'max(x, 0) + ln(x)'],
    ['(x_1) => x_1', 'x_1'],
    ['x => { let y = x; return y }', 'x'],
    ['(x, y) => { const r = Math.sqrt(x * x + y * y);\n  return Math.exp(-r) / r; }', 'e^(−√(xx + yy))/√(xx + yy)'],
    ['(width, height) => width * height // area', 'wh'],
    ['x => x > 0 ? x : -x', 'piecewise(0 < x, x, −x)'],
    ['(x) => (x >= 0 && x !== 1) || x < -2 ? Math.SQRT2 : Math.LN2', 'piecewise(0 ≤ x and x ≠ 1 or x < −2, √2, ln(2))'],
    ['export default function (theta) { return Math.tanh(theta) ** 2; }', 'tanh²(θ)'],
    ['const loss = (w: number): number => (3 * w - 1) ** 2;', '(3w − 1)²'],
  ])('reads the source of a function: %s', (source, understood) => {
    expect(toText(parse(source))).toBe(understood);
  });

  it.each([
    ['x => x.constructor', 7],
    ['(x) => process.exit(x)', 8],
    ['x => eval(x)[0].y', 6],
    ['x => x ? 1 : 2', 6],
    ['x => { while (x) {} }', 8],
    ['x => Math.random()', 6],
    ['x => x ^ 2', 8],
    ['x => globalThis', 6],
    ['x => this.x', 6],
    ['({ x }) => x', 2],
    ['x => { const y = x; const y = 1; return y }', 27],
    ['(x) => `x`', 8],
    ['x => x > 1', 6],
  ])('runs nothing: %s is an error at %i', (source, position) => {
    expect(errorOf(source).position).toBe(position);
  });

  it('keeps one object for one formula', () => {
    expect(parse('x^2 + 1')).toBe(parse('x² + 1'));
    expect(parse('θ')).toBe(parse('theta'));
  });

  it('reads equations and vectors', () => {
    expect(toText(parseEquation('x^2 + y^2 = 1'))).toBe('(x² + y²) − 1');
    expect(parseVector('[x y, x + y]').map(toText)).toEqual(['xy', 'x + y']);
    expect(parseVector('x, y').map(toText)).toEqual(['x', 'y']);
  });
});

function errorOf(source: string): FormulaError {
  try {
    parse(source);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`'${source}' was read`);
}

describe('errors', () => {
  it.each([
    ['', 'expected', 1],
    ['x +', 'expected', 4],
    ['(x', 'expected', 3],
    ['x)', 'expected', 2],
    ['x # 1', 'character', 3],
    ['5!', 'character', 2],
    ['sin', 'expected', 4],
    ['max(x)', 'ok', 0],
    ['atan2(x)', 'arguments', 1],
    ['y = x', 'equation', 3],
    ['1e999', 'number', 1],
    ["x'", 'expected', 2],
    ['[1, 2] @ [1, 2, 3]', 'shape', 8],
    ['[x, y]', 'shape', 1],
    ['[1, 2; 3]', 'shape', 1],
    ['softmax(x)', 'shape', 1],
    ['norm([x, y], 3)', 'shape', 1],
    ['[x, y] + [1, 2, 3]', 'shape', 19],
    ['\\begin{cases} x \\end{cases}', 'expected', 17],
    ['polygamma(x, y)', 'arguments', 1],
    ['piecewise(x > 0 and y, 1, 2)', 'condition', 17],
    ['sum(i, 1, n)', 'expected', 13],
    ['\\foo x', 'name', 1],
    ['sin(x < 1)', 'condition', 1],
    ['piecewise(x, 1, 2)', 'condition', 1],
    ['|x', 'expected', 3],
    ['😀', 'character', 1],
    ['sum(i, 1, 1.5, i)', 'arguments', 11],
  ] as const)('%s: %s at %i', (source, problem, position) => {
    if (problem === 'ok') return void parse(source);
    const error = errorOf(source);
    expect([error.problem, error.position]).toEqual([problem, position]);
    expect(error.message).toMatch(/^position \d+: expected .+\. .+\.$/);
    expect(error.describe('zh')).toMatch(/^第 \d+ 个字符：应为.+。.+。$/);
  });

  it('has limits', () => {
    expect(errorOf('x'.repeat(10_001)).problem).toBe('long');
    expect(errorOf(`${'('.repeat(5000)}x`).problem).toBe('deep');
    expect(errorOf('sin('.repeat(201) + 'x' + ')'.repeat(201)).problem).toBe('deep');
    expect(errorOf('x+'.repeat(4999) + 'x').problem).toBe('large');
    expect(errorOf('-'.repeat(9999)).problem).toBe('deep');
    expect(errorOf('sum(i,1,1000,x^i+i)').problem).toBe('large');
    expect(parse('sin('.repeat(150) + 'x' + ')'.repeat(150)).depth).toBe(151);
    expect(parse('x+'.repeat(2000) + 'x').args.length).toBe(2001);
  });
});

const PIECES = 'x y z 2 3.5 .5 1e3 + - * / ^ ** ( ) [ ] { } | , ; < <= = ! sin cos ln log log_2 √ ² ⁻¹ π e θ theta x_1 '
  .concat(
    'sum(i,1,3, max( min( piecewise( \\frac \\sqrt \\left \\right \\sin { } _ ^{ ∛ （ ） × ÷ − 😀 # $ \u0000 NaN ',
  )
  .concat(
    '@ ? : & && || \\begin{cases} \\end{cases} \\\\ \\text{otherwise} Σ_{i= \\sum_{k=1}^ x_i mean( norm( softmax( [x,y] [1,2;3,4] => x=> {return const and or not( and Infinity __proto__ constructor toString [0] .constructor \\ \\\\ atan2 softplus gamma( && => " \' `',
  )
  .split(' ');

/** A fuzz input: pieces of formulas, and now and then any character. */
export function fuzzInput(random: () => number): string {
  let out = '';
  for (let n = 1 + Math.floor(random() * 14); n > 0; n--) {
    out +=
      random() < 0.06
        ? String.fromCharCode(Math.floor(random() * 0x3000))
        : PIECES[Math.floor(random() * PIECES.length)];
    if (random() < 0.3) out += ' ';
  }
  return out;
}

describe('fuzzing', () => {
  it('gives an expression or a positioned error, nothing else', () => {
    const random = generator(Number(process.env['FUZZ_SEED'] ?? 7));
    const count = Number(process.env['FUZZ_COUNT'] ?? 10_000);
    let read = 0;
    for (let i = 0; i < count; i++) {
      const source = fuzzInput(random);
      try {
        toText(parse(source));
        read++;
      } catch (error) {
        if (!(error instanceof FormulaError)) throw new Error(`'${source}': ${error}`);
        expect(error.position).toBeGreaterThanOrEqual(1);
        expect(error.position).toBeLessThanOrEqual([...source].length + 1);
      }
    }
    expect(read).toBeGreaterThan(count / 100);
  });
});
