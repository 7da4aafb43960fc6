/** `torch.random`: the default generator. */
import { default_generator, type Generator } from './generator.js';

/** Starts the default generator anew; the same seed gives PyTorch's numbers. */
export function manual_seed(seed: number | bigint): Generator {
  return default_generator.manual_seed(seed);
}
/** A seed from the system's randomness; returns it. */
export function seed(): number | bigint {
  return default_generator.seed();
}
export function initial_seed(): number | bigint {
  return default_generator.initial_seed();
}
/** The state as PyTorch's bytes. */
export function get_rng_state(): Uint8Array {
  return default_generator.get_state();
}
export function set_rng_state(state: Uint8Array): void {
  default_generator.set_state(state);
}
