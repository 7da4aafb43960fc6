/** Switches of gradient recording. */
import { fail, said } from '../errors.js';
import { gradMode, withGradMode } from '../tape.js';

function checkBody(op: string, fn: unknown): void {
  if (typeof fn !== 'function') fail(op, 'needs a function to run', `Write torch.${op}(() => { … })`, 'type');
}

/** A switch restored by `using` or `restore()`. */
export interface GradModeGuard {
  restore(): void;
  [Symbol.dispose](): void;
}

function guard(restore: () => void): GradModeGuard {
  return { restore, [disposeSymbol]: restore } as unknown as GradModeGuard;
}
// Node 20 has it; browsers without it never look it up.
const disposeSymbol: symbol = (Symbol as { dispose?: symbol }).dispose ?? Symbol.for('Symbol.dispose');

/** Runs the function without recording, and returns what it returns. */
export function no_grad<R>(fn: () => R): R {
  checkBody('no_grad', fn);
  return withGradMode(false, fn);
}

/** Runs the function with recording, also inside `no_grad`. */
export function enable_grad<R>(fn: () => R): R {
  checkBody('enable_grad', fn);
  return withGradMode(true, fn);
}

/** Switches recording on or off: for a function's run, or from here on (the guard switches back). */
export function set_grad_enabled(mode: boolean): GradModeGuard;
export function set_grad_enabled<R>(mode: boolean, fn: () => R): R;
export function set_grad_enabled<R>(mode: boolean, fn?: () => R): R | GradModeGuard {
  if (typeof mode !== 'boolean') fail('set_grad_enabled', `takes true or false, not ${said(mode)}`, '', 'type');
  if (fn !== undefined) checkBody('set_grad_enabled', fn);
  if (fn !== undefined) return withGradMode(mode, fn);
  const before = gradMode.enabled;
  gradMode.enabled = mode;
  return guard(() => {
    gradMode.enabled = before;
  });
}

export function is_grad_enabled(): boolean {
  return gradMode.enabled;
}

/** Like `no_grad`; tensors made inside can never require a gradient. */
export function inference_mode<R>(fn: () => R): R {
  checkBody('inference_mode', fn);
  const before = gradMode.inference;
  gradMode.inference = true;
  try {
    return withGradMode(false, fn);
  } finally {
    gradMode.inference = before;
  }
}

export function is_inference_mode_enabled(): boolean {
  return gradMode.inference;
}

/** Notes where each recorded call was made and checks gradients for nan, so that errors name the forward line. Slow. */
export function set_detect_anomaly(mode: boolean): GradModeGuard {
  const before = gradMode.anomaly;
  gradMode.anomaly = mode;
  return guard(() => {
    gradMode.anomaly = before;
  });
}

/** Runs a function with anomaly detection. */
export function detect_anomaly<R>(fn: () => R): R {
  checkBody('autograd.detect_anomaly', fn);
  const switched = set_detect_anomaly(true);
  try {
    return fn();
  } finally {
    switched.restore();
  }
}

export function is_anomaly_enabled(): boolean {
  return gradMode.anomaly;
}
