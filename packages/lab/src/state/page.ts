/**
 * The whole state of the page: signals that are read from its address and written back into it. A room says which keys it
 * has (`bind`); rooms that name the same key with the same codec share its value.
 */
import { effect, type Signal, signal, untracked } from '@preact/signals';
import { type Both, LANGUAGES, lang } from '../text.js';
import { readAddress, writeAddress } from './address.js';
import { type Codec, choice, type Value } from './codec.js';

// Codecs of all types stand in one table; each is used with its own signal only.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Any = any;
export type Schema = Readonly<Record<string, Codec<Any>>>;
export type State<S extends Schema> = { readonly [K in keyof S]: Signal<Value<S[K]>> };

interface Cell {
  readonly codec: Codec<Any>;
  readonly signal: Signal<Any>;
}

/** Something of the address that could not be used. */
export interface Note {
  readonly key: string;
  readonly expects: Both<string>;
}

export const notes = signal<readonly Note[]>([]);
export const room = signal('');
const cells = new Map<string, Cell>();
/** Of the address, not asked for by a room yet. */
const waiting = new Map<string, string>();
/** Keys of the room that is shown. */
const shown = signal<readonly string[]>([]);

const UNKNOWN: Both<string> = { en: 'not something this page knows', zh: '这个页面不认识它' };

function complain(key: string, expects: Both<string>): void {
  const old = untracked(() => notes.value).filter((note) => note.key !== key);
  notes.value = [...old, { key, expects }].slice(-8);
}

function take(key: string, cell: Cell): void {
  const text = waiting.get(key);
  if (text === undefined) return;
  waiting.delete(key);
  const value = cell.codec.decode(text);
  if (value === null) complain(key, cell.codec.expects);
  cell.signal.value = value ?? cell.codec.fallback;
}

function cellOf(key: string, codec: Codec<Any>): Cell {
  const known = cells.get(key);
  if (known === undefined) {
    const cell = { codec, signal: signal(codec.fallback) };
    cells.set(key, cell);
    take(key, cell);
    return cell;
  }
  if (known.codec !== codec) throw new Error(`[bind] two rooms name '${key}' with different codecs; share one`);
  return known;
}

/** The signals of a schema, filled from the address; called once where a room's module is loaded. */
export function bind<S extends Schema>(schema: S): State<S> {
  const entries = Object.entries(schema).map(([key, codec]) => [key, cellOf(key, codec).signal] as const);
  return Object.fromEntries(entries) as State<S>;
}

/** Called when a room appears: its keys are what the address holds; what is left over is not known. */
export function show(keys: readonly string[]): void {
  shown.value = keys;
  for (const key of waiting.keys()) complain(key, UNKNOWN);
  waiting.clear();
}

const LANG = choice(LANGUAGES, 'en');

/** Takes a whole address over: values it does not name go back to their fallbacks. */
function arrive(hash: string): void {
  const address = readAddress(hash);
  notes.value = [];
  waiting.clear();
  for (const [key, value] of address.values) waiting.set(key, value);
  for (const key of address.broken) complain(key, UNKNOWN);
  const language = waiting.get('lang');
  waiting.delete('lang');
  const spoken = language === undefined ? null : LANG.decode(language);
  if (spoken !== null) lang.value = spoken;
  else if (language !== undefined) complain('lang', LANG.expects);
  for (const [key, cell] of cells) {
    if (waiting.has(key)) take(key, cell);
    else if (hash.length > 1) cell.signal.value = cell.codec.fallback;
  }
  const stays = address.room === untracked(() => room.value);
  room.value = address.room;
  if (stays) show(untracked(() => shown.value));
}

/** A room that does not exist: says so and goes to one that does. */
export function redirect(id: string): void {
  if (room.value !== '') complain('room', UNKNOWN);
  room.value = id;
}

/** The address that gives this very state. Reads every signal in it. */
function departing(): string {
  const values: [string, string][] = [['lang', lang.value]];
  for (const key of shown.value) {
    const { codec, signal } = cells.get(key)!;
    const text = codec.encode(signal.value);
    if (text !== codec.encode(codec.fallback)) values.push([key, text]);
  }
  return writeAddress(room.value, values);
}

const WRITE_AFTER = 200;
let written = '';
let current = '';

/** Writes what has changed; safe to call at any time. */
export function writeNow(): void {
  if (current === '' || current === written) return;
  written = current;
  history.replaceState(null, '', current);
}

/** Goes to a room, as a new entry of the browser's history. */
export function enter(id: string): void {
  if (id === room.value) return;
  writeNow();
  history.pushState(null, '', writeAddress(id, [['lang', lang.value]]));
  written = '';
  notes.value = [];
  shown.value = [];
  room.value = id;
}

/** Ties the page to its address, both ways. */
export function connectAddress(): void {
  arrive(location.hash);
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Many small changes (a drag) are one entry: browsers refuse more than a few writes a second.
  effect(() => {
    current = departing();
    clearTimeout(timer);
    timer = setTimeout(writeNow, WRITE_AFTER);
  });
  addEventListener('hashchange', () => location.hash !== written && arrive(location.hash));
  addEventListener('pagehide', writeNow);
}
