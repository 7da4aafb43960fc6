/** Printing. The same programs as in printing.py. */
import * as torch from '../../src/index.js';
import type { Programs } from './recorder.js';

const { arange, tensor, zeros } = torch;
const f32 = { dtype: torch.float32 };
const f64 = { dtype: torch.float64 };
const i64 = { dtype: torch.int64 };
const floats = (n: number): torch.Tensor => arange(n, f32);

export const programs: Programs = {
  basics(o) {
    o(
      tensor([1, 2]),
      tensor(3),
      tensor([1n, 2n]),
      tensor(true),
      tensor([]),
      zeros(2, 0),
      tensor([1.5, 2]),
      tensor([
        [1n, 2n],
        [3n, 4n],
      ]),
      zeros(2, 2, 2),
      tensor([1e-5, 1]),
      tensor([1e10]),
      tensor([0.1, 100000]),
    ); // prettier-ignore
  },
  dtypes(o) {
    for (const d of [torch.float64, torch.int32, torch.uint8, torch.bool, torch.int64, torch.float32])
      o(tensor([0n, 1n]).to(d), zeros(0).to(d), zeros(1, 0).to(d), tensor(1n).to(d));
  },
  default_dtype(o) {
    torch.set_default_dtype(torch.float64);
    o(tensor([1, 2]), tensor([1, 2], f32), zeros(2), zeros(0), tensor([1n]).div(2));
    torch.set_default_dtype(torch.float32);
  },
  special_values(o) {
    const [nan, inf] = [Number.NaN, Infinity];
    o(tensor([nan, inf, -inf, 0, -0]), tensor([nan, 1.5]), tensor([-inf, 1e-7]), tensor(nan));
  },
  requires_grad_and_names(o) {
    const x = tensor([1, 2], { requires_grad: true });
    o(
      x,
      x.mul(2),
      x.sum(),
      x.mul(2).detach(),
      zeros([0], { requires_grad: true }),
      x.double(),
      tensor(1, { requires_grad: true, ...f64 }),
    );
  },
  long_suffixes(o) {
    const x = floats(10).requires_grad_();
    o(x.mul(1.23456), x.double().mul(1.23456), torch.rand(3, 8).mul(0).add(0.12345).requires_grad_().double().mul(2));
  },
  summarised(o) {
    o(arange(1001), floats(2000).view(2, 1000), arange(10000).view(100, 100), zeros(11, 11, 11), arange(1000));
    o(floats(5000).requires_grad_().mul(1));
  },
  wide_rows(o) {
    o(arange(30), floats(30).div(7), arange(40).view(2, 20).mul(1000));
  },
  negative_and_mixed(o) {
    o(
      tensor([-1, 2.5, -300.125]),
      tensor([-1, 20, -300], i64),
      tensor([
        [1, -1],
        [100, 0.5],
      ]),
    );
  },
  scientific(o) {
    o(
      tensor([1e-8, 1]),
      tensor([123456789]),
      tensor([1e8]),
      tensor([1e9, 1]),
      tensor([0.0001]),
      tensor([0.00001]),
      tensor([1, 1001.5, 0.1]),
    );
  },
  options(o) {
    const x = tensor([1.23456789, 1000.5]);
    torch.set_printoptions({ precision: 2 });
    o(x);
    torch.set_printoptions({ profile: 'default' });
    torch.set_printoptions({ sci_mode: true });
    o(x);
    torch.set_printoptions({ sci_mode: false });
    o(tensor([1e-8, 1]));
    torch.set_printoptions({ threshold: 5 });
    o(arange(6), arange(7).view(1, 7));
    torch.set_printoptions({ profile: 'default', edgeitems: 1 });
    o(arange(2000));
    torch.set_printoptions({ profile: 'default', linewidth: 20 });
    o(arange(12));
    torch.set_printoptions({ profile: 'default' });
    o(x);
  },
  views_print_their_values(o) {
    const x = floats(6).view(2, 3);
    o(x.t(), x.at(':', 1), x.at(0, 1), x.at(':', '::2'), x.expand(2, 2, 3));
  },
  tolist_and_item(o) {
    o(
      tensor([
        [1n, 2n],
        [3n, 4n],
      ]).tolist(),
      tensor(2.5).tolist(),
      tensor([true, false]).tolist(),
      tensor([0.5]).item(),
      zeros(2, 0).tolist(),
      tensor(7n).item(),
    );
    o.error(() => torch.ones(2).item());
  },
  sizes_and_dtypes(o) {
    o(String(zeros(2, 3).size()), String(torch.float32), String(tensor([1n]).dtype), String(tensor(1).shape));
  },
  large_integers(o) {
    o(tensor([2 ** 53, -(2 ** 53)], i64), tensor([2 ** 31, 1], i64), tensor([1000000, 1], i64));
  },
  three_dimensions(o) {
    o(arange(24).view(2, 3, 4), floats(8).view(2, 2, 2).div(3), arange(16).view(2, 2, 2, 2));
  },
  parameters(o) {
    const p = new torch.nn.Parameter(
      tensor([
        [1, 2],
        [3, 4],
      ]),
    );
    o(p, new torch.nn.Parameter(zeros(0)), p.mul(2));
  },
};
