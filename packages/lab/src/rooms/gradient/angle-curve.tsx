/** The live curve: the slope D_u f against the direction. Its top is the gradient. */
import type { TargetedPointerEvent } from 'preact';
import { show, showDegrees } from '../../format.js';
import { perFrame } from '../../plot/frame.js';
import { ticks } from '../../plot/levels.js';
import { label } from '../../plot/map.js';
import { type Size, useSize } from '../../plot/use-size.js';
import { type Said, say } from '../../text.js';
import { turnByKeys } from './map.js';
import { between, type Local, local, steep, turnTo, wrapped } from './state.js';
import { TEXTS } from './texts.js';

const LEFT = 44;
const RIGHT = 14;
const TOP = 34;
const BOTTOM = 26;

interface Axes {
  readonly x: (angle: number) => number;
  readonly y: (slope: number) => number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The height of the axis follows the gradient's length, but a flat place must look flat. */
function axesOf({ width, height }: Size, size: number): Axes {
  const top = Math.max(Number.isFinite(size) ? size : 0, 0.1 * steep.value) * 1.12;
  const middle = (TOP + height - BOTTOM) / 2;
  const half = (height - TOP - BOTTOM) / 2;
  return {
    x: (angle) => LEFT + (angle / 360) * (width - LEFT - RIGHT),
    y: (slope) => middle - (slope / top) * half,
    top,
    width,
    height,
  };
}

const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);

function pathOf({ x, y }: Axes, slopeAt: (angle: number) => number): string {
  let path = '';
  for (let angle = 0; angle <= 360; angle += 4)
    path += `${path ? 'L' : 'M'}${x(angle)} ${y(slopeAt(angle)).toFixed(2)}`;
  return path;
}

export function AngleCurve() {
  const t = say(TEXTS);
  const [box, size] = useSize();
  const now = local.value;
  if (now === null) return null;
  const known = Number.isFinite(now.size);
  const axes = axesOf(size.value, now.size);
  const turn = perFrame((target: HTMLElement, clientX: number) => {
    const rect = target.getBoundingClientRect();
    turnTo(Math.min(360, Math.max(0, ((clientX - rect.left - LEFT) / (rect.width - LEFT - RIGHT)) * 360)));
  });
  const press = (event: TargetedPointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    turn(event.currentTarget, event.clientX);
  };
  return (
    <div
      ref={box}
      class="plot curve"
      role="slider"
      tabIndex={0}
      aria-label={t.curveAria(show(now.size), now.steepest === null ? '—' : showDegrees(now.steepest))}
      aria-valuemin={0}
      aria-valuemax={360}
      aria-valuenow={now.angle}
      aria-valuetext={t.angleValue(showDegrees(now.angle), show(now.slope))}
      onKeyDown={turnByKeys}
      onPointerDown={press}
      onPointerMove={(event) => event.buttons === 1 && turn(event.currentTarget, event.clientX)}
    >
      {size.value.width > 0 && (
        <svg aria-hidden="true">
          <Frame axes={axes} />
          {known && <Curve axes={axes} now={now} />}
          {known && <Now axes={axes} now={now} />}
        </svg>
      )}
    </div>
  );
}

function Frame({ axes }: { axes: Axes }) {
  const t = say(TEXTS);
  const { x, y, top, width, height } = axes;
  return (
    <>
      {ticks(-top, top, 4).map((v) => (
        <g key={v}>
          <line class={v === 0 ? 'zero' : 'grid'} x1={LEFT} x2={width - RIGHT} y1={y(v)} y2={y(v)} />
          <text x={LEFT - 8} y={y(v) + 4} text-anchor="end">
            {label(v)}
          </text>
        </g>
      ))}
      {[0, 90, 180, 270, 360].map((angle) => (
        <text key={angle} x={x(angle)} y={height - 7} text-anchor={angle === 360 ? 'end' : 'middle'}>
          {angle}°
        </text>
      ))}
      <text class="side" x={width - RIGHT} y={y(top) + 4} text-anchor="end">
        ↑ {t.up}
      </text>
      <text class="side" x={width - RIGHT} y={y(-top) + 2} text-anchor="end">
        ↓ {t.down}
      </text>
    </>
  );
}

function Curve({ axes, now }: { axes: Axes; now: Local }) {
  const { x, y } = axes;
  const slopeAt = (angle: number) => (now.steepest === null ? 0 : now.size * cosine(angle - now.steepest));
  const path = pathOf(axes, slopeAt);
  const area = `${path}L${x(360)} ${y(0)}L${x(0)} ${y(0)}Z`;
  return (
    <>
      <path class="curve-area" d={area} />
      <path class="curve-line" d={path} />
      {now.steepest !== null && <Top axes={axes} now={now} at={now.steepest} />}
    </>
  );
}

/** Where the curve is highest: the gradient. */
function Top({ axes: { x, y, width }, now, at }: { axes: Axes; now: Local; at: number }) {
  const anchor = x(at) < 130 ? 'start' : x(at) > width - 130 ? 'end' : 'middle';
  return (
    <g class="curve-top">
      <line x1={x(at)} x2={x(at)} y1={y(0)} y2={y(now.size)} />
      <circle cx={x(at)} cy={y(now.size)} r={5} />
      <text x={x(at)} y={y(now.size) - 12} text-anchor={anchor}>
        ∇f: {show(now.size)} ({showDegrees(at)})
      </text>
      <circle class="curve-low" cx={x(wrapped(at + 180))} cy={y(-now.size)} r={4} />
    </g>
  );
}

/** The direction that the arrow has now. */
function Now({ axes: { x, y, width, height }, now }: { axes: Axes; now: Local }) {
  const [px, py] = [x(now.angle), y(now.slope)];
  const right = px > width - 90;
  const close = now.steepest !== null && Math.abs(between(now.angle, now.steepest)) < 24;
  return (
    <g class="curve-now">
      <line x1={px} x2={px} y1={TOP} y2={height - BOTTOM} />
      <circle cx={px} cy={py} r={7} />
      {!close && (
        <text x={px + (right ? -12 : 12)} y={py + (now.slope < 0 ? -10 : 18)} text-anchor={right ? 'end' : 'start'}>
          {show(now.slope)}
        </text>
      )}
    </g>
  );
}

/** What the direction is to the gradient, in words. */
export function Verdict() {
  const t = say(TEXTS);
  const now = local.value;
  if (now === null) return null;
  return <p class="verdict">{verdict(now, t)}</p>;
}

function verdict(now: Local, t: Said<typeof TEXTS>): string {
  if (!Number.isFinite(now.size)) return t.noValue;
  if (now.steepest === null) return t.flat;
  const off = Math.abs(between(now.angle, now.steepest));
  if (off < 1.5) return t.atTop;
  if (off > 178.5) return t.atBottom;
  if (Math.abs(off - 90) < 1.5) return t.atLevel;
  return t.part(`${show((100 * now.slope) / now.size, 2).replace(/\.\d$/, '')}%`);
}
