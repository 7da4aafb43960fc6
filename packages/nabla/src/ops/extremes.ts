/** Largest, smallest and middle elements. */

import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { bool, int64, uint8 } from '../ir/dtype.js';
import { numel } from '../ir/shape.js';
import { composed, keyword, lowered, p } from '../record.js';
import { asVector, axisOf, checkReducible, dropAxes, reduceAxes } from './axes.js';

const DIM_ERROR = { message: /Dimension out of range/ };
const PAIR = ['values', 'indices'] as const;
type Extreme = 'max' | 'min';

/** Order on bool is order on uint8. */
function ordered<N extends Typed>(b: Builder<N>, x: N): N {
  return x.dtype === bool ? b.cast(x, uint8) : x;
}

/** Values and indices of the extreme along one dimension. */
function along<N extends Typed>(b: Builder<N>, kind: Extreme, x: N, dim: number, keepdim: boolean): [N, N] {
  const axis = axisOf(kind, dim, x.shape.length);
  const vector = asVector(b, x);
  checkReducible(kind, vector.shape, [axis], false);
  const index = b.argextreme(`arg${kind}`, ordered(b, vector), axis);
  const values = b.gather(vector, index, axis);
  const drop = (v: N): N => (x.shape.length === 0 ? b.reshape(v, []) : dropAxes(b, v, [axis], keepdim));
  return [drop(values), drop(index)];
}

/** max or min of all elements, or along one dimension; what `max` and `min` are made of. */
const extreme = (kind: Extreme) =>
  lowered({
    name: `_${kind}`,
    in: [],
    method: false,
    gradName: ({ dim }) => (kind === 'max' ? 'Max' : 'Min') + (dim === undefined ? 'Backward1' : 'Backward0'),
    resultNames: PAIR,
    doc: `${kind} of all elements, or with indices along one dimension.`,
    params: { input: p.tensor(), dim: p.int(null), keepdim: p.bool(false) },
    lower: (b, { input, dim, keepdim }) => {
      if (dim !== null) return along(b, kind, input, dim, keepdim);
      const axes = reduceAxes(kind, null, input.shape.length);
      if (numel(input.shape) === 0) checkReducible(kind, input.shape, axes, true);
      return b.reshape(b.reduce(`reduce_${kind}`, input, axes), []);
    },
    nondifferentiable: [1],
    samples: (m) => [[m.tensor([2, 3], { distinct: true })], [m.tensor([2, 3], { distinct: true }), 1]],
  });

export const _max = extreme('max');
export const _min = extreme('min');

const overloads = [
  ['input: T', 'T'],
  ['input: T, dim: number, keepdim?: boolean | { keepdim?: boolean }', "Named<T, 'values' | 'indices'>"],
  ['input: T, named: { dim: number; keepdim?: boolean }', "Named<T, 'values' | 'indices'>"],
  ['input: T, other: T | { other: T }', 'T'],
] as const;

const byCall = (kind: Extreme, word: string) =>
  composed({
    name: kind,
    overloads,
    doc: `The ${word} of all elements (equal ones share the gradient); with \`dim\`, { values, indices } along it; with another tensor, the ${word} of both, elementwise. nan wins.`,
    params: {
      input: p.tensor(),
      dim: p.any<unknown>('number | T', null),
      keepdim: p.bool(false),
      ...keyword({ other: p.tensor(null) }),
    },
    compose: (A, { input, dim, keepdim, other }, call) => {
      const second = other ?? dim;
      const each = kind === 'max' ? A.maximum : A.minimum;
      const whole = kind === 'max' ? A._max : A._min;
      if (typeof second === 'object' && second !== null) return each(input, second as typeof input);
      if (second !== null && !Number.isInteger(second))
        fail(call.op, `argument 'dim' must be an integer or a Tensor, not ${String(second)}`, '', 'type');
      return whole(input, second as number | null, keepdim);
    },
    samples: (m) => [
      [m.tensor([2, 3], { distinct: true })],
      [m.tensor([2, 3], { distinct: true }), 1],
      [m.tensor([2, 3, 2], { distinct: true }), -2, true],
      [m.tensor([2, 3]), m.tensor([3])],
      [m.tensor([])],
      [m.tensor([]), 0],
    ],
    errors: [
      { args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR },
      { args: (m) => [m.tensor([0])], message: /Expected reduction dim to be specified/ },
      { args: (m) => [m.tensor([0, 2]), 0], message: /to have non-zero size/ },
    ],
  });

