/** `nabla/io`: data files and saved tensors, as bytes. */
export { gunzip } from './gzip.js';
export { type IdxArray, type IdxDType, load_idx, read_idx } from './idx.js';
export { load, load_metadata, type Metadata, type NamedTensors, save } from './safetensors.js';
