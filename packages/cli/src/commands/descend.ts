/** `nabla descend` */
import type { Lang } from '../language.js';
import type { Surroundings } from '../terminal.js';

export interface DescendFlags {
  readonly from: string;
}

export async function runDescend(_formula: string, _flags: DescendFlags, _lang: Lang, _around: Surroundings) {}
