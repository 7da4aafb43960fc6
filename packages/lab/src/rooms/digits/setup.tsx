/** What is trained, and how; the button that does it. */
import { show } from '../../format.js';
import { say } from '../../text.js';
import { Segmented } from '../../ui/segmented.js';
import { Slider } from '../../ui/slider.js';
import { args, history, problem, RATE, ran, start, state, status, stop } from './state.js';
import { TEXTS } from './texts.js';

/** Rates are chosen on a logarithmic scale, rounded to two digits. */
const rounded = (exponent: number): number => Number((10 ** exponent).toPrecision(2));

export function Setup() {
  const t = say(TEXTS);
  const busy = status.value === 'running' || status.value === 'loading';
  const changed = ran.value !== null && JSON.stringify(ran.value) !== JSON.stringify(args.value);
  return (
    <section class="panel">
      <header>
        <h2>{t.setup}</h2>
        <Segmented
          label={t.network}
          value={state.net.value}
          options={[
            { value: 'hidden', label: t.hidden },
            { value: 'linear', label: t.linear },
          ]}
          onChange={(value) => (state.net.value = value)}
        />
      </header>
      <div class="settings">
        <Rate label={t.rateEntropy} of={state.ratece} />
        <Rate label={t.rateSquares} of={state.ratemse} />
        <Slider
          label={t.batch}
          value={state.batch.value}
          min={10}
          max={500}
          step={10}
          text={String(state.batch.value)}
          onInput={(value) => (state.batch.value = value)}
        />
        <Slider
          label={t.steps}
          value={state.dsteps.value}
          min={20}
          max={3000}
          step={20}
          text={String(state.dsteps.value)}
          onInput={(value) => (state.dsteps.value = value)}
        />
        <Seed />
      </div>
      <div class="moves">
        <button type="button" class="main" onClick={() => (busy ? stop() : void start())}>
          {busy ? t.stop : ran.value === null ? t.train : t.again}
        </button>
        <button type="button" onClick={() => rates(0.5, 0.5)}>
          {t.same}
        </button>
        <button type="button" onClick={() => rates(0.5, 10)}>
          {t.best}
        </button>
      </div>
      <p class="verdict" role="status">
        {standing()}
        {changed && !busy && (
          <>
            <br />
            {t.changed}
          </>
        )}
      </p>
    </section>
  );
}

function rates(entropy: number, squares: number): void {
  state.ratece.value = entropy;
  state.ratemse.value = squares;
}

function Rate({ label, of }: { readonly label: string; readonly of: typeof state.ratece }) {
  return (
    <Slider
      label={label}
      value={Math.log10(of.value)}
      min={Math.log10(RATE.min)}
      max={Math.log10(RATE.max)}
      step={0.01}
      text={show(of.value, 3)}
      onInput={(exponent) => (of.value = Math.min(RATE.max, Math.max(RATE.min, rounded(exponent))))}
    />
  );
}

function Seed() {
  const t = say(TEXTS);
  return (
    <label class="seed">
      {t.seed}
      <input
        type="number"
        min={0}
        max={999999}
        step={1}
        value={state.dseed.value}
        onChange={(event) => {
          const value = event.currentTarget.valueAsNumber;
          if (Number.isInteger(value) && value >= 0 && value <= 999_999) state.dseed.value = value;
          else event.currentTarget.value = String(state.dseed.value);
        }}
      />
    </label>
  );
}

/** Where the training is. */
function standing(): string {
  const t = say(TEXTS);
  const step = String(history.value.mse_loss.at(-1)?.step ?? 0);
  const steps = String(ran.value?.steps ?? 0);
  if (problem.value !== null) return t.failed(problem.value);
  return {
    idle: t.idle,
    loading: t.loading,
    running: t.running(step, steps),
    done: t.done(steps),
    stopped: t.stopped(step),
  }[status.value];
}