export const max = byCall('max', 'largest');
export const min = byCall('min', 'smallest');

const amaxOrMin = (kind: Extreme, word: string) =>
  lowered({
    name: `a${kind}`,
    doc: `The ${word} elements over \`dim\` (all dimensions where absent); equal ones share the gradient.`,
    params: { input: p.tensor(), dim: p.ints([]), keepdim: p.bool(false) },
    lower: (b, { input, dim, keepdim }, call) => {
      const axes = reduceAxes(call.op, dim, input.shape.length);
      checkReducible(call.op, input.shape, axes, axes.length === input.shape.length);
      return dropAxes(b, b.reduce(`reduce_${kind}`, input, axes), axes, keepdim);
    },
    samples: (m) => [
      [m.tensor([2, 3], { distinct: true }), 1],
      [m.tensor([2, 3, 2], { distinct: true }), [0, -1], true],
      [m.tensor([2, 3], { distinct: true })],
      [m.tensor([])],
    ],
    errors: [
      { args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR },
      { args: (m) => [m.tensor([0, 3])], message: /Expected reduction dim to be specified/ },
    ],
  });

export const amax = amaxOrMin('max', 'largest');
export const amin = amaxOrMin('min', 'smallest');

const position = (kind: Extreme, word: string) =>
  lowered({
    name: `arg${kind}`,
    doc: `Where the ${word} element is along \`dim\` (in the flattened tensor where absent), as int64: the first of equals; nan wins.`,
    params: { input: p.tensor(), dim: p.int(null), keepdim: p.bool(false) },
    lower: (b, { input, dim, keepdim }, call) => {
      if (input.dtype === bool) fail(call.op, 'is not defined for tensors of torch.bool', 'Convert with .int() first');
      if (dim === null) return flatPosition(b, kind, input, keepdim, call.op);
      const axis = axisOf(call.op, dim, input.shape.length);
      const vector = asVector(b, input);
      checkReducible(call.op, vector.shape, [axis], false);
      const index = b.argextreme(`arg${kind}`, vector, axis);
      return input.shape.length === 0 ? b.reshape(index, []) : dropAxes(b, index, [axis], keepdim);
    },
    samples: (m) => [
      [m.tensor([2, 3], { distinct: true })],
      [m.tensor([2, 3], { distinct: true }), 1],
      [m.tensor([2, 3], { distinct: true }), -2, true],
      [m.tensor([]), 0],
      [m.ints([6], 0, 3)],
    ],
    errors: [
      { args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR },
      { args: (m) => [m.tensor([0])], message: /Expected reduction dim to be specified/ },
      { args: (m) => [m.bools([2])], message: /not defined for tensors of torch\.bool/ },
    ],
  });

function flatPosition<N extends Typed>(b: Builder<N>, kind: Extreme, x: N, keepdim: boolean, op: string): N {
  if (numel(x.shape) === 0) checkReducible(op, x.shape, reduceAxes(op, null, x.shape.length), true);
  const index = b.argextreme(`arg${kind}`, b.reshape(x, [numel(x.shape)]), 0);
  return b.reshape(index, keepdim ? x.shape.map(() => 1) : []);
}

export const argmax = position('max', 'largest');
export const argmin = position('min', 'smallest');

export const aminmax = lowered({
  name: 'aminmax',
  resultNames: ['min', 'max'],
  doc: 'The smallest and the largest elements along one dimension (all where absent): { min, max }.',
  params: { input: p.tensor(), ...keyword({ dim: p.int(null), keepdim: p.bool(false) }) },
  lower: (b, { input, dim, keepdim }, call) => {
    const axes = reduceAxes(call.op, dim, input.shape.length);
    checkReducible(call.op, input.shape, axes, dim === null);
    const reduce = (op: 'reduce_min' | 'reduce_max') => dropAxes(b, b.reduce(op, input, axes), axes, keepdim);
    return [reduce('reduce_min'), reduce('reduce_max')];
  },
  samples: (m) => [[m.tensor([2, 3], { distinct: true })], [m.tensor([2, 3], { distinct: true }), { dim: 1 }]],
  errors: [{ args: (m) => [m.tensor([2, 3]), { dim: 2 }], ...DIM_ERROR }],
});

// ---------------------------------------------------------------------------------------------------- medians

