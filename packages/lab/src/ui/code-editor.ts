/** An editor for programs: CodeMirror with TypeScript, in a shadow root as the formula's editor is. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export interface CodeEditor {
  readonly setText: (text: string) => void;
  readonly setLabel: (label: string) => void;
  readonly destroy: () => void;
}

interface Options {
  readonly text: string;
  readonly label: string;
  readonly onChange: (text: string) => void;
  /** Ctrl or Cmd with Enter. */
  readonly onRun: () => void;
}

const look = EditorView.theme({
  '&': { fontSize: '0.86rem', color: 'var(--ink)', background: 'transparent', maxHeight: '460px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { overflow: 'auto', lineHeight: '1.6', fontFamily: 'var(--mono)' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 14px 0 6px' },
  '.cm-gutters': { background: 'transparent', color: 'var(--ink-2)', border: '0', paddingLeft: '6px' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-matchingBracket': { outline: '1px solid var(--line-2)', background: 'transparent' },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--s4)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--s3)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--s2)' },
  { tag: tags.comment, color: 'var(--ink-2)', fontStyle: 'italic' },
  { tag: [tags.typeName, tags.className], color: 'var(--s5)' },
]);

/**
 * What is typed over a selection is put there by the editor: left to itself, Chromium keeps the look of what was selected
 * in a style attribute, which the page's policy refuses.
 */
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { inputType, data } = event;
    if (inputType !== 'insertText' || data === null || view.composing || view.state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

export function openCodeEditor(host: HTMLElement, { text, label, onChange, onRun }: Options): CodeEditor {
  const shell = host.appendChild(document.createElement('div'));
  const root = shell.attachShadow({ mode: 'open' });
  let silent = false;
  const run = () => {
    onRun();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
        typeOver,
        lineNumbers(),
        history(),
        javascript({ typescript: true }),
        syntaxHighlighting(colours),
        bracketMatching(),
        indentOnInput(),
        // Escape, then Tab, leaves the editor.
        keymap.of([...historyKeymap, ...defaultKeymap, indentWithTab]),
        look,
        EditorView.contentAttributes.of({
          'aria-label': label,
          tabindex: '0',
          autocapitalize: 'off',
          spellcheck: 'false',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !silent) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(next) {
      if (next === view.state.doc.toString()) return;
      silent = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
      silent = false;
    },
    setLabel: (next) => view.contentDOM.setAttribute('aria-label', next),
    destroy() {
      view.destroy();
      shell.remove();
    },
  };
}
