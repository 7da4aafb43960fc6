/**
 * Namespace objects (`export * as nn`) of the shipped file. Rolldown makes one getter and one function for each of their
 * names when a program starts. No export of nabla changes, so an object with the values does, once all of them are there.
 */
const MODULE = `const __namespace = (names) => Object.freeze(Object.defineProperty(names, Symbol.toStringTag, { value: "Module" }));`;

/** `var nn_exports = __exportAll({ Linear: () => Linear, … })`; null for other statements. */
function namespaceOf(statement) {
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return null;
  const [{ id, init }] = statement.declarations;
  if (init?.type !== 'CallExpression' || init.callee.name !== '__exportAll') return null;
  const fields = init.arguments[0].properties.map(({ key, value }) => ({ field: key.name, value: value.body }));
  const known = ({ field, value }) => field !== undefined && (value.type === 'Identifier' || value.type === 'Literal');
  if (init.arguments.length !== 1 || !fields.every(known))
    throw new Error(`[bundle] ${id.name} is not the namespace object that rolldown used to write`);
  return { name: id.name, fields, start: statement.start, end: statement.end };
}

/** Where each name of the file's top level has its value: the end of its statement; functions have theirs at once. */
function declared(program) {
  const ends = new Map();
  for (const statement of program.body) {
    if (statement.type === 'FunctionDeclaration') ends.set(statement.id.name, 0);
    if (statement.type !== 'VariableDeclaration' && statement.type !== 'ClassDeclaration') continue;
    for (const { id } of statement.declarations ?? [statement]) ends.set(id.name, statement.end);
  }
  return ends;
}

function textOf({ name, fields }, code) {
  const values = fields.map(({ field, value }) => {
    const text = code.slice(value.start, value.end);
    return field === text ? field : `${field}: ${text}`;
  });
  return `const ${name} = /* @__PURE__ */ __namespace({ ${values.join(', ')} });`;
}

/** No line is added or taken away: the source map stays right. */
function withValues(code, program) {
  const ends = declared(program);
  const found = program.body.map(namespaceOf).filter((namespace) => namespace !== null);
  const edits = [];
  for (const namespace of found) {
    edits.push([namespace.start, code.slice(namespace.start, namespace.end).replace(/[^\n]/g, ' ')]);
    // One that holds others comes after them.
    const at = Math.max(...namespace.fields.map(({ value }) => ends.get(value.name) ?? 0));
    ends.set(namespace.name, at);
    edits.push([at, textOf(namespace, code)]);
  }
  return found.length === 0 ? code : MODULE + edited(code, edits);
}

/** The text with `[place, words]`: words that are as long as what they replace (blanks), or inserted. */
function edited(code, edits) {
  let [out, from] = ['', 0];
  for (const [at, words] of edits.sort(([a], [b]) => a - b)) {
    out += code.slice(from, at) + words;
    from = words.trim() === '' ? at + words.length : at;
  }
  return out + code.slice(from);
}

export const namespaces = {
  name: 'namespaces with values',
  async renderChunk(code) {
    if (!code.includes('__exportAll(')) return null;
    const { parseAst } = await import('rolldown/parseAst');
    return { code: withValues(code, parseAst(code)), map: null };
  },
};
