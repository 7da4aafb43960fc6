/** The derivation of both partial derivatives; steps inside a step open and close. */
import { signal, useSignal, useSignalEffect } from '@preact/signals';
import { ask } from '../../compute/client.js';
import type { Derivation, ShownStep } from '../../compute/derive-task.js';
import { keeper } from '../../plot/use-grid.js';
import { pick, say } from '../../text.js';
import { Tex } from '../../ui/tex.js';
import { TEXTS } from './texts.js';

/** Said to all steps at once; counts up so that the same order can be given twice. */
const order = signal<{ readonly open: boolean; readonly count: number } | null>(null);

function give(open: boolean): void {
  order.value = { open, count: (order.peek()?.count ?? 0) + 1 };
}

async function both(formula: string): Promise<readonly Derivation[]> {
  return Promise.all(['x', 'y'].map((variable) => ask('derive', { formula, variable })));
}

export function Derivations() {
  const t = say(TEXTS);
  const shown = useSignal<{ formula: string; parts: readonly Derivation[] } | null>(null);
  useSignalEffect(() => {
    const formula = keeper.formula.value?.text;
    if (formula === undefined) return;
    void both(formula).then(
      (parts) => {
        if (formula === keeper.formula.peek()?.text) shown.value = { formula, parts };
      },
      () => {
        shown.value = null;
      },
    );
  });
  if (shown.value === null) return <p class="hint">{t.working}</p>;
  return (
    <>
      <div class="moves">
        <button type="button" onClick={() => give(true)}>
          {t.opened}
        </button>
        <button type="button" onClick={() => give(false)}>
          {t.closed}
        </button>
      </div>
      {shown.value.parts.map((part) => (
        <Part key={`${shown.value!.formula} ${part.variable}`} part={part} />
      ))}
    </>
  );
}

function Part({ part }: { part: Derivation }) {
  const t = say(TEXTS);
  return (
    <section class="derivation">
      <h3>
        <Tex tex={`\\partial f/\\partial ${part.variable}`} />
      </h3>
      <ol>
        {part.steps.map((step, i) => (
          <Step key={i} step={step} depth={0} />
        ))}
      </ol>
      {part.left > 0 && <p class="hint">{t.left(part.left)}</p>}
      <p class="derivation-result">
        <span class="rule">{t.result}</span>
        <Tex block tex={`\\frac{\\partial f}{\\partial ${part.variable}}=${part.result}`} />
      </p>
    </section>
  );
}

/** Sides that are long together stand one under the other. */
const TOGETHER = 70;

function equation({ before, after }: ShownStep): string {
  if (before.length + after.length <= TOGETHER) return `${before}=${after}`;
  return `\\begin{aligned}&${before}\\\\[4pt]&=${after}\\end{aligned}`;
}

function Step({ step, depth }: { step: ShownStep; depth: number }) {
  const t = say(TEXTS);
  const open = useSignal(depth === 0);
  useSignalEffect(() => {
    if (order.value !== null) open.value = order.value.open;
  });
  return (
    <li>
      <span class="rule">{pick(step.rule)}</span>
      <Tex block tex={equation(step)} />
      {step.steps.length > 0 && (
        <details open={open.value} onToggle={(event) => (open.value = event.currentTarget.open)}>
          <summary>{t.inside(step.steps.length)}</summary>
          {open.value && (
            <ol>
              {step.steps.map((inner, i) => (
                <Step key={i} step={inner} depth={depth + 1} />
              ))}
            </ol>
          )}
        </details>
      )}
    </li>
  );
}
