/** What room 6 keeps in the address (settings, never data), the table that is open, and the training that runs. */
import { batch, computed, signal, untracked } from '@preact/signals';
import {
  type LossName,
  type Missing,
  modelName,
  OPTIMIZER_RATES,
  type OptimizerName,
  type Problem,
  parseModel,
  type TrainPlan,
  taskOf,
} from 'nabla-tables';
import { ask } from '../../compute/client.js';
import type { EpochMeasured, Outcome, TableView, TrainTableArgs } from '../../compute/own-data-task.js';
import { type Codec, choice, integer, number } from '../../state/codec.js';
import { bind } from '../../state/page.js';
import { EXAMPLES, type ExampleName, exampleFile } from './examples.js';

export const LANE = 'tables';
/** Larger files are for the command: a page has less memory. */
const LARGEST = 64 * 2 ** 20;

export const ENCODINGS = ['auto', 'utf-8', 'gb18030', 'big5', 'shift_jis', 'latin1'] as const;
export const DELIMITERS = { auto: undefined, comma: ',', semicolon: ';', tab: 'tab', bar: '|' } as const;
export type DelimiterName = keyof typeof DELIMITERS;
export const RATES: Readonly<Record<OptimizerName, number>> = OPTIMIZER_RATES;
export const LOSS_CHOICES = ['auto', 'mse', 'l1', 'huber', 'smooth_l1', 'cross_entropy', 'bce'] as const;
export const OPTIMIZER_NAMES = Object.keys(OPTIMIZER_RATES) as OptimizerName[];
export const MISSING = ['error', 'drop', 'mean'] as const satisfies readonly Missing[];
export const LIMITS = {
  rate: { min: 1e-6, max: 100 },
  epochs: { min: 1, max: 5000 },
  batch: { min: 0, max: 100_000 },
  seed: { min: 0, max: 999_999 },
  test: { min: 0, max: 0.9 },
} as const;
/** A page shall not be asked for a network that takes it minutes a step. */
const WIDEST = 512;
const DEEPEST = 6;

/** What a column is used as. */
export type Kind = 'numeric' | 'categorical' | 'excluded';
const LETTERS: Readonly<Record<string, Kind>> = { n: 'numeric', c: 'categorical', x: 'excluded' };

/** What the reader said about columns, by number from 1: `1x,4c`. Names would be data. */
export type Kinds = Readonly<Record<number, Kind>>;
const KINDS: Codec<Kinds> = {
  fallback: {},
  expects: { en: 'columns by number, such as 1x,4c', zh: '列号加字母，如 1x,4c' },
  decode(text) {
    const parts = text === '' ? [] : text.slice(0, 800).split(',');
    const read = parts.map((part) => /^([1-9]\d{0,4})([ncx])$/.exec(part));
    if (read.includes(null)) return null;
    return Object.fromEntries(read.map((match) => [Number(match![1]), LETTERS[match![2]!]!]));
  },
  encode: (kinds) =>
    Object.entries(kinds)
      .map(([n, kind]) => `${n}${kind === 'excluded' ? 'x' : kind[0]}`)
      .join(','),
};

/** A network that a page can train, or null. */
export function modelOf(text: string): string | null {
  const spec = parseModel(text);
  return spec !== null && spec.hidden.length <= DEEPEST && spec.hidden.every((n) => n <= WIDEST)
    ? modelName(spec)
    : null;
}

const MODEL: Codec<string> = {
  fallback: 'mlp:16,16',
  expects: { en: `linear, logistic or mlp:16,16`, zh: `linear、logistic 或 mlp:16,16` },
  decode: modelOf,
  encode: (text) => text,
};

export const SCHEMA = {
  tdata: choice([...EXAMPLES, 'own'], 'daylight'),
  tenc: choice(ENCODINGS, 'auto'),
  tsep: choice(Object.keys(DELIMITERS) as DelimiterName[], 'auto'),
  /** The target by number from 1; 0: the last column. */
  ttarget: integer(0, { min: 0, max: 99_999 }),
  tcols: KINDS,
  tmodel: MODEL,
  tloss: choice(LOSS_CHOICES, 'auto'),
  topt: choice(OPTIMIZER_NAMES, 'adam'),
  trate: number(0.01, LIMITS.rate),
  tepochs: integer(100, LIMITS.epochs),
  /** 0: all rows at once. */
  tbatch: integer(32, LIMITS.batch),
  tseed: integer(0, LIMITS.seed),
  ttest: number(0.2, LIMITS.test),
  tmiss: choice(MISSING, 'error'),
};

