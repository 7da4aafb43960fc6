/** What changed, said to screen readers, and shown for a moment where it is news to everybody. */
import { signal } from '@preact/signals';

const message = signal<{ text: string; shown: boolean } | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says a sentence politely; `shown` puts it before everybody's eyes for some seconds. */
export function announce(text: string, shown = false): void {
  message.value = { text, shown };
  clearTimeout(timer);
  timer = setTimeout(() => (message.value = null), 4000);
}

let pending: ReturnType<typeof setTimeout> | undefined;

/** As `announce`, when nothing newer has come for a while: for what changes while something is dragged. */
export function announceLater(text: string): void {
  clearTimeout(pending);
  pending = setTimeout(() => announce(text), 600);
}

export function Announcer() {
  const now = message.value;
  return (
    <div class={now?.shown ? 'toast' : 'unseen'} role="status" aria-live="polite">
      {now?.text ?? ''}
    </div>
  );
}
