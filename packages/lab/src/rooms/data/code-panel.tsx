/** The program and the command that do the same, to copy or to keep. */
import { Fragment } from 'preact';
import { say } from '../../text.js';
import { announce } from '../../ui/announce.js';
import { saveFile } from '../../ui/save.js';
import { codeOf, commandOf } from './code.js';
import { stem } from './results.js';
import { DELIMITERS, opened, outcome, ran, state } from './state.js';
import { TEXTS } from './texts.js';

export function CodePanel() {
  const t = say(TEXTS);
  const [found, args, now] = [outcome.value, ran.value, opened.value];
  if (found === null || args === null || now === null) return null;
  const reading = now.example ? NOTHING : readingNow();
  const run = { args, saved: found.saved, epochs: found.epochs, stem: stem(), file: now.name, reading };
  const command = commandOf(
    run,
    now.view.columns.map((c) => c.name),
  );
  return (
    <section class="panel">
      <header>
        <h2>{t.code}</h2>
        <span class="hint">{t.codeHint}</span>
      </header>
      <Text name={`${stem()}.ts`} text={codeOf(run)} file />
      <h3>{t.command}</h3>
      {command === null ? <p class="hint">{t.noCommand}</p> : <Text name="nabla train" text={command} />}
    </section>
  );
}

const NOTHING = { delimiter: undefined, encoding: undefined };
const readingNow = () => ({
  delimiter: DELIMITERS[state.tsep.value],
  encoding: state.tenc.value === 'auto' ? undefined : state.tenc.value,
});

/** Lines break between options only. */
const optionsOf = (command: string) =>
  command.split(/ (?=--)/).map((part, i) => (
    <Fragment key={i}>
      {i > 0 && ' '}
      <span class="option">{part}</span>
    </Fragment>
  ));

interface TextProps {
  readonly name: string;
  readonly text: string;
  /** It is worth a file of its own. */
  readonly file?: boolean;
}

function Text({ name, text, file = false }: TextProps) {
  const t = say(TEXTS);
  const copy = () => navigator.clipboard.writeText(text).then(() => announce(t.copied, true));
  const shown = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by the keyboard
    <pre tabIndex={0} class={file ? '' : 'command'}>
      <code>{file ? text : optionsOf(text)}</code>
    </pre>
  );
  return (
    <>
      {file ? (
        <details>
          <summary>{name}</summary>
          {shown}
        </details>
      ) : (
        shown
      )}
      <div class="moves">
        <button type="button" onClick={() => void copy()}>
          {t.copy}
        </button>
        {file && (
          <button type="button" onClick={() => saveFile(name, text, 'text/plain')}>
            {t.download}
          </button>
        )}
      </div>
    </>
  );
}
