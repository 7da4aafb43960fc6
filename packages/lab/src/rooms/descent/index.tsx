/** Room 2: how it is solved. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Path } from '../../compute/descend-task.js';
import { useGrid } from '../../plot/use-grid.js';
import { Zoom } from '../../plot/zoom.js';
import type { RoomModule } from '../../room-module.js';
import { pick, say } from '../../text.js';
import { EXAMPLES, type Example } from '../../ui/examples.js';
import { FormulaBox } from '../../ui/formula-box.js';
import { Misconception } from '../../ui/misconception.js';
import { Segmented } from '../../ui/segmented.js';
import { Slider } from '../../ui/slider.js';
import { Prose, Tex } from '../../ui/tex.js';
import { Derivations } from './derivation.js';
import './descent.css';
import { LossChart } from './loss-chart.js';
import { DescentMap, seriesOf } from './map.js';
import { StepNumbers } from './numbers.js';
import { descend, focused, found, longest, METHODS, type Method, RATES, SCHEMA, shownStep, state } from './state.js';
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
    void [grid.formula.value, state.p.value, state.methods.value, state.rate.value];
    void descend();
  });
  return (
    <div class="descent">
      <header class="intro">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </header>
      <FormulaBox formula={state.f} examples={EXAMPLES} onPick={pickExample} />
      <div class="descent-top">
        <section class="panel descent-map" id="descent-map">
          <header>
            <h2>{t.map}</h2>
            <span class="hint">{t.mapHint}</span>
          </header>
          <DescentMap grid={grid} />
          <Transport />
        </section>
        <div class="descent-side">
          <Controls />
          <section class="panel">
            <header>
              <h2>{t.loss}</h2>
              <span class="hint">{t.lossHint}</span>
            </header>
            <LossChart />
          </section>
        </div>
      </div>
      <Focus />
      <div class="triple">
        <section class="panel stays">
          <header>
            <h2>{t.iteration}</h2>
          </header>
          <Iteration />
        </section>
        <section class="panel">
          <header>
            <h2>{t.derivation}</h2>
          </header>
          <Derivations />
        </section>
        <section class="panel stays">
          <header>
            <h2>{t.numbers}</h2>
          </header>
          <StepNumbers />
        </section>
      </div>
      <section class="beliefs">
        <h2>{t.myths}</h2>
        <Myths />
      </section>
    </div>
  );
}

function Controls() {
  const t = say(TEXTS);
  const { rate } = state;
  return (
    <section class="panel">
      <fieldset class="methods" aria-label={t.methods}>
        {METHODS.map((method) => (
          <label key={method} class={`tone-${seriesOf(method)}`}>
            <input
              type="checkbox"
              checked={state.methods.value.includes(method)}
              onChange={(event) => choose(method, event.currentTarget.checked)}
            />
            <span>{t[method]}</span>
          </label>
        ))}
      </fieldset>
      <Slider
        label={<Prose text={t.rate} />}
        name={t.rateName}
        value={Math.log10(rate.value)}
        min={Math.log10(RATES.min)}
        max={Math.log10(RATES.max)}
        step={0.01}
        text={shortRate(rate.value)}
        onInput={(power) => (rate.value = Number((10 ** power).toPrecision(2)))}
        tone="accent"
      />
      <p class="hint">{t.rateNote}</p>
      <Verdicts />
    </section>
  );
}

const shortRate = (rate: number): string => String(Number(rate.toPrecision(3)));

/** One method more or less; the one that is shown in full is always among them. */
function choose(method: Method, on: boolean): void {
  const now = state.methods.peek();
  state.methods.value = METHODS.filter((m) => (m === method ? on : now.includes(m)));
  if (on) state.focus.value = method;
}

/** How each method ended. */
function Verdicts() {
  const t = say(TEXTS);
  const { paths, trouble } = found.value;
  if (trouble !== null) return <p class="trouble">{trouble}</p>;
  if (state.methods.value.length === 0) return <p class="hint">{t.none}</p>;
  return (
    <ul class="verdicts" aria-live="polite">
      {paths.map((path) => (
        <li key={path.method} class={`tone-${seriesOf(path.method)}`}>
          <b>{t[path.method]}</b> <span>{pick(path.message)}</span>
          {grew(path) && <em> {t.grows}</em>}
        </li>
      ))}
    </ul>
  );
}

/** Newton's method and BFGS do not listen to the learning rate. */
function grew({ method, steps }: Path): boolean {
  return !WHOLE_STEPS.has(method) && steps.at(-1)!.value > steps[0]!.value;
}

