/** The bits of a result do not depend on the number of threads. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, helped, PROGRAMS, pool, shareEverything, threads } from './harness.js';

const wanted = new Map<string, Buffer>();

beforeAll(async () => {
  shareEverything();
  await threads(1);
  for (const [name, program] of Object.entries(PROGRAMS)) wanted.set(name, bytesOf(program));
});

describe.each([2, 3, 5])('%i threads', (count) => {
  beforeAll(async () => {
    await threads(count);
  });

  it.each(Object.keys(PROGRAMS))('%s', (name) => {
    const before = pool().jobs;
    for (let i = 0; i < 2; i++) expect(bytesOf(PROGRAMS[name]!).equals(wanted.get(name)!)).toBe(true);
    expect(pool().jobs).toBeGreaterThan(before);
  });

  it('workers take part', () => {
    expect(helped(() => bytesOf(PROGRAMS['conv2d with gradients']!))).toBe(true);
    expect(helped(() => bytesOf(PROGRAMS['products of odd sizes']!))).toBe(true);
    expect(helped(() => bytesOf(PROGRAMS['elements of float64']!))).toBe(true);
  });
});
