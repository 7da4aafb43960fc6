/**
 * What keeps the page small, done while it is built; what runs stays the same. The libraries are taken from their
 * sources, file by file, through their public entries: what ships of nabla is one file, and the page needs a part of it
 * long before the worker needs the rest.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

const packages = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
/** Entries that gather many files, by name. */
const ENTRIES = {
  'nabla-calculus': `${packages}/calculus/src/index.ts`,
  'nabla-tables': `${packages}/tables/src/index.ts`,
};

/** nabla's public entries, and those of calculus and tables, as source files. */
export const libraries = [
  ...Object.entries(JSON.parse(readFileSync(`${packages}/nabla/package.json`, 'utf8')).exports)
    .filter(([, file]) => file.endsWith('.js'))
    .map(([entry, file]) => ({
      find: new RegExp(`^nabla${entry.slice(1)}$`),
      replacement: file.replace('./dist/', `${packages}/nabla/src/`).replace(/\.js$/, '.ts'),
    })),
  ...Object.entries(ENTRIES).map(([name, replacement]) => ({ find: new RegExp(`^${name}$`), replacement })),
];

/** Replaces parts of a text, given as [from, to, with]. */
function replaced(code, parts) {
  let out = code;
  for (const [from, to, text] of parts.sort((a, b) => b[0] - a[0])) out = out.slice(0, from) + text + out.slice(to);
  return out;
}

const astOf = (file) => parseAst(readFileSync(file, 'utf8'), { lang: 'ts' });

/** What a file exports by name; types are not there when the page runs. */
function exported(file) {
  return astOf(file).body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || node.exportKind === 'type') return [];
    const { declaration } = node;
    if (declaration == null) return node.specifiers.filter((s) => s.exportKind !== 'type').map((s) => s.exported.name);
    if (declaration.type === 'VariableDeclaration') return declaration.declarations.map((d) => d.id.name);
    return /^(Function|Class)Declaration$/.test(declaration.type) ? [declaration.id.name] : [];
  });
}

/** Of an entry: name → file that defines it. */
function definitions(entry) {
  const found = new Map();
  for (const node of astOf(entry).body) {
    if (node.source == null) continue;
    const file = `${dirname(entry)}/${node.source.value.replace(/\.js$/, '.ts')}`;
    const names = node.type === 'ExportAllDeclaration' ? exported(file) : node.specifiers.map((s) => s.exported.name);
    for (const name of names) found.set(name, file);
  }
  return found;
}

function direct({ imported, local }, entry, files) {
  const file = files.get(imported?.name);
  if (file === undefined) throw new Error(`[lab] ${entry} exports no '${imported?.name}'`);
  return `import { ${imported.name} as ${local.name} } from ${JSON.stringify(file)};`;
}

function directs({ source, specifiers }) {
  const files = definitions(ENTRIES[source.value]);
  return specifiers.map((s) => direct(s, source.value, files)).join('\n');
}

/**
 * An import of such an entry becomes imports of the files that define the names: otherwise every chunk that uses one
 * name would pull in what all chunks together use.
 */
export const directImports = {
  name: 'lab-direct-imports',
  transform: {
    filter: { id: /[\\/]lab[\\/]src[\\/]/, code: /nabla-(calculus|tables)/ },
    handler(code) {
      const parts = parseAst(code)
        .body.filter((node) => node.type === 'ImportDeclaration' && Object.hasOwn(ENTRIES, node.source.value))
        .map((node) => [node.start, node.end, directs(node)]);
      return parts.length > 0 ? { code: replaced(code, parts), map: null } : null;
    },
  },
};

/** Fields of an operator's record that no call reads. */
const UNREAD = new Set(['doc', 'samples', 'errors', 'returns', 'overloads']);

function unread(node, found = []) {
  if (node === null || typeof node !== 'object') return found;
  if (Array.isArray(node)) for (const one of node) unread(one, found);
  else if (node.type === 'Property' && !node.computed && UNREAD.has(node.key.name)) {
    found.push([node.value.start, node.value.end, 'undefined']);
  } else for (const key in node) unread(node[key], found);
  return found;
}

/** Records without what only tests and declarations read of them, as nabla ships them. */
export const leanRecords = {
  name: 'lab-lean-records',
  transform: {
    filter: { id: /[\\/]nabla[\\/]src[\\/]ops[\\/]/ },
    handler: (code) => ({ code: replaced(code, unread(parseAst(code).body)), map: null }),
  },
};

const OPS = `${packages}/nabla/src/ops`;
const NAMED = 'lab:records-with-rules';

/** `nabla/formula` reads the records that name a rule: it need not wait for the files that have none. */
export const namedRules = {
  name: 'lab-named-rules',
  enforce: 'pre',
  resolveId(source, importer) {
    return source === '../ops/index.js' && /nabla[\\/]src[\\/]formula[\\/]/.test(importer ?? '') ? NAMED : null;
  },
  load(id) {
    if (id !== NAMED) return null;
    const files = readdirSync(OPS).filter((name) => /^\s+rule:/m.test(readFileSync(`${OPS}/${name}`, 'utf8')));
    const lines = files.map((name) => `import '${OPS}/${name}';`);
    return { code: `${lines.join('\n')}\nexport { RECORDS } from '${OPS}/../record.ts';`, moduleSideEffects: true };
  },
};

/** nabla's files do something when they are loaded (they install methods); its manifest speaks of what ships. */
export const wholeLibrary = {
  name: 'lab-whole-library',
  transform: {
    filter: { id: /[\\/]nabla[\\/]src[\\/]/ },
    handler: () => ({ moduleSideEffects: true }),
  },
};
