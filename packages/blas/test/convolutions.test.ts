/** Convolutions through a BLAS against nabla's own kernels: values and both gradients. */
import * as torch from 'nabla';
import { open } from 'nabla-blas';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setBlasEnabled, useBlas } from '../../nabla/src/runtime/blas.js';
import { counted, type Emulated, emulated } from './emulated.js';

type Options = { padding?: number; groups?: number; dilation?: number; stride?: number };

const real = open();
const libraries: [string, () => Emulated][] = [['emulated', emulated]];
if (real) libraries.push([real.name, () => counted(real)]);

/** Name, shapes of x and weight, options, and whether forward goes to BLAS. */
const CASES: [string, number[], number[], Options, boolean][] = [
  ['padded', [2, 16, 14, 14], [32, 16, 5, 5], { padding: 2 }, true],
  ['not padded, not square', [2, 16, 20, 23], [32, 16, 3, 5], {}, true],
  ['1 × 1: one run of places', [2, 32, 20, 20], [32, 32, 1, 1], {}, true],
  ['groups', [2, 32, 20, 20], [32, 16, 3, 3], { padding: 1, groups: 2 }, true],
  ['dilated', [2, 16, 20, 20], [32, 16, 3, 3], { padding: 2, dilation: 2 }, true],
  ['one large image: several blocks, the last one shorter', [1, 16, 70, 50], [8, 16, 3, 3], { padding: 1 }, true],
  ['strided: places are apart', [2, 16, 41, 41], [32, 16, 3, 3], { stride: 2 }, false],
  ['few channels', [2, 16, 40, 40], [4, 16, 3, 3], { padding: 1 }, false],
  ['small', [4, 4, 8, 8], [8, 4, 3, 3], { padding: 1 }, false],
];

describe.each(libraries)('%s', (_, make) => {
  let blas: Emulated;
  const threads = torch.get_num_threads();
  beforeEach(() => {
    torch.manual_seed(2);
    torch.set_num_threads(2);
    blas = make();
    useBlas(blas);
  });
  afterEach(() => {
    setBlasEnabled(false);
    useBlas(undefined);
    torch.set_num_threads(threads);
  });

  test.each(CASES)('%s', (_name, size, kernel, options, byBlas) => {
    for (const dtype of [torch.float32, torch.float64]) {
      const x = torch.randn(size, { dtype }).requires_grad_();
      const w = torch.randn(kernel, { dtype }).requires_grad_();
      const run = (on: boolean): torch.Tensor[] => {
        setBlasEnabled(on);
        x.grad = null;
        w.grad = null;
        const y = torch.nn.functional.conv2d(x, w, options);
        const values = y.tolist();
        if (on) expect(blas.calls > 0).toBe(byBlas);
        y.mul(y).sum().backward();
        return [torch.tensor(values, { dtype }), x.grad!, w.grad!];
      };
      const own = run(false);
      run(true).forEach((result, i) => {
        expect(result.shape).toEqual(own[i]!.shape);
        const error = result.sub(own[i]!).abs().max().item() / own[i]!.abs().max().item();
        expect(error).toBeLessThan(dtype === torch.float32 ? 2e-5 : 1e-13);
      });
      blas.calls = 0;
    }
  });

  test('one dimension', () => {
    const [x, w] = [torch.randn([3, 16, 200]), torch.randn([32, 16, 5])];
    setBlasEnabled(false);
    const own = torch.nn.functional.conv1d(x, w).tolist();
    setBlasEnabled(true);
    const result = torch.nn.functional.conv1d(x, w);
    expect(result.sub(torch.tensor(own)).abs().max().item()).toBeLessThan(1e-4);
    expect(blas.calls).toBeGreaterThan(0);
  });

  test('with many threads, small products stay with nabla', () => {
    torch.set_num_threads(3);
    setBlasEnabled(true);
    torch.nn.functional.conv2d(torch.randn([2, 16, 14, 14]), torch.randn([32, 16, 3, 3])).tolist();
    expect(blas.calls).toBe(0);
  });
});
