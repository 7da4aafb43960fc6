/** One step in numbers, and the steps around it. */
import type { Path, PathStep } from '../../compute/descend-task.js';
import { fixed, precise } from '../../format.js';
import { say } from '../../text.js';
import { Tex } from '../../ui/tex.js';
import { seriesOf } from './map.js';
import { focused, shownStep, state } from './state.js';
import { TEXTS } from './texts.js';

export function StepNumbers() {
  const t = say(TEXTS);
  const path = focused.value;
  if (path === null) return null;
  const k = Math.min(shownStep.value, path.steps.length - 1);
  return (
    <>
      <h3>{t.atStep(k)}</h3>
      {k < shownStep.value && <p class="hint">{t.ended}</p>}
      <One step={path.steps[k]!} path={path} next={path.steps[k + 1]} />
      <Table path={path} k={k} />
    </>
  );
}

const pair = ([x, y]: readonly [number, number]): string => `(${precise(x)}, ${precise(y)})`;
const signed = (x: number): string => (x < 0 ? `(${precise(x)})` : precise(x));

function One({ step, path, next }: { step: PathStep; path: Path; next: PathStep | undefined }) {
  return (
    <dl class="step-numbers">
      <dt>
        <Tex tex="\theta" />
      </dt>
      <dd>{pair(step.point)}</dd>
      <dt>
        <Tex tex="f(\theta)" />
      </dt>
      <dd>{precise(step.value)}</dd>
      <dt>
        <Tex tex="\nabla f(\theta)" />
      </dt>
      <dd class="tone-accent">{pair(step.gradient)}</dd>
      <dt>
        <Tex tex="|\nabla f|" />
      </dt>
      <dd>{precise(step.norm)}</dd>
      {next !== undefined && step.update !== null && (
        <>
          <dt>
            <Tex tex="\theta_{\text{new}}" />
          </dt>
          <dd>
            {[0, 1].map((i) => (
              <div key={i}>
                {path.method === 'gd' ? (
                  <>
                    {precise(step.point[i]!)} − {Number(state.rate.value.toPrecision(3))} ·{' '}
                    <span class="tone-accent">{signed(step.gradient[i]!)}</span>
                  </>
                ) : (
                  `${precise(step.point[i]!)} + ${signed(step.update![i]!)}`
                )}{' '}
                = <b>{precise(next.point[i]!)}</b>
              </div>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

const AROUND = 3;

function Table({ path, k }: { path: Path; k: number }) {
  const t = say(TEXTS);
  const from = Math.max(0, Math.min(k - AROUND, path.steps.length - 1 - 2 * AROUND));
  return (
    <table class={`steps tone-${seriesOf(path.method)}`}>
      <caption class="unseen">{t.table}</caption>
      <thead>
        <tr>
          <th scope="col">{t.tableStep}</th>
          <th scope="col">x</th>
          <th scope="col">y</th>
          <th scope="col">f</th>
        </tr>
      </thead>
      <tbody>
        {path.steps.slice(from, from + 2 * AROUND + 1).map((step, i) => (
          <tr key={from + i} class={from + i === k ? 'now' : undefined}>
            <td>{from + i}</td>
            <td>{small(step.point[0])}</td>
            <td>{small(step.point[1])}</td>
            <td>{precise(step.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A coordinate: places after the point, so that columns stand. */
const small = (x: number): string => (Math.abs(x) < 1000 ? fixed(x, 3) : precise(x));
