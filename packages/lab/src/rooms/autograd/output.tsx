/** What the program wrote, and what its variables hold. */
import { say } from '../../text.js';
import { outcome, running, trouble } from './state.js';
import { TEXTS } from './texts.js';

export function Output() {
  const t = say(TEXTS);
  const now = outcome.value;
  return (
    <section class="panel">
      <header>
        <h2>{t.output}</h2>
      </header>
      <div role="log" aria-label={t.output}>
        {trouble.value !== null && <p class="program-error">{trouble.value}</p>}
        {now === null && trouble.value === null && <p class="hint">{running.value ? t.running : t.nothing}</p>}
        {now !== null && now.logs.length === 0 && now.error === null && <p class="hint">{t.silent}</p>}
        {now !== null && now.logs.length > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by the keyboard
          <pre tabIndex={0} class="logs">
            {now.logs.join('\n')}
          </pre>
        )}
        {now?.error && (
          <p class="program-error">
            {now.error.line !== null && <b>{t.atLine(String(now.error.line))}: </b>}
            {now.error.message}
          </p>
        )}
      </div>
    </section>
  );
}

export function Variables() {
  const t = say(TEXTS);
  const variables = outcome.value?.variables ?? [];
  if (variables.length === 0) return null;
  return (
    <section class="panel">
      <header>
        <h2>{t.variables}</h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by the keyboard */}
      <section class="variables" tabIndex={0} aria-label={t.variables}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.value}</th>
              <th scope="col">requires_grad</th>
              <th scope="col">is_leaf</th>
              <th scope="col">grad</th>
            </tr>
          </thead>
          <tbody>
            {variables.map(({ name, value, requires_grad, is_leaf, grad }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>
                  <code>{value}</code>
                </td>
                <td>{requires_grad ? t.yes : t.no}</td>
                <td>{is_leaf ? t.yes : t.no}</td>
                <td class={grad === null ? 'null' : 'filled'}>
                  <code>{grad ?? 'null'}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
