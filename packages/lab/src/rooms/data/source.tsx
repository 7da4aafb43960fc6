/** Where the table comes from: a reader's file, or an example. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { pick, say } from '../../text.js';
import { saveFile } from '../../ui/save.js';
import { EXAMPLES } from './examples.js';
import { SelectField } from './fields.js';
import {
  choose,
  DELIMITERS,
  type DelimiterName,
  ENCODINGS,
  opened,
  ownName,
  reading,
  rejected,
  state,
  take,
} from './state.js';
import { TEXTS } from './texts.js';

export function Source() {
  const t = say(TEXTS);
  return (
    <section class="panel source">
      <header>
        <h2>{t.file}</h2>
        <Opened />
      </header>
      <Drop />
      <Rejected />
      {opened.value === null && rejected.value === null && state.tdata.value === 'own' && (
        <p class="complaint">{t.notHere}</p>
      )}
      <Examples />
    </section>
  );
}

function Opened() {
  const t = say(TEXTS);
  const now = opened.value;
  if (reading.value !== null) {
    return (
      <span class="hint" role="status">
        {t.reading(reading.value)}
      </span>
    );
  }
  if (now === null) return null;
  return (
    <span class="hint opened" role="status">
      {t.opened(now.name, String(now.view.rows), String(now.view.columns.length))}
    </span>
  );
}

/** A file is dropped, or chosen by the button, which is what a keyboard reaches. */
function Drop() {
  const t = say(TEXTS);
  const over = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const first = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file !== undefined) void take(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for pointers, the button inside for everybody
    <div
      class={`drop ${over.value ? 'over' : ''}`}
      onDragOver={() => (over.value = true)}
      onDragLeave={() => (over.value = false)}
      // The page itself takes the file.
      onDrop={() => (over.value = false)}
    >
      <p class="drop-line">
        {t.drop}{' '}
        <span>
          {t.or}{' '}
          <button type="button" onClick={() => input.current!.click()}>
            {t.chooseFile}
          </button>
        </span>
      </p>
      <p class="hint">{t.private}</p>
      <input
        ref={input}
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-label={t.chooseFile}
        accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
        onChange={(event) => {
          first(event.currentTarget.files);
          // The same file may be chosen again, corrected.
          event.currentTarget.value = '';
        }}
      />
      <Reading />
    </div>
  );
}

/** How the file is read; only where there is one. */
function Reading() {
  const t = say(TEXTS);
  if (rejected.value === null && state.tdata.value !== 'own') return null;
  const names: Readonly<Record<DelimiterName, string>> = t;
  return (
    <div class="reading">
      <SelectField
        label={t.encoding}
        value={state.tenc.value}
        options={ENCODINGS.map((name) => [name, name === 'auto' ? t.auto : name])}
        onChange={(value) => (state.tenc.value = value)}
      />
      <SelectField
        label={t.delimiter}
        value={state.tsep.value}
        options={(Object.keys(DELIMITERS) as DelimiterName[]).map((name) => [name, names[name]])}
        onChange={(value) => (state.tsep.value = value)}
      />
    </div>
  );
}

function Rejected() {
  const t = say(TEXTS);
  const now = rejected.value;
  if (now === null) return null;
  return (
    <div class="complaint" role="alert">
      <p>
        <b>{t.rejected(now.name)}</b> {pick(now.problem.said)}
      </p>
      {opened.value !== null && <p class="hint">{t.stays}</p>}
    </div>
  );
}

function Examples() {
  const t = say(TEXTS);
  const now = opened.value;
  const own = ownName.value;
  return (
    <div class="examples-list">
      <p class="hint">{t.examples}</p>
      <ul>
        {EXAMPLES.map((name) => (
          <li key={name}>
            <button type="button" aria-pressed={state.tdata.value === name} onClick={() => choose(name)}>
              {t[name]}
            </button>
            <span class="hint">{t[`${name}Note`]}</span>
          </li>
        ))}
      </ul>
      <div class="moves">
        {own !== null && state.tdata.value !== 'own' && (
          <button type="button" onClick={() => choose('own')}>
            {t.back(own)}
          </button>
        )}
        {now?.example && (
          <button type="button" class="plain" onClick={() => saveFile(now.name, now.bytes, 'text/csv')}>
            {t.saveExample}
          </button>
        )}
      </div>
    </div>
  );
}
