/**
 * What an operator's record says. The function, the method, the in-place form, its types, its docs row and its tests
 * exist because the record exists.
 */
import type { ScalarAlgebra, TensorAlgebra } from './algebra.js';
import type { Builder, Typed } from './graph/build.js';
import type { DType, DTypeName } from './ir/dtype.js';
import type { Generator } from './random/generator.js';

// ---------------------------------------------------------------------------------------------------- parameters

/** What TypeScript values a parameter takes, and how its type is written in the declarations. */
export type ParamKind =
  | 'tensor' // a tensor; where `index` is set, a plain array of integers too
  | 'operand' // a tensor or a number (or boolean, bigint)
  | 'tensors' // an array of tensors (may be spread where `spread` is set)
  | 'number' // a number; elementwise formulas get it as a value of the formula
  | 'int'
  | 'ints' // one integer or an array
  | 'shape' // an array of sizes, or spread sizes
  | 'bool'
  | 'string'
  | 'dtype'
  | 'any'; // checked by the operator itself; `type` says what it is in TypeScript

export interface Param<T = unknown> {
  readonly kind: ParamKind;
  /** Required when absent. */
  readonly default?: unknown;
  /** Named only: stands after `*` in PyTorch's signature. */
  readonly keyword?: boolean;
  /** null is a value (PyTorch's None). */
  readonly nullable?: boolean;
  readonly choices?: readonly string[];
  /** A tensor of indices or classes: a float tensor or an array of integers is taken, too. */
  readonly index?: boolean;
  readonly spread?: boolean;
  /** TypeScript's type in the declarations, for `any`. */
  readonly type?: string;
  readonly doc?: string;
  /** Only for inference. */
  readonly _type?: T;
}

/** Stands for whatever a tensor argument is: a node in a lowering, a tensor in a composition, a scalar in a formula. */
export interface TensorSlot {
  readonly slot: 'tensor';
}
export interface OperandSlot {
  readonly slot: 'operand';
}
export interface NumberSlot {
  readonly slot: 'number';
}

type Extra = Omit<Param, 'kind' | 'default' | '_type'>;
type Opt<T, D> = [D] extends [undefined] ? T : D extends null ? T | null : T;

const NONE: Extra = {};

function param<T, D>(kind: ParamKind, value: D, extra: Extra): Param<Opt<T, D>> {
  const made = value === undefined ? { kind } : { kind, default: value, nullable: value === null };
  // Most have nothing more, and there are thousands of them when a program starts.
  return extra === NONE ? made : { ...made, ...extra };
}

/** Parameter makers: `dim: p.int(null)`. Without a default the argument is required; `null` makes it optional. */
export const p = {
  tensor: <D extends null | undefined = undefined>(value?: D, extra: Extra = NONE) =>
    param<TensorSlot, D>('tensor', value as D, extra),
  operand: <D extends null | number | undefined = undefined>(value?: D, extra: Extra = NONE) =>
    param<OperandSlot, D>('operand', value as D, extra),
  index: <D extends null | undefined = undefined>(value?: D, extra: Extra = NONE) =>
    param<TensorSlot, D>('tensor', value as D, { index: true, ...extra }),
  tensors: (extra: Extra = NONE): Param<TensorSlot[]> => ({ kind: 'tensors', ...extra }),
  number: <D extends number | null | undefined = undefined>(value?: D, extra: Extra = NONE) =>
    param<NumberSlot, D>('number', value as D, extra),
  int: <D extends number | null | undefined = undefined>(value?: D, extra: Extra = NONE) =>
    param<number, D>('int', value as D, extra),
  ints: <D extends number | readonly number[] | null | undefined = undefined>(value?: D, extra: Extra = NONE) =>
    param<number | readonly number[], D>('ints', value as D, extra),
  shape: (extra: Extra = NONE): Param<readonly number[]> => ({ kind: 'shape', ...extra }),
  bool: <D extends boolean | null | undefined = undefined>(value?: D, extra: Extra = NONE) =>
    param<boolean, D>('bool', value as D, extra),
  string: <const C extends readonly string[], D extends C[number] | null | undefined = undefined>(
    choices: C,
    value?: D,
    extra: Extra = NONE,
  ) => param<C[number], D>('string', value as D, { choices, ...extra }),
  dtype: <D extends null | undefined = null>(value: D = null as D, extra: Extra = NONE) =>
    param<DType, D>('dtype', value as D, extra),
  any: <T>(type: string, value?: unknown, extra: Extra = NONE): Param<T> =>
    value === undefined
      ? { kind: 'any', type, ...extra }
      : { kind: 'any', default: value, nullable: value === null, type, ...extra },
} as const;

