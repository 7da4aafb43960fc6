/** Types of Tensor's methods that are no operators. */
import type { DTypeName } from './ir/dtype.js';

/** An integer, a slice `':'`, `'1:3'`, `'::2'`, null (new axis), `'...'`, a boolean, a nested list, or a tensor of indices or a mask. */
export type IndexOf<T> = number | string | boolean | null | T | readonly IndexOf<T>[];

export interface GeneratorOption {
  /** Draws from this generator instead of the default one. */
  generator?: unknown;
}

export interface ExtraMethods<T> {
  /** `x.at(0, ':', '1:3', null, '...', mask)` is x[0, :, 1:3, None, ..., mask]; views where PyTorch's indexing gives views. */
  at(...indices: IndexOf<T>[]): T;
  /** x[indices] = values in place; with `accumulate`, +=. */
  index_put_(indices: IndexOf<T> | readonly IndexOf<T>[], values: T | number | boolean, accumulate?: boolean): T;
  /** dtype, shape and elements; -0, inf and nan as text. */
  toJSON(): { dtype: DTypeName; shape: number[]; data: (number | boolean | string)[] };
  /**
   * Gives the memory back at the end of the block: `using y = x.matmul(w)`. Nothing happens where another tensor (a view,
   * `detach()`) shares it or a tape still needs it; reading the tensor afterwards is an error.
   */
  [Symbol.dispose](): void;
  /** Rows of the first dimension. */
  [Symbol.iterator](): IterableIterator<T>;
  /** Copies the values of `src` (broadcast, converted) in place. */
  copy_(src: T): T;
  /** The dimensions of this very tensor change: it becomes the view that the operator without underscore gives. */
  t_(): T;
  transpose_(dim0: number, dim1: number): T;
  swapaxes_(dim0: number, dim1: number): T;
  swapdims_(dim0: number, dim1: number): T;
  squeeze_(dim?: number): T;
  unsqueeze_(dim: number): T;
  fill_(value: T | number | boolean | bigint): T;
  zero_(): T;
  /** Uniform numbers in [from, to), in place. */
  uniform_(
    from?: number | (GeneratorOption & { from?: number; to?: number }),
    to?: number | GeneratorOption,
    options?: GeneratorOption,
  ): T;
  /** Normal numbers, in place. */
  normal_(
    mean?: number | (GeneratorOption & { mean?: number; std?: number }),
    std?: number | GeneratorOption,
    options?: GeneratorOption,
  ): T;
  /** 1 with probability p (a number or a tensor of probabilities), else 0, in place. */
  bernoulli_(p?: number | T | (GeneratorOption & { p?: number | T }), options?: GeneratorOption): T;
  /** Integers in [from, to) (or [0, to), or all that the dtype holds), in place. */
  random_(from?: number | null | GeneratorOption, to?: number | null | GeneratorOption, options?: GeneratorOption): T;
  exponential_(lambd?: number | GeneratorOption, options?: GeneratorOption): T;
  log_normal_(mean?: number | GeneratorOption, std?: number | GeneratorOption, options?: GeneratorOption): T;
  cauchy_(median?: number | GeneratorOption, sigma?: number | GeneratorOption, options?: GeneratorOption): T;
  geometric_(p: number, options?: GeneratorOption): T;
}
