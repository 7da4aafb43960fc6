/** Rooms 3 to 5 in Chromium: a reader's code, losses, digits. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, expectNothingWrong, type Lab, openLab, openPage, type Watched, WHY_SKIPPED } from './browser.js';

const output = async (page: Page): Promise<string> => (await page.getByRole('log').textContent()) ?? '';
/** Matches one of these texts and nothing longer. */
const oneOf = (...all: string[]): RegExp =>
  new RegExp(`^(${all.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})$`);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe.skipIf(CHROMIUM === null)(`learning (${CHROMIUM === null ? WHY_SKIPPED : 'in Chromium'})`, () => {
  let lab: Lab;
  let watched: Watched;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  async function open(address: string): Promise<Page> {
    watched = await openPage(lab, address);
    return watched.page;
  }

  async function done(page: Page): Promise<void> {
    expectNothingWrong(watched.wrong);
    await page.context().close();
  }

  /** Runs what stands in the editor, or the text. */
  async function run(page: Page, code?: string): Promise<string> {
    if (code !== undefined) {
      await page.locator('.code-field .cm-content').click();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(code);
    }
    const before = await output(page);
    await button(page, 'Run').click();
    await expect.poll(() => output(page), { timeout: 20_000 }).not.toMatch(oneOf(before, 'Running…'));
    return output(page);
  }

  describe('autograd', () => {
    test('autograd.grad leaves .grad null, backward fills it, edge by edge', async () => {
      const page = await open('#autograd?lang=en&ex=grad');
      expect(await page.locator('.logs').count()).toBe(0);
      expect(await run(page)).toMatch(
        /mse {2}tensor\(4\., grad_fn=<MseLossBackward0>\)\s*g {4}tensor\(\[6\.\]\)\s*grad null/,
      );
      await button(page, 'To the end').click();
      expect(await page.locator('.node-grad').textContent()).toBe('.grad null');
      await button(page, 'MSE by backward()').click();
      await run(page);
      const edges = page.locator('.graph .edge text');
      expect(await edges.count()).toBe(0);
      await button(page, 'Next gradient').click();
      // What is not asked for is said to be missing.
      expect((await edges.allTextContents()).sort()).toEqual(['4', 'not computed']);
      await button(page, 'Next gradient').click();
      expect((await edges.allTextContents()).sort()).toEqual(['4', '6', 'not computed', 'not computed']);
      expect(await page.locator('.node-grad').textContent()).toBe('.grad null');
      await button(page, 'Next gradient').click();
      expect(await page.locator('.node-grad').textContent()).toBe('.grad 6');
      await done(page);
    });

    test('the two misconceptions can be tried', async () => {
      const page = await open('#autograd?lang=en');
      await button(page, 'Run it twice').click();
      await page.waitForSelector('.logs');
      expect((await page.locator('.logs').textContent())!.split('\n')).toEqual(
        [6, 12, 6].map((g) => `tensor([${g}.])`),
      );
      await button(page, 'Look at the leaf').click();
      await expect.poll(() => page.locator('.logs').textContent()).toContain('leaf false null');
      expect(await page.locator('.variables tbody tr').first().textContent()).toContain('null');
      await done(page);
    });

    test('TypeScript, imports and errors with their lines', async () => {
      const page = await open('#autograd?lang=en');
      await page.waitForSelector('.code-field .cm-content');
      expect(
        await run(
          page,
          "import { mse_loss } from 'nabla/nn/functional';\nconst a: number = 2;\nconsole.log(a, mse_loss(torch.ones(2), torch.zeros(2)).item())",
        ),
      ).toBe('2 1');
      expect(await run(page, 'const x = torch.ones(2);\n\nx.matmul(torch.ones(3));')).toMatch(/line 3.*\[matmul\]/);
      expect(await run(page, 'const = 3')).not.toBe('');
      await done(page);
    });

    test('code runs in an opaque origin without network, and is stopped', async () => {
      const page = await open('#autograd?lang=en');
      await page.waitForSelector('.code-field .cm-content');
      const probe = `const tried: string[] = [];
for (const [name, action] of Object.entries({
  fetch: () => fetch('${lab.url}'),
  import: () => new Function('u', 'return import(u)')('${lab.url}worker.js'),
})) await action().then(() => tried.push(name), () => tried.push('no ' + name));
console.log(tried.join(), self.origin, typeof document, typeof localStorage)`;
      expect(await run(page, probe)).toBe('no fetch,no import null undefined undefined');
      watched.wrong.splice(
        0,
        watched.wrong.length,
        ...watched.wrong.filter((text) => !/Content Security Policy|Refused|failed: .*worker\.js/.test(text)),
      );
      expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-scripts');
      await done(page);
    });

    test('a program without end is stopped, and the next one runs', async () => {
      const page = await open('#autograd?lang=en');
      await page.waitForSelector('.code-field .cm-content');
      expect(await run(page, 'for (;;) {}')).toContain('stopped');
      expect(await run(page, "console.log('again')")).toBe('again');
      await done(page);
    }, 60_000);

    test('nothing runs because of an address', async () => {
      const page = await open(`#autograd?lang=en&ex=loop&code=${encodeURIComponent("console.log('no')")}`);
      await page.waitForTimeout(500);
      expect(await page.locator('.logs').count()).toBe(0);
      expect(await page.locator('.notes li').count()).toBe(1);
      await page.context().close();
    });
  });

  describe('losses', () => {
    test('where the answer is confidently wrong, squares hardly pull', async () => {
      const page = await open('#losses?lang=en');
      await button(page, 'Be confidently wrong').click();
      const pulls = page.locator('.step.right .number');
      await expect.poll(() => pulls.allTextContents()).toEqual(['+1.000', '+0.000']);
      expect(await page.locator('#losses-pull .verdict').textContent()).toContain('hardly notices');
      await button(page, 'Be unsure').click();
      await expect.poll(() => pulls.allTextContents()).toEqual(['+0.667', '+0.148']);
      await done(page);
    });

    test('softmax twice has a floor; only differences count', async () => {
      const page = await open('#losses?lang=en');
      await button(page, 'Be nearly certain, and right').click();
      await expect
        .poll(() => page.locator('.compare tbody td').allTextContents())
        .toEqual(['0.0002', '0.0003', '0.5516', '0.0002']);
      const before = await page.locator('.probability .number').allTextContents();
      await button(page, 'Add 2 to every score').click();
      await page.waitForSelector('.toast');
      expect(await page.locator('.slider output').first().textContent()).toBe('8.00');
      expect(await page.locator('.probability .number').first().textContent()).toMatch(/100|99\.9/);
      expect(before[0]).toMatch(/100|99\.9/);
      await done(page);
    });
  });

  describe('digits', () => {
    test('both networks learn, and read a test digit', async () => {
      const page = await open('#digits?lang=en&net=linear&dsteps=60&ratemse=10');
      await button(page, 'Train both').click();
      await expect
        .poll(() => page.getByRole('status').allTextContents(), { timeout: 40_000 })
        .toContain('Done: 60 steps each');
      const accuracies = await page.locator('.network .hint .number').allTextContents();
      expect(Number.parseFloat(accuracies[0]!)).toBeGreaterThan(80);
      expect(Number.parseFloat(accuracies[2]!)).toBeGreaterThan(70);
      expect(await page.locator('.confusion').first().locator('td.right').allTextContents()).not.toContain('');
      await button(page, 'A test digit').click();
      await page.waitForSelector('.digit-bars');
      const digit = (await page.locator('.seen strong').textContent())!.replace(/\D/g, '');
      expect(await page.locator('.digit-bars b').first().textContent()).toBe(digit);
      await done(page);
    }, 60_000);

    test('the same seed gives the same run; a scaled loss trains alike', async () => {
      const read = async (address: string): Promise<string[]> => {
        const page = await open(address);
        await button(page, 'Train both').click();
        await expect
          .poll(() => page.getByRole('status').allTextContents(), { timeout: 40_000 })
          .toContain('Done: 20 steps each');
        const found = await page.locator('.network .hint .number').allTextContents();
        await done(page);
        return found;
      };
      const address = '#digits?lang=en&net=linear&dsteps=20&dseed=7&ratemse=8';
      const first = await read(address);
      expect(await read(address)).toEqual(first);
      const scaled = await read('#digits?lang=en&net=linear&dsteps=20&dseed=7&ratemse=0.8&scale=10');
      expect(scaled[2]).toBe(first[2]);
      expect(Number(scaled[3]) / Number(first[3])).toBeCloseTo(10, 1);
    }, 90_000);
  });
});
