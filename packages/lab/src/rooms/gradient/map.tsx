/** The contour map with the point to drag and the arrow to turn. */

import { show, showDegrees } from '../../format.js';
import { ContourMap, INSIDE, type Pressed, type Scale } from '../../plot/map.js';
import type { GridOf } from '../../plot/use-grid.js';
import { say } from '../../text.js';
import { announceLater } from '../../ui/announce.js';
import { Arrow, Handle } from '../../ui/marks.js';
import { type Local, local, minimum, moveTo, type Pair, state, steep, turnTo, wrapped } from './state.js';
import { TEXTS } from './texts.js';

/** Length of the arrow to turn, and of the gradient where it is steep; parts of the map's size. */
const ARM = 0.2;
const LONG = 0.3;
const NEAR_TIP = 26;

function degrees(dx: number, dy: number): number {
  return wrapped((Math.atan2(dy, dx) * 180) / Math.PI);
}

/**
 * Pixels of one unit of slope: the gradient and the slope along the arrow are drawn with the same measure. From place to
 * place the gradient's arrow grows with the root of its length, so that it can be seen on gentle slopes, too.
 */
function measure(size: number, scale: Scale): number {
  return (Math.min(1.3, Math.sqrt(size / steep.value)) * LONG * scale.size) / size;
}

function pressed({ px, py, scale }: Pressed): ((at: Pressed) => void) | null {
  const now = local.peek();
  if (now === null) return null;
  const [x, y] = [scale.x(now.point[0]), scale.y(now.point[1])];
  const arm = ARM * scale.size;
  const tip = [x + now.u[0] * arm, y - now.u[1] * arm] as const;
  if (Math.hypot(px - tip[0], py - tip[1]) < NEAR_TIP) return (at) => turnTo(degrees(at.px - x, y - at.py));
  const move = (at: Pressed) => moveTo(...at.scale.inverse(at.px, at.py));
  move({ px, py, scale });
  return move;
}

const STEPS: Readonly<Record<string, Pair>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function movePoint(event: KeyboardEvent): void {
  const by = STEPS[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const step = (state.w.peek()[2] / 60) * (event.shiftKey ? 5 : 1);
  const [x, y] = state.p.peek();
  moveTo(x + by[0] * step, y + by[1] * step);
}

export function turnByKeys(event: KeyboardEvent): void {
  const by = { ArrowLeft: 1, ArrowUp: 1, ArrowRight: -1, ArrowDown: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  turnTo(state.a.peek() + by * (event.shiftKey ? 15 : 1));
}

export function PlaneMap({ grid }: { grid: GridOf }) {
  const t = say(TEXTS);
  return (
    <ContourMap contours={grid.contours} window={state.w.value} label={t.map} onPress={pressed}>
      {(scale) => <Marks scale={scale} />}
    </ContourMap>
  );
}

function Marks({ scale }: { scale: Scale }) {
  const t = say(TEXTS);
  const now = local.value;
  if (now === null) return null;
  const [x, y] = [scale.x(now.point[0]), scale.y(now.point[1])];
  const arm = ARM * scale.size;
  const tip: Pair = [x + now.u[0] * arm, y - now.u[1] * arm];
  const [px, py] = now.point.map((v) => show(v));
  return (
    <>
      <Slopes now={now} x={x} y={y} scale={scale} />
      <Way x={x} y={y} scale={scale} />
      <Arrow from={[x, y]} to={tip} tone="direction" width={2} />
      <Handle
        at={tip}
        radius={6}
        tone="direction"
        label={t.arrow}
        value={now.angle}
        max={360}
        text={t.angleValue(showDegrees(now.angle), show(now.slope))}
        onKeyDown={turnByKeys}
      />
      <Handle
        at={[x, y]}
        radius={8}
        tone="ink"
        label={t.point}
        value={now.point[0]}
        min={-1e4}
        max={1e4}
        text={t.pointValue(px!, py!, show(now.value))}
        onKeyDown={(event) => {
          movePoint(event);
          announceLater(t.pointValue(px!, py!, show(now.value)));
        }}
      />
    </>
  );
}

/** Straight to the minimum, where the first misconception asks for it. */
function Way({ x, y, scale }: { x: number; y: number; scale: Scale }) {
  const goal = minimum.value;
  if (goal === null) return null;
  const [gx, gy] = [scale.x(goal[0]), scale.y(goal[1])];
  return (
    <>
      <line class="mark-way" x1={x} y1={y} x2={gx} y2={gy} />
      <circle class="mark-goal" cx={gx} cy={gy} r={5} />
    </>
  );
}

/** The gradient, the circle over it on which all slopes end, and the slope along the arrow. */
function Slopes({ now, x, y, scale }: { now: Local; x: number; y: number; scale: Scale }) {
  if (!Number.isFinite(now.size) || now.steepest === null) return null;
  const unit = measure(now.size, scale);
  const [gx, gy] = [now.gradient[0] * unit, -now.gradient[1] * unit];
  const reach = now.size * unit;
  const along: Pair = [x + now.u[0] * now.slope * unit, y - now.u[1] * now.slope * unit];
  const side = 0.3 * scale.size;
  const [nx, ny] = [(-gy / reach) * side, (gx / reach) * side];
  const right = x + gx > scale.size - 40;
  return (
    <g clip-path={INSIDE}>
      <line class="mark-tangent" x1={x - nx} y1={y - ny} x2={x + nx} y2={y + ny} />
      <circle class="mark-circle" cx={x + gx / 2} cy={y + gy / 2} r={reach / 2} />
      <circle class="mark-circle mark-down" cx={x - gx / 2} cy={y - gy / 2} r={reach / 2} />
      <line class="mark-slope" x1={x} y1={y} x2={along[0]} y2={along[1]} />
      <Arrow from={[x, y]} to={[x + gx, y + gy]} tone="accent" width={3.5} />
      <text
        class="mark-name"
        x={x + gx * 1.06 + (right ? -8 : 6)}
        y={Math.max(20, y + gy * 1.06 - 4)}
        text-anchor={right ? 'end' : 'start'}
      >
        ∇f
      </text>
    </g>
  );
}
