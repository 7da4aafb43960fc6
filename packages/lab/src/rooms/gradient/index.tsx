/** Room 1: what a gradient is. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { fixed, show, showDegrees } from '../../format.js';
import { Surface } from '../../plot/surface.js';
import { type GridOf, useGrid } from '../../plot/use-grid.js';
import { Zoom } from '../../plot/zoom.js';
import type { RoomModule } from '../../room-module.js';
import { say } from '../../text.js';
import { still } from '../../theme.js';
import { announceLater } from '../../ui/announce.js';
import { EXAMPLES, type Example } from '../../ui/examples.js';
import { FormulaBox } from '../../ui/formula-box.js';
import { Slider } from '../../ui/slider.js';
import { Prose } from '../../ui/tex.js';
import { AngleCurve, Verdict } from './angle-curve.js';
import { Cut, SlopeValue } from './cut.js';
import './gradient.css';
import { PlaneMap } from './map.js';
import { Myths } from './myths.js';
import { Numbers } from './numbers.js';
import { local, SCHEMA, state, turnTo } from './state.js';
import { scene } from './surface.js';
import { TEXTS } from './texts.js';

function pickExample({ formula, point, window }: Example): void {
  state.f.value = formula;
  state.p.value = point;
  state.w.value = window;
}

function View() {
  const t = say(TEXTS);
  const grid = useGrid(state.f, state.w);
  useSignalEffect(() => {
    const now = local.value;
    if (now !== null) announceLater(say(TEXTS).angleValue(show(now.angle), show(now.slope)));
  });
  return (
    <div class="gradient">
      <header class="intro">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </header>
      <FormulaBox formula={state.f} examples={EXAMPLES} onPick={pickExample} />
      <div class="figures">
        <MapPanel grid={grid} />
        <CurvePanel />
        <SurfacePanel />
      </div>
      <div class="cuts">
        <CutPanel />
        <Partial axis="x" />
        <Partial axis="y" />
      </div>
      <section class="panel">
        <header>
          <h2>{t.numbers}</h2>
        </header>
        <Numbers />
      </section>
      <section class="beliefs">
        <h2>{t.myths}</h2>
        <Myths />
      </section>
    </div>
  );
}

function MapPanel({ grid }: { grid: GridOf }) {
  const t = say(TEXTS);
  const found = grid.contours.value;
  return (
    <section class="panel figure-map" id="gradient-map">
      <header>
        <h2>{t.map}</h2>
        <span class="hint">{t.mapHint}</span>
      </header>
      <PlaneMap grid={grid} />
      <div class="under">
        <span class="hint timing">
          {found !== null && t.drawn(found.grid.n, fixed(found.grid.ms, 1))}
          {found !== null && !found.levels.even && `; ${t.uneven}`}
        </span>
        <Zoom window={state.w} />
      </div>
    </section>
  );
}

function CurvePanel() {
  const t = say(TEXTS);
  const now = local.value;
  return (
    <section class="panel figure-curve">
      <header>
        <h2>{t.curve}</h2>
        <span class="hint">{t.curveHint}</span>
      </header>
      <AngleCurve />
      <Slider
        label={<Prose text={t.direction} />}
        name={t.directionName}
        value={state.a.value}
        min={0}
        max={360}
        step={0.5}
        text={showDegrees(state.a.value)}
        onInput={turnTo}
        tone="direction"
      />
      <div class="moves">
        <TurnButton />
        <button type="button" disabled={now?.steepest == null} onClick={() => turnTo(now!.steepest!)}>
          {t.uphill}
        </button>
        <button type="button" disabled={now?.steepest == null} onClick={() => turnTo(now!.steepest! + 90)}>
          {t.level}
        </button>
        <button type="button" disabled={now?.steepest == null} onClick={() => turnTo(now!.steepest! + 180)}>
          {t.downhill}
        </button>
      </div>
      <Verdict />
    </section>
  );
}

const TURN_MS = 7000;
/** For those who asked for less motion: few, far steps. */
const STILL_STEP = 30;

/** Turns the arrow once around. */
function TurnButton() {
  const t = say(TEXTS);
  const turning = useSignal(false);
  const frame = useRef(0);
  const stop = () => {
    cancelAnimationFrame(frame.current);
    turning.value = false;
  };
  useEffect(() => stop, []);
  const start = () => {
    const from = state.a.peek();
    const began = performance.now();
    turning.value = true;
    const step = (time: number) => {
      const part = Math.min(1, Math.max(0, time - began) / TURN_MS);
      turnTo(from + (still.peek() ? Math.round((part * 360) / STILL_STEP) * STILL_STEP : part * 360));
      if (part < 1) frame.current = requestAnimationFrame(step);
      else stop();
    };
    frame.current = requestAnimationFrame(step);
  };
  return (
    <button type="button" class="main" onClick={turning.value ? stop : start}>
      {turning.value ? t.stop : t.turn}
    </button>
  );
}

function SurfacePanel() {
  const t = say(TEXTS);
  return (
    <section class="panel figure-surface">
      <header>
        <h2>{t.surface}</h2>
        <span class="hint">{t.surfaceHint}</span>
      </header>
      <Surface scene={scene} view={state.v} />
    </section>
  );
}

function CutPanel() {
  const t = say(TEXTS);
  const now = local.value;
  return (
    <section class="panel figure-cut">
      <header>
        <h2>{t.cut}</h2>
        {now !== null && (
          <span class="hint">
            {t.cutHint} <SlopeValue slope={now.slope} tone="direction" />
          </span>
        )}
      </header>
      {now !== null && (
        <Cut now={now} along={now.u} slope={now.slope} tone="direction" origin={0} aria={t.cutAria(show(now.slope))} />
      )}
    </section>
  );
}

/** The cut along an axis: the partial derivative is its slope. */
function Partial({ axis }: { axis: 'x' | 'y' }) {
  const t = say(TEXTS);
  const now = local.value;
  const i = axis === 'x' ? 0 : 1;
  return (
    <section class="panel">
      <header>
        <h2>{axis === 'x' ? t.cutX : t.cutY}</h2>
        {now !== null && (
          <span class="hint">
            <Prose text={`$\\partial f/\\partial ${axis}=$`} /> <SlopeValue slope={now.gradient[i]} tone={axis} />
          </span>
        )}
      </header>
      {now !== null && (
        <Cut
          now={now}
          along={axis === 'x' ? [1, 0] : [0, 1]}
          slope={now.gradient[i]}
          tone={axis}
          origin={now.point[i]}
          aria={t.cutAria(show(now.gradient[i]))}
        />
      )}
      <div class="under">
        <p class="hint">{axis === 'x' ? t.partialX : t.partialY}</p>
        <button type="button" onClick={() => turnTo(axis === 'x' ? 0 : 90)}>
          {axis === 'x' ? t.alongX : t.alongY}
        </button>
      </div>
    </section>
  );
}

export default { keys: Object.keys(SCHEMA), View } satisfies RoomModule;
