/** One network: how well it reads, what it mistakes, what its first layer has become. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LossName, Measured } from '../../compute/digits-task.js';
import { fixed, percent } from '../../format.js';
import { say } from '../../text.js';
import { dark } from '../../theme.js';
import { KINDS, useLossNames } from './charts.js';
import { history } from './state.js';
import { TEXTS } from './texts.js';

export function Model({ loss }: { readonly loss: LossName }) {
  const t = say(TEXTS);
  const names = useLossNames();
  const now = history.value[loss].at(-1) ?? null;
  return (
    <section class={`panel network ${KINDS[loss]}`}>
      <header>
        <h2>{names[loss]}</h2>
        <span class="hint">
          {t.accuracy} <b class="number">{now === null ? '—' : percent(now.accuracy)}</b> · {t.value}{' '}
          <b class="number">{now === null ? '—' : fixed(now.value, 4)}</b>
        </span>
      </header>
      <div class="inside">
        <Confusion now={now} title={names[loss]} />
        <Weights now={now} />
      </div>
    </section>
  );
}

const DIGITS = Array.from({ length: 10 }, (_, i) => i);

function Confusion({ now, title }: { readonly now: Measured | null; readonly title: string }) {
  const t = say(TEXTS);
  const totals = DIGITS.map((i) => DIGITS.reduce((sum, j) => sum + (now?.confusion[10 * i + j] ?? 0), 0));
  return (
    <figure>
      <table class="confusion" aria-label={`${t.confusion}: ${title}`}>
        <thead>
          <tr>
            <td />
            {DIGITS.map((j) => (
              <th key={j} scope="col">
                {j}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DIGITS.map((i) => (
            <tr key={i}>
              <th scope="row">{i}</th>
              {DIGITS.map((j) => (
                <Cell key={j} truth={i} answer={j} count={now?.confusion[10 * i + j] ?? 0} total={totals[i]!} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption class="hint">
        {t.confusion}: {t.confusionHint}
      </figcaption>
    </figure>
  );
}

interface CellProps {
  readonly truth: number;
  readonly answer: number;
  readonly count: number;
  readonly total: number;
}

/** Mistakes are shown stronger than their share, or nobody would see them. */
function Cell({ truth, answer, count, total }: CellProps) {
  const t = say(TEXTS);
  const part = total > 0 ? count / total : 0;
  const strength = truth === answer ? part * 0.85 : Math.min(0.85, Math.sqrt(part));
  return (
    <td
      class={`${truth === answer ? 'right' : ''} ${strength > 0.5 ? 'strong' : ''}`}
      style={{ '--part': `${Math.round(100 * strength)}%` }}
      title={t.cell(String(truth), String(answer), String(count))}
    >
      {count > 0 ? count : ''}
    </td>
  );
}

const SIDE = 28;

function Weights({ now }: { readonly now: Measured | null }) {
  const t = say(TEXTS);
  const canvas = useRef<HTMLCanvasElement>(null);
  const shade = dark.value;
  const count = now === null ? 0 : now.weights.length / (SIDE * SIDE);
  const columns = count === 10 ? 5 : 8;
  useLayoutEffect(() => {
    if (now !== null) paint(canvas.current!, now.weights, columns, shade);
  }, [now, columns, shade]);
  return (
    <figure class="weights">
      <canvas ref={canvas} role="img" aria-label={t.weights} hidden={now === null} />
      {now === null && <div class="blank" />}
      <figcaption class="hint">
        {t.weights}: {t.weightsHint}
      </figcaption>
    </figure>
  );
}

type Color = readonly [number, number, number];
const PAPER: Readonly<Record<'light' | 'dark', Color>> = { light: [255, 255, 255], dark: [27, 29, 32] };
const MORE: Color = [200, 66, 24];
const LESS: Color = [34, 104, 180];

/** All neurons on one scale; what is strong is nine tenths of the largest. */
function paint(canvas: HTMLCanvasElement, weights: Float32Array, columns: number, isDark: boolean): void {
  const count = weights.length / (SIDE * SIDE);
  const rows = Math.ceil(count / columns);
  canvas.width = columns * (SIDE + 1) - 1;
  canvas.height = rows * (SIDE + 1) - 1;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(SIDE, SIDE);
  const largest = weights.reduce((most, w) => Math.max(most, Math.abs(w)), 1e-9);
  const paper = PAPER[isDark ? 'dark' : 'light'];
  for (let n = 0; n < count; n++) {
    for (let i = 0; i < SIDE * SIDE; i++) {
      const part = Math.min(1, Math.sqrt(Math.abs(weights[n * SIDE * SIDE + i]!) / (0.9 * largest)));
      const tone = weights[n * SIDE * SIDE + i]! > 0 ? MORE : LESS;
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = paper[c]! + part * (tone[c]! - paper[c]!);
      image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, (n % columns) * (SIDE + 1), Math.floor(n / columns) * (SIDE + 1));
  }
}
