/**
 * WebAssembly opcodes by their text-format names (core specification 2.0, plus the threads and relaxed-SIMD proposals).
 *
 * A number above 0xff carries its prefix byte in the upper half: `0xfd_0000 | sub-opcode`.
 */

/** The big tables are made with the first kernel: tiny tensors need none. */
function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/** Consecutive opcodes of one prefix: `series(0xfd, 35, 'i8x16', ['eq', 'ne'])` → `{ 'i8x16.eq': …35, 'i8x16.ne': …36 }`. */
function series<const T extends string, const N extends readonly string[]>(
  prefix: number,
  first: number,
  type: T,
  names: N,
): Readonly<Record<`${T}.${N[number]}`, number>> {
  const table: Record<string, number> = {};
  names.forEach((name, i) => {
    table[`${type}.${name}`] = (prefix << 16) | (first + i);
  });
  return table as Record<`${T}.${N[number]}`, number>;
}

const intCompare = ['eq', 'ne', 'lt_s', 'lt_u', 'gt_s', 'gt_u', 'le_s', 'le_u', 'ge_s', 'ge_u'] as const;
const floatCompare = ['eq', 'ne', 'lt', 'gt', 'le', 'ge'] as const;
const intArithmetic = [
  'clz',
  'ctz',
  'popcnt',
  'add',
  'sub',
  'mul',
  'div_s',
  'div_u',
  'rem_s',
  'rem_u',
  'and',
  'or',
  'xor',
  'shl',
  'shr_s',
  'shr_u',
  'rotl',
  'rotr',
] as const;
const floatArithmetic = [
  'abs',
  'neg',
  'ceil',
  'floor',
  'trunc',
  'nearest',
  'sqrt',
  'add',
  'sub',
  'mul',
  'div',
  'min',
  'max',
  'copysign',
] as const;
const saturatingTruncation = ['trunc_sat_f32_s', 'trunc_sat_f32_u', 'trunc_sat_f64_s', 'trunc_sat_f64_u'] as const;
const truncation = ['trunc_f32_s', 'trunc_f32_u', 'trunc_f64_s', 'trunc_f64_u'] as const;
const conversionTo = ['convert_i32_s', 'convert_i32_u', 'convert_i64_s', 'convert_i64_u'] as const;

const control = {
  unreachable: 0x00,
  nop: 0x01,
  drop: 0x1a,
  select: 0x1b,
} as const;

const scalar = () => ({
  ...control,
  'i32.eqz': 0x45,
  ...series(0, 0x46, 'i32', intCompare),
  'i64.eqz': 0x50,
  ...series(0, 0x51, 'i64', intCompare),
  ...series(0, 0x5b, 'f32', floatCompare),
  ...series(0, 0x61, 'f64', floatCompare),
  ...series(0, 0x67, 'i32', intArithmetic),
  ...series(0, 0x79, 'i64', intArithmetic),
  ...series(0, 0x8b, 'f32', floatArithmetic),
  ...series(0, 0x99, 'f64', floatArithmetic),
  'i32.wrap_i64': 0xa7,
  ...series(0, 0xa8, 'i32', truncation),
  'i64.extend_i32_s': 0xac,
  'i64.extend_i32_u': 0xad,
  ...series(0, 0xae, 'i64', truncation),
  ...series(0, 0xb2, 'f32', conversionTo),
  'f32.demote_f64': 0xb6,
  ...series(0, 0xb7, 'f64', conversionTo),
  'f64.promote_f32': 0xbb,
  'i32.reinterpret_f32': 0xbc,
  'i64.reinterpret_f64': 0xbd,
  'f32.reinterpret_i32': 0xbe,
  'f64.reinterpret_i64': 0xbf,
  ...series(0, 0xc0, 'i32', ['extend8_s', 'extend16_s']),
  ...series(0, 0xc2, 'i64', ['extend8_s', 'extend16_s', 'extend32_s']),
  ...series(0xfc, 0, 'i32', saturatingTruncation),
  ...series(0xfc, 4, 'i64', saturatingTruncation),
});

