/** The function along a line through the point, with its tangent there. */
import { show } from '../../format.js';
import { ticks } from '../../plot/levels.js';
import { label } from '../../plot/map.js';
import { useSize } from '../../plot/use-size.js';
import { type Local, type Pair, state, steep } from './state.js';

const LEFT = 44;
const RIGHT = 10;
const TOP = 10;
const BOTTOM = 24;
const SAMPLES = 140;

interface Props {
  readonly now: Local;
  /** Of length 1. */
  readonly along: Pair;
  readonly slope: number;
  readonly tone: 'direction' | 'x' | 'y';
  readonly aria: string;
  /** What the horizontal axis counts: the way from the point, or a coordinate. */
  readonly origin: number;
}

interface Axes {
  readonly x: (t: number) => number;
  readonly y: (value: number) => number;
  readonly low: number;
  readonly high: number;
}

/** The middle is the point; the height goes with the gradient, so that a slope is as steep as it looks beside the others. */
function axesOf(now: Local, half: number, width: number, height: number): Axes {
  const size = Number.isFinite(now.size) ? now.size : 0;
  const reach = Math.max(size, 0.35 * steep.value) * half * 0.62;
  const middle = Number.isFinite(now.value) ? now.value : 0;
  return {
    x: (t) => LEFT + ((t + half) / (2 * half)) * (width - LEFT - RIGHT),
    y: (value) => TOP + ((middle + reach - value) / (2 * reach)) * (height - TOP - BOTTOM),
    low: middle - reach,
    high: middle + reach,
  };
}

function curveOf(now: Local, [ux, uy]: Pair, half: number, { x, y }: Axes, height: number): string {
  let path = '';
  let down = false;
  for (let i = 0; i <= SAMPLES; i++) {
    const t = half * ((2 * i) / SAMPLES - 1);
    const py = y(now.f(now.point[0] + t * ux, now.point[1] + t * uy));
    // Far outside a line would be cut off anyway, and huge coordinates are drawn badly.
    const seen = py > -4 * height && py < 5 * height;
    if (seen) path += `${down ? 'L' : 'M'}${x(t).toFixed(1)} ${py.toFixed(1)}`;
    down = seen;
  }
  return path;
}

export function Cut({ now, along, slope, tone, aria, origin }: Props) {
  const [box, size] = useSize();
  const { width, height } = size.value;
  const half = state.w.value[2];
  const axes = axesOf(now, half, width, height);
  const { x, y, low, high } = axes;
  const run = half * 0.45;
  const clip = `clip-${tone}`;
  return (
    <div ref={box} class={`plot cut tone-${tone}`} role="img" aria-label={aria}>
      {width > 0 && (
        <svg aria-hidden="true">
          <clipPath id={clip}>
            <rect x={LEFT} y={TOP} width={width - LEFT - RIGHT} height={height - TOP - BOTTOM} />
          </clipPath>
          {ticks(low, high, 4).map((v) => (
            <g key={v}>
              <line class="grid" x1={LEFT} x2={width - RIGHT} y1={y(v)} y2={y(v)} />
              <text x={LEFT - 8} y={y(v) + 4} text-anchor="end">
                {label(v)}
              </text>
            </g>
          ))}
          {ticks(origin - half, origin + half, 6).map((v) => (
            <text key={v} x={x(v - origin)} y={height - 6} text-anchor="middle">
              {label(v)}
            </text>
          ))}
          <g clip-path={`url(#${clip})`}>
            <path class="cut-curve" d={curveOf(now, along, half, axes, height)} />
            {Number.isFinite(slope) && (
              <line
                class="cut-tangent"
                x1={x(-run)}
                y1={y(now.value - slope * run)}
                x2={x(run)}
                y2={y(now.value + slope * run)}
              />
            )}
            {Number.isFinite(now.value) && <circle class="cut-point" cx={x(0)} cy={y(now.value)} r={6} />}
          </g>
        </svg>
      )}
    </div>
  );
}

/** The slope beside a heading. */
export function SlopeValue({ slope, tone }: { slope: number; tone: string }) {
  return <output class={`slope-value tone-${tone}`}>{show(slope)}</output>;
}
