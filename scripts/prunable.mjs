/**
 * Operators that a bundler may leave out of a program: those that are no methods of Tensor and that nothing else in nabla
 * calls. In the sources every record adds itself to one list, which keeps all of them, and rules call operators by name,
 * which no bundler sees. In the shipped file
 *
 *   const mse_loss$1 = composed({ name: "mse_loss", … });     becomes   /* pure *\/ __record(() => composed({ … }), links)
 *   const mse_loss = table["mse_loss"];                       becomes   /* pure *\/ __operator(table, mse_loss$1)
 *
 * so that the public function keeps its record, and `links` keeps what the record's rules call by name. Which statement
 * makes which records is found by running the file.
 */
import { evaluate } from './evaluate.mjs';
import { nodesOf } from './short-records.mjs';

const HELPERS = [
  'const __links = [];',
  'const __record = (make, links) => (links && __links.push(links), make());',
  'const __operator = (table, record) => table[record.name];',
].join(' ');

const isCode = ({ type }) => !type.startsWith('Export') && !type.startsWith('Import');

/** Names that a statement binds. */
function boundBy(statement) {
  const found = (statement.declarations ?? [statement]).map(({ id }) => id?.name);
  return found.filter((name) => name !== undefined);
}

/** `const x = f(…)`: the call; null for other statements. */
function callOf({ type, declarations }) {
  if (type !== 'VariableDeclaration' || declarations.length !== 1 || declarations[0].id.type !== 'Identifier')
    return null;
  const { init } = declarations[0];
  return init?.type === 'CallExpression' ? init : null;
}

/** Records by the position of the statement that makes them. */
async function recordsOf(code, { body }) {
  const list = body.findIndex((statement) => boundBy(statement).includes('RECORDS'));
  const marks = body.flatMap((statement, i) =>
    i > list && isCode(statement) && statement.type !== 'FunctionDeclaration' ? [[statement.end, i]] : [],
  );
  let [out, from] = ['', 0];
  for (const [at, i] of marks) {
    out += `${code.slice(from, at)}\n__made.push([${i}, RECORDS.length]);`;
    from = at;
  }
  const { __made, RECORDS } = await evaluate(
    `const __made = [];${out}${code.slice(from).replace(/^export \{.*/m, '')}\nexport { __made, RECORDS };`,
  );
  const made = new Map();
  let before = 0;
  for (const [i, count] of __made) {
    if (count > before) made.set(i, RECORDS.slice(before, count));
    before = count;
  }
  return made;
}

// ------------------------------------------------------------------------------------------------ who calls whom

const WORDS = /^[\w\s]+$/;

/** Names by which a statement may look an operator up: fields that it reads, and the words of its texts. */
function mentionsOf(statement) {
  const found = new Set();
  const add = (text) => {
    if (WORDS.test(text)) for (const word of text.split(/\s+/)) found.add(word);
  };
  for (const node of nodesOf(statement)) {
    if (node.type === 'MemberExpression' && !node.computed) found.add(node.property.name);
    if (node.type === 'ObjectPattern') for (const { key } of node.properties) if (key) found.add(key.name);
    if (node.type === 'Literal' && typeof node.value === 'string') add(node.value);
    if (node.type === 'TemplateElement') add(node.value.raw);
  }
  return found;
}

/** `A[x]` of rules: nothing can be known of what it calls. */
function checkLookup({ type, computed, object, property }) {
  if (type !== 'MemberExpression' || !computed || object.name !== 'A') return;
  if (property.type !== 'Literal' && property.type !== 'TemplateLiteral')
    throw new Error(
      '[bundle] A[x] in a rule hides which operator is called: write A.name, or a template in the brackets',
    );
}

