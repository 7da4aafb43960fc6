/** Inputs of samples that need more than random numbers. */
import type { SampleMaker } from '../record.js';

/** Given values that take no gradient: ties, nan, statistics. */
export function fixed(m: SampleMaker, data: unknown): unknown {
  return (m.values(data) as { detach(): unknown }).detach();
}

/** Given values that do. */
export function leaf(m: SampleMaker, data: unknown): unknown {
  return (fixed(m, data) as { requires_grad_(): unknown }).requires_grad_();
}

/** Numbers for each place, nested as the shape says. */
export function filled(
  shape: readonly number[],
  at: (place: readonly number[]) => number,
  lead: readonly number[] = [],
): unknown {
  if (lead.length === shape.length) return at(lead);
  return Array.from({ length: shape[lead.length]! }, (_, i) => filled(shape, at, [...lead, i]));
}
