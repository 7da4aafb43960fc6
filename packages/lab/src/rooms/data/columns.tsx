/** The first rows of the table, with what each column is used as. */
import { show } from '../../format.js';
import { pick, say } from '../../text.js';
import { type Kind, opened, type Role, roles, setKind } from './state.js';
import { TEXTS } from './texts.js';

/** More would make the page slow; the rest is used as it was found. */
const SHOWN = 60;

export function Columns() {
  const t = say(TEXTS);
  const now = opened.value;
  if (now === null) return null;
  const shown = roles.value.slice(0, SHOWN);
  const more = roles.value.length - shown.length;
  return (
    <section class="panel">
      <header>
        <h2>{t.columns}</h2>
        <span class="hint">{t.columnsHint}</span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by the keyboard */}
      <section class="sheet" tabIndex={0} aria-label={t.columns}>
        <table>
          <thead>
            <tr>
              <td />
              {shown.map((role) => (
                <th key={role.number} scope="col" class={role.kind}>
                  <Heading role={role} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {now.view.head.map((row, i) => (
              <tr key={i}>
                <th scope="row">{now.view.numbers[i]}</th>
                {shown.map(({ number, kind, facts }) => (
                  <td key={number} class={`${kind} ${facts.kind === 'numeric' ? 'number' : ''}`}>
                    {row[number - 1]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 && <p class="hint">{t.moreColumns(String(more))}</p>}
    </section>
  );
}

function Heading({ role }: { readonly role: Role }) {
  const t = say(TEXTS);
  const { number, facts, kind } = role;
  const kinds: readonly (Kind | 'target')[] = [
    'target',
    ...(facts.kind === 'numeric' ? (['numeric'] as const) : []),
    'categorical',
    'excluded',
  ];
  return (
    <>
      <span class="column-name" title={facts.name}>
        {facts.name}
      </span>
      <select
        aria-label={t.useOf(facts.name)}
        value={kind}
        onChange={(event) => setKind(number, event.currentTarget.value as Kind | 'target')}
      >
        {kinds.map((name) => (
          <option key={name} value={name} disabled={name !== 'target' && kind === 'target'}>
            {t[name]}
          </option>
        ))}
      </select>
      <span class="facts">{factsOf(role)}</span>
    </>
  );
}

/** At most four digits, without zeros that say nothing. */
const brief = (x: number): string =>
  show(x, 4)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

/** What stands in a column, in a few words. */
function factsOf({ facts }: Role): string {
  const t = say(TEXTS);
  const numbers = facts.low !== null && facts.high !== null;
  const values = numbers ? t.range(brief(facts.low), brief(facts.high)) : t.different(String(facts.different));
  return [
    values,
    ...(facts.missing > 0 ? [t.empty(String(facts.missing))] : []),
    ...(facts.serial ? [t.serial] : []),
    ...(facts.problem === null ? [] : [pick(facts.problem.said)]),
  ].join(' · ');
}
