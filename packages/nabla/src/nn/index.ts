/** `torch.nn`. */
export * as functional from '../generated/functional.js';
export * as init from './init.js';
export * from './layers/activations.js';
export * from './layers/containers.js';
export * from './layers/linear.js';
export * from './layers/losses.js';
export { type IncompatibleKeys, Module, type StateDict } from './module.js';
export { Parameter } from './parameter.js';
