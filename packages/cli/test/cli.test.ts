import { describe, expect, test } from 'vitest';
import { isTTYColor, nabla } from './surroundings.js';

const QUICK = ['lesson', '--only', 'a,b,c,d'];

describe('the whole lesson', () => {
  test.each(['en', 'zh'])('%s: plain and complete without a terminal', async (lang) => {
    const { code, out, err } = await nabla([...QUICK, '--lang', lang]);
    expect([code, err]).toEqual([0, '']);
    for (const letter of 'abcd') expect(out).toContain(`${letter} · `);
    expect(out).not.toMatch(/undefined|NaN|\[object|Infinity/);
    expect(isTTYColor(out)).toBe(false);
    expect(out).not.toContain('\r');
  });

  test('the digits, shortened', async () => {
    const { code, out } = await nabla(['lesson', '--only', 'digits', '--steps', '10'], { isTTY: true, columns: 100 });
    expect(code).toBe(0);
    expect(out).toContain('cross_entropy  lr = 0.1');
    expect(out).toContain('784 → 32 → 10');
    expect(out).toMatch(/No run reached 85 % in 10 steps|The verdict/);
  });

  test('sections come in their order, once each', async () => {
    const { out } = await nabla(['lesson', '--only', 'mse,a,c']);
    expect(out.match(/^[a-e] · /gm)).toEqual(['a · ', 'c · ']);
  });
});

describe('language', () => {
  const title = async (env: Record<string, string>, ...args: string[]): Promise<string> =>
    (await nabla(['lesson', '--only', 'c', ...args], { env })).out.trim().split('\n')[0]!;
  const ZH = 'c · 均方误差及其梯度';
  const EN = 'c · Mean squared error and its gradient';
  test('from the locale', async () => {
    expect(await title({ LANG: 'zh_CN.UTF-8' })).toBe(ZH);
    expect(await title({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe(EN);
    expect(await title({ LANG: 'de_DE', LC_MESSAGES: 'zh' })).toBe(ZH);
    expect(await title({ LC_ALL: '', LANG: 'zh-TW' })).toBe(ZH);
    expect(await title({ LANG: 'de_DE' })).toBe(EN);
  });
  test('--lang beats the locale', async () => {
    expect(await title({ LANG: 'zh_CN.UTF-8' }, '--lang', 'en')).toBe(EN);
    expect(await title({ LANG: 'en' }, '--lang=zh')).toBe(ZH);
  });
});

describe('colour', () => {
  const colored = async (env: Record<string, string>, isTTY: boolean): Promise<boolean> =>
    isTTYColor((await nabla(['lesson', '--only', 'c'], { env, isTTY })).out);
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ TERM: 'dumb' }, true, false],
  ])('%o, terminal %s', async (env, isTTY, expected) => {
    expect(await colored(env, isTTY)).toBe(expected);
  });
});

describe('wrong calls: one clear line, exit 2', () => {
  test.each([
    [['lesson', '--at', 'x'], "--at: 'x' is not a point; write two numbers such as 1,2 or x=1,y=2"],
    [['lesson', '--at', '1'], "--at: '1' is not a point"],
    [['lesson', '--at', 'x=1,x=2'], "--at: 'x=1,x=2' is not a point"],
    [['lesson', '--at', '1,1e999'], "--at: '1,1e999' is not a point"],
    [['lesson', '--only', 'f'], "--only: unknown section 'f'; the sections are a (gradient), b (descent)"],
    [['lesson', '--only', 'a,'], "--only: unknown section ''"],
    [
      ['lesson', '--f', 'x^2 +)'],
      "--f: position 6: expected a number, a variable, a function or an opening parenthesis, found ')'",
    ],
    [['lesson', '--f', 'x + z'], "--f: the lesson draws functions of x and y, not of 'z'"],
    [['lesson', '--f', 'ln(x)', '--at', '-1,0'], '--at: at (−1, 0) the function gives f = nan'],
    [['lesson', '--f', 'sqrt(x)', '--at', '0,0'], '--at: at (0, 0) the function gives ∇f = (∞, 0)'],
    [['lesson', '--lr', '0'], "--lr: '0' is not a positive number"],
    [['lesson', '--seed', '1.5'], "--seed: '1.5' is not an integer from 0"],
    [['lesson', '--seed', '-1'], "--seed: '-1' is not an integer from 0"],
    [['lesson', '--steps', ''], "--steps: '' is not an integer from 1"],
    [['lesson', '--lang', 'fr'], "--lang: 'fr' is not a language"],
    [['lesson', '--onyl', 'a'], "unknown option '--onyl'"],
    [['lesson', 'a'], 'too many arguments'],
    [['leson'], "unknown command 'leson'"],
  ])('%j', async (args, message) => {
    const { code, out, err } = await nabla(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
  });

  test('in Chinese', async () => {
    expect((await nabla(['lesson', '--lang', 'zh', '--at', 'x'])).err).toBe(
      'nabla: --at：“x”不是一个点；请写两个数，如 1,2 或 x=1,y=2\n',
    );
    expect((await nabla(['lesson', '--lang', 'zh', '--f', 'x+'])).err).toEqual(
      expect.stringMatching(/^nabla: --f：第 3 个字符：应为.*，公式到此结束/),
    );
  });
});

describe('help and version', () => {
  test.each([['--help'], ['-h'], []])('nabla %s', async (...args) => {
    const { code, out, err } = await nabla(args);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Usage: nabla');
    expect(out).toContain('nabla descend "x^2 + 3y^2" --from 2,1 --plot');
  });
  test('nabla lesson --help names every flag', async () => {
    const { code, out } = await nabla(['lesson', '--help', '--lang', 'zh']);
    expect(code).toBe(0);
    for (const flag of ['only', 'f', 'at', 'lr', 'seed', 'steps', 'lang', 'json']) expect(out).toContain(`--${flag}`);
    expect(out).toContain('只看某几节');
  });
  test('--version', async () => {
    expect(await nabla(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});

describe('every point may be written in several ways', () => {
  test.each(['1,-2', '1, -2', '1 -2', 'x=1,y=-2', 'y=-2,x=1', 'Y = -2 , X = 1', '(1,−2)', '1e0,-20e-1'])(
    '%s',
    async (at) => {
      const { out } = await nabla(['lesson', '--only', 'a', '--json', '--at', at]);
      expect(JSON.parse(out)).toMatchObject({ a: { at: [1, -2], gradient: [2, -12] } });
    },
  );
});
