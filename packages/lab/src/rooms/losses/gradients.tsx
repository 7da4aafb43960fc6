/** Cross entropy and mean squared error side by side: values, and the step that each would have the scores take. */
import { fixed } from '../../format.js';
import { say } from '../../text.js';
import { Prose, Tex } from '../../ui/tex.js';
import type { Loss } from './model.js';
import { useNames } from './scores.js';
import { now, target } from './state.js';
import { TEXTS } from './texts.js';

export function Gradients() {
  const t = say(TEXTS);
  const { entropy, squares } = now.value;
  return (
    <section class="panel">
      <header>
        <h2>{t.losses}</h2>
        <span class="hint">{t.lossesHint}</span>
      </header>
      <div class="two">
        <One
          kind="entropy"
          title={t.entropy}
          loss={entropy}
          value={'-\\log p_k'}
          gradient={'\\frac{\\partial L}{\\partial z_i}=\\frac{p_i-y_i}{T}'}
          why={t.entropyWhy}
        />
        <One
          kind="squares"
          title={t.squares}
          loss={squares}
          value={'\\tfrac13\\sum_j(p_j-y_j)^2'}
          gradient={'\\frac{\\partial L}{\\partial z_i}=\\frac{2}{3T}\\,p_i\\Bigl(d_i-\\sum_j p_jd_j\\Bigr)'}
          why={t.squaresWhy}
        />
      </div>
    </section>
  );
}

interface OneProps {
  readonly kind: 'entropy' | 'squares';
  readonly title: string;
  readonly loss: Loss;
  readonly value: string;
  readonly gradient: string;
  readonly why: string;
}

function One({ kind, title, loss, value, gradient, why }: OneProps) {
  const names = useNames();
  return (
    <div class={`one ${kind}`}>
      <h3>{title}</h3>
      <p class="value">
        <Tex tex={`L=${value}`} /> <span class="equals">= </span>
        <b class="number">{fixed(loss.value, 3)}</b>
      </p>
      <div class="steps">
        {names.map((name, i) => (
          <Step key={name} name={name} right={i === target.value} step={-loss.gradient[i]!} />
        ))}
      </div>
      <Tex block tex={gradient} />
      <p class="hint">
        <Prose text={why} />
      </p>
    </div>
  );
}

/** Gradients of both losses are less than 1 over the temperature; longer bars end at the edge. */
const FULL = 1;

function Step({ name, step, right }: { readonly name: string; readonly step: number; readonly right: boolean }) {
  const t = say(TEXTS);
  const part = Math.min(1, Math.abs(step) / FULL) * 50;
  return (
    <div class={right ? 'step right' : 'step'} role="img" aria-label={t.step(name, fixed(step, 3))}>
      <span aria-hidden="true">{name}</span>
      <span class="track" aria-hidden="true">
        <span class="move" style={{ left: `${step < 0 ? 50 - part : 50}%`, width: `${part}%` }} />
      </span>
      <span class="number" aria-hidden="true">
        {step > 0 ? '+' : ''}
        {fixed(step, 3)}
      </span>
    </div>
  );
}
