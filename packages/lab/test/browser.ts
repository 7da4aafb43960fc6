/** The built lab in a real Chromium, for tests: what goes wrong in the page fails them. */
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { copyLab } from '../scripts/build.mjs';
import { serve } from '../scripts/serve.mjs';

const PLACES = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function runs(path: string | undefined): path is string {
  if (path === undefined) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser's path; null where there is none: tests that need one are skipped then. */
export const CHROMIUM = PLACES.find(runs) ?? null;
export const WHY_SKIPPED = 'no Chromium on this machine: install it, or name one in CHROMIUM';

const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];
const SOFTWARE_GL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const NO_GL = ['--disable-gpu', '--disable-3d-apis'];

export interface Lab {
  readonly browser: Browser;
  readonly url: string;
  readonly webgl: boolean;
  /** Where its files are. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

interface LabOptions {
  readonly webgl?: boolean;
  /** With the headers that give SharedArrayBuffer. */
  readonly isolated?: boolean;
}

export async function openLab({ webgl = true, isolated = true }: LabOptions = {}): Promise<Lab> {
  const folder = mkdtempSync(join(tmpdir(), 'nabla-lab-'));
  await copyLab(folder);
  const { server, url } = await serve({ folder, port: 0, isolated });
  const browser = await chromium.launch({
    executablePath: CHROMIUM!,
    args: [...QUIET, ...(webgl ? SOFTWARE_GL : NO_GL)],
  });
  const close = async () => {
    await browser.close();
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true, force: true });
  };
  return { browser, url, folder, webgl, close };
}

/** A page, and what went wrong in it so far: errors, warnings of the console, requests that failed. */
export interface Watched {
  readonly page: Page;
  readonly wrong: string[];
}

export async function openPage(lab: Lab, hash: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await lab.browser.newContext({
    viewport: { width: 1440, height: 1000 },
    locale: 'en-GB',
    ...options,
  });
  if (lab.webgl) await context.addInitScript(acceptSoftwareGl);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on(
    'console',
    (m) => /error|warning/.test(m.type()) && !isNoise(m.text()) && wrong.push(`${m.type()}: ${m.text()}`),
  );
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('requestfailed', (r) => wrong.push(`failed: ${r.url()}`));
  page.on(
    'request',
    (r) => !r.url().startsWith(lab.url) && !/^(blob|data):/.test(r.url()) && wrong.push(`left the page: ${r.url()}`),
  );
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(lab.url + hash);
  await page.waitForLoadState('networkidle');
  await settled(page);
  return { page, wrong };
}

/** Test machines have no graphics card: WebGL by the processor must do there, so it does not say its name. */
function acceptSoftwareGl(): void {
  const { getParameter } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.getParameter = function (this: WebGL2RenderingContext, what: number) {
    const found: unknown = getParameter.call(this, what);
    return typeof found === 'string' ? found.replaceAll(/swiftshader/gi, 'card') : found;
  };
}

/** What software drawing says of itself. */
const isNoise = (text: string): boolean =>
  /GPU stall due to ReadPixels|Automatic fallback to software WebGL|swiftshader/i.test(text);

/** Until the room that is asked for stands: the worker has answered, fonts are there, frames have passed. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main');
    return main?.dataset['shown'] !== undefined && main.dataset['shown'] === main.dataset['wanted'];
  });
  // What a room asks for it asks after its first frame, and what it shows may ask once more.
  for (let i = 0; i < 2; i++) {
    await twoFrames(page);
    await page.waitForFunction(() => (document.documentElement.dataset['pending'] ?? '0') === '0');
  }
  await page.evaluate(() => document.fonts.ready.then(() => null));
  await twoFrames(page);
}

const twoFrames = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))));

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe finds serious or critical. */
export async function complaints(page: Page): Promise<string[]> {
  // By the debugger: the page's own policy lets no script in.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResult> } };
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
  });
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

export function expectNothingWrong(wrong: readonly string[]): void {
  expect(wrong).toEqual([]);
}

export const screens = (name: string): string => fileURLToPath(new URL(`screens/${name}.png`, import.meta.url));
