import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOMS } from '../src/rooms.js';
import {
  CHROMIUM,
  complaints,
  expectNothingWrong,
  type Lab,
  openLab,
  openPage,
  screens,
  WHY_SKIPPED,
} from './browser.js';
import { difference, sameFonts } from './picture.js';

const WIDE = { viewport: { width: 1440, height: 1000 } };
const NARROW = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const };

describe.skipIf(CHROMIUM === null)(`rooms (${CHROMIUM === null ? WHY_SKIPPED : 'in Chromium'})`, () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  for (const { id, title } of ROOMS) {
    for (const [lang, name, screen] of [
      ['en', 'wide', WIDE],
      ['zh', 'narrow', NARROW],
    ] as const) {
      test(`${id}, ${lang}, ${name}: nothing goes wrong, axe is content, it looks as before`, async () => {
        const { page, wrong } = await openPage(lab, `#${id}?lang=${lang}`, { ...screen, reducedMotion: 'reduce' });
        expect(/\p{Script=Han}/u.test((await page.textContent('h1'))!)).toBe(lang === 'zh');
        expect(await page.title()).toContain(title[lang]);
        expect(await page.getAttribute('html', 'lang')).toBe(lang === 'zh' ? 'zh-CN' : 'en');
        const taken = await page.screenshot({ mask: [page.locator('.timing')], animations: 'disabled' });
        if (sameFonts(lang, await lettersOf(page))) expect(difference(taken, screens(`${id}-${lang}-${name}`))).toBe(0);
        expect(await overflow(page)).toBe(0);
        expect(await complaints(page)).toEqual([]);
        expectNothingWrong(wrong);
        await page.context().close();
      });
    }
  }
});

/** How wide this machine's fonts are: pictures made with others differ everywhere. */
const lettersOf = (page: import('playwright-core').Page) =>
  page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d')!;
    context.font = `100px ${getComputedStyle(document.body).fontFamily}`;
    return ['Gradient 0123', '梯度是什么'].map((text) => Math.round(context.measureText(text).width));
  });

/** Pixels by which the page is wider than its window. */
const overflow = (page: import('playwright-core').Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
