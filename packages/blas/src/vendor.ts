/** Which BLAS a library is, what it says about itself, and its threads. */
import { availableParallelism } from 'node:os';
import { type Foreign, type Koffi, type Library, optional } from './koffi.js';

export interface Vendor {
  /** 'Accelerate', 'MKL', 'OpenBLAS', 'BLIS', 'ATLAS'; 'BLAS' for one that the user named and nobody knows. */
  readonly name: string;
  /** Version or configuration, as the library words it; empty where it says nothing. */
  readonly config: string;
  /** Whether its integers have 64 bits. */
  readonly ilp64: boolean;
  /** Number of threads it uses; 0 where it cannot be asked. */
  readonly threads: () => number;
  /** Sets the number of threads; does nothing where it cannot be set. */
  readonly setThreads: (count: number) => void;
  /** Told of so many multiplications before they are asked for. */
  readonly prepare: (work: number) => void;
}

/**
 * Multiplications below which OpenBLAS is kept on one thread. By itself it shares a product of 64³, which takes 5 µs; on a
 * machine that is busy with something else, waiting for the other thread then takes longer than the product.
 */
const WORTH_THREADS = 2 ** 22;

const nothing: Foreign = () => 0;

/** A library that says nothing about itself. */
export function plain(name: string, ilp64 = false): Vendor {
  return { name, config: name, ilp64, threads: () => 0, setThreads: () => {}, prepare: () => {} };
}

/** OpenBLAS and its builds with 64-bit integers, whose symbols may end in `suffix`. */
function openblas(library: Library, suffix: string): Vendor | null {
  const config = optional(library, `openblas_get_config${suffix}`, 'str', []);
  if (config === null) return null;
  const text = String(config()).trim();
  const get = optional(library, `openblas_get_num_threads${suffix}`, 'int', []) ?? nothing;
  const set = optional(library, `openblas_set_num_threads${suffix}`, 'void', ['int']) ?? nothing;
  const ilp64 = suffix !== '' || /USE64BITINT|INTERFACE64/.test(text);
  let wanted = Number(get());
  let now = wanted;
  const setThreads = (count: number): void => {
    wanted = count;
    prepare(WORTH_THREADS);
  };
  const prepare = (work: number): void => {
    const count = work < WORTH_THREADS ? 1 : wanted;
    if (count !== now) set((now = count));
  };
  return { name: 'OpenBLAS', config: text, ilp64, threads: () => wanted, setThreads, prepare };
}

/**
 * MKL's threads come from an OpenMP library that it loads at first use, and it ends the process where that is missing: so
 * one that is there is chosen first, or none.
 */
function chooseThreading(koffi: Koffi, library: Library): void {
  const [INTEL, SEQUENTIAL, GNU] = [0, 1, 3];
  const has = (...names: string[]): boolean => names.some((name) => loads(koffi, name));
  const intel = has('libiomp5.so', 'libiomp5.dylib', 'libiomp5md.dll');
  const layer = intel ? INTEL : has('libgomp.so.1') ? GNU : SEQUENTIAL;
  optional(library, 'MKL_Set_Threading_Layer', 'int', ['int'])?.(layer);
}

function loads(koffi: Koffi, name: string): boolean {
  try {
    koffi.load(name, { global: true });
    return true;
  } catch {
    return false;
  }
}

function mkl(koffi: Koffi, library: Library): Vendor | null {
  const version = optional(library, 'MKL_Get_Version_String', 'void', ['void *', 'int']);
  if (version === null) return null;
  chooseThreading(koffi, library);
  const text = new Uint8Array(256);
  version(text, text.length);
  const get = optional(library, 'MKL_Get_Max_Threads', 'int', []) ?? nothing;
  const set = optional(library, 'MKL_Set_Num_Threads', 'void', ['int']) ?? nothing;
  return {
    name: 'MKL',
    config: Buffer.from(text).toString('latin1').replace(/\0.*$/s, '').trim(),
    prepare: () => {},
    ilp64: (process.env['MKL_INTERFACE_LAYER'] ?? '').includes('ILP64'),
    threads: () => get(),
    setThreads: (n) => void set(n),
  };
}

/** BLIS uses one thread unless it is told otherwise. */
function blis(library: Library): Vendor | null {
  const version = optional(library, 'bli_info_get_version_str', 'str', []);
  if (version === null) return null;
  const get = optional(library, 'bli_thread_get_num_threads', 'int64', []) ?? nothing;
  const set = optional(library, 'bli_thread_set_num_threads', 'void', ['int64']) ?? nothing;
  const bits = optional(library, 'bli_info_get_blas_int_type_size', 'int64', []) ?? nothing;
  if (process.env['BLIS_NUM_THREADS'] === undefined && process.env['OMP_NUM_THREADS'] === undefined) {
    set(availableParallelism());
  }
  return {
    name: 'BLIS',
    config: `BLIS ${String(version())}`,
    prepare: () => {},
    ilp64: Number(bits()) === 64,
    threads: () => Number(get()),
    setThreads: (n) => void set(n),
  };
}

function accelerate(library: Library): Vendor {
  const [MULTI, SINGLE] = [0, 1];
  const set = optional(library, 'BLASSetThreading', 'int', ['int']) ?? nothing;
  const setThreads = (n: number): void => void set(n === 1 ? SINGLE : MULTI);
  return { ...plain('Accelerate'), setThreads };
}

function atlas(library: Library): Vendor | null {
  if (optional(library, 'ATL_buildinfo', 'void', []) === null) return null;
  return plain('ATLAS');
}

/** What the library is, by symbols that only one has; null where nothing says that it is a tuned one. */
export function identify(koffi: Koffi, library: Library, name: string, suffix: string): Vendor | null {
  if (name.endsWith('/Accelerate')) return accelerate(library);
  return openblas(library, suffix) ?? mkl(koffi, library) ?? blis(library) ?? atlas(library);
}