export const state = bind(SCHEMA);

interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The reader's file: in this page only, until it is closed. */
const own = signal<SourceFile | null>(null);
/** The table that is shown and learned from. */
export const opened = signal<(SourceFile & { readonly view: TableView; readonly example: boolean }) | null>(null);
/** The file that is being read; null where none is. */
export const reading = signal<string | null>(null);
/** A file that could not be read; what was open before it stays. */
export const rejected = signal<(SourceFile & { readonly problem: Problem }) | null>(null);

// ---------------------------------------------------------------------------------------------------- the table

/** Which request is the latest: an answer to an older one is not shown. */
let asked = 0;
/** An example that is trained on as soon as it is open. */
let awaited: ExampleName | null = null;
/** The settings that gave the open table. */
let openKey = '';

/** The settings that say how a file is read; examples are what they are. */
function keyOf(): string {
  const { tdata, tenc, tsep } = state;
  return tdata.value === 'own' ? `own ${tenc.value} ${tsep.value}` : tdata.value;
}

/** A worker that fails (no memory left, say) has read nothing. */
const refused = (error: Error) => ({ ok: false, problem: failure(error) }) as const;

async function open(file: SourceFile, example: ExampleName | null): Promise<void> {
  const mine = ++asked;
  const { tenc, tsep } = state;
  const encoding = example !== null || tenc.peek() === 'auto' ? undefined : tenc.peek();
  const delimiter = example === null ? DELIMITERS[tsep.peek()] : ',';
  reading.value = file.name;
  const found = await ask('openTable', { bytes: file.bytes, delimiter, encoding }, { lane: LANE }).catch(refused);
  if (mine !== asked) return;
  reading.value = null;
  if (!found.ok) return void (rejected.value = { ...file, problem: found.problem });
  forget();
  batch(() => {
    rejected.value = null;
    if (example === null && own.peek()?.bytes !== file.bytes) {
      own.value = file;
      state.tdata.value = 'own';
      state.ttarget.value = 0;
      state.tcols.value = {};
    }
    opened.value = { ...file, view: found.value, example: example !== null };
    openKey = untracked(keyOf);
  });
  if (awaited !== null && awaited === example) void start();
  awaited = null;
}

