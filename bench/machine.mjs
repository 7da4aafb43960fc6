/** Where and with what: the date, versions, and the machine. */
import { readFileSync } from 'node:fs';
import os from 'node:os';

const versionOf = (name) => {
  const file = new URL(`node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).version;
};

export function describeMachine(infos) {
  const torch = infos.torch1 ?? infos.torch2;
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    cpu: os.cpus()[0].model,
    cores: os.availableParallelism(),
    memoryGigabytes: Math.round(os.totalmem() / 2 ** 30),
    versions: {
      nabla: versionOf('nabla'),
      '@tensorflow/tfjs': versionOf('@tensorflow/tfjs'),
      '@jax-js/jax': versionOf('@jax-js/jax'),
      'js-pytorch': versionOf('js-pytorch'),
      ...(torch ? { PyTorch: torch.version } : {}),
    },
    blas: { nabla: infos['nabla-blas']?.blas ?? null, PyTorch: torch?.blas ?? null },
  };
}
