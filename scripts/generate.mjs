/**
 * `npm run generate`: writes the public declarations from the operator records, into packages/nabla/src/generated.
 * With --check, fails when what is there is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { RECORDS } from '../packages/nabla/dist/ops/index.js';
import { paramsOf } from '../packages/nabla/dist/dispatch/op.js';
import { fail, root } from './run.mjs';

const FOLDER = `${root}/packages/nabla/src/generated`;
const HEADER = '// Generated from the records by `npm run generate`. Do not edit.\n';
const RESERVED = new Set(['var', 'in', 'function', 'class', 'new', 'delete', 'enum', 'with']);

const pascal = (name) => name.replace(/(^|_)([a-z0-9])/g, (_, __, c) => c.toUpperCase());
const optional = (param) => 'default' in param;

// ------------------------------------------------------------------------------------------------ types

function typeOf(param) {
  const base = {
    tensor: param.index ? 'T | IndexData' : 'T',
    operand: 'T | Scalar',
    tensors: 'readonly T[]',
    number: 'number',
    int: 'number',
    ints: 'number | readonly number[]',
    shape: 'number | readonly number[]',
    bool: 'boolean',
    string: param.choices ? param.choices.map((c) => `'${c}'`).join(' | ') : 'string',
    dtype: 'DType | DTypeName',
    any: param.type ?? 'unknown',
  }[param.kind];
  return param.nullable ? `${base} | null` : base;
}

/** `{ dim?: number; keepdim?: boolean }` */
function fields(entries, allOptional) {
  return entries.map(([name, q]) => `${q.doc ? `/** ${q.doc} */ ` : ''}${name}${allOptional || optional(q) ? '?' : ''}: ${typeOf(q)}`).join('; ');
}

const OPTIONS = new Map();

/** The named interface of an operator's options, or null where it has none. */
function optionsName(record, entries) {
  if (entries.length === 0) return null;
  const name = `${pascal(record.name)}Options`;
  const body = `{ ${fields(entries, true)} }`;
  const known = OPTIONS.get(name);
  if (known !== undefined && known !== body) return optionsName({ name: `${record.in[0] ?? 'method'}_${record.name}`.replace('.', '_') }, entries);
  OPTIONS.set(name, body);
  return /\bT\b/.test(body) ? `${name}<T>` : name;
}

// ------------------------------------------------------------------------------------------------ signatures

/** Argument lists of one operator; `self`: the parameter that a method binds. */
function signatures(record, self) {
  const all = Object.entries(paramsOf(record)).filter(([name]) => name !== self);
  const positional = all.filter(([, q]) => !q.keyword);
  const named = self === null && positional.length > 0 && ['tensor', 'operand', 'tensors'].includes(positional[0][1].kind) ? all.slice(1) : all;
  const options = optionsName(record, named);
  const lists = [];
  const spread = positional.findIndex(([, q]) => q.kind === 'shape' || q.spread);
  if (spread >= 0 && spread === positional.length - 1) lists.push(...spreadLists(positional, spread, options));
  const required = named.filter(([, q]) => !optional(q));
  if (required.length > 0) lists.push(byName(positional, named, self));
  lists.push(byPosition(positional, options));
  return lists;
}

function spreadLists(positional, spread, options) {
  const before = positional.slice(0, spread).map(([name, q]) => `${name}: ${typeOf(q)}`);
  const [name, q] = positional[spread];
  const item = q.kind === 'shape' ? 'number' : q.kind === 'tensors' ? 'T' : 'number';
  const rest = [...before, `...${name}: readonly ${item}[]`];
  return options && q.kind === 'shape' ? [rest.join(', '), [...before, `...args: readonly [...${name}: ${item}[], options: ${options}]`].join(', ')] : [rest.join(', ')];
}

/** `var` is no name for an argument in TypeScript. */
const argument = (name) => (RESERVED.has(name) ? `${name}_` : name);

/** Required arguments by their names, in one object. */
function byName(positional, named, self) {
  const first = self === null && named.length < positional.length + named.filter(([, q]) => q.keyword).length ? positional.slice(0, 1).map(([name, q]) => `${name}: ${typeOf(q)}`) : [];
  return [...first, `named: { ${fields(named, false)} }`].join(', ');
}

