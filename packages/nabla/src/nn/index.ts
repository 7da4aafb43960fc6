/** `torch.nn`. */
import '../complete.js';

export * as functional from '../generated/functional.js';
export * as init from './init.js';
export * from './layers/activations.js';
export * from './layers/containers.js';
export * from './layers/conv.js';
export * from './layers/distance.js';
export * from './layers/dropout.js';
export * from './layers/embedding.js';
export * from './layers/linear.js';
export * from './layers/losses.js';
export * from './layers/normalization.js';
export * from './layers/pooling.js';
export * from './layers/shapes.js';
export { type IncompatibleKeys, Module, type StateDict } from './module.js';
export { Parameter } from './parameter.js';
export * as utils from './utils.js';