/** Marks parameters as named-only. */
export function keyword<P extends Params>(params: P): P {
  const marked: Record<string, Param> = {};
  for (const name of Object.keys(params)) marked[name] = { ...params[name]!, keyword: true };
  return marked as P;
}

/** In PyTorch's order. */
export type Params = Readonly<Record<string, Param>>;

type Fill<T, X, O, N> = T extends TensorSlot
  ? X
  : T extends OperandSlot
    ? O
    : T extends NumberSlot
      ? N
      : T extends TensorSlot[]
        ? X[]
        : T;
type TypeOf<P> = P extends Param<infer T> ? T : never;
/** A record's arguments: X for tensors, O for operands, N for numbers. */
export type Args<P extends Params, X, O, N> = { readonly [K in keyof P]: Fill<TypeOf<P[K]>, X, O, N> };

// ---------------------------------------------------------------------------------------------------- samples

/** Makes tensors for samples; seeded, so every run sees the same. */
export interface SampleMaker<T = unknown> {
  /** Normal numbers of the dtype under test, away from the given points (`avoid`), within limits. */
  tensor(
    shape: readonly number[],
    options?: {
      low?: number;
      high?: number;
      avoid?: readonly number[];
      dtype?: DTypeName;
      requires_grad?: boolean;
      distinct?: boolean;
    },
  ): T;
  /** int64 in [low, high). */
  ints(shape: readonly number[], low: number, high: number): T;
  bools(shape: readonly number[]): T;
  values(data: unknown, dtype?: DTypeName): T;
}

/** The arguments of one call, in order; a last plain object holds named ones. */
export type Sample = readonly unknown[];

export interface ErrorSample {
  readonly args: (m: SampleMaker) => Sample;
  /** A part of the message that must come. */
  readonly message: RegExp;
}

// ---------------------------------------------------------------------------------------------------- records

/** Names of a rule for learners. */
export interface RuleName {
  readonly en: string;
  readonly zh: string;
}

export interface Common<P extends Params = Params> {
  /** PyTorch's name without namespace: 'add', 'mse_loss'. */
  readonly name: string;
  /** Where the function is found: 'torch', 'nn.functional', 'linalg', 'special'; several where PyTorch has several; none for methods only. */
  readonly in: readonly Namespace[];
  /** Tensor has a method of this name whose first tensor parameter is `this`. */
  readonly method: boolean;
  /** Tensor has the method `name_`. */
  readonly inplace: boolean;
  /** Other names of the same operator: 'absolute', 'multiply'. */
  readonly aliases?: readonly string[];
  /** The parameter that a method's `this` fills; the first tensor where absent. */
  readonly self?: string;
  /** One line or a few: what it does, shapes, dtypes, errors. */
  readonly doc: string;
  readonly params: P;
  /** `MulBackward0`; from the name where absent; a function where PyTorch's depends on the call. */
  readonly gradName?: string | GradName;
  /** Names of several results: ['values', 'indices']. */
  readonly resultNames?: readonly string[];
  /** An attribute of Tensor (`x.T`), not a method. */
  readonly property?: boolean;
  /** Calls that must work, for every dtype under test. */
  readonly samples: (m: SampleMaker) => readonly Sample[];
  /** Calls that must fail. */
  readonly errors?: readonly ErrorSample[];
  /** TypeScript's type of the result; 'T' where absent, `[T, T]` for several. */
  readonly returns?: string;
  /** TypeScript's signatures, where the result's type depends on the call: all arguments, and the result. */
  readonly overloads?: readonly (readonly [args: string, returns: string])[];
}

/**
 * PyTorch's name of the backward of one call. `args`: null for tensors, undefined where nothing was given.
 * `copied`: a view operator had to copy.
 */
export type GradName = (args: Readonly<Record<string, unknown>>, copied: boolean) => string;

export type Namespace = 'torch' | 'nn.functional' | 'linalg' | 'special';

/**
 * How an elementwise operator's dtype follows from its operands':
 * 'same': the promoted one; 'float': integers become the default float; 'bool': computed in the promoted, result bool.
 */
export type Promotion = 'same' | 'float' | 'bool';

/** Arguments as they were given: null for tensors, undefined where nothing was given. */
export type Raw<P extends Params> = Args<P, null, number | null, number>;

/** The context of an elementwise rule: the arguments (as formula values), `out`, and the raw non-tensor arguments. */
export type ElementContext<P extends Params, S> = Args<P, S, S, S> & {
  readonly out: S;
  readonly raw: Raw<P>;
};

