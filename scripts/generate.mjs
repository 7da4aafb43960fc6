/**
 * `npm run generate`: writes the public declarations from the operator records, into packages/nabla/src/generated.
 * With --check, fails when what is there is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { RECORDS } from './records.mjs';
import { fail, root } from './run.mjs';
import { INTERFACES, reserved, selfOf, signatures } from './signatures.mjs';

const FOLDER = `${root}/packages/nabla/src/generated`;
const HEADER = '// Generated from the records by `npm run generate`. Do not edit.\n';

// ------------------------------------------------------------------------------------------------ text

function resultOf(record) {
  if (record.returns) return record.returns;
  if (record.resultNames) return `Named<T, ${record.resultNames.map((n) => `'${n}'`).join(' | ')}>`;
  return 'T';
}

function docOf(record, extra = '') {
  const lines = [record.doc + extra];
  return `/** ${lines.join(' ').replace(/\s+/g, ' ')} */`;
}

/** The doc stands before the list that editors show first. */
function members(record, names, self, returns, extra) {
  const doc = docOf(record, extra);
  if (record.property && self !== null) return names.map((name) => `  ${doc}\n  readonly ${name}: ${returns};`);
  const lists = record.overloads
    ? record.overloads.map(([args, result]) => [
        self === null ? args : args.replace(new RegExp(`^${self}: T(, |$)`), ''),
        result,
      ])
    : signatures(record, self).map((list) => [list, returns]);
  const line =
    (name) =>
    ([list, result], i) =>
      `${i === 0 ? `  ${doc}\n` : ''}  ${name}(${list}): ${result};`;
  return names.map((name) => lists.map(line(name)).join('\n'));
}

const namesOf = (record) => [record.name, ...(record.aliases ?? [])];

function interfaceOf(name, records, make) {
  const body = records.flatMap(make);
  return `export interface ${name}<T> {\n${body.join('\n')}\n}\n`;
}

/** One record per name: several files cannot define one function of one namespace. */
function checkUnique(records, place) {
  const seen = new Map();
  for (const record of records) {
    for (const name of namesOf(record)) {
      if (seen.has(name)) fail(`two records define ${place}.${name}`);
      seen.set(name, record);
    }
  }
  return records;
}

const inside = (...places) =>
  checkUnique(
    RECORDS.filter((r) => r.in.some((p) => places.includes(p))),
    places.join('+'),
  ).sort((a, b) => (a.name < b.name ? -1 : 1));

function surface() {
  const functions = inside('torch', 'nn.functional');
  const whole = [
    interfaceOf('Functions', functions, (r) => members(r, namesOf(r), null, resultOf(r), '')),
    interfaceOf(
      'Hidden',
      checkUnique(
        RECORDS.filter((r) => r.in.length === 0),
        'algebra',
      ),
      (r) => members(r, namesOf(r), null, resultOf(r), ''),
    ),
    interfaceOf('Linalg', inside('linalg'), (r) => members(r, namesOf(r), null, resultOf(r), '')),
    interfaceOf('Special', inside('special'), (r) => members(r, namesOf(r), null, resultOf(r), '')),
    interfaceOf('Methods', methods(), methodMembers),
  ].join('\n');
  const options = [...INTERFACES].map(
    ([name, body]) => `export interface ${name}${/\bT\b/.test(body) ? '<T>' : ''} ${body}`,
  );
  return `${HEADER}/* biome-ignore-all lint: generated */
import type { DType, DTypeName } from '../ir/dtype.js';

/** A number as an operand: integral ones keep an integer tensor's dtype. */
export type Scalar = number | boolean | bigint;
/** Indices or classes as plain data. */
export type IndexData = number | readonly IndexData[] | Int32Array | BigInt64Array | Uint8Array;
/** Where a tensor is. */
export interface Device {
  readonly type: string;
  readonly index: number | null;
}
/** Several results, by position and by name. */
export type Named<T, Names extends string> = Iterable<T> & { readonly [at: number]: T; readonly length: number } & { readonly [K in Names]: T };
/** Integers in an array; never an object of the options O. */
export type Ints<O> = readonly number[] & { readonly [K in keyof O]?: never };
/** A tensor; never an object of the options O. */
export type Given<T, O> = T & { readonly [K in keyof O]?: never };

${options.join('\n')}

${whole}`;
}

function methods() {
  return checkUnique(
    RECORDS.filter((r) => r.method || r.inplace || r.property),
    'Tensor',
  ).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function methodMembers(record) {
  const self = selfOf(record);
  const plain = record.method || record.property ? members(record, namesOf(record), self, resultOf(record), '') : [];
  const inplace = record.inplace
    ? members(
        record,
        namesOf(record).map((n) => `${n}_`),
        self,
        'T',
        ' In place.',
      )
    : [];
  return [...plain, ...inplace];
}

function moduleOf(place, type, key) {
  const records = inside(place);
  const names = records.flatMap((r) => namesOf(r).map((name) => [name, r]));
  const line = ([name, record]) => {
    const local = reserved(name) ? `${name}_` : name;
    const start = reserved(name) ? 'const' : 'export const';
    return `${docOf(record)}\n${start} ${local}: ${type}<Tensor>['${name}'] = table['${name}'] as never;`;
  };
  const renamed = names.filter(([name]) => reserved(name)).map(([name]) => `export { ${name}_ as ${name} };`);
  return `${HEADER}/* biome-ignore-all lint: generated */
import { functions } from '../install.js';
import type { Tensor } from '../tensor.js';
import type { ${type} } from './surface.js';

const table = functions['${key}'];

${names.map(line).join('\n')}
${renamed.join('\n')}
`;
}

const FILES = {
  'surface.ts': surface(),
  'torch.ts': moduleOf('torch', 'Functions', 'torch'),
  'functional.ts': moduleOf('nn.functional', 'Functions', 'nn.functional'),
  'linalg.ts': moduleOf('linalg', 'Linalg', 'linalg'),
  'special.ts': moduleOf('special', 'Special', 'special'),
};

const check = process.argv.includes('--check');
for (const [name, text] of Object.entries(FILES)) {
  const path = `${FOLDER}/${name}`;
  const now = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (now === text) continue;
  if (check) fail(`${name} is stale: run \`npm run generate\` and commit what it writes`);
  writeFileSync(path, text);
  console.log(`wrote ${name}`);
}
