/**
 * Operators' records as they ship: without what no call reads, and in two parts, of which the second (parameters and
 * rules) is made when the record is first used. Text is only written over, never moved: lines and columns stay, so source
 * maps need no change.
 */

/** Fields of a record, and of its parameters, that no call reads. */
const UNREAD = new Set(['doc', 'samples', 'errors', 'returns', 'overloads']);
/** What is read of every record when a program starts. */
const FIRST = new Set(['name', 'in', 'method', 'inplace', 'aliases', 'property', 'promotion']);
const MAKERS = new Set(['elementwise', 'lowered', 'composed', 'created']);

export function* nodesOf(node) {
  if (typeof node !== 'object' || node === null) return;
  if (typeof node.type === 'string') yield node;
  for (const value of Object.values(node)) yield* nodesOf(value);
}

const isField = (node) => node.type === 'Property' && !node.computed;
const keyOf = (node) => (isField(node) ? node.key.name : null);
const isUnread = (node) => UNREAD.has(keyOf(node));
const isText = (node) =>
  (node.type === 'Literal' && typeof node.value === 'string') ||
  (node.type === 'TemplateLiteral' && node.expressions.length === 0);

/** Characters that can be written over. */
class Page {
  constructor(text) {
    this.text = text;
    this.chars = text.split('');
  }

  blank(start, end) {
    for (let i = start; i < end; i++) if (this.chars[i] !== '\n') this.chars[i] = ' ';
  }

  /** A field of an object with the comma behind it. */
  blankField({ start, end }) {
    this.blank(start, end + (/^\s*,/.exec(this.text.slice(end))?.[0].length ?? 0));
  }

  write(at, words) {
    for (let i = 0; i < words.length; i++) this.chars[at + i] = words[i];
  }

  /** The first place between two others with that many spaces in a row; −1 where there is none. */
  room(start, end, length) {
    const found = this.chars.slice(start, end).join('').indexOf(' '.repeat(length));
    return found < 0 ? -1 : start + found;
  }
}

// ------------------------------------------------------------------------------------------------ what no call reads

/** Functions of the module's top level by name: `const f = (a) => …` and `function f(a) {…}`. */
function helpersOf(program) {
  const made = new Map();
  for (const statement of program.body) {
    if (statement.type === 'FunctionDeclaration') made.set(statement.id.name, statement);
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations)
      if (init?.type === 'ArrowFunctionExpression') made.set(id.name, init);
  }
  return made;
}

/** Positions of a function's plain parameters that nothing in it reads. */
function unreadParameters(fn, isBlank) {
  const names = fn.params.map((param) => (param.type === 'Identifier' ? param.name : null));
  const read = new Set();
  for (const node of nodesOf(fn.body)) {
    if (node.type === 'Identifier' && !isBlank(node)) read.add(node.name);
  }
  return names.flatMap((name, i) => (name !== null && !read.has(name) ? [i] : []));
}

/** Texts that are given to a helper for a field which is blank now: `triangle('tril', 'The lower …')`. */
function* unreadTexts(program, isBlank) {
  const unread = new Map([...helpersOf(program)].map(([name, fn]) => [name, unreadParameters(fn, isBlank)]));
  for (const node of nodesOf(program)) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') continue;
    for (const i of unread.get(node.callee.name) ?? []) {
      const given = node.arguments[i];
      if (given !== undefined && isText(given)) yield given;
    }
  }
}

function blankUnread(page, program) {
  const fields = [...nodesOf(program)].filter(isUnread);
  for (const field of fields) page.blankField(field);
  const isBlank = ({ start, end }) => fields.some((field) => field.start <= start && end <= field.end);
  for (const { start, end } of unreadTexts(program, isBlank)) {
    page.blank(start, end);
    page.write(start, '0');
  }
}

// ------------------------------------------------------------------------------------------------ two parts

/** `{ name: …, doc: …, params: …, lower: … }` → `{ name: … }, () => ({ params: …, lower: … })`, where blanks have room. */
function split(page, record) {
  const { properties, end } = record;
  const doc = properties.findIndex((node) => keyOf(node) === 'doc');
  const rest = properties.slice(doc + 1).filter((node) => !isUnread(node));
  // What is spread later may stand for any field.
  if (doc < 0 || rest.length === 0 || !rest.every(isField)) return;
  const first = rest.filter((node) => FIRST.has(keyOf(node)));
  const words = `${first.map(({ start, end }) => `${page.text.slice(start, end)},`).join('')}},()=>({`;
  const middle = page.room(properties[doc].start, properties[doc].end, words.length);
  const last = page.room(rest.at(-1).end, end - 1, 1);
  if (middle < 0 || last < 0 || words.includes('\n')) return;
  for (const field of first) page.blankField(field);
  page.write(middle, words);
  page.write(last, '}');
  page.write(end - 1, ')');
}

function splitRecords(page, program) {
  for (const node of nodesOf(program)) {
    if (node.type !== 'CallExpression' || !MAKERS.has(node.callee.name)) continue;
    const [spec, ...more] = node.arguments;
    if (spec?.type === 'ObjectExpression' && more.length === 0) split(page, spec);
  }
}

export const shortRecords = {
  name: 'records as they ship',
  transform: {
    filter: { id: /nabla[\\/]src[\\/]ops[\\/].*\.ts$/ },
    async handler(text) {
      const { parseAst } = await import('rolldown/parseAst');
      const program = parseAst(text, { lang: 'ts' });
      const page = new Page(text);
      blankUnread(page, program);
      splitRecords(page, program);
      return { code: page.chars.join(''), map: null };
    },
  },
};
