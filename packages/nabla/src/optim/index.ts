/** `torch.optim`. */
export { Adam, AdamW, type AdamOptions } from './adam.js';
export { Optimizer, type OptimizerState, type ParamGroup, type Params } from './optimizer.js';
export { SGD, type SGDOptions } from './sgd.js';