/** Takes a reader's file. */
export async function take(file: File): Promise<void> {
  if (file.size > LARGEST) {
    rejected.value = { name: file.name, bytes: new Uint8Array(), problem: tooLarge(file.size) };
    return;
  }
  await open({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, null);
}

function tooLarge(bytes: number): Problem {
  const size = `${Math.ceil(bytes / 2 ** 20)} MB`;
  const said = {
    en: `${size} are too much for a page, which takes at most ${LARGEST / 2 ** 20} MB; nabla train reads larger files`,
    zh: `文件有 ${size}，网页最多处理 ${LARGEST / 2 ** 20} MB；更大的文件请用 nabla train`,
  };
  return { code: 'tooLarge', facts: {}, said };
}

let wantedData = '';

/** Opens what the settings name, where that is not open; called when they have changed. */
export function openWanted(): void {
  const key = keyOf();
  const data = state.tdata.value;
  const retried = data === wantedData ? rejected.peek() : null;
  wantedData = data;
  // How to read a file was changed: the one that could not be read is tried again.
  void [state.tenc.value, state.tsep.value];
  if (retried !== null && retried.bytes.length > 0) return void open(retried, null);
  rejected.value = null;
  if (key === openKey) return;
  const file = own.peek();
  if (data !== 'own') void open(exampleFile(data), data);
  else if (file !== null) void open(file, null);
  else close();
}

/** No table: the address speaks of a file that is not here. */
function close(): void {
  forget();
  opened.value = null;
  openKey = '';
}

/** Goes to an example, with its columns as they come. */
export function choose(name: ExampleName | 'own'): void {
  batch(() => {
    rejected.value = null;
    state.tdata.value = name;
    state.ttarget.value = 0;
    state.tcols.value = {};
    state.tmiss.value = name === 'flowers' ? 'mean' : 'error';
  });
}

/** The reader's file, where there is one: to go back to it from an example. */
export const ownName = computed(() => own.value?.name ?? null);

// ---------------------------------------------------------------------------------------------------- columns

export interface Role {
  readonly number: number;
  readonly facts: TableView['columns'][number];
  readonly kind: Kind | 'target';
}

/** The target's place; the last column where the setting names none that is there. */
const targetAt = computed(() => {
  const count = opened.value?.view.columns.length ?? 0;
  const { value } = state.ttarget;
  return (value >= 1 && value <= count ? value : count) - 1;
});

/** What each column is used as: what the reader said, else what it looks like. */
export const roles = computed<readonly Role[]>(() =>
  (opened.value?.view.columns ?? []).map((facts, i) => {
    const usual: Kind = facts.problem !== null || facts.serial ? 'excluded' : facts.kind;
    const kind = i === targetAt.value ? 'target' : (state.tcols.value[i + 1] ?? usual);
    return { number: i + 1, facts, kind };
  }),
);

export function setKind(number: number, kind: Kind | 'target'): void {
  if (kind === 'target') state.ttarget.value = number;
  else state.tcols.value = { ...state.tcols.peek(), [number]: kind };
}

// ---------------------------------------------------------------------------------------------------- training

export const args = computed<TrainTableArgs>(() => {
  const named = (wanted: (role: Role) => boolean) => roles.value.filter(wanted).map((role) => role.facts.name);
  const forced = (role: Role) => role.kind === 'categorical' && state.tcols.value[role.number] === 'categorical';
  return {
    names: {
      target: named((role) => role.kind === 'target')[0] ?? '',
      features: named((role) => role.kind === 'numeric' || role.kind === 'categorical'),
      categorical: named(forced),
    },
    plan: planOf(),
  };
});

function planOf(): TrainPlan {
  const { tmodel, tloss, topt, trate, tepochs, tbatch, tseed, ttest, tmiss } = state;
  return {
    spec: parseModel(tmodel.value)!,
    loss: tloss.value === 'auto' ? null : (tloss.value satisfies LossName),
    optimizer: topt.value,
    lr: trate.value,
    epochs: tepochs.value,
    batch: tbatch.value === 0 ? Number.POSITIVE_INFINITY : tbatch.value,
    seed: tseed.value,
    test: ttest.value,
    missing: tmiss.value,
  };
}

export const history = signal<readonly EpochMeasured[]>([]);
export const outcome = signal<Outcome | null>(null);
/** Whether classes are learned: as was measured, or as it looks. */
export const learnsClasses = computed<boolean>(() => {
  const measured = history.value[0]?.classes;
  if (measured !== undefined) return measured;
  const { loss, spec } = args.value.plan;
  const target = roles.value.find((role) => role.kind === 'target');
  return loss === null ? spec.kind === 'logistic' || target?.facts.kind === 'categorical' : taskOf(loss) === 'class';
});
/** What was trained: results go with it, not with what the controls say now. */
export const ran = signal<TrainTableArgs | null>(null);
export const status = signal<'idle' | 'running' | 'done' | 'stopped'>('idle');
/** What kept a training from its end. */
export const trouble = signal<Problem | null>(null);

let running: AbortController | null = null;

/** Another table: what was learned from the one before goes. */
function forget(): void {
  running?.abort();
  running = null;
  batch(() => {
    history.value = [];
    outcome.value = null;
    ran.value = null;
    trouble.value = null;
    status.value = 'idle';
  });
}

/** Ends the training; what it has learned so far stays. */
export function stop(): void {
  if (status.peek() === 'running') void ask('stopTraining', undefined, { lane: LANE });
}

const failure = (error: Error): Problem => ({
  code: 'failure',
  facts: {},
  said: { en: error.message, zh: error.message },
});

/** Trains anew with what the controls say. */
export async function start(): Promise<void> {
  if (opened.peek() === null) return;
  forget();
  const mine = new AbortController();
  running = mine;
  status.value = 'running';
  ran.value = args.peek();
  const onProgress = (part: unknown) => {
    if (running === mine) history.value = [...history.peek(), part as EpochMeasured];
  };
  try {
    const found = await ask('trainTable', ran.value, { lane: LANE, signal: mine.signal, onProgress });
    if (running !== mine) return;
    batch(() => {
      if (found.ok) outcome.value = found.value;
      else trouble.value = found.problem;
      status.value = found.ok && !found.value.stopped ? 'done' : 'stopped';
    });
  } catch (error) {
    if (running !== mine) return;
    status.value = 'stopped';
    if ((error as Error).name !== 'AbortError') trouble.value = failure(error as Error);
  }
}

/** Trains on an example as soon as it is open. */
export function startWhenOpen(name: ExampleName): void {
  if (openKey === name) void start();
  else awaited = name;
}
