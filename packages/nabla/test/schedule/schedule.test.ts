/** Properties of programs that no snapshot shows. */
import { describe, expect, test } from 'vitest';
import { graphBuilder as b } from '../../src/graph/build.js';
import { float32, float64, int64 } from '../../src/ir/dtype.js';
import { makeNode, type Node, type Storage } from '../../src/ir/node.js';
import { reduceNumbers } from '../../src/kernel/interpret.js';
import { printProgram } from '../../src/schedule/print.js';
import type { Program } from '../../src/schedule/program.js';
import { schedule } from '../../src/schedule/schedule.js';
import { verifyProgram } from '../../src/schedule/verify.js';
import { evaluate } from './oracle.js';
import { buffer } from './programs.js';
import { runProgram, storageOf } from './run.js';

function program(outputs: readonly Node[], donate?: readonly (Storage | null)[]): Program {
  const { program } = schedule(outputs, donate);
  verifyProgram(program);
  return program;
}

const one = (x: Node): Node => b.const(1, x.dtype, x.shape);

describe('values in place', () => {
  const [x, y] = [buffer([10]), buffer([10])];
  const over = (outputs: readonly Node[], donate?: readonly (Storage | null)[]): number[] =>
    program(outputs, donate)
      .values.filter((v) => v.role === 'output')
      .map((v) => v.reuses);

  test('an output overwrites the input that is offered, if all reads allow it', () => {
    expect(over([b.add(x, y)], [storageOf(y)])).toEqual([1]);
    expect(over([b.add(x, y)], [null])).toEqual([-1]);
    expect(over([b.slice(x, [9], [10], [-1])], [storageOf(x)])).toEqual([-1]);
    expect(over([b.add(x, b.slice(x, [9], [10], [-1]))], [storageOf(x)])).toEqual([-1]);
  });

  test('not an input that a later step reads', () => {
    const m = buffer([4, 4]);
    const sum = b.add(m, one(m));
    expect(over([sum, b.dot(sum, m)], [storageOf(m), null])).toEqual([-1, -1]);
  });

  test('no input twice', () => {
    expect(over([b.add(x, one(x)), b.mul(x, x)]).filter((j) => j === 0).length).toBeLessThan(2);
  });

  test('temporaries are overwritten where they are read for the last time', () => {
    const m = buffer([16, 16]);
    let h = m;
    for (let i = 0; i < 6; i++) h = b.unary('tanh', b.dot(h, m));
    expect(program([h]).arena).toBe(2 * 16 * 16 * 4);
  });
});

describe('sizes', () => {
  test('an empty output takes no step', () => {
    const p = program([b.add(buffer([0, 3]), buffer([0, 3])), b.sum(buffer([3, 0]), [0])]);
    expect(p.steps).toEqual([]);
    expect(p.values.map((v) => v.size)).toEqual([0, 0, 0, 0, 0]);
  });

  test('a reduction of nothing is its identity', () => {
    const empty = buffer([2, 0], float64);
    const outputs = [
      b.sum(empty, [1]),
      b.reduce('reduce_prod', empty, [1]),
      b.reduce('reduce_max', empty, [1]),
      b.dot(empty, buffer([0, 2], float64)),
    ];
    const data = new Map([
      [storageOf(empty), new Float64Array(0)],
      [storageOf(outputs[3]!.src[1]!), new Float64Array(0)],
    ]);
    const results = runProgram(schedule(outputs), data).map((r) => Array.from(r as Float64Array));
    expect(results).toEqual([
      [0, 0],
      [1, 1],
      [-Infinity, -Infinity],
      [0, 0, 0, 0],
    ]);
  });

  test('−0 is kept by additions of 0 and lost by sums', () => {
    const x = buffer([1], float64);
    const data = new Map([[storageOf(x), Float64Array.of(-0)]]);
    const zero = b.const(-0, float64, [1]);
    const results = runProgram(schedule([b.add(x, zero), b.sum(x, [0]), b.mul(x, one(x))]), data);
    expect(results.map((r) => r[0])).toEqual([-0, 0, -0]);
  });
});

