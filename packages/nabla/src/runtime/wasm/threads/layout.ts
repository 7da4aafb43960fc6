/**
 * The words that threads share beside the kernels' memory: one Int32Array, then bytes of modules on their way to workers.
 * The main thread alone writes JOB words, and only while no worker is inside the gate.
 */

/** Counted up for every job and every module; parked workers wait on it. */
export const WAKE = 0;
/** Workers that are parked, or about to be. */
export const SLEEPERS = 1;
/** OPEN while a job takes workers, plus the number of workers inside. */
export const GATE = 2;
/** The next chunk that nobody has taken. */
export const NEXT = 3;
/** Bits of all chunks' results. */
export const STATUS = 4;
/** Modules on offer; module i is described at OFFERS + OFFER_WORDS · (i mod OFFER_COUNT). */
export const OFFERED = 5;
/** Workers with a larger number do not take part. */
export const MEMBERS = 6;

/** What the job is. Range: function, parameters; calls: a table of calls. */
export const JOB = 16;
export const JOB_KIND = JOB;
/** Position of the first module of a job among all modules, and of the function among that module's exports. */
export const JOB_MODULE = JOB + 1;
export const JOB_FUNCTION = JOB + 2;
export const JOB_CHUNKS = JOB + 3;
/** Units in a chunk, and in all. */
export const JOB_CHUNK = JOB + 4;
export const JOB_UNITS = JOB + 5;
/** Byte addresses in the kernels' memory. */
export const JOB_PARAMS = JOB + 6;
/** Words of the parameters, and which of them is the address of scratch (−1: none is needed). */
export const JOB_PARAMS_SIZE = JOB + 7;
export const JOB_SCRATCH_AT = JOB + 8;
/** Where worker 1 has its own bytes, and how many bytes further worker 2 has them. */
export const JOB_AREA = JOB + 9;
export const JOB_AREA_STEP = JOB + 10;
/** Number of the job: a chunk is done when its word says so. */
export const JOB_NUMBER = JOB + 11;

export const RANGE = 1;
export const CALLS = 2;

export const OPEN = 1 << 16;
/** Status bit: a chunk trapped. */
export const TRAPPED = 1 << 30;

/** Words of worker w: modules it has, then whether it has started. */
export const WORKERS = 64;
export const WORKER_WORDS = 16;
export const MAX_WORKERS = 255;

/** Words of an offered module: number of the module, byte offset in the ring, bytes (0: forget it). */
export const OFFERS = WORKERS + WORKER_WORDS * (MAX_WORKERS + 1);
export const OFFER_WORDS = 4;
export const OFFER_COUNT = 256;

/** For each chunk the number of the job that has done it. */
export const DONE = OFFERS + OFFER_WORDS * OFFER_COUNT;
export const MAX_CHUNKS = 4096;

/** Bytes of offered modules. */
export const RING = 4 * (DONE + MAX_CHUNKS);
export const RING_BYTES = 512 * 1024;

export const CONTROL_BYTES = RING + RING_BYTES;

/** A worker that has nothing to do looks for work this long before it parks. */
export const SPIN_MICROSECONDS = 50;
