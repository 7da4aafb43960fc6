/** Accuracy against steps, and against seconds. */
import { LOSS_NAMES, type LossName } from '../../compute/digits-task.js';
import { percent } from '../../format.js';
import { Axes, Legend, pathOf, type Range, Series, scaleOf } from '../../plot/chart.js';
import { ticks } from '../../plot/levels.js';
import { useSize } from '../../plot/use-size.js';
import { say } from '../../text.js';
import { type History, history, ran, state, stepsToTarget, TARGET } from './state.js';
import { TEXTS } from './texts.js';

const UP: Range = { low: 0, high: 1 };
export const KINDS: Readonly<Record<LossName, 'entropy' | 'squares'>> = {
  cross_entropy: 'entropy',
  mse_loss: 'squares',
};

/** The names of the losses as the page says them. */
export function useLossNames(): Readonly<Record<LossName, string>> {
  const t = say(TEXTS);
  return { cross_entropy: t.entropy, mse_loss: t.squares };
}

export function Charts() {
  const t = say(TEXTS);
  const steps = ran.value?.steps ?? state.dsteps.value;
  const seconds = Math.max(0.05, ...LOSS_NAMES.map((name) => history.value[name].at(-1)?.seconds ?? 0));
  return (
    <>
      <Panel title={t.bySteps} hint={t.onTest} across={{ low: 0, high: steps }} at={(m) => m.step} summary />
      <Panel title={t.bySeconds} hint={t.seconds} across={{ low: 0, high: seconds }} at={(m) => m.seconds} />
    </>
  );
}

interface PanelProps {
  readonly title: string;
  readonly hint: string;
  readonly across: Range;
  readonly at: (m: History[number]) => number;
  readonly summary?: boolean;
}

function Panel({ title, hint, across, at, summary = false }: PanelProps) {
  const t = say(TEXTS);
  const names = useLossNames();
  const [box, size] = useSize();
  const scale = scaleOf(size.value, across, UP);
  const last = (name: LossName): string => percent(history.value[name].at(-1)?.accuracy ?? 0);
  return (
    <section class="panel">
      <header>
        <h2>{title}</h2>
        <span class="hint">{hint}</span>
      </header>
      <Legend entropy={names.cross_entropy} squares={names.mse_loss} />
      <div
        ref={box}
        class="plot loss-chart"
        role="img"
        aria-label={t.chartAria(last('cross_entropy'), last('mse_loss'))}
      >
        {size.value.width > 0 && (
          <svg aria-hidden="true">
            <Axes
              scale={scale}
              across={ticks(across.low, across.high, 5)}
              up={UP}
              format={(v) => `${Math.round(100 * v)}%`}
            />
            <line
              class="target"
              x1={scale.x(across.low)}
              x2={scale.x(across.high)}
              y1={scale.y(TARGET)}
              y2={scale.y(TARGET)}
            />
            {LOSS_NAMES.toReversed().map((name) => {
              const runs = history.value[name];
              const path = pathOf(
                scale,
                runs.map(at),
                runs.map((m) => m.accuracy),
              );
              return <Series key={name} kind={KINDS[name]} path={path} />;
            })}
          </svg>
        )}
      </div>
      {summary && (
        <dl class="reached">
          {LOSS_NAMES.map((name) => (
            <div key={name} class={KINDS[name]}>
              <dt>{names[name]}</dt>
              <dd>{reached(history.value[name])}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function reached(runs: History): string {
  const t = say(TEXTS);
  const at = stepsToTarget(runs);
  return at === null ? t.notReached : t.reached(String(at));
}
