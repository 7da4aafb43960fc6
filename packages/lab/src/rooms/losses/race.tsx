/** Two descents from the same scores, at the same rate. */
import { show } from '../../format.js';
import { Axes, Legend, pathOf, type Range, Series, scaleOf } from '../../plot/chart.js';
import { ticks } from '../../plot/levels.js';
import { useSize } from '../../plot/use-size.js';
import { say } from '../../text.js';
import { Slider } from '../../ui/slider.js';
import { Prose } from '../../ui/tex.js';
import { percent } from './scores.js';
import { run, state } from './state.js';
import { TEXTS } from './texts.js';

const UP: Range = { low: 0, high: 1 };
const GOOD = 0.9;

export function RacePanel() {
  const t = say(TEXTS);
  const { entropy, squares } = run.value;
  return (
    <section class="panel">
      <header>
        <h2>{t.race}</h2>
        <span class="hint">{t.raceHint}</span>
      </header>
      <Legend entropy={t.entropy} squares={t.squares} />
      <Chart />
      <div class="two">
        <Slider
          label={<Prose text={t.rate} />}
          name={t.rateName}
          value={state.r.value}
          min={0.05}
          max={5}
          step={0.05}
          text={show(state.r.value)}
          onInput={(value) => (state.r.value = value)}
        />
        <Slider
          label={t.steps}
          value={state.n.value}
          min={10}
          max={300}
          step={10}
          text={String(state.n.value)}
          onInput={(value) => (state.n.value = value)}
        />
      </div>
      <p class="verdict">
        {reached(t.entropy, entropy)}
        <br />
        {reached(t.squares, squares)}
      </p>
    </section>
  );
}

function reached(name: string, probabilities: readonly number[]): string {
  const t = say(TEXTS);
  const at = probabilities.findIndex((p) => p >= GOOD);
  return at < 0 ? t.notReached(name, String(probabilities.length - 1)) : t.reached(name, String(at));
}

function Chart() {
  const t = say(TEXTS);
  const [box, size] = useSize();
  const { entropy, squares } = run.value;
  const steps = entropy.length - 1;
  const scale = scaleOf(size.value, { low: 0, high: steps }, UP);
  const xs = entropy.map((_, i) => i);
  return (
    <div
      ref={box}
      class="plot loss-chart"
      role="img"
      aria-label={t.raceAria(percent(entropy[steps]!), percent(squares[steps]!), String(steps))}
    >
      {size.value.width > 0 && (
        <svg aria-hidden="true">
          <Axes scale={scale} across={ticks(0, steps, 5)} up={UP} format={(v) => `${Math.round(100 * v)}%`} />
          <Series kind="squares" path={pathOf(scale, xs, squares)} />
          <Series kind="entropy" path={pathOf(scale, xs, entropy)} />
        </svg>
      )}
    </div>
  );
}
