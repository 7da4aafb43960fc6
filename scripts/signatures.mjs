/**
 * TypeScript's argument lists of an operator, from its record's parameters.
 *
 * One list takes positions, and an object of options at every optional place; the last required argument may be an
 * object that names it. Where more than one argument is required, further lists take 1, 2, … arguments of which the
 * last names the rest. No two lists take the same number of arguments, so TypeScript's error is always about one.
 */
import { OPTION_DOCS } from './option-docs.mjs';
import { paramsOf, Tensor } from './records.mjs';

const RESERVED = new Set(['var', 'in', 'function', 'class', 'new', 'delete', 'enum', 'with']);

/** Whether `name` cannot be a variable's name. */
export const reserved = (name) => RESERVED.has(name);

const pascal = (name) => name.replace(/(^|[_.])([a-z0-9])/g, (_, __, c) => c.toUpperCase());
const optional = (param) => 'default' in param;

const TENSORS = ['tensor', 'operand', 'tensors'];

/** The parameter that a method's `this` fills. */
export function selfOf(record) {
  return record.self ?? Object.entries(record.params).find(([, q]) => TENSORS.includes(q.kind))?.[0] ?? null;
}

// ------------------------------------------------------------------------------------------------ types

const CHOICES = (param) => (param.choices ? param.choices.map((c) => `'${c}'`).join(' | ') : 'string');

const TYPES = {
  tensor: (q) => (q.index ? 'T | IndexData' : 'T'),
  operand: () => 'T | Scalar',
  tensors: () => 'readonly T[]',
  number: () => 'number',
  int: () => 'number',
  ints: () => 'number | readonly number[]',
  shape: () => 'number | readonly number[]',
  bool: () => 'boolean',
  string: CHOICES,
  dtype: () => 'DType | DTypeName',
  any: (q) => q.type ?? 'unknown',
};

function typeOf(param) {
  const type = TYPES[param.kind](param);
  return param.nullable && !/\bnull$|^unknown$/.test(type) ? `${type} | null` : type;
}

/**
 * A parameter's type where an object of options may stand instead. Object types are told apart from the options:
 * otherwise TypeScript has no suggestion for a misspelt option.
 */
function orOptions(param, options) {
  const type = typeOf(param);
  if (options === null) return type;
  const parts = type.split(' | ').map((part) => {
    if (part === 'readonly number[]') return `Ints<${options}>`;
    return part === 'T' && !clashes(options) ? `Given<T, ${options}>` : part;
  });
  return [...parts.filter((x) => x !== 'null'), options, ...(param.nullable ? ['null'] : [])].join(' | ');
}

const NAMES = new Map();

/** Whether an option has the name of a member of Tensor: then it tells nothing apart. */
function clashes(options) {
  return NAMES.get(options.replace(/<T>$/, '')).some((name) => name in Tensor.prototype);
}

// ------------------------------------------------------------------------------------------------ interfaces

/** Bodies of the interfaces by name, in order. */
export const INTERFACES = new Map();

/** What a record's interfaces begin with: `Sum`, `LinalgNorm`. */
function nameOf(record) {
  const [place] = record.in;
  return place === 'linalg' || place === 'special' ? pascal(place) + pascal(record.name) : pascal(record.name);
}

const textOf = (heading, fields) => `${heading}{\n${fields.join('\n')}\n}`;

/** Whether an interface of this name and body is there, or neither is. */
function shares(name, fields) {
  const known = INTERFACES.get(name);
  return known === undefined || known === textOf('', fields);
}

/** Declares an interface once; another body under the same name gets another name. Gives the type to write. */
function declare(name, heading, fields, names) {
  const text = textOf(heading, fields);
  const known = INTERFACES.get(name);
  if (known !== undefined && known !== text) return declare(`${name}_`, heading, fields, names);
  INTERFACES.set(name, text);
  NAMES.set(name, names);
  return /\bT\b/.test(text) ? `${name}<T>` : name;
}

function shown(value) {
  return typeof value === 'string' ? `'${value}'` : Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}

