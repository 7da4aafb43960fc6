/** Products through a BLAS against nabla's own: shapes, strides, batches, growth of the memory, switches. */
import * as torch from 'nabla';
import { open } from 'nabla-blas';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setBackend } from '../../nabla/src/engine.js';
import { setBlasEnabled, useBlas } from '../../nabla/src/runtime/blas.js';
import { WasmBackend } from '../../nabla/src/runtime/wasm/backend.js';
import { counted, type Emulated, emulated } from './emulated.js';

type Tensor = torch.Tensor;

const real = open();
const libraries: [string, () => Emulated][] = [['emulated', emulated]];
if (real) libraries.push([real.name, () => counted(real)]);

test.skipIf(real !== null)('no BLAS on this machine: only the emulated one is tested', () => expect(open()).toBeNull());

afterEach(() => {
  torch.use_deterministic_algorithms(false);
  setBlasEnabled(false);
  useBlas(undefined);
});

/** The largest difference, relative to the largest value. */
function difference(a: Tensor, b: Tensor): number {
  expect(a.shape).toEqual(b.shape);
  return a.sub(b).abs().max().item() / Math.max(1, b.abs().max().item());
}

/** Operands [..., m, k] and [..., k, n] in many layouts; some that BLAS cannot say. */
const CASES: [string, boolean, (o: { dtype: torch.DType }) => [Tensor, Tensor]][] = [
  ['plain', true, (o) => [torch.randn([40, 50], o), torch.randn([50, 60], o)]],
  ['A transposed', true, (o) => [torch.randn([50, 40], o).t(), torch.randn([50, 60], o)]],
  ['B transposed', true, (o) => [torch.randn([40, 50], o), torch.randn([60, 50], o).t()]],
  ['both transposed', true, (o) => [torch.randn([50, 40], o).t(), torch.randn([60, 50], o).t()]],
  [
    'parts of larger matrices',
    true,
    (o) => [torch.randn([90, 99], o).narrow(1, 7, 50), torch.randn([80, 70], o).narrow(0, 9, 50).narrow(1, 3, 60)],
  ],
  [
    'parts of a transposed matrix',
    true,
    (o) => [torch.randn([70, 90], o).t().narrow(1, 5, 50), torch.randn([50, 60], o)],
  ],
  ['every second row', true, (o) => [torch.randn([40, 2, 50], o).select(1, 1), torch.randn([50, 60], o)]],
  ['every second column', false, (o) => [torch.randn([40, 50, 2], o).select(2, 1), torch.randn([50, 60], o)]],
  ['an expanded row', false, (o) => [torch.randn([1, 50], o).expand(40, 50), torch.randn([50, 60], o)]],
  ['an expanded column', false, (o) => [torch.randn([40, 1], o).expand(40, 50), torch.randn([50, 60], o)]],
  ['a batch', true, (o) => [torch.randn([3, 40, 50], o), torch.randn([3, 50, 60], o)]],
  [
    'two batch axes, exchanged',
    true,
    (o) => [torch.randn([2, 40, 3, 50], o).transpose(1, 2), torch.randn([3, 2, 50, 60], o).transpose(0, 1)],
  ],
  ['a batch times one matrix', true, (o) => [torch.randn([3, 40, 50], o), torch.randn([50, 60], o)]],
  ['one matrix times a batch', true, (o) => [torch.randn([40, 50], o), torch.randn([4, 50, 60], o)]],
  [
    'heads',
    true,
    (o) => [torch.randn([2, 40, 4, 32], o).transpose(1, 2), torch.randn([2, 40, 4, 32], o).permute(0, 2, 3, 1)],
  ],
  ['matrix times vector', true, (o) => [torch.randn([300, 310], o), torch.randn([310], o)]],
  ['transposed matrix times vector', true, (o) => [torch.randn([310, 300], o).t(), torch.randn([310], o)]],
  ['matrix times vector with gaps', true, (o) => [torch.randn([300, 310], o), torch.randn([310, 3], o).select(1, 2)]],
  ['vector times matrix', true, (o) => [torch.randn([300], o), torch.randn([300, 310], o)]],
  ['vector times transposed matrix', true, (o) => [torch.randn([300], o), torch.randn([310, 300], o).t()]],
  [
    'expanded vector, of which matmul makes a copy',
    true,
    (o) => [torch.randn([300, 310], o), torch.randn([1], o).expand(310)],
  ],
  ['few rows', false, (o) => [torch.randn([3, 300], o), torch.randn([300, 300], o)]],
  ['small', false, (o) => [torch.randn([8, 8], o), torch.randn([8, 8], o)]],
];

