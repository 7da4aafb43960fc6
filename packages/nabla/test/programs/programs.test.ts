/**
 * Small programs, each written in Python (*.py) and here (*.programs.ts), must show what PyTorch 1.13 shows: as they
 * are (tiny operands), with all values in the graph, and on the reference backend.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../src/cell.js';
import { currentBackend, setBackend } from '../../src/engine.js';
import * as torch from '../../src/index.js';
import { ReferenceBackend } from '../../src/runtime/reference/backend.js';
import { programs as autograd } from './autograd.programs.js';
import { programs as datasets } from './datasets.programs.js';
import { programs as functions } from './functions.programs.js';
import { programs as indexing } from './indexing.programs.js';
import { programs as inplace } from './inplace.programs.js';
import { programs as modules } from './modules.programs.js';
import { programs as optimizers } from './optimizers.programs.js';
import { programs as printing } from './printing.programs.js';
import { programs as promotion } from './promotion.programs.js';
import { programs as randomness } from './randomness.programs.js';
import { compare, type Entry, type Programs, record } from './recorder.js';
import { programs as views } from './views.programs.js';

const AREAS: Readonly<Record<string, Programs>> = {
  autograd,
  inplace,
  views,
  indexing,
  functions,
  modules,
  optimizers,
  datasets,
  randomness,
  printing,
  promotion,
};

const PATHS = {
  'as it is': {},
  'in the graph': { graph: true },
  'on the reference': { graph: true, reference: true },
} as const;

function fixtureOf(area: string): Record<string, readonly Entry[]> {
  return JSON.parse(readFileSync(new URL(`./${area}.fixture.json`, import.meta.url), 'utf8')) as Record<
    string,
    Entry[]
  >;
}

describe.each(Object.entries(PATHS))('%s', (_, path: { graph?: boolean; reference?: boolean }) => {
  const before = { tiny: limits.tiny, backend: currentBackend() };
  beforeAll(() => {
    if (path.graph) limits.tiny = 0;
    if (path.reference) setBackend(new ReferenceBackend());
  });
  afterAll(() => {
    limits.tiny = before.tiny;
    setBackend(before.backend);
  });
  beforeEach(() => {
    torch.set_default_dtype(torch.float32);
    torch.manual_seed(0);
  });
  describe.each(Object.entries(AREAS))('%s', (area, programs) => {
    const fixture = fixtureOf(area);
    it('has the same programs in both languages', () =>
      expect(Object.keys(programs).sort()).toEqual(Object.keys(fixture).sort()));
    it.each(Object.entries(programs))('%s', (name, program) => compare(record(program), fixture[name]!));
  });
});