const simdCompare = () => ({
  ...series(0xfd, 35, 'i8x16', intCompare),
  ...series(0xfd, 45, 'i16x8', intCompare),
  ...series(0xfd, 55, 'i32x4', intCompare),
  ...series(0xfd, 65, 'f32x4', floatCompare),
  ...series(0xfd, 71, 'f64x2', floatCompare),
  ...series(0xfd, 214, 'i64x2', ['eq', 'ne', 'lt_s', 'gt_s', 'le_s', 'ge_s']),
});

const simdInteger = () => ({
  ...series(0xfd, 96, 'i8x16', ['abs', 'neg', 'popcnt', 'all_true', 'bitmask', 'narrow_i16x8_s', 'narrow_i16x8_u']),
  ...series(0xfd, 107, 'i8x16', [
    'shl',
    'shr_s',
    'shr_u',
    'add',
    'add_sat_s',
    'add_sat_u',
    'sub',
    'sub_sat_s',
    'sub_sat_u',
  ]),
  ...series(0xfd, 118, 'i8x16', ['min_s', 'min_u', 'max_s', 'max_u']),
  ...series(0xfd, 123, 'i8x16', ['avgr_u']),
  ...series(0xfd, 124, 'i16x8', ['extadd_pairwise_i8x16_s', 'extadd_pairwise_i8x16_u']),
  ...series(0xfd, 126, 'i32x4', ['extadd_pairwise_i16x8_s', 'extadd_pairwise_i16x8_u']),
  ...series(0xfd, 128, 'i16x8', [
    'abs',
    'neg',
    'q15mulr_sat_s',
    'all_true',
    'bitmask',
    'narrow_i32x4_s',
    'narrow_i32x4_u',
    'extend_low_i8x16_s',
    'extend_high_i8x16_s',
    'extend_low_i8x16_u',
    'extend_high_i8x16_u',
    'shl',
    'shr_s',
    'shr_u',
    'add',
    'add_sat_s',
    'add_sat_u',
    'sub',
    'sub_sat_s',
    'sub_sat_u',
  ]),
  ...series(0xfd, 149, 'i16x8', ['mul', 'min_s', 'min_u', 'max_s', 'max_u']),
  ...series(0xfd, 155, 'i16x8', [
    'avgr_u',
    'extmul_low_i8x16_s',
    'extmul_high_i8x16_s',
    'extmul_low_i8x16_u',
    'extmul_high_i8x16_u',
  ]),
  ...series(0xfd, 160, 'i32x4', ['abs', 'neg']),
  ...series(0xfd, 163, 'i32x4', ['all_true', 'bitmask']),
  ...series(0xfd, 167, 'i32x4', [
    'extend_low_i16x8_s',
    'extend_high_i16x8_s',
    'extend_low_i16x8_u',
    'extend_high_i16x8_u',
    'shl',
    'shr_s',
    'shr_u',
    'add',
  ]),
  ...series(0xfd, 177, 'i32x4', ['sub']),
  ...series(0xfd, 181, 'i32x4', ['mul', 'min_s', 'min_u', 'max_s', 'max_u', 'dot_i16x8_s']),
  ...series(0xfd, 188, 'i32x4', [
    'extmul_low_i16x8_s',
    'extmul_high_i16x8_s',
    'extmul_low_i16x8_u',
    'extmul_high_i16x8_u',
  ]),
  ...series(0xfd, 192, 'i64x2', ['abs', 'neg']),
  ...series(0xfd, 195, 'i64x2', ['all_true', 'bitmask']),
  ...series(0xfd, 199, 'i64x2', [
    'extend_low_i32x4_s',
    'extend_high_i32x4_s',
    'extend_low_i32x4_u',
    'extend_high_i32x4_u',
    'shl',
    'shr_s',
    'shr_u',
    'add',
  ]),
  ...series(0xfd, 209, 'i64x2', ['sub']),
  ...series(0xfd, 213, 'i64x2', ['mul']),
  ...series(0xfd, 220, 'i64x2', [
    'extmul_low_i32x4_s',
    'extmul_high_i32x4_s',
    'extmul_low_i32x4_u',
    'extmul_high_i32x4_u',
  ]),
});

