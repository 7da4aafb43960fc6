/** What is measured: nabla in its configurations, its peers, and PyTorch, each as a command for a child process. */
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';

const cores = os.availableParallelism();
const folder = new URL('.', import.meta.url).pathname;
/**
 * glibc gives large results back to the kernel and takes the next ones page by page, which is no part of what is compared:
 * PyTorch loses a factor of 1.6 by it, and a process of Node as much where results leave the engine's memory.
 */
const KEEP = { MALLOC_TRIM_THRESHOLD_: '4294967296', MALLOC_MMAP_THRESHOLD_: '4294967296' };
const script = (file, env, flags = []) => ({
  command: [process.execPath, ...flags, `${folder}child.mjs`, file],
  env: { ...KEEP, ...env },
});

/** Debian links PyTorch to the reference BLAS; a real one in front of it is found here. */
function openblas() {
  const libraries = '/usr/lib';
  const tried = readdirSync(libraries).flatMap((arch) =>
    ['openblas-pthread', 'openblas-openmp', 'openblas-serial'].map((kind) => `${libraries}/${arch}/${kind}`),
  );
  return tried.find((path) => existsSync(`${path}/libblas.so.3`)) ?? null;
}

function torch(threads) {
  const python = process.env.BENCH_PYTHON ?? '/usr/bin/python3';
  const library = openblas();
  return {
    command: [python, `${folder}peers/pytorch.py`],
    env: {
      TORCH_BENCH: String(threads),
      OMP_NUM_THREADS: String(threads),
      OPENBLAS_NUM_THREADS: String(threads),
      ...KEEP,
      ...(library ? { LD_LIBRARY_PATH: library } : {}),
    },
  };
}

export const CONFIGS = {
  'nabla-1t': { title: 'nabla, 1 thread', ...script('nabla', { NABLA_BENCH: '1t', NABLA_BLAS: '0' }) },
  'nabla-all': { title: 'nabla, all threads', ...script('nabla', { NABLA_BENCH: 'all', NABLA_BLAS: '0' }) },
  'nabla-blas': { title: 'nabla, BLAS', ...script('nabla', { NABLA_BENCH: 'blas' }) },
  'tfjs-wasm': { title: 'tfjs wasm', ...script('tfjs', { TFJS_BENCH: 'wasm' }) },
  'tfjs-cpu': { title: 'tfjs cpu', ...script('tfjs', { TFJS_BENCH: 'cpu' }) },
  jax: { title: 'jax-js', ...script('jax', {}) },
  'js-pytorch': { title: 'js-pytorch', only: ['scalar', 'himmelblau'], ...script('js-pytorch', {}) },
  torch1: { title: 'PyTorch, 1 thread', ...torch(1) },
  torch2: { title: `PyTorch, ${cores} threads`, ...torch(cores) },
};

export const NABLA = ['nabla-1t', 'nabla-all', 'nabla-blas'];
/** The JavaScript peers among which "the best peer" is found. */
export const PEERS = ['tfjs-wasm', 'tfjs-cpu', 'jax', 'js-pytorch'];
