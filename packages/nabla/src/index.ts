/**
 * nabla: PyTorch's tensors, autograd, losses and optimizers. `import * as torch from 'nabla'`.
 */
import './complete.js';

export * as autograd from './autograd/index.js';
export {
  detect_anomaly,
  enable_grad,
  inference_mode,
  is_grad_enabled,
  is_inference_mode_enabled,
  no_grad,
  set_grad_enabled,
} from './autograd/modes.js';
export { are_deterministic_algorithms_enabled, backends, use_deterministic_algorithms } from './backends.js';
export { type CompileOptions, compile } from './compile/index.js';
export {
  as_tensor,
  broadcast_shapes,
  from_data,
  is_tensor,
  scalar_tensor,
  type TensorData,
  type TensorOptions,
  tensor,
} from './create.js';
export { Device } from './device.js';
export { get_default_dtype, set_default_dtype } from './dispatch/promote.js';
export { IndexError, NotImplementedError, RuntimeError, ValueError } from './errors.js';
export * as linalg from './generated/linalg.js';
export * as special from './generated/special.js';
export * from './generated/torch.js';
export type { Index } from './indexing.js';
export { type ExecutionStats, execution_stats, explain, memory_stats } from './inspect.js';
export {
  bool,
  type DType,
  float32,
  float32 as float,
  float64,
  float64 as double,
  int32,
  int32 as int,
  int64,
  int64 as long,
  uint8,
} from './ir/dtype.js';
export * as nn from './nn/index.js';
export * as optim from './optim/index.js';
export { get_printoptions, set_printoptions } from './print/options.js';
export * as profiler from './profiler/index.js';
export { default_generator, Generator } from './random/generator.js';
export * as random from './random/index.js';
export { get_rng_state, initial_seed, manual_seed, seed, set_rng_state } from './random/index.js';
export { Size } from './size.js';
export { type BackwardOptions, Tensor } from './tensor.js';
export { get_num_threads, set_num_threads } from './threads.js';
export * as utils from './utils/index.js';
