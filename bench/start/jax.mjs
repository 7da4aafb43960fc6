import { defaultDevice, grad, init, numpy as np } from '@jax-js/jax';
import { report } from './report.mjs';

await init('wasm');
defaultDevice('wasm');
const loss = (v) =>
  np.mean(
    np.square(
      np
        .array([1.5])
        .mul(v)
        .sub(np.array([1])),
    ),
  );
report(grad(loss)(np.array([2])).dataSync()[0]);
