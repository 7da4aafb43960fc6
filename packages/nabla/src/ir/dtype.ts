/** Element types, as in PyTorch. One object per dtype: compare with `===`. */

export type DTypeName = 'float32' | 'float64' | 'int64' | 'int32' | 'uint8' | 'bool';
export type DTypeKind = 'bool' | 'int' | 'float';

export class DType {
  readonly name: DTypeName;
  readonly kind: DTypeKind;
  /** Bytes of one element in memory. */
  readonly itemsize: number;
  /** Position among the dtypes: promotion takes the larger. */
  readonly rank: number;
  readonly is_floating_point: boolean;
  /** structuredClone and postMessage would copy the fields of a tensor alone: a function stops them, and they quote it. */
  readonly uncloneable = (): string => 'Tensors cannot be cloned or posted: send x.toTypedArray() and x.shape';
  constructor(name: DTypeName, kind: DTypeKind, itemsize: number, rank: number) {
    this.name = name;
    this.kind = kind;
    this.itemsize = itemsize;
    this.rank = rank;
    this.is_floating_point = kind === 'float';
    Object.freeze(this);
  }
  /** `torch.float32`, as PyTorch prints it. */
  toString(): string {
    return `torch.${this.name}`;
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

function dtype(name: DTypeName, kind: DTypeKind, itemsize: number, rank: number): DType {
  return new DType(name, kind, itemsize, rank);
}

export const bool = dtype('bool', 'bool', 1, 0);
export const uint8 = dtype('uint8', 'int', 1, 1);
export const int32 = dtype('int32', 'int', 4, 3);
export const int64 = dtype('int64', 'int', 8, 4);
export const float32 = dtype('float32', 'float', 4, 5);
export const float64 = dtype('float64', 'float', 8, 6);

export const DTYPES: Readonly<Record<DTypeName, DType>> = { bool, uint8, int32, int64, float32, float64 };

/** The dtype that holds both, for tensors with dimensions. */
export function promote(a: DType, b: DType): DType {
  return a.rank >= b.rank ? a : b;
}

/** The limits of the integers that a dtype holds exactly. int64: ±2^53, since JavaScript's numbers end there. */
export function integerRange(d: DType): readonly [number, number] {
  switch (d.name) {
    case 'bool':
      return [0, 1];
    case 'uint8':
      return [0, 255];
    case 'int32':
      return [-2147483648, 2147483647];
    case 'float32':
      return [-16777216, 16777216];
    default:
      return [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  }
}

/** Rounds one number to what the dtype can hold, as a C cast from double does (floats truncate to integers). */
export function castNumber(x: number, d: DType): number {
  switch (d.name) {
    case 'float32':
      return Math.fround(x);
    case 'float64':
      return x;
    case 'bool':
      return x !== 0 ? 1 : 0; // nan is true, as in C
    case 'uint8':
      return x & 255;
    case 'int32':
      return x | 0;
    case 'int64':
      return Number.isFinite(x) ? Math.trunc(x) + 0 : -9223372036854775808;
  }
}
