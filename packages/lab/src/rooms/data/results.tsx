/** What was learned: measures, the confusion matrix or predicted against true, and files to take home. */
import type { ClassMetrics, NumberMetrics, Scores } from 'nabla-tables';
import { ask } from '../../compute/client.js';
import type { Outcome } from '../../compute/own-data-task.js';
import { fixed, percent, show } from '../../format.js';
import { say } from '../../text.js';
import { announce } from '../../ui/announce.js';
import { saveFile } from '../../ui/save.js';
import { Scatter } from './scatter.js';
import { LANE, opened, outcome } from './state.js';
import { TEXTS } from './texts.js';

const isClasses = (m: NumberMetrics | ClassMetrics): m is ClassMetrics => 'confusion' in m;

export function Results() {
  const t = say(TEXTS);
  const found = outcome.value;
  return (
    <section class="panel results">
      <header>
        <h2>{t.results}</h2>
      </header>
      {found === null ? (
        <p class="hint">{t.nothing}</p>
      ) : (
        <>
          <Measures found={found} />
          <Picture found={found} />
          <Files found={found} />
        </>
      )}
    </section>
  );
}

function Measures({ found }: { readonly found: Outcome }) {
  const t = say(TEXTS);
  const { train, test, baseline } = found;
  const classes = isClasses(train.metrics);
  const head = [t.rows, t.lossValue, ...(classes ? [t.accuracy] : ['R²', 'RMSE', 'MAE'])];
  return (
    <>
      <table class="measures">
        <thead>
          <tr>
            <td />
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <MeasureRow name={t.trainRows} scores={train} />
          {test !== null && <MeasureRow name={t.testRows} scores={test} />}
        </tbody>
      </table>
      <p class="hint">{classes ? t.baselineClass(percent(baseline)) : t.baselineNumber(show(baseline, 4))}</p>
    </>
  );
}

function MeasureRow({ name, scores: { loss, metrics: m } }: { readonly name: string; readonly scores: Scores }) {
  const cells = isClasses(m) ? [percent(m.accuracy)] : [fixed(m.r2, 4), show(m.rmse, 4), show(m.mae, 4)];
  return (
    <tr>
      <th scope="row">{name}</th>
      {[String(m.rows), fixed(loss, 4), ...cells].map((cell, i) => (
        <td key={i}>{cell}</td>
      ))}
    </tr>
  );
}

const MOST_CLASSES = 16;

function Picture({ found }: { readonly found: Outcome }) {
  const t = say(TEXTS);
  const { target } = found.saved;
  const { metrics } = found.test ?? found.train;
  if (target.kind === 'number' || !isClasses(metrics)) return <Scatter found={found} />;
  if (target.classes.length > MOST_CLASSES) return <p class="hint">{t.manyClasses}</p>;
  return <Confusion classes={target.classes} of={metrics} which={found.test ? t.testRows : t.trainRows} />;
}

interface ConfusionProps {
  readonly classes: readonly string[];
  readonly of: ClassMetrics;
  readonly which: string;
}

function Confusion({ classes, of, which }: ConfusionProps) {
  const t = say(TEXTS);
  return (
    <figure>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by the keyboard */}
      <section class="matrix-box" tabIndex={0} aria-label={t.confusion(which)}>
        <table class="matrix">
          <thead>
            <tr>
              <td />
              {classes.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.confusion.map((row, i) => (
              <tr key={classes[i]}>
                <th scope="row">{classes[i]}</th>
                {row.map((count, j) => (
                  <Count
                    key={classes[j]}
                    count={count}
                    total={row.reduce((a, b) => a + b, 0)}
                    right={i === j}
                    title={t.cell(classes[i]!, classes[j]!, String(count))}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <figcaption class="hint">{t.confusion(which)}</figcaption>
    </figure>
  );
}

interface CountProps {
  readonly count: number;
  readonly total: number;
  readonly right: boolean;
  readonly title: string;
}

/** Mistakes are shown stronger than their share, or nobody would see them. */
function Count({ count, total, right, title }: CountProps) {
  const part = total > 0 ? count / total : 0;
  const strength = right ? 0.85 * part : Math.min(0.85, Math.sqrt(part));
  return (
    <td
      class={`${right ? 'right' : ''} ${strength > 0.5 ? 'strong' : ''}`}
      style={{ '--part': `${Math.round(100 * strength)}%` }}
      title={title}
    >
      {count > 0 ? count : ''}
    </td>
  );
}

/** The file's name without its ending: what is saved is named after it. */
export const stem = (): string => (opened.peek()?.name ?? 'data').replace(/\.[^.]*$/, '') || 'data';

function Files({ found }: { readonly found: Outcome }) {
  const t = say(TEXTS);
  const save = (name: string, content: string | Uint8Array, type: string) => {
    saveFile(name, content, type);
    announce(t.saved(name), true);
  };
  const predictions = async () => {
    const csv = await ask('predictedCsv', undefined, { lane: LANE });
    if (csv.ok) save(`${stem()}.predicted.csv`, csv.value, 'text/csv');
  };
  return (
    <>
      <div class="moves">
        <button type="button" onClick={() => save(`${stem()}.safetensors`, found.model, 'application/octet-stream')}>
          {t.saveModel}
        </button>
        <button type="button" onClick={() => void predictions()}>
          {t.savePredictions}
        </button>
      </div>
      <p class="hint">{t.saveHint}</p>
    </>
  );
}
