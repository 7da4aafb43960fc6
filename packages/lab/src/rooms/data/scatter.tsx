/** Predicted against true: a model without fault is the diagonal. */
import type { Scores } from 'nabla-tables';
import type { Outcome } from '../../compute/own-data-task.js';
import { Axes, type Scale, scaleOf } from '../../plot/chart.js';
import { ticks } from '../../plot/levels.js';
import { useSize } from '../../plot/use-size.js';
import { say } from '../../text.js';
import { TEXTS } from './texts.js';

/** More dots say no more. */
const MOST = 800;

function extent(values: readonly number[]): { low: number; high: number } {
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const room = 0.04 * (high - low) || 1;
  return { low: low - room, high: high + room };
}

export function Scatter({ found: { train, test } }: { readonly found: Outcome }) {
  const t = say(TEXTS);
  const [box, size] = useSize();
  const range = extent([train, ...(test === null ? [] : [test])].flatMap((s) => [...s.truth, ...s.predicted]));
  const scale = scaleOf(size.value, range, range);
  return (
    <figure>
      <h3>{t.scatter}</h3>
      <p class="legend dots">
        <span class="key train">{t.trainRows}</span>
        {test !== null && <span class="key test">{t.testRows}</span>}
      </p>
      <div ref={box} class="plot scatter" role="img" aria-label={t.scatter}>
        {size.value.width > 0 && (
          <svg aria-hidden="true">
            <Axes scale={scale} across={ticks(range.low, range.high, 5)} up={range} />
            <line
              class="diagonal"
              x1={scale.x(range.low)}
              y1={scale.y(range.low)}
              x2={scale.x(range.high)}
              y2={scale.y(range.high)}
            />
            <Dots scale={scale} kind="train" of={train} />
            {test !== null && <Dots scale={scale} kind="test" of={test} />}
          </svg>
        )}
      </div>
      <figcaption class="hint">
        → {t.truth}, ↑ {t.predicted}; {t.scatterHint}
      </figcaption>
    </figure>
  );
}

interface DotsProps {
  readonly scale: Scale;
  readonly kind: 'train' | 'test';
  readonly of: Scores;
}

function Dots({ scale, kind, of: { truth, predicted } }: DotsProps) {
  const every = Math.ceil(truth.length / MOST);
  return (
    <g class={`dots ${kind}`}>
      {truth.map((v, i) =>
        i % every === 0 ? <circle key={i} cx={scale.x(v)} cy={scale.y(predicted[i]!)} r={3} /> : null,
      )}
    </g>
  );
}
