/** The pull on the right score, against that score: where mean squared error stops teaching. */
import type { TargetedPointerEvent } from 'preact';
import { fixed, show } from '../../format.js';
import { Axes, Legend, pathOf, type Range, type Scale, Series, scaleOf } from '../../plot/chart.js';
import { perFrame } from '../../plot/frame.js';
import { useSize } from '../../plot/use-size.js';
import { type Said, say } from '../../text.js';
import { confidentlyWrong, HIGHEST, now, pulls, setScore, state, target } from './state.js';
import { TEXTS } from './texts.js';

const ACROSS: Range = { low: -HIGHEST, high: HIGHEST };
const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.1,
  ArrowDown: -0.1,
  ArrowRight: 0.1,
  ArrowUp: 0.1,
  PageUp: 1,
  PageDown: -1,
};

export function Pull() {
  const t = say(TEXTS);
  return (
    <section class="panel" id="losses-pull">
      <header>
        <h2>{t.pull}</h2>
        <span class="hint">{t.pullHint}</span>
      </header>
      <Legend entropy={t.entropy} squares={t.squares} />
      <Chart />
      <div class="moves">
        <button type="button" class="main" onClick={confidentlyWrong}>
          {t.wrongButton}
        </button>
        <button type="button" onClick={() => (state.z.value = [0, 0, 0])}>
          {t.unsureButton}
        </button>
      </div>
      <p class="verdict">{verdict(t)}</p>
    </section>
  );
}

function Chart() {
  const t = say(TEXTS);
  const [box, size] = useSize();
  const { scores, entropy, squares } = pulls.value;
  const up: Range = { low: 0, high: Math.max(0.4, ...entropy, ...squares) * 1.06 };
  const scale = scaleOf(size.value, ACROSS, up);
  const score = state.z.value[target.value]!;
  const [e, s] = [-now.value.entropy.gradient[target.value]!, -now.value.squares.gradient[target.value]!];
  const drag = perFrame((element: HTMLElement, clientX: number) =>
    setScore(target.peek(), scale.at(clientX - element.getBoundingClientRect().left)),
  );
  const press = (event: TargetedPointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag(event.currentTarget, event.clientX);
  };
  const key = (event: KeyboardEvent) => {
    const by = KEYS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setScore(target.peek(), state.z.peek()[target.peek()]! + by);
  };
  return (
    <div
      ref={box}
      class="plot loss-chart drag"
      role="slider"
      tabIndex={0}
      aria-label={t.pullAria}
      aria-valuemin={-HIGHEST}
      aria-valuemax={HIGHEST}
      aria-valuenow={score}
      aria-valuetext={t.pullValue(show(score), show(e), show(s))}
      onKeyDown={key}
      onPointerDown={press}
      onPointerMove={(event) => event.buttons === 1 && drag(event.currentTarget, event.clientX)}
    >
      {size.value.width > 0 && (
        <svg aria-hidden="true">
          <Axes scale={scale} across={size.value.width < 420 ? [-8, 0, 8] : [-8, -4, 0, 4, 8]} up={up} />
          <Series kind="entropy" path={pathOf(scale, scores, entropy)} />
          <Series kind="squares" path={pathOf(scale, scores, squares)} />
          <Ends scale={scale} t={t} />
          <Now scale={scale} score={score} entropy={e} squares={s} />
        </svg>
      )}
    </div>
  );
}

function Ends({ scale: { x, size }, t }: { readonly scale: Scale; readonly t: Said<typeof TEXTS> }) {
  const y = size.height - 8;
  return (
    <>
      <text class="end" x={x(size.width < 420 ? -4 : -6)} y={y} text-anchor="middle">
        {t.surelyWrong}
      </text>
      <text class="end" x={x(size.width < 420 ? 4 : 6)} y={y} text-anchor="middle">
        {t.surelyRight}
      </text>
    </>
  );
}

interface NowProps {
  readonly scale: Scale;
  readonly score: number;
  readonly entropy: number;
  readonly squares: number;
}

function Now({ scale: { x, y }, score, entropy, squares }: NowProps) {
  const left = score > HIGHEST / 2;
  const place = { x: x(score) + (left ? -12 : 12), 'text-anchor': left ? 'end' : 'start' } as const;
  const apart = y(squares) - y(entropy) > 18;
  return (
    <g class="pull-now">
      <line x1={x(score)} x2={x(score)} y1={y(0)} y2={y(Math.max(entropy, squares))} />
      <circle class="entropy" cx={x(score)} cy={y(entropy)} r={6.5} />
      <circle class="squares" cx={x(score)} cy={y(squares)} r={6.5} />
      <text class="entropy" {...place} y={y(entropy) + (apart ? 20 : -8)}>
        {fixed(entropy, 3)}
      </text>
      {apart && (
        <text class="squares" {...place} y={y(squares) - (squares < 0.05 ? 10 : 6)}>
          {fixed(squares, 3)}
        </text>
      )}
    </g>
  );
}

/** What the two pulls say about each other. */
function verdict(t: Said<typeof TEXTS>): string {
  const k = target.value;
  const { probabilities, entropy, squares } = now.value;
  const p = probabilities[k]!;
  const times = show(entropy.gradient[k]! / squares.gradient[k]!, 2).replace(/\.\d+$/, '');
  if (p > 0.97) return t.verdictDone;
  return p < 0.03 ? t.verdictVanishes(times) : t.verdictBoth(times);
}
