/** Other dtypes. */
import { fail, said, suggest } from '../errors.js';
import { bool, DTYPES, type DType, float32, float64, int32, int64, uint8 } from '../ir/dtype.js';
import { composed, keyword, lowered, p, type TensorLike } from '../record.js';

export const _to_copy = lowered({
  name: '_to_copy',
  in: [],
  method: false,
  doc: 'A copy in another dtype.',
  params: { input: p.tensor(), ...keyword({ dtype: p.dtype() }) },
  lower: (b, { input, dtype }) => b.cast(input, dtype ?? input.dtype),
  saves: [],
  samples: (m) => [[m.tensor([2]), { dtype: float64 }]],
});

/** A composition's result under the name that PyTorch gives its last step. */
export const _named = lowered({
  name: '_named',
  in: [],
  method: false,
  gradName: ({ as }) => String(as),
  doc: 'The tensor itself; `as` is the name of its backward.',
  params: { input: p.tensor(), as: p.any<string>('string') },
  lower: (_, { input }) => input,
  grad: (_, [g]) => ({ input: g }),
  saves: [],
  samples: (m) => [[m.tensor([2]), 'DivBackward1']],
});

const conversion = (name: string, dtype: DType) =>
  composed({
    name,
    in: [],
    doc: `The tensor as ${dtype}: itself where it is already.`,
    params: { input: p.tensor(), memory_format: p.any<unknown>('unknown', null) },
    compose: (A, { input }) => (input.dtype === dtype ? input : A._to_copy(input, { dtype })),
    samples: (m) => [[m.tensor([2, 3], { requires_grad: false })], [m.ints([3], -2, 5)], [m.bools([2])]],
  });

export const toFloat = conversion('float', float32);
export const toDouble = conversion('double', float64);
export const toInt = conversion('int', int32);
export const toLong = conversion('long', int64);
export const toByte = conversion('byte', uint8);
export const toBool = conversion('bool', bool);

type Target = DType | string | TensorLike | { readonly type: string } | null;

/** What `to` was asked for: null where it was a device, or nothing. */
function dtypeOf(op: string, target: unknown): DType | null {
  if (target === null || target === undefined) return null;
  if (typeof target === 'string') return named(op, target);
  if (typeof target === 'object' && 'itemsize' in target && 'kind' in target) return target as DType;
  if (typeof target === 'object' && 'dtype' in target) return target.dtype as DType;
  if (typeof target === 'object' && 'type' in target) return device(op, String(target.type));
  return fail(op, `takes a dtype, a device or a tensor, not ${said(target)}`, 'Write x.to(torch.float64)', 'type');
}

function named(op: string, name: string): DType | null {
  const key = name.replace('torch.', '');
  return Object.hasOwn(DTYPES, key) ? DTYPES[key as keyof typeof DTYPES] : device(op, name);
}

function device(op: string, name: string): null {
  if (name === 'cpu' || name === 'cpu:0') return null;
  return fail(
    op,
    `'${name}' is no dtype and no device of this build, which computes on the CPU`,
    suggest(name, Object.keys(DTYPES)),
  );
}

const DTYPE = 'DType | DTypeName';
const LIKE = '{ readonly type: string }';

export const to = composed({
  name: 'to',
  in: [],
  overloads: [
    [`input: T, dtype: ${DTYPE}, non_blocking?: boolean, copy?: boolean`, 'T'],
    [`input: T, device: 'cpu' | ${LIKE}, dtype?: ${DTYPE}, non_blocking?: boolean, copy?: boolean`, 'T'],
    ['input: T, other: T, non_blocking?: boolean, copy?: boolean', 'T'],
    [`input: T, named: { dtype?: ${DTYPE}; device?: string | ${LIKE}; copy?: boolean; non_blocking?: boolean }`, 'T'],
  ],
  doc: 'The tensor in a dtype (on a device, like another tensor): itself where nothing changes, unless `copy`.',
  params: {
    input: p.tensor(),
    target: p.any<Target>(`${DTYPE} | T`, null),
    second: p.any<Target | boolean>(`${DTYPE} | boolean`, null),
    third: p.any<boolean>('boolean', false),
    ...keyword({
      dtype: p.any<Target>(DTYPE, null),
      device: p.any<Target>('string', null),
      other: p.tensor(null),
      copy: p.bool(false),
      non_blocking: p.bool(false),
      memory_format: p.any<unknown>('unknown', null),
    }),
  },
  compose: (A, { input, target, second, third, dtype, device: on, other, copy }, call) => {
    const first = dtypeOf(call.op, target ?? other);
    if (on !== null) dtypeOf(call.op, on);
    // to(device, dtype, non_blocking, copy), but to(dtype, non_blocking, copy)
    const after = typeof second === 'boolean' ? null : dtypeOf(call.op, second);
    const copies = copy || (typeof second === 'boolean' && third);
    const wanted = dtypeOf(call.op, dtype) ?? after ?? first ?? input.dtype;
    if (wanted === input.dtype && !copies) return input;
    return A._to_copy(input, { dtype: wanted });
  },
  samples: (m) => [
    [m.tensor([2, 3]), float64],
    [m.tensor([2], { requires_grad: false }), { dtype: float32 }],
    [m.tensor([2]), 'cpu'],
    [m.ints([2], 0, 5), m.tensor([1])],
  ],
  errors: [{ args: (m) => [m.tensor([2]), 'cuda'], message: /'cuda' is no dtype and no device/ }],
});

export const type_as = composed({
  name: 'type_as',
  in: [],
  doc: 'The tensor in the dtype of another.',
  params: { input: p.tensor(), other: p.tensor() },
  compose: (A, { input, other }) => A.to(input, other.dtype),
  samples: (m) => [[m.tensor([2]), m.ints([1], 0, 3)]],
});
