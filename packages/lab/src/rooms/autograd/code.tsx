/** The program: examples, an editor, Run. */
import { useEffect, useRef } from 'preact/hooks';
import { lang, pick, say } from '../../text.js';
import { EXAMPLE_IDS, type ExampleId, PROGRAMS } from './examples.js';
import { Host, TooLong } from './host.js';
import { outcome, running, state, trouble, written } from './state.js';
import { TEXTS } from './texts.js';

type Editor = import('../../ui/code-editor.js').CodeEditor;

let host: Host | null = null;

export function chooseExample(id: ExampleId): void {
  state.ex.value = id;
  written.value = null;
  outcome.value = null;
  trouble.value = null;
  state.pass.value = 0;
  state.fired.value = 0;
}

/** The program as it stands in the editor. */
function source(): string {
  return written.peek() ?? PROGRAMS[state.ex.peek()].code[lang.peek()];
}

/** Runs the program: only ever on somebody's press. `keep` leaves the step that the address names. */
export async function runProgram(keep = false): Promise<void> {
  if (host === null || running.peek()) return;
  running.value = true;
  outcome.value = null;
  trouble.value = null;
  try {
    const { prepare } = await import('./program.js');
    const found = await host.run(prepare(source()));
    outcome.value = found;
    if (!keep) [state.pass.value, state.fired.value] = [0, 0];
  } catch (error) {
    outcome.value = null;
    trouble.value = error instanceof TooLong ? say(TEXTS).tooLong : (error as Error).message;
  } finally {
    running.value = false;
  }
}

export function Code() {
  const t = say(TEXTS);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    host = new Host(frame.current!, t.frame);
    return () => {
      host?.close();
      host = null;
      outcome.value = null;
    };
  }, []);
  return (
    <section class="panel program">
      <header>
        <h2>{t.program}</h2>
        <span class="hint">{t.programHint}</span>
      </header>
      <fieldset class="chips" aria-label={t.examples}>
        {EXAMPLE_IDS.map((id) => (
          <button
            key={id}
            type="button"
            aria-pressed={written.value === null && state.ex.value === id}
            onClick={() => chooseExample(id)}
          >
            {pick(PROGRAMS[id].name)}
          </button>
        ))}
      </fieldset>
      <Field label={t.program} />
      <div class="moves">
        <button type="button" class="main" disabled={running.value} onClick={() => void runProgram()}>
          {running.value ? t.running : t.run}
        </button>
        <span class="hint">{t.runKey}</span>
      </div>
      <div ref={frame} />
    </section>
  );
}

/** A plain field until the editor is there. */
function Field({ label }: { readonly label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const code = written.value ?? PROGRAMS[state.ex.value].code[lang.value];
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const { openCodeEditor } = await import('../../ui/code-editor.js');
      if (gone) return;
      editor.current = openCodeEditor(box.current!, {
        text: source(),
        label,
        onChange: (text) => (written.value = text),
        onRun: () => void runProgram(),
      });
      box.current!.querySelector('textarea')!.hidden = true;
    };
    void load().catch(console.error);
    return () => {
      gone = true;
      editor.current?.destroy();
    };
  }, []);
  // As it is now, not as it was when this was drawn: somebody may be typing.
  useEffect(() => editor.current?.setText(source()), [code]);
  useEffect(() => editor.current?.setLabel(label), [label]);
  return (
    <div ref={box} class="code-field">
      <textarea
        aria-label={label}
        spellcheck={false}
        rows={14}
        value={code}
        onInput={(event) => (written.value = event.currentTarget.value)}
      />
    </div>
  );
}
