/**
 * The formula's editor: CodeMirror with one line. It lives in a shadow root, where its styles are adopted style sheets:
 * the page's policy forbids style elements.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap } from '@codemirror/view';

export interface Editor {
  readonly setText: (text: string) => void;
  readonly setLabel: (label: string) => void;
  readonly underline: (span: readonly [from: number, to: number] | null) => void;
  readonly focus: () => void;
  readonly destroy: () => void;
}

interface Options {
  readonly text: string;
  readonly label: string;
  readonly onChange: (text: string) => void;
}

const LONGEST = 500;
const mark = Decoration.mark({ class: 'wrong' });
const setSpan = StateEffect.define<readonly [number, number] | null>();

const underlined = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(old, transaction) {
    let marks = old.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setSpan)) continue;
      const length = transaction.state.doc.length;
      const [from, to] = effect.value ?? [0, 0];
      const end = Math.min(to, length);
      const start = Math.min(from, Math.max(0, end - 1));
      marks = effect.value === null || end <= start ? Decoration.none : Decoration.set([mark.range(start, end)]);
    }
    return marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const look = EditorView.theme({
  '&': { fontSize: '1.12rem', color: 'var(--ink)', background: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { fontFamily: 'var(--mono)', padding: '9px 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0' },
  '.cm-scroller': { overflowX: 'auto', scrollbarWidth: 'none', lineHeight: '1.5' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.wrong': {
    textDecoration: 'underline wavy var(--error)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '5px',
  },
});

/** One line: what is pasted loses its line breaks, and a formula stops at its longest. */
const oneLine = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged) return transaction;
  const doc = transaction.newDoc;
  if (doc.lines === 1 && doc.length <= LONGEST) return transaction;
  const text = doc
    .toString()
    .replace(/\s*\n\s*/g, ' ')
    .slice(0, LONGEST);
  const changes = { from: 0, to: transaction.startState.doc.length, insert: text };
  return [{ changes, selection: { anchor: Math.min(transaction.newSelection.main.head, text.length) } }];
});

const attributes = ({ label }: Options) =>
  EditorView.contentAttributes.of({
    'aria-label': label,
    // A scrolled field is reached by the keyboard: some tools only see that where it is written.
    tabindex: '0',
    autocapitalize: 'off',
    spellcheck: 'false',
  });

export function openEditor(host: HTMLElement, options: Options): Editor {
  const shell = host.appendChild(document.createElement('div'));
  const root = shell.attachShadow({ mode: 'open' });
  let silent = false;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        history(),
        keymap.of([...historyKeymap, ...defaultKeymap]),
        oneLine,
        underlined,
        look,
        attributes(options),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !silent) options.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(text) {
      if (text === view.state.doc.toString()) return;
      silent = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      silent = false;
    },
    setLabel: (label) => view.contentDOM.setAttribute('aria-label', label),
    underline(span) {
      view.dispatch({ effects: setSpan.of(span) });
      view.contentDOM.setAttribute('aria-invalid', String(span !== null));
    },
    focus: () => view.focus(),
    destroy() {
      view.destroy();
      shell.remove();
    },
  };
}
