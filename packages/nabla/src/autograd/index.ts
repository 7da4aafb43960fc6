/** `torch.autograd`. */
export { backward, grad, type GradOptions } from './backward.js';
export { Function, FunctionCtx } from './function.js';
export * as functional from './functional.js';
export { GradcheckError } from '../errors.js';
export { gradcheck, type GradcheckOptions, gradgradcheck } from './gradcheck.js';
export { detect_anomaly, enable_grad, inference_mode, is_anomaly_enabled, no_grad, set_detect_anomaly, set_grad_enabled } from './modes.js';
