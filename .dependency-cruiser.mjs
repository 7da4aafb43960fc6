/**
 * What may import what. The one place that says so: `npm test` refuses circles (types included) and arrows that point up.
 */

/** The library's layers from the bottom up; each may use those before it, and itself where that makes no circle. */
const LAYERS = [
  ['errors.ts', 'size.ts', 'options.ts', 'trace.ts', 'profiling.ts', 'globals.d.ts', 'print/'],
  ['ir/'],
  ['random/'],
  ['graph/'],
  ['rules/'],
  ['kernel/'],
  ['schedule/'],
  ['codegen/'],
  ['runtime/'],
  ['generated/surface.ts', 'extra-types.ts'],
  ['algebra.ts'],
  ['record.ts'],
  ['ops/', 'ops.ts'],
  ['tiny.ts', 'view.ts', 'cell.ts', 'device.ts', 'nested.ts'],
  ['engine.ts', 'explain.ts', 'storage.ts'],
  ['tape.ts'],
  ['tensor.ts'],
  ['dispatch/', 'create.ts', 'indexing.ts'],
  ['print.ts', 'extras.ts', 'fillers.ts', 'inspect.ts', 'threads.ts', 'backends.ts'],
  ['install.ts'],
  ['functional', 'linalg', 'special', 'torch'].map((name) => `generated/${name}.ts`),
  ['autograd/', 'func/'],
  ['complete.ts'],
  ['nn/', 'optim/', 'utils/', 'io/', 'minimize/', 'linalg/', 'special/', 'testing/', 'node/', 'formula/'],
  ['compile/', 'profiler/'],
  ['index.ts'],
];

const SRC = '^packages/nabla/src/';
const path = (name) => SRC + name.replaceAll('.', '\\.') + (name.endsWith('/') ? '' : '$');
const paths = (layers) => layers.flat().map(path);

/** One rule a layer: nothing above it. */
const layerRules = LAYERS.slice(0, -1).map((layer, i) => ({
  name: `layer ${layer[0]}: arrows point down`,
  severity: 'error',
  from: { path: paths([layer]) },
  to: { path: paths(LAYERS.slice(i + 1)) },
}));

export default {
  forbidden: [
    { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every import resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'every folder has a layer', severity: 'error', from: { path: SRC, pathNot: paths(LAYERS) }, to: {} },
    ...layerRules,
    {
      name: 'what is built from operators does not reach under them',
      severity: 'error',
      from: { path: ['nn/', 'optim/', 'utils/', 'io/', 'minimize/'].map(path) },
      to: { path: ['kernel/', 'schedule/', 'codegen/', 'runtime/', 'graph/', 'rules/', 'ops/'].map(path) },
    },
    {
      name: 'no Node modules in what a browser loads',
      severity: 'error',
      from: { path: [SRC, '^packages/(calculus|tables)/src/'], pathNot: `${SRC}node/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the library has no dependency',
      severity: 'error',
      from: { path: SRC },
      to: { path: 'node_modules' },
    },
    {
      name: 'only the public entries of nabla',
      severity: 'error',
      from: { path: '^(packages/(cli|lab|calculus|tables)|examples|bench)/' },
      to: { path: '^packages/nabla/(src|test)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['/dist/', '/test/', '^bench/'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
};