function byPosition(positional, options) {
  const args = positional.map(([name, q]) => (optional(q) ? `${argument(name)}?: ${typeOf(q)}${options ? ` | ${options}` : ''}` : `${argument(name)}: ${typeOf(q)}`));
  // A required argument after an optional one cannot be left out by position.
  const lastRequired = positional.findLastIndex(([, q]) => !optional(q));
  const fixed = args.map((a, i) => (i < lastRequired ? a.replace('?: ', ': ').replace(/: (.*)$/, (m) => (optional(positional[i][1]) ? `${m} | undefined` : m)) : a));
  return [...fixed, ...(options ? [`options?: ${options}`] : [])].join(', ');
}

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

function selfOf(record) {
  return record.self ?? Object.entries(record.params).find(([, q]) => ['tensor', 'operand', 'tensors'].includes(q.kind))?.[0] ?? null;
}

function members(record, names, self, returns, extra) {
  if (record.property && self !== null) return names.map((name) => `  ${docOf(record, extra)}\n  readonly ${name}: ${returns};`);
  const lists = record.overloads
    ? record.overloads.map(([args, result]) => [self === null ? args : args.replace(new RegExp(`^${self}: T(, |$)`), ''), result])
    : signatures(record, self).map((list) => [list, returns]);
  return names.map((name) => `  ${docOf(record, extra)}\n${lists.map(([list, result]) => `  ${name}(${list}): ${result};`).join('\n')}`);
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

const inside = (...places) => checkUnique(RECORDS.filter((r) => r.in.some((p) => places.includes(p)) ), places.join('+')).sort((a, b) => (a.name < b.name ? -1 : 1));

function surface() {
  const functions = inside('torch', 'nn.functional');
  const whole = [
    interfaceOf('Functions', functions, (r) => members(r, namesOf(r), null, resultOf(r), '')),
    interfaceOf('Hidden', checkUnique(RECORDS.filter((r) => r.in.length === 0), 'algebra'), (r) => members(r, namesOf(r), null, resultOf(r), '')),
    interfaceOf('Linalg', inside('linalg'), (r) => members(r, namesOf(r), null, resultOf(r), '')),
    interfaceOf('Special', inside('special'), (r) => members(r, namesOf(r), null, resultOf(r), '')),
    interfaceOf('Methods', methods(), methodMembers),
  ].join('\n');
  const options = [...OPTIONS].map(([name, body]) => `export interface ${name}${/\bT\b/.test(body) ? '<T>' : ''} ${body.replace('{ ', '{\n  ').replaceAll('; ', ';\n  ').replace(/ \}$/, ';\n}')}`);
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

${options.join('\n')}

${whole}`;
}

function methods() {
  return checkUnique(RECORDS.filter((r) => r.method || r.inplace), 'Tensor').sort((a, b) => (a.name < b.name ? -1 : 1));
}

function methodMembers(record) {
  const self = selfOf(record);
  const plain = record.method ? members(record, namesOf(record), self, resultOf(record), '') : [];
  const inplace = record.inplace ? members(record, namesOf(record).map((n) => `${n}_`), self, 'T', ' In place.') : [];
  return [...plain, ...inplace];
}

function moduleOf(place, type, key) {
  const records = inside(place);
  const names = records.flatMap((r) => namesOf(r).map((name) => [name, r]));
  const line = ([name, record]) => {
    const local = RESERVED.has(name) ? `${name}_` : name;
    const start = RESERVED.has(name) ? 'const' : 'export const';
    return `${docOf(record)}\n${start} ${local}: ${type}<Tensor>['${name}'] = table['${name}'] as never;`;
  };
  const reserved = names.filter(([name]) => RESERVED.has(name)).map(([name]) => `export { ${name}_ as ${name} };`);
  return `${HEADER}/* biome-ignore-all lint: generated */
import { functions } from '../install.js';
import type { Tensor } from '../tensor.js';
import type { ${type} } from './surface.js';

const table = functions['${key}'];

${names.map(line).join('\n')}
${reserved.join('\n')}
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