/** Names that it puts together: `${name}_backward`, as an expression. */
function patternsOf(statement) {
  const found = [];
  for (const node of nodesOf(statement)) {
    checkLookup(node);
    if (node.type !== 'TemplateLiteral' || node.expressions.length === 0) continue;
    const parts = node.quasis.map(({ value }) => value.raw);
    if (parts.every((part) => /^\w*$/.test(part)) && parts.join('').length > 3)
      found.push(new RegExp(`^${parts.join('\\w+')}$`));
  }
  return found;
}

/** Names of variables that it reads, and of its own: names of fields are none. */
function identifiersOf(statement) {
  const fields = new Set();
  const found = new Set();
  for (const node of nodesOf(statement)) {
    if (node.type === 'MemberExpression' && !node.computed) fields.add(node.property);
    if (node.type === 'Property' && !node.computed && !node.shorthand) fields.add(node.key);
    if (node.type === 'Identifier' && !fields.has(node)) found.add(node.name);
  }
  return found;
}

/** The file's statements: what each binds, refers to and calls by name. */
class Statements {
  constructor(program, made, names) {
    this.body = program.body;
    this.made = made;
    this.names = names;
    this.at = new Map();
    this.body.forEach((statement, i) => {
      for (const name of boundBy(statement)) this.at.set(name, i);
    });
    this.known = new Map();
  }

  /** Positions of the statements that bind what statement i refers to, and the names that it mentions. */
  facts(i) {
    let facts = this.known.get(i);
    if (facts === undefined) {
      const places = [...identifiersOf(this.body[i])].map((name) => this.at.get(name));
      facts = { refers: places.filter((at) => at !== undefined && at !== i), mentions: this.mentions(i) };
      this.known.set(i, facts);
    }
    return facts;
  }

  /** A record's own names are no calls. */
  mentions(i) {
    const own = new Set((this.made.get(i) ?? []).flatMap(namesOf));
    const found = mentionsOf(this.body[i]);
    const patterns = patternsOf(this.body[i]);
    return this.names.filter(
      (name) => !own.has(name) && (found.has(name) || patterns.some((pattern) => pattern.test(name))),
    );
  }

  /** All that some statements lead to by what they refer to, without what lies behind `closed`. */
  reach(starts, closed) {
    const seen = new Set(starts);
    for (const i of seen) for (const at of this.facts(i).refers) if (!closed.has(at)) seen.add(at);
    return seen;
  }
}

const namesOf = ({ name, aliases }) => [name, ...aliases];

/** Statements whose one record is no method and belongs to no formula. */
function candidates(program, made) {
  const found = new Set();
  for (const [i, records] of made) {
    const [record] = records;
    const wanted = record.method || record.inplace || record.property || record.rule !== undefined;
    if (records.length === 1 && !wanted && callOf(program.body[i]) !== null) found.add(i);
  }
  return found;
}

/** `const mse_loss = table["mse_loss"]` of the generated files: position → name. */
function lookups(program, tables) {
  const found = new Map();
  program.body.forEach(({ type, declarations }, i) => {
    const init = type === 'VariableDeclaration' && declarations.length === 1 ? declarations[0].init : null;
    if (init?.type !== 'MemberExpression' || !init.computed || !tables.has(init.object.name)) return;
    if (init.property.type === 'Literal') found.set(i, { table: init.object.name, name: init.property.value });
  });
  return found;
}

/** `const table = functions["special"]`: variable → namespace. */
function tablesOf({ body }) {
  const found = new Map();
  for (const { type, declarations } of body) {
    const init = type === 'VariableDeclaration' && declarations.length === 1 ? declarations[0].init : null;
    if (init?.type === 'MemberExpression' && init.object.name === 'functions')
      found.set(declarations[0].id.name, init.property.value ?? init.property.name);
  }
  return found;
}

/** Statements that run when the file is loaded, or are exported: what they lead to may be called in any program. */
function* startsOf({ body }, statements, made) {
  for (const [i, { type, specifiers, declarations }] of body.entries()) {
    if (type === 'ExportNamedDeclaration') for (const { local } of specifiers) yield statements.at.get(local.name);
    else if (made.has(i) || type === 'ExpressionStatement' || type.endsWith('Statement')) yield i;
    else if (declarations?.some(({ init }) => init?.type === 'CallExpression')) yield i;
  }
}