const simdFloat = () => ({
  ...series(0xfd, 103, 'f32x4', ['ceil', 'floor', 'trunc', 'nearest']),
  ...series(0xfd, 116, 'f64x2', ['ceil', 'floor']),
  ...series(0xfd, 122, 'f64x2', ['trunc']),
  ...series(0xfd, 148, 'f64x2', ['nearest']),
  ...series(0xfd, 224, 'f32x4', ['abs', 'neg']),
  ...series(0xfd, 227, 'f32x4', ['sqrt', 'add', 'sub', 'mul', 'div', 'min', 'max', 'pmin', 'pmax']),
  ...series(0xfd, 236, 'f64x2', ['abs', 'neg']),
  ...series(0xfd, 239, 'f64x2', ['sqrt', 'add', 'sub', 'mul', 'div', 'min', 'max', 'pmin', 'pmax']),
  ...series(0xfd, 94, 'f32x4', ['demote_f64x2_zero']),
  ...series(0xfd, 95, 'f64x2', ['promote_low_f32x4']),
  ...series(0xfd, 248, 'i32x4', ['trunc_sat_f32x4_s', 'trunc_sat_f32x4_u']),
  ...series(0xfd, 250, 'f32x4', ['convert_i32x4_s', 'convert_i32x4_u']),
  ...series(0xfd, 252, 'i32x4', ['trunc_sat_f64x2_s_zero', 'trunc_sat_f64x2_u_zero']),
  ...series(0xfd, 254, 'f64x2', ['convert_low_i32x4_s', 'convert_low_i32x4_u']),
});

const simd = () => ({
  ...series(0xfd, 14, 'i8x16', ['swizzle', 'splat']),
  ...series(0xfd, 16, 'i16x8', ['splat']),
  ...series(0xfd, 17, 'i32x4', ['splat']),
  ...series(0xfd, 18, 'i64x2', ['splat']),
  ...series(0xfd, 19, 'f32x4', ['splat']),
  ...series(0xfd, 20, 'f64x2', ['splat']),
  ...simdCompare(),
  ...series(0xfd, 77, 'v128', ['not', 'and', 'andnot', 'or', 'xor', 'bitselect', 'any_true']),
  ...simdInteger(),
  ...simdFloat(),
});

/** Relaxed SIMD: validate with `supports('relaxed')` before use; results may differ between machines. */
const relaxed = () => ({
  ...series(0xfd, 0x100, 'i8x16', ['relaxed_swizzle']),
  ...series(0xfd, 0x101, 'i32x4', [
    'relaxed_trunc_f32x4_s',
    'relaxed_trunc_f32x4_u',
    'relaxed_trunc_f64x2_s_zero',
    'relaxed_trunc_f64x2_u_zero',
  ]),
  ...series(0xfd, 0x105, 'f32x4', ['relaxed_madd', 'relaxed_nmadd']),
  ...series(0xfd, 0x107, 'f64x2', ['relaxed_madd', 'relaxed_nmadd']),
  ...series(0xfd, 0x109, 'i8x16', ['relaxed_laneselect']),
  ...series(0xfd, 0x10a, 'i16x8', ['relaxed_laneselect']),
  ...series(0xfd, 0x10b, 'i32x4', ['relaxed_laneselect']),
  ...series(0xfd, 0x10c, 'i64x2', ['relaxed_laneselect']),
  ...series(0xfd, 0x10d, 'f32x4', ['relaxed_min', 'relaxed_max']),
  ...series(0xfd, 0x10f, 'f64x2', ['relaxed_min', 'relaxed_max']),
  ...series(0xfd, 0x111, 'i16x8', ['relaxed_q15mulr_s', 'relaxed_dot_i8x16_i7x16_s']),
  ...series(0xfd, 0x113, 'i32x4', ['relaxed_dot_i8x16_i7x16_add_s']),
});