describe('order of addition', () => {
  const values = (n: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => Math.sin(i * i) * 10 ** (i % 7));

  test.each([
    [63, 1],
    [64, 1],
    [4096, 1],
    [4097, 1],
    [32_768, 1],
    // From here on threads share the blocks; the last of 36,866 would add up in another order by itself.
    [36_866, 1],
    [36_864, 2],
    [40_000, 3],
    [258_048, 2],
  ])('a sum of %i: %i kernels, one order', (n, kernels) => {
    const x = buffer([n], float64);
    const data = new Map([[storageOf(x), values(n)]]);
    const scheduled = schedule([b.sum(x, [0])]);
    expect(scheduled.program.steps.length).toBe(kernels);
    expect(runProgram(scheduled, data)[0]![0]).toBe(reduceNumbers('sum', float64, [...values(n)], 'inner'));
  });

  test('a longer one is a sum of block sums', () => {
    const n = 258_049 + 70;
    const numbers = values(n);
    const x = buffer([n], float64);
    const blocks: number[] = [];
    for (let at = 0; at < n; at += 4096) {
      blocks.push(reduceNumbers('sum', float64, [...numbers.slice(at, at + 4096)], 'inner'));
    }
    const got = runProgram(schedule([b.sum(x, [0])]), new Map([[storageOf(x), numbers]]))[0]![0];
    expect(got).toBe(reduceNumbers('sum', float64, blocks, 'inner'));
  });

  test('does not depend on fusion', () => {
    const x = buffer([5, 100], float64);
    const data = new Map([[storageOf(x), values(500)]]);
    const exp = b.unary('exp', b.div(x, b.const(1e6, float64, x.shape)));
    const alone = runProgram(schedule([b.sum(exp, [1])]), data)[0]!;
    const sum = b.sum(exp, [1]);
    const together = runProgram(schedule([b.div(exp, b.expand(sum, x.shape)), sum, b.permute(exp, [1, 0])]), data)[1]!;
    expect(Array.from(together as Float64Array)).toEqual(Array.from(alone as Float64Array));
  });
});

describe('structure', () => {
  test('equal nodes are computed once', () => {
    const x = buffer([10]);
    const text = printProgram(program([b.add(b.unary('exp', x), b.unary('exp', x))]));
    expect(text.match(/exp/g)).toHaveLength(1);
  });

  test('scalars of one value stay apart: the next run may bring others', () => {
    const x = buffer([10]);
    expect(program([b.add(b.mul(x, b.scalar(2, float32, [10])), b.scalar(2, float32, [10]))]).scalars).toBe(2);
  });

  test('dear work is not repeated in several kernels', () => {
    const x = buffer([8, 10]);
    const t = b.unary('tanh', x);
    const text = printProgram(
      program([b.add(t, one(t)), b.permute(b.mul(t, t), [1, 0]), b.sum(t, [0]), b.sum(t, [1])]),
    );
    expect(text.match(/tanh/g)).toHaveLength(1);
  });

  test('nor at several places of one kernel', () => {
    const e = b.unary('exp', buffer([12]));
    const at = (start: number): Node => b.slice(e, [start], [10]);
    const text = printProgram(program([b.add(b.add(at(0), at(1)), at(2))]));
    expect(text.match(/exp/g)).toHaveLength(1);
  });

  test('a reduction waits for a pass that reads its value anyway', () => {
    const [x, g] = [buffer([64, 512]), buffer([64, 512])];
    const spread = (v: Node): Node => b.expand(v, x.shape);
    const d = b.sub(x, spread(b.sum(x, [1])));
    const [sum, product] = [b.sum(g, [1]), b.sum(b.mul(g, d), [1])];
    const passes = (out: Node): number[][] => {
      const [step] = program([out]).steps;
      return step!.kind === 'kernel' ? step.kernel.passes.map((p) => [...p.reductions]) : [];
    };
    expect(passes(b.mul(spread(sum), b.mul(d, spread(product))))).toEqual([[0], [1, 2], []]);
    // Here the pass needs its result.
    expect(passes(b.sum(b.mul(b.mul(g, d), spread(sum)), [1]))).toEqual([[0, 1], [2], []]);
  });

  test.each([
    ['for each column of many rows: once', [1, 64], [1024, 64], 2],
    ['for each column of few rows', [1, 64], [8, 64], 1],
    ['for each row: its loop does it once', [1024, 1], [1024, 64], 1],
    ['for all', [1, 1], [1024, 64], 1],
  ])('a root %s', (_, own, shape, kernels) => {
    const x = b.div(buffer(shape), b.expand(b.unary('sqrt', buffer(own)), shape));
    expect(program([x]).steps.length).toBe(kernels);
  });

  test('dear work on a small value is done before it is repeated along an axis', () => {
    const [x, w] = [buffer([100, 50]), buffer([50])];
    const [first] = program([b.mul(x, b.broadcast(b.unary('exp', w), x.shape))]).steps;
    expect(first!.kind === 'kernel' && first!.kernel.outer).toEqual([50]);
  });

  test('products read strided views without a copy', () => {
    const [x, y] = [buffer([2, 3, 4]), buffer([5, 3])];
    const p = program([
      b.dot(b.permute(x, [0, 2, 1]), b.expand(b.reshape(b.permute(y, [1, 0]), [1, 3, 5]), [2, 3, 5])),
    ]);
    expect(p.steps).toMatchObject([{ kind: 'dot', a: { strides: [12, 1, 4] }, b: { strides: [0, 1, 3] } }]);
  });

  test('a host step holds on to no graph', () => {
    const x = buffer([10]);
    const sorted = b.argsort(b.unary('exp', x), 0, false);
    const [, step] = program([sorted]).steps;
    expect(step!.kind === 'host' && step!.node.src.map((s) => [s.op, s.shape])).toEqual([['buffer', [10]]]);
  });

  test('all results of a call have a place, picked or not', () => {
    const arg = {
      kernel: 'qr',
      attrs: {},
      outputs: [
        { dtype: float32, shape: [4, 4] },
        { dtype: int64, shape: [4] },
      ],
    };
    const [, second] = b.call([buffer([4, 4])], arg);
    const p = program([b.add(second!, second!)]);
    expect(p.steps[0]).toMatchObject({ kind: 'host', outputs: [2, 1] });
    expect([2, 1].map((v) => p.values[v]!.size)).toEqual([16, 4]);
  });

  test('convolutions get their operands in order', () => {
    const arg = { stride: [1, 1], padding: [0, 0], dilation: [1, 1], groups: 1 };
    const [x, w] = [buffer([8, 2, 9, 9]), buffer([4, 3, 3, 2])];
    const p = program([b.conv(b.reshape(x, [8, 2, 9, 9]), b.permute(w, [0, 3, 1, 2]), arg)]);
    expect(p.steps.map((s) => s.kind)).toEqual(['kernel', 'conv']);
  });
});

