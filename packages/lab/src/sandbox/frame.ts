/**
 * The frame: its own document, of an opaque origin, without network. Code runs in a worker of it, which is stopped when it
 * takes too long. The worker's program stands in the document as text: nothing is loaded.
 */
import type { Job, Outcome, Word } from './messages.js';

const program = new Blob([document.getElementById('runtime')!.textContent!], { type: 'text/javascript' });
const url = URL.createObjectURL(program);
let worker: Worker | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

// The page that holds this frame; its origin is not known here.
const say = (word: Word): void => parent.postMessage(word, '*');

function start(): Worker {
  worker?.terminate();
  worker = new Worker(url);
  return worker;
}

function run({ id, code, ms }: Job): void {
  clearTimeout(timer);
  // A fresh one: nothing is left of the last program.
  const fresh = start();
  fresh.onmessage = (event: MessageEvent<Outcome>) => {
    clearTimeout(timer);
    say({ kind: 'outcome', id, outcome: event.data });
  };
  timer = setTimeout(() => {
    fresh.terminate();
    say({ kind: 'late', id });
  }, ms);
  fresh.postMessage(code);
}

addEventListener('message', (event) => {
  if (event.source === parent) run(event.data as Job);
});
say({ kind: 'ready' });
