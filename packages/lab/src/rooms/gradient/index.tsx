/** Room 1: what a gradient is. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { fixed, show } from '../../format.js';
import { Surface } from '../../plot/surface.js';
import { type GridOf, useGrid } from '../../plot/use-grid.js';
import type { RoomModule } from '../../room-module.js';
import { say } from '../../text.js';
import { still } from '../../theme.js';
import { announceLater } from '../../ui/announce.js';
import type { Example } from '../../ui/examples.js';
import { FormulaBox } from '../../ui/formula-box.js';
import { Slider } from '../../ui/slider.js';
import { Prose } from '../../ui/tex.js';
import { AngleCurve, Verdict } from './angle-curve.js';
import { Cut, SlopeValue } from './cut.js';
import { EXAMPLES } from './examples.js';
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

function zoom(factor: number): void {
  const [x, y, half] = state.w.peek();
  state.w.value = [x, y, Number(Math.min(1000, Math.max(0.01, half * factor)).toPrecision(3))];
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
        <CutPanel />
      </div>
      <div class="below">
        <section class="panel">
          <header>
            <h2>{t.numbers}</h2>
          </header>
          <Numbers />
        </section>
        <Partials />
      </div>
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
        <span class="hint">
          {found !== null && t.drawn(found.grid.n, fixed(found.grid.ms, 1))}
          {found !== null && !found.levels.even && `; ${t.uneven}`}
        </span>
        <span class="pair">
          <button type="button" aria-label={t.zoomOut} onClick={() => zoom(1.5)}>
            −
          </button>
          <button type="button" aria-label={t.zoomIn} onClick={() => zoom(1 / 1.5)}>
            +
          </button>
        </span>
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
        step={1}
        text={`${show(state.a.value)}°`}
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

function Partials() {
  const t = say(TEXTS);
  const now = local.value;
  return (
    <section class="panel partials">
      <header>
        <h2>{t.partials}</h2>
      </header>
      <p>{t.partialsLead}</p>
      {now !== null && (
        <div class="partial-cuts">
          <Partial axis="x" title={t.cutX} action={t.alongX} angle={0} />
          <Partial axis="y" title={t.cutY} action={t.alongY} angle={90} />
        </div>
      )}
    </section>
  );
}

interface PartialProps {
  readonly axis: 'x' | 'y';
  readonly title: string;
  readonly action: string;
  readonly angle: number;
}

function Partial({ axis, title, action, angle }: PartialProps) {
  const t = say(TEXTS);
  const now = local.value!;
  const i = axis === 'x' ? 0 : 1;
  const slope = now.gradient[i];
  return (
    <div>
      <header class="partial-head">
        <h3>{title}</h3>
        <span>
          <Prose text={`$\\partial f/\\partial ${axis}=$`} /> <SlopeValue slope={slope} tone={axis} />
        </span>
      </header>
      <Cut
        now={now}
        along={axis === 'x' ? [1, 0] : [0, 1]}
        slope={slope}
        tone={axis}
        origin={now.point[i]}
        aria={t.cutAria(show(slope))}
      />
      <button type="button" class="plain" onClick={() => turnTo(angle)}>
        {action}
      </button>
    </div>
  );
}

export default { keys: Object.keys(SCHEMA), View } satisfies RoomModule;
