/**
 * Random numbers into typed arrays, bit for bit as PyTorch draws them on a CPU with AVX2 and fused multiply-add.
 * The arrays are a tensor's elements in row-major order; without a generator the default one is used.
 */
export { bernoulli, bernoulliTensor, type NumberArray } from './bernoulli.js';
export { cauchy, exponential, geometric, log_normal } from './continuous.js';
export { type IntegerTarget, randint, random_, randperm } from './integers.js';
export { multinomial } from './multinomial.js';
export { normal, normalScalar, normalTensor } from './normal.js';
export { type FloatArray, uniform } from './uniform.js';
