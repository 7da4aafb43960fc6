/** TensorFlow.js with its WebAssembly backend (SIMD, one thread in Node). */
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { chain, entropy, mlp, square } from '../data.mjs';

setWasmPaths(new URL('../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
await tf.setBackend('wasm');
await tf.ready();

const of = (data, shape, type) => tf.tensor(data.slice(), shape, type);

function matmul(n) {
  return () => {
    const { a, b } = square(n);
    const [x, y] = [of(a, [n, n]), of(b, [n, n])];
    let c;
    return {
      run() {
        c?.dispose();
        c = tf.matMul(x, y);
        tf.tidy(() => c.slice([0, 0], [1, 1]).dataSync());
      },
      value: () => Array.from(c.slice([0, 0], [1, n]).dataSync()),
    };
  };
}

/** Cross entropy of scores, from stable parts that have gradients. */
function crossEntropy(logits, hot) {
  return tf.logSoftmax(logits).mul(hot).sum(1).neg().mean();
}

export const rows = {
  scalar() {
    const [x, w, t] = [tf.tensor([1.5]), tf.tensor([2]), tf.tensor([1])];
    const grad = tf.grad((v) => tf.squaredDifference(x.mul(v), t).mean());
    let g;
    return {
      run() {
        g?.dispose();
        g = tf.tidy(() => grad(w));
      },
      value: () => Array.from(g.dataSync()),
    };
  },
  himmelblau() {
    const [a, b] = [tf.variable(tf.scalar(0.5)), tf.variable(tf.scalar(0.5))];
    const optimizer = tf.train.adam(0.01, 0.9, 0.999, 1e-8);
    return {
      steps: 50,
      run() {
        tf.tidy(() =>
          optimizer.minimize(() => {
            const u = a.square().add(b).sub(11);
            const v = b.square().add(a).sub(7);
            return u.square().add(v.square());
          }),
        );
      },
      value: () => [a.dataSync()[0], b.dataSync()[0]],
    };
  },
  mlp() {
    const { sizes, batch, lr } = mlp;
    const w = mlp.weights.map((d, i) => tf.variable(of(d, [sizes[i], sizes[i + 1]])));
    const b = mlp.biases.map((d) => tf.variable(of(d, [d.length])));
    const [x, hot] = [of(mlp.x, [batch, 784]), tf.oneHot(of(mlp.y, [batch], 'int32'), 10)];
    const optimizer = tf.train.sgd(lr);
    return {
      steps: 5,
      run() {
        tf.tidy(() =>
          optimizer.minimize(() => {
            let h = x;
            for (let i = 0; i < 3; i++) {
              h = h.matMul(w[i]).add(b[i]);
              if (i < 2) h = h.relu();
            }
            return crossEntropy(h, hot);
          }),
        );
      },
      value: () => Array.from(b[2].dataSync()),
    };
  },
  chain() {
    const x = of(chain.x, [chain.n]);
    const grad = tf.grad((v) => v.mul(2).add(1).tanh().mul(v.square().neg().exp()).sum());
    let g;
    return {
      run() {
        g?.dispose();
        g = tf.tidy(() => grad(x));
        tf.tidy(() => g.slice([0], [1]).dataSync());
      },
      value: () => Array.from(g.slice([0], [10]).dataSync()),
    };
  },
  entropy() {
    const x = of(entropy.x, [entropy.rows, entropy.columns]);
    const hot = tf.oneHot(of(entropy.y, [entropy.rows], 'int32'), entropy.columns);
    const grad = tf.grad((v) => crossEntropy(v, hot));
    let g;
    return {
      run() {
        g?.dispose();
        g = tf.tidy(() => grad(x));
        tf.tidy(() => g.slice([0, 0], [1, 1]).dataSync());
      },
      value: () => Array.from(g.slice([0, 0], [1, 10]).dataSync(), (v) => v * 1000),
    };
  },
  matmul512: matmul(512),
  matmul1024: matmul(1024),
};
