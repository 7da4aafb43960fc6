/** Scores as sliders, probabilities as bars. */
import { fixed, show } from '../../format.js';
import { say } from '../../text.js';
import { Segmented } from '../../ui/segmented.js';
import { Slider } from '../../ui/slider.js';
import { Prose, Tex } from '../../ui/tex.js';
import { HIGHEST, now, setScore, state, target } from './state.js';
import { TEXTS } from './texts.js';

/** Names of the classes in the page's language. */
export function useNames(): readonly [string, string, string] {
  const t = say(TEXTS);
  return [t.cat, t.dog, t.bird];
}

export const percent = (p: number): string => `${fixed(100 * p, p > 0 && p < 0.001 ? 2 : 1)}%`;

export function Scores() {
  const t = say(TEXTS);
  const names = useNames();
  const { probabilities } = now.value;
  return (
    <section class="panel">
      <header>
        <h2>{t.scores}</h2>
        <span class="hint">{t.scoresHint}</span>
      </header>
      <div class="answer">
        <span>{t.right}</span>
        <Segmented
          label={t.right}
          value={state.k.value}
          options={names.map((label, i) => ({ value: String(i) as '0' | '1' | '2', label }))}
          onChange={(value) => (state.k.value = value)}
        />
      </div>
      <div class="classes">
        {names.map((name, i) => (
          <div key={name} class={i === target.value ? 'class right' : 'class'}>
            <Slider
              label={name}
              name={t.score(name)}
              value={state.z.value[i]!}
              min={-HIGHEST}
              max={HIGHEST}
              step={0.1}
              text={show(state.z.value[i]!)}
              onInput={(value) => setScore(i, value)}
            />
            <Probability name={name} p={probabilities[i]!} />
          </div>
        ))}
      </div>
      <Tex block tex={'p_i=\\frac{e^{z_i/T}}{\\sum_j e^{z_j/T}}'} />
      <Slider
        label={<Prose text={t.temperature} />}
        name={t.temperatureName}
        value={state.t.value}
        min={0.1}
        max={5}
        step={0.1}
        text={show(state.t.value, 2)}
        onInput={(value) => (state.t.value = value)}
        tone="y"
      />
      <p class="hint">
        <Prose text={t.temperatureNote} />
      </p>
    </section>
  );
}

function Probability({ name, p }: { readonly name: string; readonly p: number }) {
  const t = say(TEXTS);
  return (
    <div class="probability" role="img" aria-label={t.probability(name, percent(p))}>
      <span class="bar" aria-hidden="true">
        <span class="fill" style={{ width: `${100 * p}%` }} />
      </span>
      <span class="number" aria-hidden="true">
        {percent(p)}
      </span>
    </div>
  );
}