/** Opcodes without immediates that a caller can see (the zero bytes for the memory index are added by `op`). */
export const operators = once(() => ({
  ...scalar(),
  ...simd(),
  ...relaxed(),
  'memory.size': 0x3f,
  'memory.grow': 0x40,
  'memory.copy': 0xfc_000a,
  'memory.fill': 0xfc_000b,
  'atomic.fence': 0xfe_0003,
}));

/** How many zero bytes (memory indices) follow these opcodes. */
export const ZERO_IMMEDIATES: Readonly<Partial<Record<OpName, number>>> = {
  'memory.size': 1,
  'memory.grow': 1,
  'memory.copy': 2,
  'memory.fill': 1,
  'atomic.fence': 1,
};

/** Opcodes whose immediate is a lane number, with the count of lanes. */
export const LANE_OPS = {
  'i8x16.extract_lane_s': [0xfd_0015, 16],
  'i8x16.extract_lane_u': [0xfd_0016, 16],
  'i8x16.replace_lane': [0xfd_0017, 16],
  'i16x8.extract_lane_s': [0xfd_0018, 8],
  'i16x8.extract_lane_u': [0xfd_0019, 8],
  'i16x8.replace_lane': [0xfd_001a, 8],
  'i32x4.extract_lane': [0xfd_001b, 4],
  'i32x4.replace_lane': [0xfd_001c, 4],
  'i64x2.extract_lane': [0xfd_001d, 2],
  'i64x2.replace_lane': [0xfd_001e, 2],
  'f32x4.extract_lane': [0xfd_001f, 4],
  'f32x4.replace_lane': [0xfd_0020, 4],
  'f64x2.extract_lane': [0xfd_0021, 2],
  'f64x2.replace_lane': [0xfd_0022, 2],
} as const satisfies Record<string, readonly [opcode: number, lanes: number]>;

/** Loads: opcode and natural alignment in bytes. */
export const LOADS = {
  'i32.load': [0x28, 4],
  'i64.load': [0x29, 8],
  'f32.load': [0x2a, 4],
  'f64.load': [0x2b, 8],
  'i32.load8_s': [0x2c, 1],
  'i32.load8_u': [0x2d, 1],
  'i32.load16_s': [0x2e, 2],
  'i32.load16_u': [0x2f, 2],
  'i64.load8_s': [0x30, 1],
  'i64.load8_u': [0x31, 1],
  'i64.load16_s': [0x32, 2],
  'i64.load16_u': [0x33, 2],
  'i64.load32_s': [0x34, 4],
  'i64.load32_u': [0x35, 4],
  'v128.load': [0xfd_0000, 16],
  'v128.load8x8_s': [0xfd_0001, 8],
  'v128.load8x8_u': [0xfd_0002, 8],
  'v128.load16x4_s': [0xfd_0003, 8],
  'v128.load16x4_u': [0xfd_0004, 8],
  'v128.load32x2_s': [0xfd_0005, 8],
  'v128.load32x2_u': [0xfd_0006, 8],
  'v128.load8_splat': [0xfd_0007, 1],
  'v128.load16_splat': [0xfd_0008, 2],
  'v128.load32_splat': [0xfd_0009, 4],
  'v128.load64_splat': [0xfd_000a, 8],
  'v128.load32_zero': [0xfd_005c, 4],
  'v128.load64_zero': [0xfd_005d, 8],
} as const satisfies Record<string, readonly [opcode: number, align: number]>;

/** Stores: opcode and natural alignment in bytes. */
export const STORES = {
  'i32.store': [0x36, 4],
  'i64.store': [0x37, 8],
  'f32.store': [0x38, 4],
  'f64.store': [0x39, 8],
  'i32.store8': [0x3a, 1],
  'i32.store16': [0x3b, 2],
  'i64.store8': [0x3c, 1],
  'i64.store16': [0x3d, 2],
  'i64.store32': [0x3e, 4],
  'v128.store': [0xfd_000b, 16],
} as const satisfies Record<string, readonly [opcode: number, align: number]>;

