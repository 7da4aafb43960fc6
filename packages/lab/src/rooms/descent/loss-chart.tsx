/** Loss against step, logarithmic, by uPlot. */
import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { show } from '../../format.js';
import { named } from '../../plot/palette.js';
import { useSize } from '../../plot/use-size.js';
import { lang, say } from '../../text.js';
import { dark } from '../../theme.js';
import { seriesOf } from './map.js';
import { found, shownStep, state } from './state.js';
import { TEXTS } from './texts.js';

/** Below this a loss is rounding. */
const FLOOR = 1e-16;
const CEILING = 1e30;

/** Steps, and for each path f minus the lowest value of all; null where it is over. */
function dataOf(): uPlot.AlignedData {
  const { paths } = found.value;
  const length = Math.max(1, ...paths.map((path) => path.steps.length));
  const lowest = Math.min(...paths.flatMap((path) => path.steps.map((s) => s.value)));
  const above = (value: number) => Math.min(CEILING, Math.max(FLOOR, value - lowest));
  const smallest = Math.min(...paths.flatMap((path) => path.steps.map((s) => above(s.value)).filter((v) => v > FLOOR)));
  const steps = Array.from({ length }, (_, i) => i);
  const losses = paths.map(({ steps: walked, stopped }) =>
    steps.map((i) => {
      const step = walked[i];
      if (step === undefined) return null;
      // The lowest of all, where no path ends, is no arrival: there the curve only touches the others' lowest.
      const arrived = i === walked.length - 1 && (stopped === 'converged' || stopped === 'saddle');
      return arrived ? above(step.value) : Math.max(above(step.value), Math.min(smallest, CEILING));
    }),
  );
  return [steps, ...losses];
}

/** Powers of ten, few of them. */
function powers(low: number, high: number): number[] {
  const [from, to] = [Math.ceil(Math.log10(low)), Math.floor(Math.log10(high))];
  const step = Math.max(1, Math.ceil((to - from) / 5));
  const out: number[] = [];
  for (let power = Math.ceil(from / step) * step; power <= to; power += step) out.push(10 ** power);
  return out;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const power = (value: number): string => {
  const n = Math.round(Math.log10(value));
  if (n === 0) return '1';
  const digits = [...String(Math.abs(n))].map((d) => RAISED[Number(d)]).join('');
  return `10${n < 0 ? '⁻' : ''}${digits}`;
};

/** The step that is shown, as a line across. */
const nowLine: uPlot.Plugin = {
  hooks: {
    draw(chart) {
      const x = Math.round(chart.valToPos(shownStep.peek(), 'x', true));
      const { ctx, bbox } = chart;
      ctx.save();
      ctx.strokeStyle = named('ink-2');
      ctx.setLineDash([4, 4]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.restore();
    },
  },
};

/** A click on the chart goes to that step; the keyboard has the slider under the map. */
const choose: uPlot.Cursor.MouseListenerFactory = (chart) => () => {
  const at = chart.cursor.idx;
  if (at != null) state.k.value = at;
  return null;
};

function optionsOf(width: number, height: number): uPlot.Options {
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: named('ink-2'), font, grid: { stroke: named('line'), width: 1 }, ticks: { show: false } };
  return {
    width,
    height,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 7 }, bind: { click: choose } },
    scales: { x: { time: false }, y: { distr: 3, log: 10 } },
    axes: [
      { ...axis, size: 26, space: 48 },
      {
        ...axis,
        size: 48,
        splits: (chart) => powers(chart.scales['y']!.min ?? 1, chart.scales['y']!.max ?? 10),
        filter: (_, splits) => splits,
        values: (_, splits) => splits.map(power),
      },
    ],
    series: [
      {},
      ...found.value.paths.map((path) => ({ stroke: named(seriesOf(path.method)), width: 2, points: { show: false } })),
    ],
    plugins: [nowLine],
  };
}

export function LossChart() {
  const [box, size] = useSize();
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  useSignalEffect(() => {
    // The colours and the language's fonts belong to what is drawn.
    void [dark.value, lang.value];
    const { width, height } = size.value;
    if (width === 0 || host.current === null) return;
    chart.current?.destroy();
    chart.current = found.value.paths.length === 0 ? null : new uPlot(optionsOf(width, height), dataOf(), host.current);
  });
  useSignalEffect(() => {
    void shownStep.value;
    chart.current?.redraw(false);
  });
  useEffect(() => () => chart.current?.destroy(), []);
  return (
    <div ref={box} class="loss-chart" role="img" aria-label={spoken()}>
      <div ref={host} />
    </div>
  );
}

/** The chart in words. */
function spoken(): string {
  const t = say(TEXTS);
  const k = shownStep.value;
  const values = found.value.paths.map(
    ({ method, steps }) => `${t[method]} ${show(steps[Math.min(k, steps.length - 1)]!.value)}`,
  );
  return t.lossAria(k, values.join(', '));
}
