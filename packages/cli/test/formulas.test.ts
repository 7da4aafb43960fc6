/** The commands on formulas: `grad` and `diff`. */
import { describe, expect, test } from 'vitest';
import { isTTYColor, nabla } from './surroundings.js';

describe('grad', () => {
  test('partials, numbers at a point, a direction', async () => {
    const { code, out, err } = await nabla(['grad', 'x^2 y + sin(y)', '--at', 'x=1,y=2', '--direction', '3,4']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('f(x, y) = x²y + sin(y)');
    expect(out).toContain('∂f/∂x = 2xy');
    expect(out).toContain('∂f/∂y = x² + cos(y)');
    expect(out).toContain('∇f = (4, 0.583853)   |∇f| = 4.042386');
    expect(out).toContain('slope along (0.6, 0.8): 2.867083');
    expect(isTTYColor(out)).toBe(false);
  });

  test('steps with the names of the rules, in both languages', async () => {
    const steps = async (...lang: string[]) => (await nabla(['grad', 'x^2 sin x', '--steps', ...lang])).out;
    expect(await steps()).toMatch(
      /= d\/dx\[x²\] sin\(x\) \+ x²·d\/dx\[sin\(x\)\] +product rule\n.*power rule\n.*sine\n/,
    );
    expect(await steps('--lang', 'zh')).toMatch(/乘法法则\n.*幂法则\n.*正弦函数\n/);
  });

  test('--json is one object', async () => {
    const { out } = await nabla(['grad', '--json', '--at', '1,2', '--direction', 'y=4,x=3', '--', '-x^2 y']);
    const json = JSON.parse(out) as Record<string, unknown>;
    expect(json).toMatchObject({
      formula: '−x²y',
      variables: ['x', 'y'],
      at: { x: 1, y: 2 },
      value: -2,
      partials: { x: '−2xy', y: '−x²' },
      gradient: [-4, -1],
      hessian: [
        [-4, -2],
        [-2, 0],
      ],
    });
    expect(json['directional']).toBeCloseTo(-3.2, 14);
    const bare = JSON.parse((await nabla(['grad', 'x', '--json', '--steps'])).out) as Record<string, unknown>;
    expect(bare).toMatchObject({ at: null, value: null, gradient: null, partials: { x: '1' } });
    expect(bare['steps']).toEqual({
      x: [
        { rule: null, text: 'd/dx[x]', tex: '\\frac{d}{dx}\\left[x\\right]' },
        { rule: 'derivative of the variable', text: '1', tex: '1' },
      ],
    });
  });

  test.each([
    ['60deg', [0.5, Math.sqrt(3) / 2]],
    ['90°', [0, 1]],
    ['pi/3rad', [0.5, Math.sqrt(3) / 2]],
    ['1e200,0', [1, 0]],
    ['-3,-4', [-0.6, -0.8]],
  ])('--direction %s', async (text, direction) => {
    const { out } = await nabla(['grad', 'x^2 y', '--at', '1,2', '--direction', text, '--json']);
    const json = JSON.parse(out) as { direction: number[]; directional: number };
    json.direction.forEach((u, i) => {
      expect(u).toBeCloseTo(direction[i]!, 14);
    });
    expect(json.directional).toBeCloseTo(4 * direction[0]! + direction[1]!, 12);
  });

  test('--tex, --wrt, values such as pi/2', async () => {
    const { out } = await nabla(['grad', 'sin(x)/y', '--wrt', 'x', '--tex', '--at', 'y=2,x=pi/2']);
    expect(out).toContain('∂f/∂x = \\frac{\\cos x}{y}');
    expect(out).not.toContain('∂f/∂y');
    expect(out).toContain('f = 0.5');
  });
});

describe('diff', () => {
  test('one variable, more than once', async () => {
    const { code, out } = await nabla(['diff', 'sin(x y)', '--wrt', 'y', '--order', '2', '--at', '2,0']);
    expect(code).toBe(0);
    expect(out).toContain('∂²f/∂y² = −x² sin(xy)');
    expect(out).toContain('∂²f/∂y² = 0');
    expect((await nabla(['diff', 'r^2'])).out).toContain('df/dr = 2r');
  });

  test('--json', async () => {
    const { out } = await nabla(['diff', 'x^3', '--order', '2', '--at', '2', '--json']);
    const expected = { variable: 'x', order: 2, derivative: '6x', at: { x: 2 }, value: 8, slope: 12 };
    expect(JSON.parse(out)).toMatchObject(expected);
  });
});

describe('wrong calls: one clear line, exit 2', () => {
  test.each([
    [
      ['grad', 'x +'],
      'position 4: expected a number, a variable, a function or an opening parenthesis, found the end.',
    ],
    [['grad', 'x', '--at', '1,2'], "--at: '1,2' does not give a number to each of x"],
    [['grad', 'x y', '--at', 'x=1'], "--at: 'x=1' does not give a number to each of x, y"],
    [['grad', 'x', '--at', 'x=1,x=2'], "--at: 'x=1,x=2' does not give"],
    [['grad', 'x', '--at', 'z=1'], "--at: the formula has no variable 'z'; it has x"],
    [['grad', 'x', '--direction', '1'], '--direction: its slope needs a point; add --at'],
    [['grad', 'x', '--at', '1', '--direction', '0'], '--direction: the zero vector has no direction'],
    [
      ['grad', 'x y', '--at', '1,2', '--direction', '60'],
      "--direction: '60' is one number; write a vector such as 3,4",
    ],
    [['grad', 'x y z', '--at', '1,2,3', '--direction', '60deg'], '--direction: an angle needs two variables'],
    [['grad', 'ln x', '--at', '-1'], '--at: at (−1) the formula gives f = nan'],
    [['grad', 'sqrt x', '--at', '0'], '--at: at (0) the formula gives ∇f = (∞)'],
    [['grad', 'x', '--lang', 'fr'], "--lang: 'fr' is not a language"],
    [['diff', 'x', '--order', '0'], "--order: '0' is not an integer from 1 to 10"],
    [['diff', 'x y', '--wrt', 'z'], "--wrt: the formula has no variable 'z'; it has x, y"],
    [['diff', 'a b'], "--wrt: the formula has no variable ''; it has a, b"],
    [['diff'], "missing required argument 'formula'"],
  ])('%j', async (args, message) => {
    const { code, out, err } = await nabla(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('in Chinese', async () => {
    const { err } = await nabla(['grad', 'x +', '--lang', 'zh']);
    expect(err).toContain('第 4 个字符：应为数、变量、函数或左括号，公式到此结束。');
  });
});
