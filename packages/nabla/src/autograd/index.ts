/** `torch.autograd`. */

export { GradcheckError } from '../errors.js';
export { backward, type GradOptions, grad } from './backward.js';
export { Function, FunctionCtx } from './function.js';
export * as functional from './functional.js';
export { type GradcheckOptions, gradcheck, gradgradcheck } from './gradcheck.js';
export {
  detect_anomaly,
  enable_grad,
  inference_mode,
  is_anomaly_enabled,
  no_grad,
  set_detect_anomaly,
  set_grad_enabled,
} from './modes.js';
