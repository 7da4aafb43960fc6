import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CHROMIUM,
  expectNothingWrong,
  type Lab,
  openLab,
  openPage,
  settled,
  type Watched,
  WHY_SKIPPED,
} from './browser.js';
import { firstLoad } from './weight.js';

const editor = (page: Page) => page.locator('.formula .cm-content');
const hash = (page: Page) => page.evaluate(() => decodeURIComponent(location.hash));
/** The address is written a moment after the last change. */
const written = (page: Page, part: string) =>
  page.waitForFunction((text) => decodeURIComponent(location.hash).includes(text), part);

describe.skipIf(CHROMIUM === null)(`the page (${CHROMIUM === null ? WHY_SKIPPED : 'in Chromium'})`, () => {
  let lab: Lab;
  let wide: Watched;
  beforeAll(async () => {
    lab = await openLab();
    wide = await openPage(lab, '#gradient?lang=en');
  });
  afterAll(() => lab?.close());

  /** Goes to an address in the same page, as a pasted link does. */
  async function go(address: string): Promise<Page> {
    const { page } = wide;
    await page.evaluate((to) => {
      location.hash = to;
    }, address);
    await settled(page);
    return page;
  }

  test('what the first room needs before it can be used is under 300 KB, compressed', async () => {
    const { page } = await openPage(lab, '');
    const fonts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .flatMap((r) => (r.name.endsWith('.woff2') ? [new URL(r.name).pathname] : [])),
    );
    await page.context().close();
    const { files, bytes } = firstLoad(lab.folder, ['gradient', 'katex'], fonts);
    expect(files.length).toBeGreaterThan(8);
    expect(fonts.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(300_000);
  });

  test('the point is dragged, and the address says where it is', async () => {
    const page = await go('#gradient?lang=en&p=0,0');
    const map = (await page.locator('#gradient-map .map').boundingBox())!;
    const at = (x: number, y: number) =>
      [map.x + 34 + ((x + 3) / 6) * (map.width - 40), map.y + 6 + ((3 - y) / 6) * (map.height - 30)] as const;
    await page.mouse.move(...at(0, 0));
    await page.mouse.down();
    await page.mouse.move(...at(1, 0.5), { steps: 4 });
    await page.mouse.move(...at(1.5, -1), { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction(() => /p=1\.[45]\d?,-(1|0\.9\d|1\.0\d)/.test(decodeURIComponent(location.hash)));
    expect(await page.locator('.numbers').textContent()).toMatch(/3\.0\d|2\.9\d/);
  });

  test('the keyboard moves the point and turns the arrow', async () => {
    const page = await go('#gradient?lang=en&p=1,1&a=10');
    const [arrow, point] = [page.locator('.map [role=slider]').first(), page.locator('.map [role=slider]').last()];
    await arrow.focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => arrow.getAttribute('aria-valuetext')).toContain('11°');
    await point.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => point.getAttribute('aria-valuetext')).toContain('x = 1.05');
    await written(page, 'a=11');
    expect(await hash(page)).toContain('p=1.05,1');
  });

  test('along the gradient the slope is its length', async () => {
    const page = await go('#gradient?lang=en&p=1,1');
    await page.getByRole('button', { name: 'Steepest up' }).click();
    await written(page, 'a=71.6');
    expect(await page.locator('.verdict').textContent()).toContain('direction of the gradient');
    expect(await page.locator('.figure-cut .slope-value, .cuts .slope-value').first().textContent()).toBe('6.32');
    await page.getByRole('button', { name: 'Along the contour' }).click();
    expect(await page.locator('.cuts .slope-value').first().textContent()).toMatch(/^−?0\.0/);
  });

  test('at a saddle the curve is flat', async () => {
    const page = await go('#gradient?lang=en');
    await page.getByRole('button', { name: 'Stand on a saddle' }).click();
    await written(page, 'f=x^2 - y^2');
    expect(await page.locator('.verdict').textContent()).toContain('zero here');
    expect(await page.locator('.curve-top').count()).toBe(0);
  });

  test('the language changes and everything else stays', async () => {
    const page = await go('#gradient?lang=en&f=x y&p=0.5,2&a=33');
    await page.getByLabel('中文').check();
    await written(page, 'lang=zh');
    expect(await page.textContent('h1')).toBe('什么是梯度');
    expect(await hash(page)).toMatch(/f=x y&p=0\.5,2/);
  });

  test('a link shows another reader the same', async () => {
    const link = '#descent?lang=en&f=x^2 - x y + y^2&p=-1.5,2&w=0,0,2.5&methods=gd,newton&focus=newton&rate=0.2&k=1';
    const page = await go(link);
    const numbers = await page.locator('.step-numbers').textContent();
    const other = await openPage(lab, await page.evaluate(() => location.hash));
    expect(await other.page.locator('.step-numbers').textContent()).toBe(numbers);
    expect(await hash(other.page)).toBe(link);
    expectNothingWrong(other.wrong);
    await other.page.context().close();
  });

  test('an error in the formula is underlined where it is, and the picture stays', async () => {
    const page = await go('#gradient?lang=en&f=x^2+y^2');
    await page.waitForSelector('.formula .cm-content');
    await editor(page).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' + * y');
    await page.waitForSelector('.formula .wrong');
    expect(await page.locator('.formula .wrong').textContent()).toBe('*');
    expect(await page.locator('.formula-error').textContent()).toContain("found '*'");
    expect(await page.locator('.curve-line').count()).toBe(1);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('x + 2y');
    await page.waitForSelector('.formula-read');
    await written(page, 'f=x + 2y');
  });

  test('descent: steps, too large a rate, methods', async () => {
    const page = await go('#descent?lang=en&k=0');
    await page.getByRole('button', { name: 'One step forward' }).click();
    await written(page, 'k=1');
    expect(await page.locator('.step-numbers').textContent()).toContain('0.8000');
    await page.getByRole('button', { name: 'Go over the limit' }).click();
    await settled(page);
    expect(await page.locator('.verdicts').textContent()).toMatch(/Stopped|Diverged/);
    await page.getByLabel('Newton').check();
    await settled(page);
    expect(await page.locator('.verdicts').textContent()).toMatch(/Newton.*Converged after 1 step/);
  });

  test('the derivation opens and closes', async () => {
    const page = await go('#descent?lang=en&f=sin(x^2)+y');
    await page.getByRole('button', { name: 'Open all' }).click();
    const items = page.locator('.derivation li');
    // The sum's two parts, the chain inside one of them; constants of the other variable.
    await expect.poll(() => items.count()).toBe(7);
    await page.getByRole('button', { name: 'Close all' }).click();
    await expect.poll(() => items.count()).toBe(3);
    await page.locator('summary').first().click();
    await expect.poll(() => items.count()).toBe(5);
    expect(await page.locator('.derivation li .rule').first().textContent()).toBe('sum rule');
  });

  test('hostile addresses give defaults and a note, and nothing of them becomes code', async () => {
    const attacks = [
      '#gradient?f=<img src=x onerror=alert(1)>',
      `#gradient?f=${encodeURIComponent('"><script>alert(1)</script>')}`,
      `#gradient?f=${encodeURIComponent('\\href{javascript:alert(1)}{x}')}`,
      `#gradient?f=${encodeURIComponent('(() => { alert(1); return x })()')}`,
      '#gradient?p=NaN,1&a=1e9&w=0,0,0&v=,&len=-1',
      '#gradient?__proto__=1&constructor=2&a=%E0%A4%A&a=1&zz=5',
      `#descent?f=${'('.repeat(400)}x&methods=__proto__&k=-1&rate=Infinity`,
      `#descent?f=${encodeURIComponent('((x^x)^x)^x^x^x')}&methods=gd,newton,bfgs`,
      '#../../etc?lang=<b>',
      '#javascript:alert(1)',
      `#${'%'.repeat(5000)}`,
    ];
    for (const attack of attacks) {
      const page = await go(attack);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('main img, main iframe, main script, main a[href^=javascript]').count()).toBe(0);
      if (!attack.includes('f=')) expect(await page.locator('.notes li').count()).toBeGreaterThan(0);
    }
  });

  test('rooms are entered and left by the browser’s own buttons', async () => {
    const page = await go('#gradient?lang=en&p=2,1');
    await page.getByRole('link', { name: /How it is solved/ }).click();
    await settled(page);
    expect(await page.textContent('h1')).toBe('How it is solved');
    await written(page, '#descent?lang=en&p=2,1');
    await page.goBack();
    await settled(page);
    expect(await page.textContent('h1')).toBe('What a gradient is');
    await written(page, '#gradient?lang=en&p=2,1');
  });

  test('with the headers the page is isolated and the policy has no hole', async () => {
    const { page } = wide;
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const evaluated = await page.evaluate(() => {
      const made = document.createElement('script');
      made.textContent = 'globalThis.hole = true';
      document.head.append(made);
      return 'hole' in globalThis;
    });
    expect(evaluated).toBe(false);
    wide.wrong.splice(0, wide.wrong.length, ...wide.wrong.filter((text) => !/inline script/.test(text)));
  });

  test('nothing went wrong meanwhile', () => expectNothingWrong(wide.wrong));
});

describe.skipIf(CHROMIUM === null)(`less of a browser (${CHROMIUM === null ? WHY_SKIPPED : 'in Chromium'})`, () => {
  test('without WebGL and without SharedArrayBuffer the rooms work', async () => {
    const lab = await openLab({ webgl: false, isolated: false });
    try {
      const { page, wrong } = await openPage(lab, '#gradient?lang=en');
      expect(await page.evaluate(() => typeof SharedArrayBuffer)).toBe('undefined');
      expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2'))).toBeNull();
      expect(await page.locator('.figure-surface .hint').last().textContent()).toContain('no fast WebGL');
      expect(await page.locator('.timing').textContent()).toContain('200 × 200');
      await page.evaluate(() => {
        location.hash = '#descent?lang=en';
      });
      await settled(page);
      expect(await page.locator('.verdicts').textContent()).toContain('Converged');
      expectNothingWrong(wrong);
    } finally {
      await lab.close();
    }
  });
});
