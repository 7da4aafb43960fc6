/** The graph with the walk through it, and what the walk does at each step. */
import { say } from '../../text.js';
import { Segmented } from '../../ui/segmented.js';
import { Graph } from './graph.js';
import { fire, fired, last, outcome, pass, showPass, state } from './state.js';
import { TEXTS } from './texts.js';

export function Walk() {
  const t = say(TEXTS);
  const now = pass.value;
  return (
    <section class="panel walk">
      <header>
        <h2>{t.graph}</h2>
        {now !== null && <Calls />}
      </header>
      <Graph />
      {now?.cut && <p class="hint">{t.cut}</p>}
      {now !== null && (
        <>
          <div class="moves">
            <button type="button" disabled={fired.value === 0} onClick={() => fire(0)}>
              {t.start}
            </button>
            <button type="button" disabled={fired.value === 0} onClick={() => fire(fired.value - 1)}>
              {t.back}
            </button>
            <button
              type="button"
              class="main"
              disabled={fired.value === last.value}
              onClick={() => fire(fired.value + 1)}
            >
              {t.forward}
            </button>
            <button type="button" disabled={fired.value === last.value} onClick={() => fire(last.value)}>
              {t.all}
            </button>
          </div>
          <p class="verdict" role="status">
            <b class="number">{t.stepOf(String(fired.value), String(last.value))}</b> {sentence()}
          </p>
        </>
      )}
    </section>
  );
}

const CALLS = 8;

function Calls() {
  const t = say(TEXTS);
  const passes = outcome.value?.passes ?? [];
  if (passes.length < 2) return <code>{passes[0]?.kind === 'grad' ? 'autograd.grad()' : 'backward()'}</code>;
  return (
    <Segmented
      label={t.calls}
      value={String(Math.min(state.pass.value, passes.length - 1))}
      options={passes.slice(0, CALLS).map((one, i) => ({
        value: String(i),
        label: t.call(String(i + 1), one.kind === 'grad' ? 'grad()' : 'backward()'),
      }))}
      onChange={(value) => showPass(Number(value))}
    />
  );
}

function sentence(): string {
  const t = say(TEXTS);
  const now = pass.value!;
  const count = fired.value;
  if (count === 0) return t.forwardOnly;
  if (count === last.value) return now.kind === 'grad' ? t.left : t.filled;
  const event = now.events[count - 1]!;
  return t.fires(now.nodes.find((node) => node.id === event.node)!.label, event.incoming);
}
