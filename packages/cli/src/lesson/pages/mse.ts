/** How section c is shown. */
import { inLanguage, type Lang } from '../../language.js';
import { fixed, short } from '../../numbers.js';
import type { Page } from '../../page.js';
import type { MseData, TwoData } from '../mse.js';
import { MSE_TEXTS } from '../texts/mse.js';

type Words = ReturnType<typeof wordsIn>;
const wordsIn = (lang: Lang) => inLanguage(MSE_TEXTS, lang);

export function showMse(data: MseData, page: Page, lang: Lang): void {
  const t = wordsIn(lang);
  page.title(t.title);
  page.heading(t.grad);
  page.text(t.gradText);
  page.code(data.byGrad);
  page.heading(t.backward);
  page.text(t.backwardText);
  page.code(data.byBackward);
  showDerivation(data.derivation, page, t);
  showTwo(data.two, page, t);
  page.heading(t.accumulation);
  page.text(t.accumulationText);
  page.code(data.accumulation);
  showLoop(data.loop, page, t);
  showPitfalls(data, page, t);
}

function showDerivation({ x, w, target, loss, gradient, byHand }: MseData['derivation'], page: Page, t: Words): void {
  const factors = `2·(${short(x)}·${short(w)} − ${short(target)})`;
  page.heading(t.derivation);
  page.sideBySide([
    ['mse = (xw − t)²', `(${short(x)}·${short(w)} − ${short(target)})² = ${short(loss)}`],
    [`∂mse/∂w = 2(xw − t)·x`, `${factors}·${short(x)} = ${short(byHand)}    ${t.chainRule}`],
    ['', `${short(gradient)}    ${t.agree}`],
  ]);
}

function showTwo(data: TwoData, page: Page, t: Words): void {
  page.heading(t.two);
  page.text(t.twoText);
  const mean = (list: readonly number[]): string => short(list.reduce((a, b) => a + b, 0) / list.length);
  const rows = data.x.map((x, i) => [
    String(i),
    short(x),
    short(data.target[i]!),
    short(data.squares[i]!),
    short(data.parts[i]!),
  ]);
  page.table({
    head: [t.element, 'x', 't', '(xw − t)²', '2(xw − t)x'],
    rows: [...rows, [t.mean, '', '', mean(data.squares), mean(data.parts)]],
    strong: [rows.length],
  });
  page.code(data.code);
}

function showLoop({ lr, code, rows }: MseData['loop'], page: Page, t: Words): void {
  page.heading(t.loop);
  page.text(t.loopText(short(lr)));
  page.code(code.map((line) => [line, null] as const));
  page.table({
    head: [t.step, 'w', 'w.grad', 'mse'],
    rows: rows.map((r) => [String(r.step), fixed(r.w), fixed(r.gradient), fixed(r.loss)]),
  });
}

function showPitfalls(data: MseData, page: Page, t: Words): void {
  page.heading(t.pitfalls);
  page.text(t.reboundText);
  page.code(data.rebound);
  page.text(t.recordedOffText);
  page.code(data.recordedOff);
  page.text(t.inPlaceText);
  page.code(data.inPlace);
}
