/** The training of this room as a program for Node, and as a command. */
import type { LossName, Missing, ModelSpec, OptimizerName, SavedModel } from 'nabla-tables';
import type { TrainTableArgs } from '../../compute/own-data-task.js';

const LOSS_CODE: Readonly<Record<LossName, string>> = {
  mse: 'F.mse_loss(output.squeeze(1), y)',
  l1: 'F.l1_loss(output.squeeze(1), y)',
  huber: 'F.huber_loss(output.squeeze(1), y)',
  smooth_l1: 'F.smooth_l1_loss(output.squeeze(1), y)',
  cross_entropy: 'F.cross_entropy(output, y)',
  bce: 'F.binary_cross_entropy_with_logits(output.squeeze(1), y.to(torch.float32))',
};

const OPTIMIZER_CODE: Readonly<Record<OptimizerName, (lr: number) => string>> = {
  sgd: (lr) => `SGD(model.parameters(), { lr: ${lr} })`,
  momentum: (lr) => `SGD(model.parameters(), { lr: ${lr}, momentum: 0.9 })`,
  adam: (lr) => `Adam(model.parameters(), { lr: ${lr} })`,
  adamw: (lr) => `AdamW(model.parameters(), { lr: ${lr} })`,
  rmsprop: (lr) => `RMSprop(model.parameters(), { lr: ${lr} })`,
};

/** A string as TypeScript writes it: names come from a reader's file, and stay strings. */
const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
const list = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`;

function layersOf({ hidden }: ModelSpec, inputs: number, outputs: number): string {
  const sizes = [inputs, ...hidden, outputs];
  return sizes
    .slice(1)
    .map((size, i) => `  new torch.nn.Linear(${sizes[i]}, ${size}),\n`)
    .join('  new torch.nn.ReLU(),\n');
}

const widthOf = (column: SavedModel['columns'][number]): number =>
  column.kind === 'numeric' ? 1 : column.categories.length;

/** What a file is read with, where the reader chose it. */
export interface Reading {
  readonly delimiter: string | undefined;
  readonly encoding: string | undefined;
}

function readingOf({ delimiter, encoding }: Reading): string {
  const parts = [
    ...(delimiter === undefined ? [] : [`delimiter: ${quoted(delimiter)}`]),
    ...(encoding === undefined ? [] : [`encoding: ${quoted(encoding)}`]),
  ];
  return parts.length > 0 ? `, { ${parts.join(', ')} }` : '';
}

interface Run {
  readonly args: TrainTableArgs;
  readonly saved: SavedModel;
  readonly epochs: number;
  /** The file's name without its ending. */
  readonly stem: string;
  readonly file: string;
  readonly reading: Reading;
}

/** Source text that trains the same model on the same batches. */
export function codeOf({ args: { names, plan }, saved, epochs, stem, file, reading }: Run): string {
  const { target, loss, columns, spec } = saved;
  const outputs = target.kind === 'number' || loss === 'bce' ? 1 : target.classes.length;
  const inputs = columns.reduce((n, c) => n + widthOf(c), 0);
  const batch = Number.isFinite(plan.batch) ? String(plan.batch) : 'rows';
  return `import { readFile, writeFile } from 'node:fs/promises';
import * as torch from 'nabla';
import * as F from 'nabla/nn/functional';
import { encodeModel, parseModel, parseTable, prepareTable, scoreOf, type TrainPlan } from 'nabla-tables';

const names = {
  target: ${quoted(names.target)},
  features: ${list(names.features)},
  categorical: ${list(names.categorical)},
};
const plan: TrainPlan = {
  spec: parseModel('${modelOf(spec)}')!,
  loss: '${loss}',
  optimizer: '${plan.optimizer}',
  lr: ${plan.lr},
  epochs: ${epochs},
  batch: ${Number.isFinite(plan.batch) ? plan.batch : 'Number.POSITIVE_INFINITY'},
  seed: ${plan.seed},
  test: ${plan.test},
  missing: '${plan.missing}',
};

torch.manual_seed(plan.seed);
// Splits the rows; means and scales come from the training rows alone.
const { saved, train, test } = prepareTable(parseTable(await readFile(${quoted(file)})${readingOf(reading)}), names, plan);

const model = new torch.nn.Sequential(
${layersOf(spec, inputs, outputs)});
const optimizer = new torch.optim.${OPTIMIZER_CODE[plan.optimizer](plan.lr)};
const rows = train.x.size(0);
for (let epoch = 0; epoch < ${epochs}; epoch++) {
  for (const batch of torch.randperm(rows).split(${batch})) {
    const output = model.forward(train.x.index_select(0, batch));
    const y = train.y.index_select(0, batch);
    optimizer.zero_grad();
    ${LOSS_CODE[loss]}.backward();
    optimizer.step();
  }
}

console.log('train', scoreOf(model, train, saved).metrics);
if (test) console.log('test', scoreOf(model, test, saved).metrics);
await writeFile(${quoted(`${stem}.safetensors`)}, encodeModel(model, saved));
`;
}

const modelOf = ({ kind, hidden }: ModelSpec): string => (kind === 'mlp' ? `mlp:${hidden.join(',')}` : kind);

/** A word of a POSIX shell. */
const word = (text: string): string =>
  /^[\w.,:/@%+=-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`;

const hasComma = (name: string): boolean => /[,，]/.test(name);

/** The call of `nabla train` that does the same; null where a list of names cannot say it. */
export function commandOf(
  { args: { names, plan }, saved, epochs, stem, file, reading }: Run,
  all: readonly string[],
): string | null {
  const excluded = all.filter((name) => name !== names.target && !names.features.includes(name));
  if ([...excluded, ...names.categorical].some(hasComma)) return null;
  const options: readonly (readonly [string, string | null])[] = [
    ['--target', names.target],
    ['--model', modelOf(saved.spec)],
    ['--loss', saved.loss],
    ['--optimizer', plan.optimizer],
    ['--lr', String(plan.lr)],
    ['--epochs', String(epochs)],
    ['--batch', Number.isFinite(plan.batch) ? String(plan.batch) : 'all'],
    ['--seed', String(plan.seed)],
    ['--test', String(plan.test)],
    ['--missing', plan.missing satisfies Missing],
    ['--exclude', excluded.join(',') || null],
    ['--categorical', names.categorical.join(',') || null],
    ['--delimiter', reading.delimiter ?? null],
    ['--encoding', reading.encoding ?? null],
    ['--out', `${stem}.safetensors`],
  ];
  const said = options.flatMap(([name, value]) => (value === null ? [] : [`${name} ${word(value)}`]));
  return `nabla train ${word(file)} ${said.join(' ')}`;
}
