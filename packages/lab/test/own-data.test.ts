/** Room 6 in Chromium: a reader's own table. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as torch from 'nabla';
import { load } from 'nabla/io';
import * as functional from 'nabla/nn/functional';
import * as tables from 'nabla-tables';
import { decodeModel, parseModel, parseTable, predictTable, type TrainPlan, trainOnTable } from 'nabla-tables';
import type { Page } from 'playwright-core';
import { transform } from 'sucrase';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleFile } from '../src/rooms/data/examples.js';
import {
  CHROMIUM,
  complaints,
  expectNothingWrong,
  type Lab,
  openLab,
  openPage,
  type Watched,
  WHY_SKIPPED,
} from './browser.js';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** null where there is none (yet). */
const text = async (page: Page, selector: string): Promise<string | null> =>
  (await page.locator(selector).allTextContents())[0] ?? null;

/** Numbers from 0 to 1 that are the same everywhere. */
const noise = (i: number, k: number): number => {
  const x = Math.sin(12.9898 * i + 78.233 * k) * 43758.5453;
  return x - Math.floor(x);
};
const rows = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const HOUSES = `area;rooms;price\n${rows(60, (i) => `${Math.round(40 + 160 * noise(i, 1))};${1 + (i % 5)};${100 + 3 * i}`)}\n`;
const FRUIT = `id,大小,colour,ripe\n${rows(60, (i) => `${i + 1},${(noise(i, 1) + (i % 2)).toFixed(2)},${i % 3 ? 'red' : 'green'},${i % 2 ? 'yes' : 'no'}`)}\n`;

/** Runs a program that the page gave: what it reads is given, what it writes comes back. */
async function run(code: string, input: Uint8Array): Promise<Uint8Array> {
  let written = new Uint8Array();
  const modules: Readonly<Record<string, unknown>> = {
    'node:fs/promises': {
      readFile: async () => input,
      writeFile: async (_: string, out: typeof written) => (written = out),
    },
    nabla: torch,
    'nabla/nn/functional': functional,
    'nabla-tables': tables,
  };
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => Promise<void>;
  const script = transform(code, { transforms: ['typescript', 'imports'] }).code;
  await new AsyncFunction('require', 'exports', 'console', script)((name: string) => modules[name], {}, { log() {} });
  return written;
}

