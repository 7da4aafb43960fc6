/** Types of results. The same programs as in promotion.py. */
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import type { Programs, Recorder } from './recorder.js';

const { ones, tensor } = torch;
const TYPES = [torch.bool, torch.uint8, torch.int32, torch.int64, torch.float32, torch.float64];
type Binary = (a: Tensor, b: never) => Tensor;

function nameOf(f: () => Tensor): string {
  try {
    return f().dtype.name;
  } catch {
    return 'error';
  }
}

function all(o: Recorder, f: Binary, values: Tensor[]): void {
  for (const a of values) o(values.map((b) => nameOf(() => f(a, b as never))));
}

const full = (): Tensor[] => TYPES.map((d) => ones(2).to(d));
const operands = (): Tensor[] => [...full(), ...TYPES.map((d) => tensor(1).to(d))];

function withNumbers(o: Recorder, f: Binary): void {
  for (const a of operands()) o([true, 2, 2.5].map((n) => nameOf(() => f(a, n as never))));
}

const int = (data: number[], dtype = torch.int64): Tensor => tensor(data, { dtype });
const u8 = (...data: number[]): Tensor => int(data, torch.uint8);
const i32 = (...data: number[]): Tensor => int(data, torch.int32);

export const programs: Programs = {
  add_pairs: (o) => all(o, torch.add, operands()),
  sub_pairs: (o) => all(o, torch.sub, operands()),
  mul_pairs: (o) => all(o, torch.mul, operands()),
  div_pairs: (o) => all(o, torch.div, operands()),
  pow_pairs: (o) => all(o, torch.pow, operands()),
  maximum_pairs: (o) => all(o, torch.maximum, operands()),
  floor_divide_pairs: (o) => all(o, torch.floor_divide, operands()),
  remainder_pairs: (o) => all(o, torch.remainder, operands()),
  compare_pairs(o) {
    all(o, torch.lt, operands());
    all(o, torch.eq, operands());
  },
  where_pairs: (o) => all(o, (a: Tensor, b: never) => torch.where(tensor([true, false]), a, b), full()),
  add_numbers: (o) => withNumbers(o, torch.add),
  sub_numbers: (o) => withNumbers(o, (a, n) => ((n as unknown) === true ? torch.add(a, n) : torch.sub(a, n))),
  mul_numbers: (o) => withNumbers(o, torch.mul),
  div_numbers: (o) => withNumbers(o, torch.div),
  pow_numbers: (o) => withNumbers(o, torch.pow),
  remainder_numbers: (o) => withNumbers(o, torch.remainder),
  compare_numbers: (o) => withNumbers(o, torch.gt),
  unary_types(o) {
    const fs: ((x: Tensor) => Tensor)[] = [
      torch.exp,
      torch.sqrt,
      torch.abs,
      torch.floor,
      torch.sigmoid,
      (x) => torch.sum(x),
      (x) => torch.prod(x),
      (x) => torch.mean(x),
      (x) => torch.argmax(x),
      torch.logical_not,
      torch.sign,
      (x) => torch.relu(x),
      (x) => torch.cumsum(x, 0),
    ]; // prettier-ignore
    for (const f of fs) o(full().map((x) => nameOf(() => f(x))));
  },
  neg_and_bitwise(o) {
    const fs: ((x: Tensor) => Tensor)[] = [
      torch.neg,
      torch.bitwise_not,
      (x) => torch.bitwise_and(x, x),
      (x) => torch.bitwise_or(x, x),
      (x) => torch.bitwise_xor(x, x),
    ]; // prettier-ignore
    for (const f of fs) o(full().map((x) => nameOf(() => f(x))));
  },
  integer_division(o) {
    const a = int([7, -7, 7, -7, 0]);
    const b = int([2, 2, -2, -2, 3]);
    o(
      a.div(b),
      torch.floor_divide(a, b),
      torch.div(a, b, { rounding_mode: 'trunc' }),
      torch.div(a, b, { rounding_mode: 'floor' }),
      a.remainder(b),
      torch.remainder(a, b),
      torch.fmod(a, b),
    );
    o(torch.floor_divide(a, 2), a.remainder(3), a.remainder(-3), torch.fmod(a, -3), torch.remainder(7, int([3, -3])));
    o.error(() => torch.floor_divide(int([1]), int([0])).tolist());
    o.error(() => torch.remainder(int([1]), 0).tolist());
  },
  float_division(o) {
    const a = tensor([7, -7, 7.5, -7.5, 0, 1]);
    const b = tensor([2, 2, -2, -2, 3, 0]);
    o(
      a.div(b),
      torch.floor_divide(a, b),
      a.remainder(b),
      torch.fmod(a, b),
      torch.div(a, b, { rounding_mode: 'floor' }),
      torch.div(a, b, { rounding_mode: 'trunc' }),
      a.remainder(2.5),
    );
  },
  integer_pow(o) {
    const a = int([2, -3, 0]);
    o(a.pow(2), a.pow(0), a.pow(int([3, 3, 0])), torch.pow(2, int([0, 5, 10])), tensor([2]).pow(-1));
    o.error(() => a.pow(-1));
  },
  overflow_wraps(o) {
    o(u8(200).add(100), u8(5).sub(10), i32(2 ** 31 - 1).add(1), u8(100).mul(3), u8(1).neg(), i32(65536).mul(65536));
  },
  conversions(o) {
    const x = tensor([1.9, -1.9, 0, 255.7]);
    o(
      x.long(),
      x.int(),
      x.bool(),
      x.double(),
      x.to(torch.int64),
      x.abs().byte(),
      tensor([0.5, 0]).bool(),
      tensor([true, false]).float(),
      int([300]).to(torch.uint8),
    );
  },
  bool_arithmetic(o) {
    const t = tensor([true, false]);
    o(
      t.add(t),
      t.mul(t),
      t.add(1),
      t.mul(2.5),
      t.sum(),
      t.float().mean(),
      torch.bitwise_and(t, torch.bitwise_not(t)),
      torch.bitwise_or(t, t),
      torch.bitwise_xor(t, t),
      t.any(),
      t.all(),
      t.eq(t),
      t.gt(false),
    ); // prettier-ignore
    o.error(() => t.sub(t));
    o.error(() => t.neg());
    o.error(() => t.mean());
  },
  refused(o) {
    const i = int([1, 2]);
    o.error(() => i.mean());
    o.error(() => torch.bitwise_and(i.float(), 1));
    o.error(() => tensor([1]).matmul(int([1])));
    o.error(() => torch.nn.functional.softmax(i, 0));
    o.error(() => ones(2, 2).matmul(ones(2, 2).double()));
    o.error(() => i.std());
  },
  numbers_become(o) {
    o(
      tensor(1n).dtype,
      tensor(1).dtype,
      tensor(true).dtype,
      tensor([1, 2.5]).dtype,
      torch.full([1], 2).dtype,
      torch.arange(3).dtype,
      torch.arange(0, 1, 0.25).dtype,
      ones(1).dtype,
      torch.eye(2).dtype,
      torch.linspace(0, 1, 3).dtype,
      torch.zeros([1], { dtype: torch.int64 }).new_ones(2).dtype,
      torch.full_like(tensor([1n]), 2.7),
    ); // prettier-ignore
  },
};