/** Position of the lower median among sorted elements (kept axis): the first nan where there is one, if nan counts. */
function middle<N extends Typed>(b: Builder<N>, sorted: N, axis: number, skip: boolean): N {
  const n = sorted.shape[axis]!;
  const shape = sorted.shape.map((s, i) => (i === axis ? 1 : s));
  if (!sorted.dtype.is_floating_point) return b.const((n - 1) >> 1, int64, shape);
  const nans = b.sum(b.cast(b.compare('ne', sorted, sorted), int64), [axis]);
  const known = b.sub(b.like(n, nans), nans);
  const last = b.sub(known, b.like(1, known));
  if (skip) return b.binary('maximum', b.binary('idiv', last, b.like(2, last)), b.like(0, last));
  return b.where(b.compare('ne', nans, b.like(0, nans)), known, b.like((n - 1) >> 1, nans));
}

/** Values and indices of the median along an axis (kept). */
function medianAlong<N extends Typed>(b: Builder<N>, x: N, axis: number, skip: boolean): [N, N] {
  const order = b.argsort(x, axis, false);
  const index = b.gather(order, middle(b, b.gather(x, order, axis), axis, skip), axis);
  return [b.gather(x, index, axis), index];
}

const NONE = (op: string): never => fail(op, 'is not defined for tensors of torch.bool', 'Convert with .int() first');

const medianOfAll = (name: string, skip: boolean) =>
  lowered({
    name: `_${name}`,
    in: [],
    method: false,
    gradName: `${name === 'median' ? 'Median' : 'Nanmedian'}Backward0`,
    doc: `The ${name} of all elements.`,
    params: { input: p.tensor() },
    lower: (b, { input }) => {
      if (input.dtype === bool) NONE(name);
      const flat = b.reshape(input, [numel(input.shape)]);
      if (flat.shape[0] === 0) return b.const(input.dtype.is_floating_point ? Number.NaN : 0, input.dtype);
      return b.reshape(medianAlong(b, flat, 0, skip)[0], []);
    },
    grad: (A, [g], { args, out }) => {
      const nan = A.logical_and(A.isnan(args.input), A.isnan(out));
      const hit = A.logical_or(A.eq(args.input, out), nan);
      return { input: A.mul(hit, A.div(g!, A.sum(hit))) };
    },
    saves: ['input', 'out'],
    samples: (m) => [[m.tensor([2, 3], { distinct: true })]],
  });

const medianOfDim = (name: string, skip: boolean) =>
  lowered({
    name: `_${name}_dim`,
    in: [],
    method: false,
    gradName: `${name === 'median' ? 'Median' : 'Nanmedian'}Backward1`,
    resultNames: PAIR,
    doc: `The ${name} along one dimension, with indices.`,
    params: { input: p.tensor(), dim: p.int(), keepdim: p.bool(false) },
    lower: (b, { input, dim, keepdim }) => {
      if (input.dtype === bool) NONE(name);
      const axis = axisOf(name, dim, input.shape.length);
      const vector = asVector(b, input);
      checkReducible(name, vector.shape, [axis], false);
      return medianAlong(b, vector, axis, skip).map((v) =>
        input.shape.length === 0 ? b.reshape(v, []) : dropAxes(b, v, [axis], keepdim),
      );
    },
    nondifferentiable: [1],
    samples: (m) => [[m.tensor([2, 3], { distinct: true }), 1]],
  });

export const _median = medianOfAll('median', false);
export const _median_dim = medianOfDim('median', false);
export const _nanmedian = medianOfAll('nanmedian', true);
export const _nanmedian_dim = medianOfDim('nanmedian', true);

const medianByCall = (name: 'median' | 'nanmedian', nan: string) =>
  composed({
    name,
    overloads: overloads.slice(0, 3),
    doc: `The middle element (the lower of two); with \`dim\`, { values, indices } along it. ${nan}`,
    params: { input: p.tensor(), dim: p.int(null), keepdim: p.bool(false) },
    compose: (A, { input, dim, keepdim }) => {
      if (dim === null) return name === 'median' ? A._median(input) : A._nanmedian(input);
      return name === 'median' ? A._median_dim(input, dim, keepdim) : A._nanmedian_dim(input, dim, keepdim);
    },
    samples: (m) => [
      [m.tensor([2, 3], { distinct: true })],
      [m.tensor([2, 4], { distinct: true }), 1],
      [m.tensor([3, 2], { distinct: true }), 0, true],
      [m.tensor([]), 0],
    ],
    errors: [
      { args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR },
      { args: (m) => [m.bools([2])], message: /not defined for tensors of torch\.bool/ },
    ],
  });

export const median = medianByCall('median', 'nan, where there is one.');
export const nanmedian = medianByCall('nanmedian', 'nan does not count.');
