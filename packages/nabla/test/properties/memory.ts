/** Aliases said plainly: a memory, and arrays of positions in it. */
import fc from 'fast-check';
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import { flat, Grid, type Shape, same, size } from './model.js';

/** A tensor and what it should be: positions in a memory that others may share. */
export interface Alias {
  readonly tensor: Tensor;
  readonly memory: number[];
  readonly at: Grid;
}

export function fresh(shape: Shape, make: (t: Tensor) => Tensor = (t) => t): Alias {
  const memory = Array.from({ length: size(shape) }, (_, i) => i + 1);
  const tensor = make(
    torch
      .tensor(memory, { dtype: torch.float64 })
      .reshape([...shape])
      .clone(),
  );
  return {
    tensor,
    memory,
    at: new Grid(
      shape,
      memory.map((_, i) => i),
    ),
  };
}

export function verify(aliases: readonly Alias[], what: string): void {
  for (const { tensor, memory, at } of aliases)
    same(
      tensor,
      at.map((p) => memory[p]!),
      what,
    );
}

/** Whether positions in row-major order of `shape` have one step for each dimension: then a reshape is a view. */
export function isStrided(shape: Shape, positions: readonly number[]): boolean {
  if (positions.length === 0) return true;
  const steps = shape.map((n, d) =>
    n > 1
      ? positions[
          flat(
            shape,
            shape.map((_, k) => (k === d ? 1 : 0)),
          )
        ]! - positions[0]!
      : 0,
  );
  return Grid.of(shape, (i) => i).data.every(
    (i, k) => positions[k] === positions[0]! + i.reduce((sum, x, d) => sum + x * steps[d]!, 0),
  );
}

/** Shapes with as many elements. */
export function shapesOf(n: number, choice: number): number[] {
  if (n === 0) return [0];
  const divisors = Array.from({ length: n }, (_, i) => i + 1).filter((d) => n % d === 0);
  const d = divisors[choice % divisors.length]!;
  return choice % 3 === 0 ? [n] : choice % 3 === 1 ? [d, n / d] : [n / d, 1, d];
}

export const draws = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(10_000), { minLength: length, maxLength: length });