export interface ElementwiseSpec<P extends Params = Params> extends Common<P> {
  readonly kind: 'elementwise';
  readonly promotion: Promotion | ((raw: Raw<P>) => Promotion);
  /** Kinds of the common dtype that PyTorch refuses, e.g. 'bool' for neg. */
  readonly refuses?: readonly DType['kind'][];
  /** Complains about operands that PyTorch refuses for another reason. `types`: dtypes of tensors; null for numbers. */
  readonly check?: (op: string, types: Readonly<Record<keyof P, DType | null>>, raw: Raw<P>) => void;
  /** Computes one element. `raw` has the numbers as they were given (exponent 2 is x·x). */
  readonly formula: <S>(s: ScalarAlgebra<S>, args: Args<P, S, S, S>, raw: Raw<P>) => S;
  /** The formula on integers (and bool), where it is another one. */
  readonly integers?: <S>(s: ScalarAlgebra<S>, args: Args<P, S, S, S>, raw: Raw<P>) => S;
  /** Cotangent of each differentiable argument, given the result's, g. A missing argument has no derivative. */
  readonly grad: { readonly [K in keyof P]?: <S>(s: ScalarAlgebra<S>, g: S, x: ElementContext<P, S>) => S };
  /** The rule's name for learners; formulas can use the operator when it is there. */
  readonly rule?: RuleName;
  /** The textbook formula where `formula` is stabilised. */
  readonly textbook?: <S>(s: ScalarAlgebra<S>, args: Args<P, S, S, S>) => S;
  /** The derivative as a textbook arranges it, where that differs from `grad`. */
  readonly show?: { readonly [K in keyof P]?: <S>(s: ScalarAlgebra<S>, x: ElementContext<P, S>) => S };
}

/** What a rule of whole tensors can read: arguments as tensors, result(s), which arguments want a gradient. */
export interface GradContext<P extends Params, T> {
  readonly args: Args<P, T, T | number, number>;
  readonly out: T;
  readonly outs: readonly T[];
  readonly needs: (name: keyof P) => boolean;
}

export interface LoweredSpec<P extends Params = Params> extends Common<P> {
  readonly kind: 'lowered';
  /** True where the result shares memory with the first tensor argument (a chain of movement primitives). */
  readonly view?: boolean;
  /** Builds the result(s). Throws (with `fail`) what the user did wrong before it builds anything. Operands arrive as given. */
  readonly lower: <N extends Typed>(b: Builder<N>, args: Args<P, N, N | number, number>, call: LowerCall<N>) => N | N[];
  /**
   * Cotangents from the results' (null: that result had none), where stability or speed asks for a rule of its own;
   * otherwise it follows from the lowering.
   */
  readonly grad?: <T extends TensorLike>(
    A: TensorAlgebra<T>,
    g: readonly (T | null)[],
    x: GradContext<P, T>,
  ) => { readonly [K in keyof P]?: T | readonly (T | null)[] | null };
  /** What `grad` reads ('out' for results), so that in-place changes of it are found; all tensors where absent. */
  readonly saves?: readonly string[];
  /** Arguments that have no derivative although they are floats: one that requires a gradient is refused, as in PyTorch. */
  readonly fixed?: readonly string[];
  /** The rule's name for learners; formulas can use the operator when it is there. */
  readonly rule?: RuleName;
  /** Arguments in which it is linear: the derivative of a result is the operator on theirs. */
  readonly linear?: readonly string[];
  /** Results (by position) that have no derivative: indices. */
  readonly nondifferentiable?: readonly number[];
}

/** What a lowering may ask beside its arguments. */
export interface LowerCall<N> {
  readonly op: string;
  readonly defaultDtype: DType;
  /** Values of an integer tensor where they are needed at once (classes, indices to check); flushes. */
  values(x: N): ArrayLike<number>;
  /**
   * Takes a node of indices or classes as int64 in [low, high) and complains about the first other value by position.
   * Values that are known to be in range (argmax, argsort) are not read.
   */
  indices(x: N, low: number, high: number, what: string): N;
  /** An operand as a value of the dtype: a tensor is cast, a number becomes a run-time scalar (shape []). */
  operand(x: N | number, dtype: DType): N;
}

export interface ComposedSpec<P extends Params = Params> extends Common<P> {
  readonly kind: 'composed';
  /** In terms of other operators: its derivative is theirs, as in PyTorch. */
  readonly compose: <T extends TensorLike>(
    A: TensorAlgebra<T>,
    args: Args<P, T, T | number, number>,
    call: ComposeCall<T>,
  ) => unknown;
}