const WHOLE_STEPS: ReadonlySet<Method> = new Set(['newton', 'bfgs']);

const STEP_MS = 160;

function Transport() {
  const t = say(TEXTS);
  const playing = useSignal(false);
  const timer = useRef<ReturnType<typeof setInterval> | undefined>(undefined);
  const [k, n] = [shownStep.value, longest.value];
  const go = (to: number) => (state.k.value = Math.min(n, Math.max(0, to)));
  const stop = () => {
    clearInterval(timer.current);
    playing.value = false;
  };
  useEffect(() => stop, []);
  const play = () => {
    if (shownStep.peek() >= longest.peek()) state.k.value = 0;
    playing.value = true;
    timer.current = setInterval(() => {
      if (shownStep.peek() >= longest.peek()) stop();
      else state.k.value = shownStep.peek() + 1;
    }, STEP_MS);
  };
  return (
    <div class="transport">
      <div class="pair">
        <button type="button" aria-label={t.first} onClick={() => go(0)}>
          <Icon path="M3 3h2.2v10H3zM14 3v10L6 8z" />
        </button>
        <button type="button" aria-label={t.back} disabled={k === 0} onClick={() => go(k - 1)}>
          <Icon path="M12 3v10L4 8z" />
        </button>
        <button type="button" class="main" onClick={playing.value ? stop : play}>
          {playing.value ? t.pause : t.play}
        </button>
        <button type="button" aria-label={t.forward} disabled={k >= n} onClick={() => go(k + 1)}>
          <Icon path="M4 3v10l8-5z" />
        </button>
      </div>
      <Slider label={t.step} value={k} min={0} max={n} step={1} text={t.stepValue(k, n)} onInput={go} />
      <Zoom window={state.w} />
    </div>
  );
}

function Icon({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

/** Of which method formula and numbers are shown. */
function Focus() {
  const t = say(TEXTS);
  const path = focused.value;
  if (path === null) return null;
  const options = found.value.paths.map(({ method }) => ({ value: method, label: t[method] }));
  return (
    <div class="focus-choice">
      <span>{t.of}</span>
      <Segmented label={t.of} value={path.method} options={options} onChange={(m) => (state.focus.value = m)} />
    </div>
  );
}

function Iteration() {
  const path = focused.value;
  if (path === null) return null;
  return (
    <div class="iteration">
      {path.iteration.map((tex) => (
        <Tex key={tex} block tex={tex} />
      ))}
      <p class="iteration-values">
        <Values method={path.method} />
      </p>
    </div>
  );
}

/** What the letters stand for. */
const LETTERS: Readonly<Record<Method, string>> = {
  gd: '',
  momentum: '$\\beta=0.9$',
  adam: '$\\beta_1=0.9,\\;\\beta_2=0.999,\\;\\varepsilon=10^{-8}$',
  newton: '$\\alpha=1$',
  bfgs: '',
};

function Values({ method }: { method: Method }) {
  return (
    <>
      {!WHOLE_STEPS.has(method) && (
        <span>
          <Tex tex="\alpha=" /> <b class="tone-accent">{shortRate(state.rate.value)}</b>
        </span>
      )}
      <span>
        <Prose text={LETTERS[method]} />
      </span>
    </>
  );
}

function bowl(rate: number): void {
  state.f.value = 'x^2 + 3y^2';
  state.w.value = [0, 0, 3];
  state.p.value = [2, 0.5];
  state.methods.value = ['gd'];
  state.focus.value = 'gd';
  state.rate.value = rate;
  state.k.value = 25;
  document.getElementById('descent-map')?.scrollIntoView({ block: 'nearest' });
}

function valley(): void {
  state.f.value = 'x^2 + 10y^2';
  state.w.value = [0, 0, 3];
  state.p.value = [2.7, 0.9];
  state.methods.value = ['gd', 'newton'];
  state.focus.value = 'gd';
  state.rate.value = 0.09;
  state.k.value = 12;
  document.getElementById('descent-map')?.scrollIntoView({ block: 'nearest' });
}

function Myths() {
  const t = say(TEXTS);
  return (
    <div class="myths">
      <Misconception myth={t.myth1} truth={t.truth1} action={t.try1} onTry={() => bowl(0.34)}>
        <button type="button" onClick={() => bowl(0.3)}>
          {t.try1b}
        </button>
      </Misconception>
      <Misconception myth={t.myth2} truth={t.truth2} action={t.try2} onTry={valley} />
    </div>
  );
}

export default { keys: Object.keys(SCHEMA), View } satisfies RoomModule;
