/** The program that does the same, to copy or to keep. */
import { say } from '../../text.js';
import { announce } from '../../ui/announce.js';
import { saveFile } from '../../ui/save.js';
import { codeOf } from './code.js';
import { args } from './state.js';
import { TEXTS } from './texts.js';

export function CodePanel() {
  const t = say(TEXTS);
  const code = codeOf(args.value);
  const copy = () => navigator.clipboard.writeText(code).then(() => announce(t.copied, true));
  return (
    <section class="panel">
      <header>
        <h2>{t.code}</h2>
        <span class="hint">{t.codeHint}</span>
      </header>
      <details>
        <summary>digits.ts</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by the keyboard */}
        <pre tabIndex={0}>
          <code>{code}</code>
        </pre>
      </details>
      <div class="moves">
        <button type="button" onClick={() => void copy()}>
          {t.copy}
        </button>
        <button type="button" onClick={() => saveFile('digits.ts', code)}>
          {t.download}
        </button>
      </div>
    </section>
  );
}