describe('large graphs', () => {
  test('a chain of 50,000 is walked without recursion and cut into kernels', () => {
    let x = buffer([10], float64);
    const data = new Map([[storageOf(x), new Float64Array(10)]]);
    for (let i = 0; i < 50_000; i++) x = b.add(x, b.const(i % 2, float64, [10]));
    const scheduled = schedule([x]);
    for (const s of scheduled.program.steps)
      expect(s.kind === 'kernel' && s.kernel.exprs.length).toBeLessThanOrEqual(200);
    expect(runProgram(scheduled, data)[0]![3]).toBe(25_000);
  });

  test('many inputs are taken in by several kernels', () => {
    const parts = Array.from({ length: 100 }, () => buffer([10]));
    const p = program([parts.reduce((sum, x) => b.add(sum, x))]);
    for (const s of p.steps) expect(s.kind === 'kernel' && s.buffers.length).toBeLessThanOrEqual(24);
  });

  test('a tower of shared values does not grow exponentially', () => {
    let x = buffer([3], float64);
    const data = new Map([[storageOf(x), Float64Array.of(1, 2, 3)]]);
    for (let i = 0; i < 200; i++) x = b.binary('maximum', x, b.neg(b.neg(x)));
    expect(runProgram(schedule([x]), data)).toEqual(evaluate([x], data));
  });
});

test('a node with a value is read, not computed', () => {
  const x = buffer([3], float64);
  const exp = b.unary('exp', x);
  exp.value = { dtype: float64, size: 3 };
  const { program, inputs } = schedule([b.add(exp, exp)]);
  expect(inputs).toEqual([exp]);
  expect(printProgram(program)).not.toContain('exp(');
  const copy = schedule([makeNode('buffer', float64, [3], [], storageOf(x)) as Node]);
  expect(copy.program.steps).toMatchObject([{ copy: { from: 0, to: 1 } }]);
});
