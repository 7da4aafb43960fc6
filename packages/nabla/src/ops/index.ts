/** All records: every export of the files of this folder that is one. A new file is one line here. */
import type { OpRecord } from '../record.js';
import * as activations from './activations.js';
import * as arithmetic from './arithmetic.js';
import * as bitwise from './bitwise.js';
import * as comparison from './comparison.js';
import * as powers from './powers.js';
import * as reductions from './reductions.js';
import * as rounding from './rounding.js';
import * as shapes from './shapes.js';
import * as trigonometry from './trigonometry.js';

const FILES = [activations, arithmetic, bitwise, comparison, powers, reductions, rounding, shapes, trigonometry];

export const RECORDS: readonly OpRecord[] = FILES.flatMap((file) => Object.values(file) as unknown[]).filter(isRecord);

function isRecord(x: unknown): x is OpRecord {
  return typeof x === 'object' && x !== null && 'kind' in x && 'samples' in x;
}