/** What a composition may read of a tensor. */
export interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly ndim: number;
  numel(): number;
  is_contiguous(): boolean;
  stride(): number[];
}

export interface ComposeCall<T> {
  readonly op: string;
  readonly defaultDtype: DType;
  /** Numbers of a (small) tensor; flushes. */
  values(x: T): number[];
  /** Runs a test of the elements, which throws; a compiled function tests again in each call. */
  check(x: T, test: (values: ArrayLike<number>) => void): void;
}

/**
 * Makes a tensor from nothing (zeros, arange, rand). `dtype`, `device`, `layout`, `pin_memory` and `requires_grad` are
 * parameters of each, added by the dispatcher.
 */
export interface CreatedSpec<P extends Params = Params> extends Common<P> {
  readonly kind: 'created';
  /** Builds the values, or draws them at once from a generator. dtype, device, requires_grad are handled outside. */
  readonly create: <N extends Typed>(
    b: Builder<N>,
    args: Args<P, N, N | number, number>,
    call: CreateCall,
  ) => N | Drawn;
}

/** Numbers drawn from a generator at the call, row-major. */
export interface Drawn {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly data: Float32Array | Float64Array | Int32Array | Uint8Array | readonly number[];
}

export interface CreateCall {
  readonly op: string;
  /** The dtype asked for, or null. */
  readonly dtype: DType | null;
  readonly defaultDtype: DType;
  /** The generator given, or the default one. */
  readonly generator: Generator;
  /** The elements of a tensor argument; flushes. */
  values(x: Typed): ArrayLike<number>;
}

export type OpRecord = ElementwiseSpec | LoweredSpec | ComposedSpec | CreatedSpec;

type Optional = 'in' | 'method' | 'inplace';
type Loose<S> = Omit<S, 'kind' | Optional> & Partial<Pick<S & Common, Optional>>;

const made: OpRecord[] = [];
/** Every record of the modules that are loaded: `ops/index.ts` loads all. */
export const RECORDS: readonly OpRecord[] = made;

type Places = { -readonly [K in Optional | 'kind' | 'aliases' | 'property']?: OpRecord[K] };

/** The second part of a record: the fields that its first use asks for. */
type Rest = () => object;

const TORCH: readonly Namespace[] = ['torch'];
const NONE_MORE: readonly string[] = [];

/** Where a record keeps its second part until it is made; a record that is spread into another passes it on. */
const REST = Symbol('rest');
type Parted = Record<PropertyKey, unknown> & { [REST]?: Rest | undefined };

/** Stands behind a record whose second part has not been made: the first field that is asked for makes it. */
const LATER: object = new Proxy({}, { get: (_, field, spec: Parted) => whole(spec)[field] });

function part(spec: Parted, rest: Rest): void {
  const passed = spec[REST];
  spec[REST] = passed === undefined ? rest : () => ({ ...passed(), ...rest() });
}

function whole(spec: Parted): Parted {
  const fields = spec[REST]?.() ?? {};
  spec[REST] = undefined;
  // What the author has written beside a record that is spread comes first.
  return Object.assign(Object.setPrototypeOf(spec, Object.prototype), { ...fields, ...spec });
}

/**
 * Completes the author's object. Records are kept without their parameter types: `Args<P, …>` is for the author's eyes.
 * What ships has them in two parts (scripts/short-records.mjs): a program uses few of them.
 */
function record<S>(kind: OpRecord['kind'], method: boolean, inplace: boolean, spec: object, rest?: Rest): S {
  const places = spec as Places;
  places.kind = kind;
  places.in ??= TORCH;
  places.method ??= method;
  places.inplace ??= inplace;
  places.aliases ??= NONE_MORE;
  places.property ??= false;
  if (rest !== undefined) part(spec as Parted, rest);
  if (REST in spec) Object.setPrototypeOf(spec, LATER);
  made.push(spec as OpRecord);
  return spec as S;
}

export function elementwise<P extends Params>(spec: Loose<ElementwiseSpec<P>>, rest?: Rest): ElementwiseSpec<P> {
  return record('elementwise', true, spec.promotion !== 'bool', spec, rest);
}
export function lowered<P extends Params>(spec: Loose<LoweredSpec<P>>, rest?: Rest): LoweredSpec<P> {
  return record('lowered', true, false, spec, rest);
}
export function composed<P extends Params>(spec: Loose<ComposedSpec<P>>, rest?: Rest): ComposedSpec<P> {
  return record('composed', true, false, spec, rest);
}
export function created<P extends Params>(spec: Loose<CreatedSpec<P>>, rest?: Rest): CreatedSpec<P> {
  return record('created', false, false, spec, rest);
}
