import { expect, test } from 'vitest';
import { graphBuilder as b } from '../../src/graph/build.js';
import { float32, float64 } from '../../src/ir/dtype.js';
import { makeNode, type Node, type Storage } from '../../src/ir/node.js';
import { PlanCache, planKey } from '../../src/schedule/key.js';
import { buffer, PROGRAMS } from './programs.js';
import { randomGraph } from './random_graph.js';

const key = (...outputs: Node[]): string => planKey(outputs).key;

test('graphs built alike have one key, whatever their storages and scalars', () => {
  const graph = (rate: number): Node => b.add(buffer([3]), b.mul(buffer([3]), b.scalar(rate, float32, [3])));
  expect(key(graph(0.1))).toBe(key(graph(0.2)));
  for (const [, , , make] of PROGRAMS) expect(key(...make())).toBe(key(...make()));
});

test('what changes the plan changes the key', () => {
  const [x, y] = [buffer([4, 3]), buffer([4, 3])];
  const keys = [
    key(b.add(x, y)),
    key(b.add(x, x)),
    key(b.sub(x, y)),
    key(b.add(x, y), b.add(x, y)),
    key(b.add(x, y), x),
    key(b.sum(x, [0])),
    key(b.sum(x, [1])),
    key(b.sum(x, [0, 1])),
    key(b.permute(x, [1, 0])),
    key(b.add(x, b.const(0, float32, [4, 3]))),
    key(b.add(x, b.const(-0, float32, [4, 3]))),
    key(b.add(x, b.const(Number.NaN, float32, [4, 3]))),
    key(b.add(x, b.const(1.5, float32, [4, 3]))),
    key(b.add(x, b.const(70000, float32, [4, 3]))),
    key(b.add(x, b.const(-1, float32, [4, 3]))),
    key(b.add(buffer([12]), buffer([12]))),
    key(b.add(buffer([4, 3], float64), buffer([4, 3], float64))),
    key(b.pad(x, [1, 0], [0, 1])),
    key(b.pad(x, [1, 0], [0, 1], 2)),
    key(b.pad(x, [0, 1], [0, 1])),
    key(b.concat([x, y], 0)),
    key(b.concat([x, y, x], 0)),
    key(b.reshape(x, [12])),
    key(b.reshape(x, [3, 4])),
  ]; // prettier-ignore
  expect(new Set(keys).size).toBe(keys.length);
});

test('random graphs that differ have different keys', () => {
  const texts = new Map<string, string>();
  const text = (outputs: readonly Node[]): string => {
    const numbers = new Map<Node | Storage, number>();
    const id = (x: Node | Storage): number => numbers.get(x) ?? numbers.set(x, numbers.size).size - 1;
    const say = (n: Node): string => {
      if (numbers.has(n)) return `#${numbers.get(n)}`;
      const arg = n.op === 'buffer' ? `s${id(n.arg as Storage)}` : n.op === 'scalar' ? '' : JSON.stringify(n.arg);
      const src = n.src.map(say).join();
      return `${id(n)}=${n.op}${n.dtype.name}[${n.shape}](${src})${Object.is(n.arg, -0) ? '-0' : Number.isNaN(n.arg) ? 'nan' : arg}`;
    };
    return outputs.map(say).join(';');
  };
  for (let seed = 0; seed < 2000; seed++) {
    const { outputs } = randomGraph(seed);
    const k = key(...outputs);
    const t = text(outputs);
    expect(texts.get(k) ?? t).toBe(t);
    texts.set(k, t);
  }
});

test('a node with a value is a leaf, and leaves are named by their storage', () => {
  const x = buffer([3]);
  const inner = b.add(x, x);
  const outer = b.mul(inner, x);
  const before = key(outer);
  inner.value = { dtype: float32, size: 3 };
  const { key: after, inputs } = planKey([outer]);
  expect(after).not.toBe(before);
  expect(inputs).toEqual([inner, x]);
  const again = makeNode('buffer', float32, [3], [], x.arg as Storage) as Node;
  expect(planKey([b.add(x, again)]).inputs).toEqual([x]);
  expect(key(b.add(x, again))).not.toBe(key(b.add(x, buffer([3]))));
});

test('which output may overwrite which leaf is part of the key', () => {
  const [x, y] = [buffer([3]), buffer([3])];
  const out = b.add(x, y);
  const keys = [undefined, [null], [x.arg as Storage], [y.arg as Storage]].map((d) => planKey([out], d).key);
  expect(new Set(keys).size).toBe(4);
});

test('the cache forgets the plan that was not used for longest', () => {
  const cache = new PlanCache<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.size]).toEqual([1, undefined, 3, 2]);
});