/** What can be left out: candidates that nothing mentions but others of them; and whom each of those calls by name. */
function prunable(program, made) {
  const left = candidates(program, made);
  const places = new Map();
  for (const i of left)
    for (const name of made.get(i).flatMap(namesOf)) places.set(name, [...(places.get(name) ?? []), i]);
  const statements = new Statements(program, made, [...places.keys()]);
  const mentioned = (i) => statements.facts(i).mentions.flatMap((name) => places.get(name));
  const tables = tablesOf(program);
  const looked = lookups(program, tables);
  const closed = new Set([...left, ...looked.keys()]);
  const open = statements.reach(
    [...startsOf(program, statements, made)].filter((i) => !closed.has(i)),
    closed,
  );
  // `open` grows while it is read.
  for (const i of open) {
    for (const at of statements.facts(i).refers) if (!closed.has(at)) open.add(at);
    for (const at of mentioned(i)) {
      left.delete(at);
      closed.delete(at);
      open.add(at);
    }
  }
  const called = (i) => {
    const reached = [...statements.reach([i], new Set([...closed, ...open]))];
    return [...new Set(reached.flatMap(mentioned))].filter((at) => at !== i && left.has(at));
  };
  return { left, called, looked, tables };
}

// ------------------------------------------------------------------------------------------------ the new text

/** Every bundler knows that such a value does nothing when it is made. (What is spread might have getters.) */
function isPlain(node) {
  if (['Literal', 'Identifier', 'ArrowFunctionExpression', 'FunctionExpression'].includes(node.type)) return true;
  if (node.type === 'ArrayExpression') return node.elements.every((item) => item !== null && isPlain(item));
  if (node.type === 'ObjectExpression')
    return node.properties.every((item) => item.type === 'Property' && !item.computed && isPlain(item.value));
  return node.type === 'UnaryExpression' && node.argument.type === 'Literal';
}

function rewritten(code, program, made) {
  const { left, called, looked, tables } = prunable(program, made);
  const nameOf = (i) => boundBy(program.body[i])[0];
  const edits = [];
  for (const i of left) {
    const { start, end, arguments: given } = callOf(program.body[i]);
    const links = called(i).map(nameOf);
    if (links.length === 0 && given.every(isPlain)) {
      edits.push([start, '/* @__PURE__ */ ']);
      continue;
    }
    edits.push([start, '/* @__PURE__ */ __record(() => ']);
    edits.push([end, links.length > 0 ? `, () => [${links.join(', ')}])` : ')']);
  }
  for (const [i, { table, name }] of looked) {
    const fits = (record) => record.in.includes(tables.get(table)) && namesOf(record).includes(name);
    const at = [...left].find((at) => fits(made.get(at)[0]));
    if (at === undefined) continue;
    const { start, end } = program.body[i].declarations[0].init;
    edits.push([start, `/* @__PURE__ */ __operator(${table}, ${nameOf(at)}) /*`], [end, '*/']);
  }
  let [out, from] = [HELPERS, 0];
  for (const [at, words] of edits.sort(([a], [b]) => a - b)) {
    out += code.slice(from, at) + words;
    from = at;
  }
  return { text: out + code.slice(from), count: left.size };
}

export const prunableOperators = {
  name: 'prunable operators',
  async renderChunk(code, chunk) {
    if (chunk.name !== 'core') return null;
    const { parseAst } = await import('rolldown/parseAst');
    const program = parseAst(code);
    const { text, count } = rewritten(code, program, await recordsOf(code, program));
    // A change of the bundler's output would show here, and nowhere else.
    if (count < 100) throw new Error(`[bundle] ${count} operators can be left out; there used to be 190`);
    return { code: text, map: null };
  },
};