describe.each(libraries)('%s', (_, make) => {
  let blas: Emulated;
  beforeEach(() => {
    torch.manual_seed(1);
    torch.set_num_threads(2);
    blas = make();
    useBlas(blas);
  });

  /** The same expression by nabla's own kernels and by BLAS. */
  function both(f: () => Tensor): [Tensor, Tensor, number] {
    setBlasEnabled(false);
    const own = torch.tensor(f().tolist());
    setBlasEnabled(true);
    const before = blas.calls;
    const result = torch.tensor(f().tolist());
    return [own, result, blas.calls - before];
  }

  test.each(CASES)('%s', (_name, byBlas, operands) => {
    for (const dtype of [torch.float32, torch.float64]) {
      const [a, b] = operands({ dtype });
      const [own, result, calls] = both(() => a.matmul(b));
      expect(difference(result, own)).toBeLessThan(dtype === torch.float32 ? 1e-5 : 1e-13);
      expect(calls > 0).toBe(byBlas);
    }
  });

  test('nan and infinity go through', () => {
    const a = torch.eye(40);
    const b = torch.zeros([40, 40]);
    b.at(3).fill_(Number.NaN);
    b.at(5).fill_(Number.POSITIVE_INFINITY);
    const [own, result, calls] = both(() => a.matmul(b));
    expect(calls).toBe(1);
    expect(result.isnan().tolist()).toEqual(own.isnan().tolist());
  });

  test('the memory grows between calls, shared or not', () => {
    for (const shared of [true, false]) {
      const before = setBackend(new WasmBackend({ shared }));
      try {
        setBlasEnabled(true);
        let x = torch.randn([64, 64]);
        for (let i = 0; i < 4; i++) {
          const y = x.matmul(torch.eye(64));
          expect(difference(y, x)).toBeLessThan(1e-6);
          x = y;
          torch
            .ones([2 ** (20 + i)])
            .mul(2)
            .sum()
            .item();
        }
      } finally {
        setBackend(before);
      }
    }
    expect(blas.calls).toBe(8);
  });

  test('gradients of a linear layer', () => {
    const [x, w] = [torch.randn([64, 50]), torch.randn([40, 50], { requires_grad: true })];
    const [own, result, calls] = both(() => {
      w.grad = null;
      torch.nn.functional.linear(x, w).pow(2).sum().backward();
      return w.grad!;
    });
    expect(difference(result, own)).toBeLessThan(1e-5);
    expect(calls).toBe(2);
  });

  test('integers stay with nabla', () => {
    const a = torch.randint(0, 9, [64, 64]);
    const [own, result, calls] = both(() => a.matmul(a));
    expect(result.tolist()).toEqual(own.tolist());
    expect(calls).toBe(0);
  });

  test('deterministic algorithms are nabla’s own, bit for bit', () => {
    const [a, b] = [torch.randn([64, 64]), torch.randn([64, 64])];
    setBlasEnabled(false);
    const own = a.matmul(b).tolist();
    setBlasEnabled(true);
    const pending = a.matmul(b);
    expect(torch.are_deterministic_algorithms_enabled()).toBe(false);
    torch.use_deterministic_algorithms(true);
    expect(blas.calls).toBe(1); // what was written before is computed as it was then
    expect(pending.shape).toEqual([64, 64]);
    expect(torch.are_deterministic_algorithms_enabled()).toBe(true);
    expect(torch.backends.blas.is_available()).toBe(false);
    expect(a.matmul(b).tolist()).toEqual(own);
    expect(blas.calls).toBe(1);
    torch.use_deterministic_algorithms(false, { warn_only: true });
    a.matmul(b).tolist();
    expect(blas.calls).toBe(2);
  });

  test('the switch of backends.blas', () => {
    const [a, b] = [torch.randn([64, 64]), torch.randn([64, 64])];
    expect(torch.backends.blas.enabled).toBe(false);
    torch.backends.blas.enabled = true;
    expect(torch.backends.blas.is_available()).toBe(true);
    expect(torch.backends.blas.library()).toBe(blas.name);
    a.matmul(b).tolist();
    torch.backends.blas.enabled = false;
    a.matmul(b).tolist();
    expect(blas.calls).toBe(1);
    expect(torch.backends.blas.library()).toBeNull();
  });

  test('batches of small products stay with nabla where it has many threads', () => {
    const [a, b] = [torch.randn([10, 64, 64]), torch.randn([10, 64, 64])];
    setBlasEnabled(true);
    torch.set_num_threads(3);
    a.matmul(b).tolist();
    expect(blas.calls).toBe(0);
    a.at(0).matmul(b.at(0)).tolist();
    expect(blas.calls).toBe(1);
    torch.set_num_threads(2);
    a.matmul(b).tolist();
    expect(blas.calls).toBe(11);
  });

  test('threads follow set_num_threads', () => {
    const before = torch.get_num_threads();
    torch.set_num_threads(1);
    expect(blas.threads).toBe(1);
    torch.set_num_threads(before);
    expect(blas.threads).toBe(before);
    const later = make();
    useBlas(later); // found after the number was set
    expect(later.threads).toBe(before);
  });
});

test('switches refuse what is no switch', () => {
  expect(() => torch.use_deterministic_algorithms(1 as never)).toThrow(/mode must be true or false, not 1/);
  expect(() => torch.use_deterministic_algorithms(true, { warn: true } as never)).toThrow(/warn_only/);
  expect(() => {
    torch.backends.blas.enabled = 'yes' as never;
  }).toThrow(/enabled must be true or false/);
  expect(torch.are_deterministic_algorithms_enabled()).toBe(false);
});