/** Loads and stores of one lane: opcode, natural alignment in bytes, lanes. */
export const LANE_MEMORY = {
  'v128.load8_lane': [0xfd_0054, 1, 16],
  'v128.load16_lane': [0xfd_0055, 2, 8],
  'v128.load32_lane': [0xfd_0056, 4, 4],
  'v128.load64_lane': [0xfd_0057, 8, 2],
  'v128.store8_lane': [0xfd_0058, 1, 16],
  'v128.store16_lane': [0xfd_0059, 2, 8],
  'v128.store32_lane': [0xfd_005a, 4, 4],
  'v128.store64_lane': [0xfd_005b, 8, 2],
} as const satisfies Record<string, readonly [opcode: number, align: number, lanes: number]>;

type Widths<Op extends string> =
  | `i32.atomic.rmw.${Op}`
  | `i64.atomic.rmw.${Op}`
  | `i32.atomic.rmw8.${Op}_u`
  | `i32.atomic.rmw16.${Op}_u`
  | `i64.atomic.rmw8.${Op}_u`
  | `i64.atomic.rmw16.${Op}_u`
  | `i64.atomic.rmw32.${Op}_u`;

/** The seven widths of one read-modify-write operation, in opcode order. */
function rmw<const Op extends string>(first: number, op: Op): Readonly<Record<Widths<Op>, readonly [number, number]>> {
  const at = (i: number, align: number): readonly [number, number] => [0xfe_0000 | (first + i), align];
  const table: Record<string, readonly [number, number]> = {
    [`i32.atomic.rmw.${op}`]: at(0, 4),
    [`i64.atomic.rmw.${op}`]: at(1, 8),
    [`i32.atomic.rmw8.${op}_u`]: at(2, 1),
    [`i32.atomic.rmw16.${op}_u`]: at(3, 2),
    [`i64.atomic.rmw8.${op}_u`]: at(4, 1),
    [`i64.atomic.rmw16.${op}_u`]: at(5, 2),
    [`i64.atomic.rmw32.${op}_u`]: at(6, 4),
  };
  return table as Record<Widths<Op>, readonly [number, number]>;
}

/** Atomic memory access: opcode and its only legal alignment in bytes. */
export const atomics = once(
  () =>
    ({
      'memory.atomic.notify': [0xfe_0000, 4],
      'memory.atomic.wait32': [0xfe_0001, 4],
      'memory.atomic.wait64': [0xfe_0002, 8],
      'i32.atomic.load': [0xfe_0010, 4],
      'i64.atomic.load': [0xfe_0011, 8],
      'i32.atomic.load8_u': [0xfe_0012, 1],
      'i32.atomic.load16_u': [0xfe_0013, 2],
      'i64.atomic.load8_u': [0xfe_0014, 1],
      'i64.atomic.load16_u': [0xfe_0015, 2],
      'i64.atomic.load32_u': [0xfe_0016, 4],
      'i32.atomic.store': [0xfe_0017, 4],
      'i64.atomic.store': [0xfe_0018, 8],
      'i32.atomic.store8': [0xfe_0019, 1],
      'i32.atomic.store16': [0xfe_001a, 2],
      'i64.atomic.store8': [0xfe_001b, 1],
      'i64.atomic.store16': [0xfe_001c, 2],
      'i64.atomic.store32': [0xfe_001d, 4],
      ...rmw(0x1e, 'add'),
      ...rmw(0x25, 'sub'),
      ...rmw(0x2c, 'and'),
      ...rmw(0x33, 'or'),
      ...rmw(0x3a, 'xor'),
      ...rmw(0x41, 'xchg'),
      ...rmw(0x48, 'cmpxchg'),
    }) as const,
);

/** Text-format name of an opcode without immediates. */
export type OpName = keyof ReturnType<typeof operators>;
/** Text-format name of a lane extraction or replacement. */
export type LaneOpName = keyof typeof LANE_OPS;
/** Text-format name of a plain load. */
export type LoadOpName = keyof typeof LOADS;
/** Text-format name of a plain store. */
export type StoreOpName = keyof typeof STORES;
/** Text-format name of a load or store of one lane. */
export type LaneMemoryOpName = keyof typeof LANE_MEMORY;
/** Text-format name of an atomic memory access. */
export type AtomicOpName = keyof ReturnType<typeof atomics>;
