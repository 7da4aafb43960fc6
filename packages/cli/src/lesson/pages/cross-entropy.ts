/** How section d is shown. */
import { inLanguage, type Lang } from '../../language.js';
import { fixed, scientific, short } from '../../numbers.js';
import type { Page } from '../../page.js';
import { bars } from '../../plot/bars.js';
import type { CrossEntropyData, SoftmaxData } from '../cross-entropy.js';
import { CROSS_ENTROPY_TEXTS } from '../texts/cross-entropy.js';

type Words = ReturnType<typeof wordsIn>;
const wordsIn = (lang: Lang) => inLanguage(CROSS_ENTROPY_TEXTS, lang);

export function showCrossEntropy(data: CrossEntropyData, page: Page, lang: Lang): void {
  const t = wordsIn(lang);
  page.title(t.title);
  showSoftmax(data.softmax, page, t);
  showPieces(data, page, t);
  showMistakes(data, page, t);
  showGradient(data, page, t);
}

function showSoftmax(data: SoftmaxData, page: Page, t: Words): void {
  page.heading(t.softmax);
  page.text(t.softmaxText);
  const rows = data.scores.map((z, i) => [
    String(i),
    short(z),
    fixed(data.exponentials[i]!),
    fixed(data.probabilities[i]!),
  ]);
  const total = data.exponentials.reduce((a, b) => a + b, 0);
  page.table({
    head: [t.cls, t.score, 'eᶻ', t.probability],
    rows: [...rows, [t.sum, '', fixed(total), fixed(data.sum)]],
    strong: [rows.length],
  });
  page.figure(
    bars(
      data.probabilities.map((p, i) => ({ label: `p${'₀₁₂'[i]}`, value: p, text: fixed(p), paint: page.colors.cyan })),
      40,
      1,
    ),
  );
  page.code(data.code);
}

function showPieces(data: CrossEntropyData, page: Page, t: Words): void {
  page.heading(t.crossEntropy);
  page.text(t.crossEntropyText(data.target));
  page.code(data.code);
  page.text(t.pieces);
  page.table({
    head: [t.cls, t.score, 'p', 'log p', '−log p'],
    rows: data.logits.map((z, i) => {
      const log = data.logProbabilities[i]!;
      return [
        i === data.target ? `→ ${i}` : String(i),
        fixed(z),
        probability(data.probabilities[i]!),
        fixed(log),
        fixed(-log),
      ];
    }),
    strong: [data.target],
  });
  page.text(t.equal(fixed(-data.logProbabilities[data.target]!), short(data.difference, 6)));
  page.gap();
  page.text(t.extreme);
  page.code(data.extreme);
}

const probability = (p: number): string => (p !== 0 && p < 1e-4 ? scientific(p) : fixed(p));

function showMistakes({ crossEntropy, mistakes, target }: CrossEntropyData, page: Page, t: Words): void {
  page.heading(t.mistakes);
  page.table({
    head: ['', '', ''],
    rows: [
      [t.right, `F.cross_entropy(logits, [${target}])`, fixed(crossEntropy)],
      [t.wrong, `F.cross_entropy(F.softmax(logits, 1), [${target}])`, fixed(mistakes.softmaxTwice)],
      [t.wrong, `F.nll_loss(F.softmax(logits, 1), [${target}])`, fixed(mistakes.withoutLog)],
    ],
    left: [0, 1],
    strong: [0],
  });
  page.text(t.mistakesText);
}

function showGradient({ gradient, probabilities, target }: CrossEntropyData, page: Page, t: Words): void {
  page.heading(t.gradient);
  page.text(t.gradientText);
  page.table({
    head: [t.cls, 'p', 'y', 'p − y', t.byAutograd],
    rows: probabilities.map((p, i) => [
      String(i),
      fixed(p),
      i === target ? '1' : '0',
      fixed(gradient.pMinusY[i]!),
      fixed(gradient.byAutograd[i]!),
    ]),
    strong: [target],
  });
  page.text(t.gradientEqual(short(gradient.difference, 6), short(gradient.sum, 6)));
}
