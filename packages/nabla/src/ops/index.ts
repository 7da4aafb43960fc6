/** All records: every export of the files of this folder that is one. A new file is one line here. */
import type { OpRecord } from '../record.js';
import * as activations from './activations.js';
import * as addedProducts from './added-products.js';
import * as arithmetic from './arithmetic.js';
import * as arrangements from './arrangements.js';
import * as attention from './attention.js';
import * as bitwise from './bitwise.js';
import * as comparison from './comparison.js';
import * as contractions from './contractions.js';
import * as conversions from './conversions.js';
import * as convolution from './convolution.js';
import * as counting from './counting.js';
import * as creation from './creation.js';
import * as distances from './distances.js';
import * as dropout from './dropout.js';
import * as einsum from './einsum.js';
import * as extremes from './extremes.js';
import * as folding from './folding.js';
import * as gathering from './gathering.js';
import * as joins from './joins.js';
import * as linear from './linear.js';
import * as linearSystems from './linear-systems.js';
import * as losses from './losses.js';
import * as lossesBinary from './losses-binary.js';
import * as lossesClasses from './losses-classes.js';
import * as lossesMargin from './losses-margin.js';
import * as normalization from './normalization.js';
import * as padding from './padding.js';
import * as parts from './parts.js';
import * as pooling from './pooling.js';
import * as positions from './positions.js';
import * as powers from './powers.js';
import * as products from './products.js';
import * as reductions from './reductions.js';
import * as rounding from './rounding.js';
import * as sampling from './sampling.js';
import * as scans from './scans.js';
import * as scattering from './scattering.js';
import * as shapes from './shapes.js';
import * as softmax from './softmax.js';
import * as sorting from './sorting.js';
import * as spectra from './spectra.js';
import * as statistics from './statistics.js';
import * as trigonometry from './trigonometry.js';
import * as upsampling from './upsampling.js';

const FILES = [
  spectra,
  linearSystems,
  convolution,
  pooling,
  padding,
  folding,
  normalization,
  distances,
  attention,
  upsampling,
  positions,
  gathering,
  scattering,
  sorting,
  counting,
  arrangements,
  conversions,
  creation,
  extremes,
  joins,
  parts,
  sampling,
  scans,
  statistics,
  addedProducts,
  contractions,
  dropout,
  einsum,
  linear,
  losses,
  lossesBinary,
  lossesClasses,
  lossesMargin,
  products,
  softmax,
  activations,
  arithmetic,
  bitwise,
  comparison,
  powers,
  reductions,
  rounding,
  shapes,
  trigonometry,
];

export const RECORDS: readonly OpRecord[] = FILES.flatMap((file) => Object.values(file) as unknown[]).filter(isRecord);

function isRecord(x: unknown): x is OpRecord {
  return typeof x === 'object' && x !== null && 'kind' in x && 'params' in x;
}
