/** `nabla doctor`, `nabla completion`, help of every command, and the command as a real process. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { nabla } from './surroundings.js';

const COMMANDS = ['lesson', 'grad', 'diff', 'descend', 'train', 'predict', 'doctor', 'completion'];

describe('doctor', () => {
  test('says what the machine has, and that the engine works', async () => {
    const { code, out, err } = await nabla(['doctor']);
    expect([code, err]).toEqual([0, '']);
    for (const text of ['WebAssembly SIMD  yes', 'BLAS', 'WebGPU', process.version]) expect(out).toContain(text);
    expect(out.match(/ {2}ok\n/g)).toHaveLength(4);
  });
  test('in Chinese, and as JSON', async () => {
    expect((await nabla(['doctor', '--lang', 'zh'])).out).toContain('自检');
    const json = JSON.parse((await nabla(['doctor', '--json'])).out) as Record<string, Record<string, unknown>>;
    expect(json['engine']).toMatchObject({ simd: true });
    expect(json['engine']!['threads']).toBeGreaterThanOrEqual(1);
    expect(json['checks']).toEqual(['gradient', 'kernel', 'product', 'random'].map((name) => ({ name, error: null })));
  });
});

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish'])('%s knows every command and option', async (shell) => {
    const { code, out } = await nabla(['completion', shell]);
    expect(code).toBe(0);
    for (const name of [...COMMANDS, 'steps-shown', 'optimizer', 'newton', 'cross_entropy'])
      expect(out).toContain(name);
  });
  test.skipIf(spawnSync('bash', ['--version']).status !== 0)('in bash', async () => {
    const { out } = await nabla(['completion', 'bash']);
    const complete = (...words: string[]): string[] => {
      const line = words.map((w) => `'${w}'`).join(' ');
      const script = `${out}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _nabla; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout.trim().split('\n');
    };
    expect(complete('nabla', 'd')).toEqual(['diff', 'descend', 'doctor']);
    expect(complete('nabla', 'descend', '--method', 'n')).toEqual(['newton']);
    expect(complete('nabla', 'descend', 'x', '--g')).toEqual(['--graphics']);
    expect(complete('nabla', 'completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });
  test('another shell', async () => {
    const { code, err } = await nabla(['completion', 'csh']);
    expect([code, err]).toEqual([
      2,
      "nabla: 'csh' is no shell that this command knows; write one of bash, zsh, fish\n",
    ]);
  });
});

describe('help', () => {
  test.each(COMMANDS)('%s, in both languages', async (name) => {
    const [en, zh] = [await nabla([name, '--help']), await nabla([name, '--help', '--lang', 'zh'])];
    expect([en.code, zh.code, en.err, zh.err]).toEqual([0, 0, '', '']);
    expect(en.out).toContain('Examples:');
    expect(zh.out).toContain('示例：');
    expect(zh.out).toContain('用法：');
    for (const flag of ['--lang', '--json', '--help']) for (const { out } of [en, zh]) expect(out).toContain(flag);
    expect(zh.out.replace(/nabla .*/g, '')).not.toMatch(/Usage|Options:|default:/);
  });
  test('errors of the parser in Chinese', async () => {
    const zh = async (...args: string[]): Promise<string> => (await nabla([...args, '--lang', 'zh'])).err;
    expect(await zh('gard')).toBe('nabla: 没有命令“gard”；是不是 grad？\n');
    expect(await zh('grad', 'x', '--stps')).toBe('nabla: 没有选项“--stps”；是不是 --steps？\n');
    expect(await zh('grad')).toBe('nabla: 缺少参数“formula”\n');
    expect(await zh('descend', 'x')).toBe('nabla: 必须给出选项“--from <point>”\n');
    expect(await zh('grad', 'x', 'y')).toBe('nabla: 参数太多：应有 1 个，给了 2 个\n');
    expect(await zh('grad', '-x')).toBe('nabla: 没有选项“-x”（以负号开头的公式要写在 -- 之后）\n');
  });
});

const BIN = fileURLToPath(new URL('../bin/nabla.js', import.meta.url));
const DIST = fileURLToPath(new URL('../dist/main.js', import.meta.url));

describe.skipIf(!existsSync(DIST))('as a process', () => {
  const start = (args: string[], options = {}) =>
    spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8', ...options });

  test('exit codes, both streams', () => {
    const good = start(['grad', 'x^2 y + sin(y)', '--at', 'x=1,y=2', '--json']);
    expect([good.status, good.stderr]).toEqual([0, '']);
    expect(JSON.parse(good.stdout)).toMatchObject({
      variables: ['x', 'y'],
      at: { x: 1, y: 2 },
      partials: { x: '2xy' },
    });
    const bad = start(['grad', 'x +'], { env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' } });
    expect([bad.status, bad.stdout]).toEqual([2, '']);
    expect(bad.stderr).toContain('第 4 个字符');
  });

  test('help and errors do not load the engine', () => {
    const trace = `data:text/javascript,${encodeURIComponent(
      `import { register } from 'node:module';
       register('data:text/javascript,' + encodeURIComponent('export async function resolve(s, c, n) { const r = await n(s, c); if (/nabla\\\\/dist|calculus|mnist|pngjs|papaparse/.test(r.url)) throw new Error("loaded " + r.url); return r; }'));`,
    )}`;
    for (const args of [['--help'], ['descend', '--help'], ['--version'], ['gard']]) {
      const { status, stderr } = spawnSync(process.execPath, ['--import', trace, DIST, ...args], { encoding: 'utf8' });
      expect(stderr).not.toContain('loaded');
      expect(status).toBe(args[0] === 'gard' ? 2 : 0);
    }
    expect(spawnSync(process.execPath, ['--import', trace, DIST, 'grad', 'x'], { encoding: 'utf8' }).stderr).toContain(
      'loaded',
    );
  });

  test('a reader that goes away is no failure', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${BIN}" lesson --only a | head -c 10`], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });

  /** Interrupts a long training after a while; null where the program had not begun to listen yet. */
  async function interrupted(folder: string, wait: number): Promise<{ code: number; err: string } | null> {
    const args = ['train', 'a.csv', '--target', 'y', '--epochs', '1000000', '--out', 'm.safetensors', '--lang', 'en'];
    const child = spawn(process.execPath, [BIN, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    child.stderr!.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    setTimeout(() => child.kill('SIGINT'), wait);
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return code === null ? null : { code, err };
  }

  test('Ctrl-C: 130, nothing left behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nabla-'));
    const rows = Array.from({ length: 200 }, (_, i) => `${i},${i}`).join('\n');
    writeFileSync(join(folder, 'a.csv'), `x,y\n${rows}\n`);
    let result: Awaited<ReturnType<typeof interrupted>> = null;
    for (let wait = 1500; result === null && wait < 30_000; wait *= 3) result = await interrupted(folder, wait);
    expect(result).toEqual({ code: 130, err: 'nabla: interrupted; no file was written\n' });
    expect(readdirSync(folder)).toEqual(['a.csv']);
    rmSync(folder, { recursive: true });
  });
});