describe.skipIf(CHROMIUM === null)(`own data (${CHROMIUM === null ? WHY_SKIPPED : 'in Chromium'})`, () => {
  let lab: Lab;
  let folder = '';
  let watched: Watched;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nabla-own-'));
    lab = await openLab();
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(address: string): Promise<Page> {
    watched = await openPage(lab, address, { acceptDownloads: true });
    await watched.page.waitForSelector('.opened, .complaint');
    return watched.page;
  }
  async function done(page: Page): Promise<void> {
    expectNothingWrong(watched.wrong);
    await page.context().close();
  }
  /** Gives a file; resolves when it is open, or refused. */
  async function give(page: Page, name: string, content: string | Uint8Array): Promise<void> {
    const path = join(folder, name);
    writeFileSync(path, content);
    await page.locator('.drop input[type=file]').setInputFiles(path);
    await page.waitForFunction(
      (file) =>
        [...document.querySelectorAll('.opened, .source .complaint')].some((e) => e.textContent?.startsWith(file)) ||
        document.querySelector('.source .complaint b')?.textContent?.includes(file),
      name,
    );
  }
  async function train(page: Page): Promise<string> {
    await page.locator('button.main').click();
    await expect
      .poll(() => text(page, '.curves .verdict'), { timeout: 30_000 })
      .toMatch(/^(Done|Stopped|完成|训练了)|^$/);
    return (await text(page, '.curves .verdict')) ?? '';
  }
  async function downloaded(page: Page, action: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([page.waitForEvent('download'), action()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  const PLAN: TrainPlan = {
    spec: parseModel('mlp:8')!,
    loss: null,
    optimizer: 'adam',
    lr: 0.01,
    epochs: 20,
    batch: 16,
    seed: 3,
    test: 0.25,
    missing: 'error',
  };
  const SETTINGS = 'tmodel=mlp:8&tepochs=20&tbatch=16&tseed=3&ttest=0.25';
  const breathe = async (): Promise<void> => {};

  test('a file of classes: trained, measured, tried, and its weights are those of the same code in Node', async () => {
    const page = await open(`#data?lang=en&${SETTINGS}`);
    await give(page, 'fruit.csv', FRUIT);
    expect(await text(page, '.opened')).toBe('fruit.csv: 60 rows, 4 columns');
    // A running number is left out, the last column is the target.
    expect(
      await page.locator('.sheet select').evaluateAll((all) => all.map((s) => (s as HTMLSelectElement).value)),
    ).toEqual(['excluded', 'numeric', 'categorical', 'target']);
    expect(await train(page)).toBe('Done: 20 epochs on 45 rows; 15 rows were kept for testing.');
    const names = { target: 'ripe', features: ['大小', 'colour'], categorical: [] };
    const here = await trainOnTable(parseTable(new TextEncoder().encode(FRUIT)), names, PLAN, { breathe });
    const accuracy = (s: { metrics: object } | null) => (s!.metrics as { accuracy: number }).accuracy;
    expect(await page.locator('.measures').first().locator('tr td:last-child').allTextContents()).toEqual(
      [accuracy(here.train), accuracy(here.test)].map((a) => `${(100 * a).toFixed(1)}%`),
    );
    const { name, bytes } = await downloaded(page, () => button(page, 'Download weights').click());
    expect(name).toBe('fruit.safetensors');
    const tensors = load(bytes);
    const own = here.model.state_dict();
    expect(Object.keys(tensors).sort()).toEqual(Object.keys(own).sort());
    // Engines with fused multiply-add round otherwise.
    for (const [key, value] of Object.entries(own)) {
      expect(tensors[key]!.sub(value).abs().max().item()).toBeLessThan(1e-4);
    }
    const program = await downloaded(page, () => page.locator('.aside button', { hasText: 'Download' }).click());
    expect(program.name).toBe('fruit.ts');
    const { model, saved } = decodeModel(bytes);
    const ran = decodeModel(await run(program.bytes.toString('utf8'), new TextEncoder().encode(FRUIT)));
    expect(ran.saved).toEqual(saved);
    for (const [key, value] of Object.entries(ran.model.state_dict()))
      expect(value.tolist()).toEqual(own[key]!.tolist());

    const csv = await downloaded(page, () => button(page, 'Download predictions').click());
    expect(csv.name).toBe('fruit.predicted.csv');
    const lines = csv.bytes.toString('utf8').trim().split('\n');
    expect(lines[0]).toBe('id,大小,colour,ripe,predicted_ripe,probability');
    expect(lines).toHaveLength(61);
    const { predictions } = predictTable(model, saved, parseTable(csv.bytes), false);
    expect(lines.slice(1).map((l) => l.split(',')[4])).toEqual(predictions.values.map((v) => ['no', 'yes'][v]));

    const size = page.getByLabel('大小', { exact: true });
    await size.fill('0');
    await expect.poll(() => text(page, '.said-value b')).toBe('no');
    await size.fill('2');
    await expect.poll(() => text(page, '.said-value b')).toBe('yes');
    await size.fill('two');
    await expect.poll(() => text(page, '.aside .complaint')).toBe("column '大小': 'two' is not a number");
    expect(await complaints(page)).toEqual([]);
    // Links hold settings, never data.
    const hash = await page.evaluate(() => decodeURIComponent(location.hash));
    expect(hash).toContain('tdata=own');
    expect(hash).not.toMatch(/大小|colour|ripe|fruit/);
    await done(page);
  }, 60_000);

  test('numbers, another target, another delimiter; settings come from the address', async () => {
    const page = await open('#data?lang=zh&tmodel=linear&topt=sgd&trate=0.05&tepochs=30');
    await give(page, 'houses.csv', HOUSES);
    await page.getByLabel('要预测的列').selectOption({ label: 'area' });
    await page.getByLabel('“rooms”列的用法').selectOption('categorical');
    expect(await train(page)).toMatch(/^完成：用 48 行训练了 30 轮，另留 12 行测试。/);
    expect(await page.locator('.scatter circle').count()).toBe(60);
    expect(await page.locator('.measures').first().locator('th').allTextContents()).toContain('R²');
    await page.locator('.aside summary').click();
    const code = (await text(page, '.aside pre'))!;
    expect(code).toContain('new torch.nn.Linear(6, 1)');
    expect(code).toContain('target: "area"');
    expect(await text(page, 'pre.command')).toContain(
      '--target area --model linear --loss mse --optimizer sgd --lr 0.05',
    );
    expect(await text(page, 'pre.command')).toContain('--categorical rooms');
    await done(page);
  }, 60_000);

  test('a file that is wrong is refused where it is wrong, and what was open stays', async () => {
    const page = await open('#data?lang=en');
    // Dropped beside its place, a file would make the browser leave the page.
    await page.evaluate((csv) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([csv], 'dropped.csv', { type: 'text/csv' }));
      const event = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.querySelector('h1')!.dispatchEvent(event);
      if (!event.defaultPrevented) throw new Error('the browser would leave the page');
    }, HOUSES);
    await expect.poll(() => text(page, '.opened')).toBe('dropped.csv: 60 rows, 3 columns');
    for (const [content, complaint] of [
      ['a,b\n1,2\n3\n', 'row 3 (the header is row 1) has 1 fields, the header 2'],
      ['a,"b\n1,2\n', /row \d+: a quoted field does not end/],
      ['1,2\n3,4\n', 'the first row holds only numbers'],
      ['', 'the file has no header'],
      ['a,a\n1,2\n', "the header names 'a' twice"],
      [new Uint8Array([0x61, 0x2c, 0xff, 0xfe, 0x0a]), 'the file is not text in utf-8'],
    ] as const) {
      await give(page, 'bad.csv', content);
      await expect.poll(() => text(page, '.source .complaint')).toMatch(complaint);
      expect(await text(page, '.opened')).toBe('dropped.csv: 60 rows, 3 columns');
    }
    // What is said follows the language; the encoding can be changed and the file is tried again.
    await give(
      page,
      'bad.csv',
      new Uint8Array([0xc3, 0xfb, 0x2c, 0x79, 0x0a, 0x31, 0x2c, 0x32, 0x0a, 0x32, 0x2c, 0x33, 0x0a]),
    );
    await page.getByRole('radio', { name: '中文' }).check({ force: true });
    await expect.poll(() => text(page, '.source .complaint')).toContain('文件不是 utf-8 文本');
    await page.getByLabel('编码').selectOption('gb18030');
    await expect.poll(() => text(page, '.opened')).toBe('bad.csv：2 行，2 列');
    expect(await text(page, '.column-name')).toBe('名');
    await done(page);
  }, 60_000);

  test('cells that cannot be learned from: where they are, and ways out', async () => {
    const page = await open('#data?lang=en&tepochs=5');
    await give(page, 'holes.csv', `x,kind,y\n${rows(20, (i) => `${i === 4 ? '' : i * 2},${i % 2},${i}`)}\n`);
    await train(page);
    await expect
      .poll(() => text(page, '.curves .complaint'))
      .toContain("row 6 (the header is row 1), column 'x' is empty");
    await button(page, 'Leave out those rows').click();
    await expect.poll(() => text(page, '.curves .verdict')).toContain('1 rows with empty cells were left out.');
    await page.evaluate(() => {
      location.hash = '#data?lang=en&tdata=own&topt=sgd&trate=100&tmiss=mean&tepochs=50';
    });
    await expect.poll(() => page.getByLabel('Learning rate').inputValue()).toBe('100');
    await train(page);
    await expect.poll(() => text(page, '.curves .complaint')).toMatch(/no longer a number in epoch \d+/);
    expect(await page.locator('.results .measures').count()).toBe(0);
    await button(page, 'Learning rate 10.00').click();
    expect(await page.getByLabel('Learning rate').inputValue()).toBe('10');
    await done(page);
  }, 60_000);

  test('hostile tables are text', async () => {
    const page = await open('#data?lang=en&tepochs=3');
    const evil = '<img src=x onerror=alert(1)>';
    const header = `${evil},"=cmd|' /C calc'!A0",__proto__,constructor,y`;
    const lines = rows(
      24,
      (i) => `"<script>alert(${i % 3})</script>",${i},${i % 4},$\{alert(1)},${i % 2 ? `'); alert(1); ('` : evil}`,
    );
    await give(page, `${evil.replaceAll('/', '')}.csv`, `${header}\n${lines}\n`);
    expect(await page.locator('.column-name').allTextContents()).toEqual([
      evil,
      "=cmd|' /C calc'!A0",
      '__proto__',
      'constructor',
      'y',
    ]);
    expect(await train(page)).toContain('Done');
    await page.locator('.aside summary').click();
    const { bytes } = await downloaded(page, () => page.locator('.aside button', { hasText: 'Download' }).click());
    const code = bytes.toString('utf8');
    expect(code).toContain(JSON.stringify(evil));
    expect(code).not.toContain("alert(1); ('");
    expect(await page.locator('main img, main script').count()).toBe(0);
    await done(page);
  }, 60_000);

  test('hostile addresses fall back; a link to somebody’s own file says so', async () => {
    const page = await open('#data?lang=en&tdata=own&tmodel=mlp:999999&tcols=0x,zz&trate=-1&tepochs=1e9');
    expect(await text(page, '.complaint')).toContain('This link speaks of somebody’s own file');
    expect(await page.locator('.notes li').count()).toBe(4);
    expect(await page.locator('button.main').isDisabled()).toBe(true);
    await button(page, 'Three species').click();
    await expect.poll(() => text(page, '.opened')).toContain('flowers.csv');
    await done(page);
  });

  test('a long training is stopped, and keeps what it has learned; misconceptions can be tried', async () => {
    const page = await open('#data?lang=en&tepochs=5000&tmodel=mlp:256,256&tbatch=8');
    await page.locator('button.main').click();
    await expect.poll(() => text(page, '.curves .verdict'), { timeout: 20_000 }).toMatch(/Epoch [1-9]/);
    await button(page, 'Stop').click();
    await expect.poll(() => text(page, '.curves .verdict')).toMatch(/Stopped after \d+ epochs/);
    const { bytes } = await downloaded(page, () => button(page, 'Download weights').click());
    expect(Number(decodeModel(bytes).saved.training['epochs'])).toBeLessThan(5000);

    // The first misconception: the test curve turns.
    await button(page, 'Learn 80 noisy rows by heart').click();
    await expect.poll(() => page.locator('.myth .found').count(), { timeout: 30_000 }).toBe(1);
    const found = (await text(page, '.myth .found'))!;
    const [best, , end] = found.match(/\d+(\.\d+)?/g)!.map(Number);
    expect(end!).toBeGreaterThan(1.1 * best!);
    expect(found).toMatch(/training loss fell to (0\.0|.* × 10⁻)/);
    expect(await page.locator('.turning').count()).toBe(1);
    await button(page, 'Compare both').click();
    expect(await page.locator('.leaks tbody tr').count()).toBe(8);
    await done(page);
  }, 60_000);
});

test('examples are tables that can be learned from', () => {
  expect(
    ['daylight', 'flowers', 'noisy'].map((name) => parseTable(exampleFile(name as 'noisy').bytes).rows.length),
  ).toEqual([300, 180, 80]);
  // Where the sun stands over the equator all days are as long.
  const text = new TextDecoder().decode(exampleFile('daylight').bytes);
  expect(text.match(/^0,\w+,(.*)$/gm)!.every((line) => line.endsWith(',12.00'))).toBe(true);
});
