/** One row to try: what the model says of it, as its cells are changed. */
import { useSignal, useSignalEffect } from '@preact/signals';
import type { Column } from 'nabla-tables';
import { useId } from 'preact/hooks';
import { ask } from '../../compute/client.js';
import type { Answer, Outcome, RowAnswer } from '../../compute/own-data-task.js';
import { percent, show } from '../../format.js';
import { pick, say } from '../../text.js';
import { announceLater } from '../../ui/announce.js';
import { LANE, opened, outcome } from './state.js';
import { TEXTS } from './texts.js';

export function TryRow() {
  const t = say(TEXTS);
  const found = outcome.value;
  return (
    <section class="panel">
      <header>
        <h2>{t.tryRow}</h2>
        <span class="hint">{t.tryHint}</span>
      </header>
      {/* Another model has other columns: its form begins anew. */}
      {found === null ? <p class="hint">{t.tryLater}</p> : <Form key={keyOf(found)} found={found} />}
    </section>
  );
}

const keyOf = ({ saved }: Outcome): string => saved.columns.map((c) => `${c.kind} ${c.name}`).join('\n');

/** The first row's cells, and for an empty one what stands for it. */
function firstCells(columns: readonly Column[]): string[] {
  const { view } = opened.peek()!;
  return columns.map((c) => {
    const cell = view.head[0]![view.columns.findIndex((facts) => facts.name === c.name)] ?? '';
    if (c.kind === 'categorical') return c.categories.includes(cell) ? cell : c.most;
    return Number.isFinite(Number(cell)) && cell !== '' ? cell : show(c.mean).replace('−', '-');
  });
}

const MOST_FIELDS = 40;

function Form({ found }: { readonly found: Outcome }) {
  const { columns } = found.saved;
  const cells = useSignal(firstCells(columns));
  const answer = useSignal<Answer<RowAnswer> | null>(null);
  useSignalEffect(() => {
    const [model, now] = [outcome.value?.model, cells.value];
    if (model === undefined || outcome.value!.saved.columns.length !== now.length) return;
    ask('predictRow', { model, cells: now }, { lane: LANE }).then(
      (said) => {
        if (cells.peek() === now && outcome.peek()?.model === model) answer.value = said;
      },
      () => {},
    );
  });
  const set = (i: number, cell: string) => {
    cells.value = cells.peek().with(i, cell);
  };
  return (
    <>
      <div class="fields row-fields">
        {columns.slice(0, MOST_FIELDS).map((c, i) => (
          <CellField key={c.name} column={c} cell={cells.value[i]!} onInput={(cell) => set(i, cell)} />
        ))}
      </div>
      {answer.value !== null && <Said answer={answer.value} found={found} />}
    </>
  );
}

interface CellProps {
  readonly column: Column;
  readonly cell: string;
  readonly onInput: (cell: string) => void;
}

function CellField({ column, cell, onInput }: CellProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id} title={column.name}>
        {column.name}
      </label>
      {column.kind === 'numeric' ? (
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={cell}
          onInput={(event) => onInput(event.currentTarget.value.trim())}
        />
      ) : (
        <select id={id} value={cell} onChange={(event) => onInput(event.currentTarget.value)}>
          {column.categories.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

const MOST_BARS = 12;

function Said({ answer, found }: { readonly answer: Answer<RowAnswer>; readonly found: Outcome }) {
  const t = say(TEXTS);
  if (!answer.ok) return <p class="complaint">{pick(answer.problem.said)}</p>;
  const { target } = found.saved;
  const { value, probabilities } = answer.value;
  const text = target.kind === 'class' ? target.classes[value]! : show(value, 4);
  announceLater(`${t.says(target.name)} ${text}`);
  const ranked = (probabilities ?? []).map((p, c) => ({ p, c })).sort((a, b) => b.p - a.p);
  return (
    <div class="said">
      <p class="said-value">
        <span>{t.says(target.name)}</span> <b class="number">{text}</b>
      </p>
      {target.kind === 'class' && (
        <ul class="likely">
          {ranked.slice(0, MOST_BARS).map(({ p, c }) => (
            <li key={c} style={{ '--part': `${(100 * p).toFixed(1)}%` }}>
              <span>{target.classes[c]}</span>
              <i aria-hidden="true" />
              <span class="number">{percent(p)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
