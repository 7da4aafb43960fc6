/** `torch.optim`. */
import '../complete.js';

export { Adagrad, type AdagradOptions } from './adagrad.js';
export { Adam, type AdamOptions, AdamW } from './adam.js';
export * as lr_scheduler from './lr_scheduler.js';
export { Optimizer, type OptimizerState, type ParamGroup, type Params } from './optimizer.js';
export { RMSprop, type RMSpropOptions } from './rmsprop.js';
export { SGD, type SGDOptions } from './sgd.js';
