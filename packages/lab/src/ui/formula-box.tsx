/** The formula box: an editor that underlines an error where it is, with its message below and formulas to pick. */
import type { Signal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { examine } from '../formula.js';
import { keeper } from '../plot/use-grid.js';
import { lang, pick, say, texts } from '../text.js';
import type { Example } from './examples.js';
import { Tex } from './tex.js';

const TEXTS = texts({
  label: { en: 'Formula', zh: '公式' },
  examples: { en: 'Examples', zh: '示例' },
  meanwhile: { en: 'Until then the page shows', zh: '在此之前，页面显示的是' },
});

type Editor = import('./editor.js').Editor;

interface Props {
  readonly formula: Signal<string>;
  readonly examples: readonly Example[];
  readonly onPick: (example: Example) => void;
}

export function FormulaBox({ formula, examples, onPick }: Props) {
  const t = say(TEXTS);
  const id = useId();
  const found = examine(formula.value);
  const error = found.ok ? null : found.error;
  return (
    <section class="formula">
      <div class="formula-row">
        <label class="formula-name" for={id}>
          <span class="unseen">{t.label}</span>
          <span aria-hidden="true">
            <Tex tex="f(x,y)=" />
          </span>
        </label>
        <Field id={id} formula={formula} label={t.label} error={error?.span ?? null} />
      </div>
      <p id={`${id}-error`} class={error === null ? 'formula-read' : 'formula-error'} role="status">
        {error !== null ? (
          <Complaint message={error.message[lang.value]} />
        ) : (
          found.ok && <Tex tex={`f(x,y)=${found.tex}`} />
        )}
      </p>
      <fieldset class="chips" aria-label={t.examples}>
        {examples.map((example) => (
          <button
            key={example.formula}
            type="button"
            aria-pressed={formula.value === example.formula}
            onClick={() => onPick(example)}
          >
            {pick(example.name)}
          </button>
        ))}
      </fieldset>
    </section>
  );
}

/** What is wrong, and which formula the page shows meanwhile. */
function Complaint({ message }: { message: string }) {
  const shown = keeper.formula.value;
  return (
    <>
      {message}
      {shown !== null && (
        <span class="formula-meanwhile">
          {say(TEXTS).meanwhile} <Tex tex={`f(x,y)=${shown.tex}`} />
        </span>
      )}
    </>
  );
}

interface FieldProps {
  readonly id: string;
  readonly formula: Signal<string>;
  readonly label: string;
  readonly error: readonly [from: number, to: number] | null;
}

/** A plain field until the editor has been loaded; the editor then takes its place. */
function Field({ id, formula, label, error }: FieldProps) {
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const editor = useRef<Editor | null>(null);
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const { openEditor } = await import('./editor.js');
      if (gone) return;
      const focused = document.activeElement === input.current;
      editor.current = openEditor(box.current!, {
        text: formula.peek(),
        label,
        onChange: (text) => (formula.value = text),
      });
      input.current!.hidden = true;
      if (focused) editor.current.focus();
      editor.current.underline(error);
    };
    // After the first picture: it is not needed before somebody types.
    const timer = setTimeout(() => void load().catch(console.error), 300);
    return () => {
      gone = true;
      clearTimeout(timer);
      editor.current?.destroy();
    };
  }, []);
  useEffect(() => {
    editor.current?.setText(formula.value);
    editor.current?.underline(error);
  }, [formula.value, error?.[0], error?.[1]]);
  useEffect(() => editor.current?.setLabel(label), [label]);
  return (
    <div ref={box} class="formula-field">
      <input
        ref={input}
        id={id}
        type="text"
        value={formula.value}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        maxLength={500}
        aria-invalid={error !== null}
        aria-describedby={`${id}-error`}
        onInput={(event) => (formula.value = event.currentTarget.value)}
      />
    </div>
  );
}
