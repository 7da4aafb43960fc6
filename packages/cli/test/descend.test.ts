/** `nabla descend`: numbers, table, pictures, files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { decode } from 'sixel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nabla } from './surroundings.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nabla-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Json {
  readonly formula: string;
  readonly variables: string[];
  readonly stopped: string;
  readonly iteration: { text: string; tex: string };
  readonly steps: { index: number; point: number[]; value: number; gradient: number[]; update: number[] | null }[];
}
const json = async (...args: string[]): Promise<Json> =>
  JSON.parse((await nabla(['descend', '--json', ...args])).out) as Json;

describe('the numbers', () => {
  test('gradient descent on a bowl, to the last digit', async () => {
    const d = await json('x^2 + 3y^2', '--from', '2,1', '--steps', '2');
    expect(d).toMatchObject({ formula: 'x² + 3y²', variables: ['x', 'y'], stopped: 'steps' });
    const by = (x: number, times: number): number => [...Array(times)].reduce((v: number) => v - 0.1 * 2 * v, x);
    expect(d.steps.map((s) => s.point[0])).toEqual([2, by(2, 1), by(2, 2)]);
    expect(d.steps[0]!.gradient).toEqual([4, 6]);
    expect(d.steps.at(-1)!.update).toBeNull();
  });
  test.each(['gd', 'momentum', 'adam', 'newton', 'bfgs'])('%s arrives', async (method) => {
    const d = await json('(x-1)^2 + 2(y+1)^2', '--from', 'y=0,x=0', '--method', method, '--steps', '5000');
    expect(d.stopped).toBe('converged');
    expect(d.steps.at(-1)!.point[0]).toBeCloseTo(1, 4);
    expect(d.steps.at(-1)!.point[1]).toBeCloseTo(-1, 4);
  });
  test('why it stopped', async () => {
    expect((await json('x^2', '--from', '1', '--lr', '1.5')).stopped).toBe('diverged');
    expect((await json('x^2 - y^2', '--from', '1,0')).stopped).toBe('saddle');
    expect((await json('ln x', '--from', '0.1', '--lr', '0.1')).stopped).toBe('undefined');
    expect((await json('x + y', '--from', '0,0', '--method', 'newton')).stopped).toBe('singular');
  });
  test('a formula that begins with a minus', async () => {
    expect((await json('--from', '1', '--', '-cos(x)')).formula).toBe('−cos(x)');
  });
});

describe('the page', () => {
  const GOLDEN = `  f(x, y) = x² + 3y²
  ∇f = (2x, 6y)

  Iteration       │  step             (x, y)       f              ∇f    |∇f|              update
  θ ← θ − α∇f(θ)  │     0   (2.0000, 1.0000)  7.0000  (4.0000, 6.0000)  7.2111  (−0.4000, −0.6000)
  θ = (x, y)      │     1   (1.6000, 0.4000)  3.0400  (3.2000, 2.4000)  4.0000  (−0.3200, −0.2400)
  α = 0.1         │     2   (1.2800, 0.1600)  1.7152  (2.5600, 0.9600)  2.7341  (−0.2560, −0.0960)
                  │     …
                  │     5  (0.6554, 0.0102)  0.4298  (1.3107, 0.0614)  1.3122
`;
  test('formula on one side, numbers on the other', async () => {
    const args = ['descend', 'x^2 + 3y^2', '--from', '2,1', '--steps', '5', '--steps-shown', '4'];
    const { code, out, err } = await nabla(args, { columns: 120 });
    expect([code, err]).toEqual([0, '']);
    const squeezed = (text: string): string[] => text.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
    expect(squeezed(out).slice(0, 10)).toEqual(squeezed(GOLDEN).slice(0, 10));
    expect(out).toContain('Stopped after 5 steps at x = 0.65536, y = 0.01024');
    const narrow = (await nabla(args, { columns: 60 })).out;
    for (const line of narrow.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });
  test('in Chinese', async () => {
    const { out } = await nabla(['descend', 'x^2', '--from', '1', '--lang', 'zh', '--plot']);
    expect(out).toContain('迭代公式');
    expect(out).toMatch(/经过 \d+ 步收敛于/);
    expect(out).toContain('★');
  });
  test('all steps, TeX', async () => {
    const { out } = await nabla(['descend', 'x^2', '--from', '1', '--steps-shown', 'all', '--tex']);
    expect(out).toContain('f(x) = x^{2}');
    expect(out).toContain('\\theta \\leftarrow \\theta - \\alpha \\nabla f(\\theta)');
    expect(out.match(/^ +\d+ /gm)!.length).toBeGreaterThan(60);
  });
  test('a braille contour', async () => {
    const { out } = await nabla(['descend', 'x^2 + 3y^2', '--from', '2,1', '--plot']);
    for (const mark of ['○', '●', '★', '┌', '⠤']) expect(out).toContain(mark);
    expect(out).not.toMatch(/undefined|NaN/);
  });
  test('more than two variables: the table and a sentence', async () => {
    const { code, out } = await nabla(['descend', 'x^2+y^2+z^2', '--from', '1,1,1', '--plot']);
    expect(code).toBe(0);
    expect(out).toContain('A picture shows one or two variables; the formula has 3.');
    expect(out).toContain('(1.0000, 1.0000, 1.0000)');
  });
  test.each([
    ['ln(x) + y^2', '0.5,1'],
    ['1/x', '0.1'],
    ['abs(x) + abs(y)', '1,1'],
    ['x^2', '0'],
    ['x^2 + y^2', '0,0'],
    ['exp(x)', '3'],
    ['1e6 x^2 + y^2', '0.001,500'],
    ['sqrt(x)', '0.5'],
  ])('any formula has its picture: %s from %s', async (formula, from) => {
    const { code, out, err } = await nabla(['descend', formula, '--from', from, '--plot', '--steps', '40']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('○');
    expect(out).not.toMatch(/undefined|NaN/);
  });
});

const ESC = String.fromCharCode(27);

describe('pictures', () => {
  test('SVG and PNG show the same scene', async () => {
    const [svg, png] = [join(folder, 'a.svg'), join(folder, 'a.png')];
    const args = ['descend', 'x^2 + 3y^2', '--from', '2,1', '--svg', svg, '--png', png];
    const { code, out } = await nabla(args);
    expect(code).toBe(0);
    expect(out).toContain(`written: ${svg}`);
    const text = readFileSync(svg, 'utf8');
    expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(text).toContain('f(x, y) = x² + 3y²');
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
    const image = PNG.sync.read(readFileSync(png));
    expect([image.width, image.height]).toEqual([720, 560]);
    const pixel = (x: number, y: number): number[] => [
      ...image.data.subarray(4 * (y * 720 + x), 4 * (y * 720 + x) + 3),
    ];
    // The start's white disc, at the place that the SVG gives, and the valley's blue around the end.
    const [, x, y] = /<circle cx="([\d.]+)" cy="([\d.]+)" r="5" fill="#ffffff"/.exec(text)!.map(Number);
    expect(pixel(Math.floor(x!), Math.floor(y!))).toEqual([255, 255, 255]);
    expect(pixel(2, 2)).toEqual([255, 255, 255]);
    const colors = new Set(Array.from({ length: 500 }, (_, i) => pixel(80 + i, 300).join()));
    expect(colors.size).toBeGreaterThan(5);
  });
  test('names in a formula cannot leave the SVG', async () => {
    const svg = join(folder, 'b.svg');
    await nabla(['descend', '{x^2 if x<1, x otherwise}', '--from', '2', '--svg', svg]);
    await nabla(['descend', 'max(x, 1) x', '--from', '2', '--svg', svg]);
    expect(readFileSync(svg, 'utf8')).not.toMatch(/<(?!\/?(svg|g|clipPath|rect|path|polyline|circle|text)\b)/);
  });
  test('kitty and sixel where they are asked for or promised', async () => {
    const plot = async (args: string[], env: Record<string, string | undefined>, isTTY = true): Promise<string> =>
      (await nabla(['descend', 'x^2', '--from', '1', '--plot', ...args], { env: { LANG: 'en', ...env }, isTTY })).out;
    const [kitty, sixel] = ['\u001b_Ga=T,f=100,q=2,', '\u001bP'];
    expect(await plot(['--graphics', 'kitty'], {}, false)).toContain(kitty);
    expect(await plot(['--graphics', 'sixel'], {}, false)).toContain(sixel);
    expect(await plot([], { TERM: 'xterm-kitty' })).toContain(kitty);
    expect(await plot([], { TERM: 'foot' })).toContain(sixel);
    for (const env of [{ TERM: 'xterm-kitty', TMUX: '/tmp/x' }, { TERM: 'screen', KITTY_WINDOW_ID: '1' }, {}])
      expect(await plot([], env)).toContain('⠤');
    expect(await plot([], { TERM: 'xterm-kitty' }, false)).toContain('⠤');
  });
  test('what the terminal gets is the picture', async () => {
    const draw = async (kind: string): Promise<string> =>
      (await nabla(['descend', 'x^2', '--from', '1', '--plot', '--graphics', kind])).out;
    const chunks = [...(await draw('kitty')).matchAll(new RegExp(`${ESC}_G([^;]*);([^${ESC}]*)${ESC}\\\\`, 'g'))];
    expect(chunks.map((c) => c[1]!.at(-1))).toEqual([...chunks.slice(1).map(() => '1'), '0']);
    for (const chunk of chunks) expect(chunk[2]!.length).toBeLessThanOrEqual(4096);
    const png = PNG.sync.read(Buffer.from(chunks.map((c) => c[2]).join(''), 'base64'));
    expect([png.width, png.height]).toEqual([720, 560]);
    const sequence = new RegExp(`${ESC}P[^q]*q[^${ESC}]*${ESC}\\\\`).exec(await draw('sixel'))!;
    const { width, height, data32 } = decode(Buffer.from(sequence[0]));
    // Sixels come in sixes; the decoder rounds in its own way.
    expect(Math.abs(width - 720) + Math.abs(height - 560)).toBeLessThan(8);
    expect(new Set(data32).size).toBeGreaterThan(4);
  });
  test('a file that cannot be written: one line, exit 1, nothing left behind', async () => {
    const { code, err } = await nabla(['descend', 'x^2', '--from', '1', '--svg', join(folder, 'no', 'a.svg')]);
    expect([code, err]).toEqual([1, `nabla: ${join(folder, 'no', 'a.svg')}: no such file or folder\n`]);
    expect((await nabla(['descend', 'x^2', '--from', '1', '--svg', folder])).err).toContain('it is a folder');
    expect((await nabla(['descend', 'x y z', '--from', '1,1,1', '--png', join(folder, 'z.png')])).code).toBe(1);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp') || name === 'z.png')).toEqual([]);
  });
  test('an existing file is replaced whole', async () => {
    const svg = join(folder, 'old.svg');
    writeFileSync(svg, 'x'.repeat(1_000_000));
    await nabla(['descend', 'x^2', '--from', '1', '--svg', svg]);
    expect(readFileSync(svg, 'utf8')).toMatch(/<\/svg>\n$/);
  });
});

describe('wrong calls: one clear line, exit 2', () => {
  test.each([
    [['x^2'], "required option '--from <point>' not specified"],
    [['x^2', '--from', '1,2'], "--from: '1,2' does not give a number to each of x"],
    [['3', '--from', '1'], 'the formula has no variable'],
    [['x^2', '--from', '1', '--method', 'sgd'], "--method: 'sgd' is not one of gd, momentum, adam, newton, bfgs"],
    [['x^2', '--from', '1', '--lr', '0'], "--lr: '0' is not a positive number"],
    [['x^2', '--from', '1', '--lr', 'fast'], "--lr: 'fast' is not a positive number"],
    [['x^2', '--from', '1', '--steps', '1.5'], "--steps: '1.5' is not an integer from 0 to 100000"],
    [['x^2', '--from', '1', '--steps'], "option '--steps <number>' argument missing"],
    [['x^2', '--from', '1', '--tol', '-1'], "--tol: '-1' is not a number from 0 on"],
    [['x^2', '--from', '1', '--momentum', '0.5'], '--momentum goes with --method momentum only'],
    [['x^2', '--from', '1', '--method', 'momentum', '--momentum', '1'], "--momentum: '1' is not a number from 0"],
    [['x^2', '--from', '1', '--steps-shown', '1'], "--steps-shown: '1' is not an integer from 2 on, or 'all'"],
    [['x^2', '--from', '1', '--graphics', 'ascii'], "--graphics: 'ascii' is not one of auto, braille, kitty, sixel"],
    [['x^2', '--from', '1', '--plot', '--json'], '--plot draws in the terminal and does not go with --json'],
    [['ln x', '--from', '-1'], '--from: at (−1) the formula or its gradient has no value'],
  ])('%j', async (args, message) => {
    const { code, out, err } = await nabla(['descend', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
