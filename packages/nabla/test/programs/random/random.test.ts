/** Random programs recorded with PyTorch: values, errors, strides and gradients, on every path. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../src/cell.js';
import { currentBackend, setBackend } from '../../../src/engine.js';
import { ReferenceBackend } from '../../../src/runtime/reference/backend.js';
import { difference, type Recorded } from './run.js';

const programs = JSON.parse(readFileSync(new URL('./random.fixture.json', import.meta.url), 'utf8')) as Recorded[];

const PATHS = {
  'as it is': {},
  'in the graph': { graph: true },
  'on the reference': { graph: true, reference: true },
} as const;

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
  it.each(programs.map((p, i) => [i, p] as const))('program %i', (_, p) => expect(difference(p)).toBeNull());
});
