/** A board to draw a digit on, what the networks see of it, and what they make of it. */
import { useSignal, useSignalEffect } from '@preact/signals';
import type { TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { ask } from '../../compute/client.js';
import { LOSS_NAMES, type LossName } from '../../compute/digits-task.js';
import { percent } from '../../format.js';
import { perFrame } from '../../plot/frame.js';
import { say } from '../../text.js';
import { announceLater } from '../../ui/announce.js';
import { KINDS, useLossNames } from './charts.js';
import { BOARD, centred, pixelsOf, SIDE, show28 } from './pixels.js';
import { measured } from './state.js';
import { TEXTS } from './texts.js';

type Answers = Readonly<Record<LossName, number[]>>;
const PEN = 21;

export function Board() {
  const t = say(TEXTS);
  const board = useRef<HTMLCanvasElement>(null);
  const small = useRef<HTMLCanvasElement>(null);
  const image = useSignal<Float32Array | null>(null);
  const answers = useSignal<Answers | null>(null);
  const known = useSignal<number | null>(null);
  const next = useRef(0);
  const from = useRef<readonly [number, number] | null>(null);

  useSignalEffect(() => {
    void measured.value;
    const now = image.value;
    if (now === null) return void (answers.value = null);
    ask('readDigit', { image: now }, { lane: 'training' }).then(
      (found) => image.peek() === now && (answers.value = found),
      () => {},
    );
  });

  const look = perFrame(() => {
    const found = centred(board.current!);
    image.value = found;
    show28(small.current!, found);
  });
  const draw = (event: TargetedPointerEvent<HTMLCanvasElement>) => {
    const canvas = event.currentTarget;
    const rect = canvas.getBoundingClientRect();
    const to = [
      ((event.clientX - rect.left) / rect.width) * BOARD,
      ((event.clientY - rect.top) / rect.height) * BOARD,
    ] as const;
    stroke(canvas, from.current ?? to, to);
    from.current = to;
    known.value = null;
    look();
  };
  const clear = () => {
    board.current!.getContext('2d')!.clearRect(0, 0, BOARD, BOARD);
    show28(small.current!, null);
    image.value = null;
    known.value = null;
  };
  const take = async () => {
    const { image: pixels, digit } = await ask('testDigit', { index: next.current++ }, { lane: 'training' });
    clear();
    pixelsOf(board.current!, pixels);
    show28(small.current!, pixels);
    image.value = pixels;
    known.value = digit;
    announceLater(t.isDigit(String(digit)));
  };
  return (
    <section class="panel">
      <header>
        <h2>{t.draw}</h2>
        <span class="hint">{t.drawHint}</span>
      </header>
      <div class="drawing">
        <div>
          <canvas
            ref={board}
            class="board"
            width={BOARD}
            height={BOARD}
            role="img"
            aria-label={t.drawAria}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              from.current = null;
              if (known.peek() !== null) clear();
              draw(event);
            }}
            onPointerMove={(event) => event.buttons === 1 && draw(event)}
          />
          <div class="moves">
            <button type="button" onClick={clear}>
              {t.clear}
            </button>
            <button type="button" onClick={() => void take()}>
              {t.nextTest}
            </button>
          </div>
        </div>
        <figure class="seen">
          <canvas ref={small} width={SIDE} height={SIDE} role="img" aria-label={t.seen} />
          <figcaption class="hint">
            {t.seen}
            {known.value !== null && <strong>{t.isDigit(String(known.value))}</strong>}
          </figcaption>
        </figure>
        <Answer answers={answers.value} />
      </div>
    </section>
  );
}

function stroke(canvas: HTMLCanvasElement, from: readonly [number, number], to: readonly [number, number]): void {
  const context = canvas.getContext('2d')!;
  context.strokeStyle = getComputedStyle(canvas).color;
  context.lineWidth = PEN;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(to[0] + 0.01, to[1]);
  context.stroke();
}

function Answer({ answers }: { readonly answers: Answers | null }) {
  const t = say(TEXTS);
  const names = useLossNames();
  if (answers === null) return <p class="hint untrained">{measured.value === 0 ? t.untrained : t.drawFirst}</p>;
  return (
    <div class="answers">
      {LOSS_NAMES.map((loss) => {
        const probabilities = answers[loss];
        const best = probabilities.indexOf(Math.max(...probabilities));
        return (
          <div
            key={loss}
            class={`digit-bars ${KINDS[loss]}`}
            role="img"
            aria-label={t.probability(names[loss], String(best), percent(probabilities[best]!))}
          >
            <p aria-hidden="true">
              {names[loss]} <b>{best}</b> <span class="number">{percent(probabilities[best]!)}</span>
            </p>
            <div class="columns" aria-hidden="true">
              {probabilities.map((p, digit) => (
                <span key={digit} class={digit === best ? 'best' : ''}>
                  <i style={{ height: `${Math.max(1, 100 * p)}%` }} />
                  {digit}
                </span>
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}
