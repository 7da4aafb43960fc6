/** The tensors' own algebras, filled by `install.ts`: what rules are run with when their result must be differentiable. */
import type { ScalarAlgebra, TensorAlgebra } from '../algebra.js';
import type { DType } from '../ir/dtype.js';
import type { Shape } from '../ir/shape.js';
import type { Tensor } from '../tensor.js';

export const algebra = {
  /** Every public function. */
  tensors: {} as TensorAlgebra<Tensor>,
  /** One element's algebra on tensors; constants take the dtype. */
  scalars: (_dtype: DType): ScalarAlgebra<Tensor> => {
    throw new Error('the tensor algebra is not installed');
  },
  /** Sums what broadcasting repeated, then casts. */
  to_shape: (_x: Tensor, _shape: Shape, _dtype: DType): Tensor => {
    throw new Error('the tensor algebra is not installed');
  },
};
