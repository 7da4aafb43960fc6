/** A BLAS and LAPACK that the machine already has, for nabla in Node. nabla loads this package by itself. */
import { candidates } from './candidates.js';
import { type Koffi, type Library, loadKoffi } from './koffi.js';
import { type Lapack, lapackOf } from './lapack.js';
import { pathOf } from './path.js';
import { type Products, productsOf, rightProducts } from './products.js';
import { identify, plain } from './vendor.js';

export type { Lapack } from './lapack.js';
export type { Gemm, Gemv, Products } from './products.js';

/** What nabla computes with. */
export interface Blas extends Products {
  /** Name of the library: 'OpenBLAS', 'MKL', … */
  readonly name: string;
  /** Address of the first byte of a view; a view of memory that has grown since is not to be asked. */
  address(view: ArrayBufferView): number;
  /** Number of threads from now on. */
  setThreads(count: number): void;
  readonly lapack: Lapack | null;
}

/** What was found and what was not good enough; `nabla doctor` prints it. */
export interface Probe {
  /** The library in use: 'OpenBLAS', 'MKL', 'Accelerate', 'BLIS', 'ATLAS'; null where there is none. */
  readonly library: string | null;
  /** Its file, or the name by which the system found it. */
  readonly path: string | null;
  /** Version or configuration in the library's own words. */
  readonly config: string | null;
  /** Threads it uses, 0 where it does not say. */
  readonly threads: number;
  /** Whether it has the LAPACK routines that nabla uses. */
  readonly lapack: boolean;
  /** Libraries that were found but are not used, and koffi where it cannot be loaded. What is not installed is not listed. */
  readonly refused: readonly { readonly library: string; readonly reason: string }[];
}

export interface OpenOptions {
  /** Use this library (a path or a name) and no other, also if nothing says that it is a fast one. */
  readonly library?: string;
  /** Try these names instead of the platform's. */
  readonly candidates?: readonly string[];
}

interface Found {
  readonly blas: Blas | null;
  readonly probe: () => Probe;
}

type Refused = { library: string; reason: string }[];

const SUFFIXES = ['', '64_', '64', '_64'];
const SLOW =
  'not known to be a tuned BLAS (OpenBLAS, MKL, BLIS, ATLAS); the reference BLAS is slower than nabla itself. ' +
  'Set NABLA_BLAS to its path to use it nevertheless';

interface Candidate {
  readonly name: string;
  /** The user named it: it need not be a known one. */
  readonly wanted: boolean;
}

/** Why a library that is there is not used. */
class Refusal extends Error {}

/** The suffix of the library's symbols. Errors: no CBLAS. */
function suffixOf(library: Library): string {
  const suffix = SUFFIXES.find((end) => has(library, `cblas_sgemm${end}`));
  if (suffix === undefined) throw new Refusal('it has no cblas_sgemm');
  return suffix;
}

function has(library: Library, symbol: string): boolean {
  try {
    return Boolean(library.symbol(symbol));
  } catch {
    return false;
  }
}

/** Errors: `Refusal`, or whatever loading a symbol throws. */
function connect(koffi: Koffi, library: Library, { name, wanted }: Candidate, refused: Refused): Found {
  const suffix = suffixOf(library);
  const vendor = identify(koffi, library, name, suffix) ?? (wanted ? plain('BLAS', suffix !== '') : null);
  if (vendor === null) throw new Refusal(SLOW);
  const abi = { suffix, ilp64: vendor.ilp64, prepare: vendor.prepare };
  const products = productsOf(library, abi);
  if (!rightProducts(koffi, products)) throw new Refusal('its products are wrong');
  const lapack = lapackOf(library, abi);
  const address = (view: ArrayBufferView): number => Number(koffi.address(view));
  const about = { library: vendor.name, path: pathOf(library, `cblas_sgemm${suffix}`, name), config: vendor.config };
  return {
    blas: { name: vendor.name, ...products, address, setThreads: vendor.setThreads, lapack },
    probe: () => ({ ...about, threads: vendor.threads(), lapack: lapack !== null, refused: [...refused] }),
  };
}

function tryOne(koffi: Koffi, candidate: Candidate, refused: Refused): Found | null {
  const { name, wanted } = candidate;
  let library: Library | null = null;
  try {
    library = koffi.load(name, { global: name.includes('mkl') });
    return connect(koffi, library, candidate, refused);
  } catch (error) {
    // Names that are not installed are no news, unless the user wrote one.
    if (library !== null || wanted) refused.push({ library: name, reason: (error as Error).message });
    return null;
  }
}

function search(names: readonly Candidate[]): Found {
  const refused: Refused = [];
  const none = { library: null, path: null, config: null, threads: 0, lapack: false };
  const nothing = { blas: null, probe: (): Probe => ({ ...none, refused: [...refused] }) };
  let koffi: Koffi;
  try {
    koffi = loadKoffi();
  } catch (error) {
    refused.push({ library: 'koffi', reason: (error as Error).message.split('\n')[0]! });
    return nothing;
  }
  for (const name of names) {
    const found = tryOne(koffi, name, refused);
    if (found !== null) return found;
  }
  return nothing;
}

/** NABLA_BLAS: unset or 1 for the platform's names, else the library to use. 0 is nabla's business: it does not ask then. */
function wantedBy(options: OpenOptions): string | undefined {
  const named = options.library ?? (options.candidates ? undefined : process.env['NABLA_BLAS']);
  return named === '' || named === '0' || named === '1' ? undefined : named;
}

let found: Found | null = null;

function find(options: OpenOptions): Found {
  const wanted = wantedBy(options);
  const names = wanted === undefined ? (options.candidates ?? candidates(process.platform)) : [wanted];
  const seek = (): Found => search(names.map((name) => ({ name, wanted: wanted !== undefined })));
  return options.library === undefined && options.candidates === undefined ? (found ??= seek()) : seek();
}

/** The machine's BLAS, or null where there is none that is of use. Never throws, prints nothing. */
export function open(options: OpenOptions = {}): Blas | null {
  return find(options).blas;
}

/** What `open` found, and what it refused. Never throws. */
export function probe(options: OpenOptions = {}): Probe {
  return find(options).probe();
}
