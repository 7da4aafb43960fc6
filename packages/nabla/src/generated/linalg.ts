// Generated from the records by `npm run generate`. Do not edit.
/* biome-ignore-all lint: generated */
import { functions } from '../install.js';
import type { Tensor } from '../tensor.js';
import type { Linalg } from './surface.js';

const table = functions['linalg'];

/** Matrix product: vectors give a dot product, matrices a matrix product, more dimensions are a batch that broadcasts. */
export const matmul: Linalg<Tensor>['matmul'] = table['matmul'] as never;
/** The n-th power of square matrices [..., k, k]; negative n takes powers of the inverse. */
export const matrix_power: Linalg<Tensor>['matrix_power'] = table['matrix_power'] as never;
/** Product of two or more matrices in the cheapest order; the first and the last may be vectors. */
export const multi_dot: Linalg<Tensor>['multi_dot'] = table['multi_dot'] as never;

