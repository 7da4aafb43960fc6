/** Loss, and accuracy or R², against epochs: on the rows that are learned from and on those that are not. */
import type { EpochMeasured, Point } from '../../compute/own-data-task.js';
import { fixed, percent, precise } from '../../format.js';
import { Axes, pathOf, type Range, type Scale, scaleOf } from '../../plot/chart.js';
import { ticks } from '../../plot/levels.js';
import { useSize } from '../../plot/use-size.js';
import { say } from '../../text.js';
import { history, learnsClasses, ran } from './state.js';
import { TEXTS } from './texts.js';

/** The measurement with the lowest test loss; null where nothing was tested. */
export function turningPoint(measured: readonly EpochMeasured[]): EpochMeasured | null {
  return measured.reduce<EpochMeasured | null>(
    (best, m) => (m.test !== null && (best === null || m.test.loss < best.test!.loss) ? m : best),
    null,
  );
}

export function Curves() {
  const t = say(TEXTS);
  const classes = learnsClasses.value;
  return (
    <>
      <Panel
        title={t.lossCurve}
        hint={classes ? t.lossHint : t.standardised}
        of="loss"
        format={(v) => precise(v, 3)}
        turning
      />
      <Panel
        title={classes ? t.accuracyCurve : t.r2Curve}
        hint={classes ? t.accuracyHint : t.r2Hint}
        of="metric"
        format={classes ? percent : (v) => fixed(v, 3)}
      />
    </>
  );
}

interface PanelProps {
  readonly title: string;
  readonly hint: string;
  readonly of: keyof Point;
  readonly format: (value: number) => string;
  /** Marks where the test curve is lowest. */
  readonly turning?: boolean;
}

/** From 0 up for losses; what shoots off does not press the rest flat. */
function rangeOf(values: readonly number[], of: keyof Point): Range {
  const finite = values.filter(Number.isFinite);
  if (of === 'metric') return { low: Math.max(-1, Math.min(0, ...finite)), high: 1 };
  const first = Math.max(finite[0] ?? 1, finite[1] ?? 0, 1e-9);
  return { low: 0, high: Math.min(4 * first, Math.max(first, ...finite) * 1.05) };
}

function Panel({ title, hint, of, format, turning = false }: PanelProps) {
  const t = say(TEXTS);
  const [box, size] = useSize();
  const measured = history.value;
  const train = measured.map((m) => m.train[of]);
  const test = measured.flatMap((m) => (m.test === null ? [] : [m.test[of]]));
  const last = (values: readonly number[]): string => (values.length > 0 ? format(values.at(-1)!) : '—');
  const across = { low: 0, high: Math.max(1, ran.value?.plan.epochs ?? 100) };
  const up = rangeOf([...train, ...test], of);
  const scale = scaleOf(size.value, across, up);
  return (
    <section class="panel">
      <header>
        <h2>{title}</h2>
        <span class="hint">{hint}</span>
      </header>
      <p class="legend">
        <span class="key train">
          {t.trainRows} <b class="number">{last(train)}</b>
        </span>
        <span class="key test">
          {t.testRows} <b class="number">{last(test)}</b>
        </span>
      </p>
      <div ref={box} class="plot loss-chart" role="img" aria-label={t.curveAria(title, last(train), last(test))}>
        {size.value.width > 0 && (
          <svg aria-hidden="true">
            <Axes scale={scale} across={ticks(across.low, across.high, 5)} up={up} />
            <Line scale={scale} up={up} kind="train" measured={measured} of={of} />
            <Line scale={scale} up={up} kind="test" measured={measured} of={of} />
            {turning && <Turning scale={scale} up={up} />}
          </svg>
        )}
      </div>
    </section>
  );
}

interface LineProps {
  readonly scale: Scale;
  readonly up: Range;
  readonly kind: 'train' | 'test';
  readonly measured: readonly EpochMeasured[];
  readonly of: keyof Point;
}

/** What leaves the frame runs along its edge. */
function Line({ scale, up, kind, measured, of }: LineProps) {
  const points = measured.flatMap((m) => {
    const value = m[kind]?.[of];
    return value === undefined || Number.isNaN(value)
      ? []
      : [[m.epoch, Math.min(up.high, Math.max(up.low, value))] as const];
  });
  const path = pathOf(
    scale,
    points.map(([x]) => x),
    points.map(([, y]) => y),
  );
  return (
    <g class={`series ${kind}`}>
      <path d={path} />
    </g>
  );
}

function Turning({ scale, up }: { readonly scale: Scale; readonly up: Range }) {
  const t = say(TEXTS);
  const measured = history.value;
  const best = turningPoint(measured);
  const end = measured.at(-1);
  // Only where the curve has turned: the last epoch is no turning point.
  if (best?.test == null || end?.test == null || end.test.loss < 1.05 * best.test.loss) return null;
  const x = scale.x(best.epoch);
  const right = best.epoch > 0.6 * (ran.value?.plan.epochs ?? 1);
  return (
    <g class="turning">
      <line x1={x} x2={x} y1={scale.y(up.high)} y2={scale.y(up.low)} />
      <circle cx={x} cy={scale.y(Math.min(up.high, best.test.loss))} r={4.5} />
      <text x={right ? x - 8 : x + 8} y={scale.y(up.high) + 10} text-anchor={right ? 'end' : 'start'}>
        {t.turning(String(best.epoch))}
      </text>
    </g>
  );
}
