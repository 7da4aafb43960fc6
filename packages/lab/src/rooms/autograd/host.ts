/** The frame that runs code, from the page's side. */
import type { Job, Outcome, Word } from '../../sandbox/messages.js';

const LIMIT_MS = 10_000;

/** It took longer than it may. */
export class TooLong extends Error {}

interface Waiting {
  readonly id: number;
  readonly done: (outcome: Outcome) => void;
  readonly fail: (error: Error) => void;
}

/** Puts the frame into an element; it is removed by `close`. */
export class Host {
  private readonly frame = document.createElement('iframe');
  private readonly ready: Promise<void>;
  private waiting: Waiting | null = null;
  private last = 0;

  constructor(parent: HTMLElement, title: string) {
    this.frame.setAttribute('sandbox', 'allow-scripts');
    this.frame.title = title;
    this.frame.hidden = true;
    this.frame.src = new URL('sandbox.html', document.baseURI).href;
    this.ready = new Promise((done) => {
      this.arrive = done;
    });
    addEventListener('message', this.hear);
    parent.append(this.frame);
  }

  private arrive: () => void = () => {};

  private readonly hear = (event: MessageEvent<Word>): void => {
    // Only the frame itself: its origin is opaque, so there is nothing else to know it by.
    if (event.source !== this.frame.contentWindow) return;
    const word = event.data;
    if (word.kind === 'ready') return this.arrive();
    if (word.id !== this.waiting?.id) return;
    const { done, fail } = this.waiting;
    this.waiting = null;
    if (word.kind === 'late') fail(new TooLong(`the program ran longer than ${LIMIT_MS / 1000} s and was stopped`));
    else done(word.outcome);
  };

  /** Runs a program; a newer one takes the place of one that still runs. Errors: TooLong. */
  async run(code: string): Promise<Outcome> {
    await this.ready;
    const job: Job = { id: ++this.last, code, ms: LIMIT_MS };
    return new Promise((done, fail) => {
      this.waiting = { id: job.id, done, fail };
      this.frame.contentWindow!.postMessage(job, '*');
    });
  }

  close(): void {
    removeEventListener('message', this.hear);
    this.frame.remove();
  }
}
