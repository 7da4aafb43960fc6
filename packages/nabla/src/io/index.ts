/** `nabla/io`: reading data files. */
export { gunzip } from './gzip.js';
export { type IdxArray, type IdxDType, load_idx, read_idx } from './idx.js';