/** What an option means, and its default. */
function fieldDoc(name, param) {
  const text = param.doc ?? OPTION_DOCS[name] ?? '';
  const standard = optional(param) && param.default !== null && param.default !== undefined;
  const parts = [
    ...(text ? [text.replace(/\.?$/, '.')] : []),
    ...(standard ? [`Default: ${shown(param.default)}.`] : []),
  ];
  return parts.length > 0 ? [`  /** ${parts.join(' ')} */`] : [];
}

function fieldLines(entries) {
  return entries.flatMap(([name, q]) => [...fieldDoc(name, q), `  ${name}${optional(q) ? '?' : ''}: ${typeOf(q)};`]);
}

/** The interface of an operator's options (what need not be given); null where it has none. */
function optionsType(record, all) {
  const entries = all.filter(([, q]) => optional(q));
  if (entries.length === 0) return null;
  const names = entries.map(([name]) => name);
  return declare(`${nameOf(record)}Options`, '', fieldLines(entries), names);
}

/** The interface of an object that names required arguments and options. Where there are no options, records share it. */
function namedType(record, required, options) {
  const by = `By${required.map(([n]) => pascal(n)).join('')}`;
  const names = required.map(([n]) => n);
  const fields = fieldLines(required);
  if (options !== null) return declare(nameOf(record) + by, `extends ${options} `, fields, names);
  return shares(by, fields) ? declare(by, '', fields, names) : declare(nameOf(record) + by, '', fields, names);
}

// ------------------------------------------------------------------------------------------------ lists

/** `var` is no name for an argument in TypeScript. */
const argument = (name) => (RESERVED.has(name) ? `${name}_` : name);

/** Argument lists of one operator; `self`: the parameter that a method binds. */
export function signatures(record, self) {
  const all = Object.entries(paramsOf(record)).filter(([name]) => name !== self);
  const positional = all.filter(([, q]) => !q.keyword);
  const count = positional.findLastIndex(([, q]) => !optional(q)) + 1;
  const required = positional.slice(0, count);
  const parts = {
    record,
    required,
    optional: positional.slice(count),
    keywords: all.length > positional.length,
    options: optionsType(
      record,
      all.filter((entry) => !required.includes(entry)),
    ),
  };
  const byName = required.slice(0, -1).map((_, i) => namedList(parts, i));
  const spread = positional.findIndex(([, q]) => q.kind === 'shape' || q.spread);
  const spreads = spread >= 0 && spread === positional.length - 1;
  return [spreads ? spreadList(parts, positional) : positionalList(parts), ...byName];
}

const plain = ([name, q]) => `${argument(name)}: ${typeOf(q)}${optional(q) ? ' | undefined' : ''}`;

/** The first arguments by position, the rest by name. */
function namedList({ record, required, options }, from) {
  const named = namedType(record, required.slice(from), options);
  return [...required.slice(0, from).map(plain), `named: ${named}`].join(', ');
}

/** The last required argument: itself, or an object that names it. */
function lastRequired({ record, required, options }) {
  const last = required.slice(-1);
  return last.map((entry) => `${plain(entry)} | ${namedType(record, last, options)}`);
}

function positionalList(parts) {
  const { required, options, keywords } = parts;
  return [
    ...required.slice(0, -1).map(plain),
    ...lastRequired(parts),
    ...parts.optional.map(([name, q]) => `${argument(name)}?: ${orOptions(q, options)}`),
    ...(options !== null && keywords ? [`options?: ${options}`] : []),
  ].join(', ');
}

/** Sizes (or tensors) may be an array or follow each other: `zeros([2, 3])`, `zeros(2, 3)`. */
function spreadList(parts, positional) {
  const [name, q] = positional.at(-1);
  const item = q.kind === 'tensors' ? 'T' : 'number';
  const array = q.kind === 'tensors' ? 'T | readonly T[]' : typeOf(q);
  const named = lastRequired(parts).map((x) => x.slice(x.lastIndexOf(' | ')));
  const more = parts.options === null ? item : `(${item} | ${parts.options})`;
  const before = positional.slice(0, -1).map(plain);
  const first = parts.required.includes(positional.at(-1))
    ? `${name}: ${array}${named.join('')}`
    : `${name}?: ${array}`;
  return [...before, first, `...more: readonly ${more}[]`].join(', ');
}
