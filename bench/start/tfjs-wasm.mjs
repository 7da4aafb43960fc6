import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { report } from './report.mjs';

setWasmPaths(new URL('../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
await tf.setBackend('wasm');
const [x, w, t] = [tf.tensor([1.5]), tf.tensor([2]), tf.tensor([1])];
report(
  tf
    .grad((v) => tf.squaredDifference(x.mul(v), t).mean())(w)
    .dataSync()[0],
);
