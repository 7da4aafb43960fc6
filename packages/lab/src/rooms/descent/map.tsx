/** The paths on the contour map; a click places the start. */

import type { Path } from '../../compute/descend-task.js';
import { show } from '../../format.js';
import { ContourMap, INSIDE, type Pressed, type Scale } from '../../plot/map.js';
import type { GridOf } from '../../plot/use-grid.js';
import { say } from '../../text.js';
import { announceLater } from '../../ui/announce.js';
import { Handle } from '../../ui/marks.js';
import { found, METHODS, shownStep, state } from './state.js';
import { TEXTS } from './texts.js';

/** Colours by method, whichever of them are shown. */
export const seriesOf = (method: (typeof METHODS)[number]): string => `s${METHODS.indexOf(method) + 1}`;

/** Far outside a path is cut off anyway, and huge coordinates are drawn badly. */
const kept = (px: number): number => Math.min(20_000, Math.max(-20_000, px));

function place(x: number, y: number): void {
  const [cx, cy, half] = state.w.peek();
  const step = 10 ** (Math.floor(Math.log10(half)) - 2);
  const tidy = (v: number, c: number) =>
    Number((Math.round(Math.min(c + half, Math.max(c - half, v)) / step) * step).toPrecision(8));
  state.p.value = [tidy(x, cx), tidy(y, cy)];
}

function pressed(at: Pressed): (at: Pressed) => void {
  const move = ({ px, py, scale }: Pressed) => place(...scale.inverse(px, py));
  move(at);
  return move;
}

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function moveStart(event: KeyboardEvent): void {
  const by = KEYS[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const step = (state.w.peek()[2] / 30) * (event.shiftKey ? 5 : 1);
  const [x, y] = state.p.peek();
  place(x + by[0] * step, y + by[1] * step);
  const t = say(TEXTS);
  announceLater(t.startValue(show(state.p.peek()[0]), show(state.p.peek()[1])));
}

export function DescentMap({ grid }: { grid: GridOf }) {
  const t = say(TEXTS);
  return (
    <ContourMap contours={grid.contours} window={state.w.value} label={t.map} onPress={pressed}>
      {(scale) => (
        <>
          {found.value.paths.map((path) => (
            <Track key={path.method} path={path} scale={scale} />
          ))}
          <Start scale={scale} />
        </>
      )}
    </ContourMap>
  );
}

function Start({ scale }: { scale: Scale }) {
  const t = say(TEXTS);
  const [x, y] = state.p.value;
  return (
    <Handle
      at={[scale.x(x), scale.y(y)]}
      radius={7}
      tone="ink"
      label={t.start}
      value={x}
      min={-1e4}
      max={1e4}
      text={t.startValue(show(x), show(y))}
      onKeyDown={moveStart}
    />
  );
}

/** What has been walked is drawn strongly, what is to come faintly. */
function Track({ path, scale }: { path: Path; scale: Scale }) {
  const at = Math.min(shownStep.value, path.steps.length - 1);
  const places = path.steps.map(({ point }) => [kept(scale.x(point[0])), kept(scale.y(point[1]))] as const);
  const line = (from: number, to: number) =>
    places
      .slice(from, to + 1)
      .map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' ');
  const [x, y] = places[at]!;
  return (
    <g class={`track tone-${seriesOf(path.method)}`} clip-path={INSIDE}>
      <polyline class="track-ahead" points={line(at, places.length - 1)} />
      <polyline class="track-line" points={line(0, at)} />
      {places.slice(1, at).map(([px, py], i) => (
        <circle key={i} class="track-dot" cx={px} cy={py} r={2.6} />
      ))}
      <circle class="track-now" cx={x} cy={y} r={6} />
    </g>
  );
}
