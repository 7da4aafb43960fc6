/** TensorFlow.js; `TFJS_BENCH` is `wasm` (SIMD, one thread in Node) or `cpu` (plain JavaScript). */
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as data from '../data.mjs';

const backend = process.env.TFJS_BENCH ?? 'wasm';
setWasmPaths(new URL('../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
await tf.setBackend(backend);
await tf.ready();
if (tf.getBackend() !== backend) throw new Error(`the ${backend} backend does not start`);

export const info = { version: tf.version.tfjs };

const of = (values, shape, type) => tf.tensor(values.slice(), shape, type);
const variable = (values, shape) => tf.variable(of(values, shape));
const hot = (labels, n) => tf.oneHot(of(labels, [labels.length], 'int32'), n);
const head = (t, n = 10) => Array.from(t.dataSync().subarray(0, n));
const readOne = (t) => tf.tidy(() => t.reshape([-1]).slice([0], [1]).dataSync());

/** Cross entropy of scores, from stable parts that have gradients. */
const crossEntropy = (logits, labels) => tf.logSoftmax(logits).mul(labels).sum(1).neg().mean();

/** A function's value, its sum or the whole of it read. */
function forward(f, read) {
  return {
    run: () => tf.tidy(() => (read === 'sum' ? f().sum() : f()).dataSync()),
    value: () => tf.tidy(() => head(f())),
  };
}

/** Gradients of a function; the first is read whole or one element of it. */
function backward(loss, inputs, read, scale = 1) {
  const grads = tf.grads(loss);
  let g = [];
  return {
    run() {
      tf.dispose(g);
      g = tf.tidy(() => grads(inputs));
      if (read) g[0].dataSync();
      else readOne(g[0]);
    },
    value: () => g.flatMap((t) => head(t)).map((v) => v * scale),
  };
}

const matmul = (n, read) => () => {
  const { a, b } = data.square(n);
  const [x, y] = [of(a, [n, n]), of(b, [n, n])];
  return forward(() => tf.matMul(x, y), read);
};

const chain = (x) => x.mul(2).add(1).tanh().mul(x.square().neg().exp());
const chainForward = (read) => () => {
  const x = of(data.chain().x, [1_000_000]);
  return forward(() => chain(x), read);
};
const chainBackward = (read) => () => backward((x) => chain(x).sum(), [of(data.chain().x, [1_000_000])], read);

const entropy = (read) => () => {
  const given = data.entropy();
  const labels = hot(given.y, given.columns);
  return backward((x) => crossEntropy(x, labels), [of(given.x, [given.rows, given.columns])], read, 1000);
};

const layerNorm = (read) => () => {
  const { rows: n, columns, ...given } = data.layerNorm();
  const g = of(given.g, [n, columns]);
  const loss = (x, w, b) => {
    const { mean, variance } = tf.moments(x, 1, true);
    return x.sub(mean).mul(variance.add(1e-5).rsqrt()).mul(w).add(b).mul(g).sum();
  };
  const inputs = [of(given.x, [n, columns]), of(given.weight, [columns]), of(given.bias, [columns])];
  const made = backward(loss, inputs, read);
  return { ...made, value: () => made.value().map((v, i) => (i < 10 ? v : v / 50)) };
};

const perceptron = (make) => () => {
  const given = make();
  const { sizes, layers } = given;
  const w = given.weights.map((d, i) => variable(d, [sizes[i], sizes[i + 1]]));
  const b = given.biases.map((d) => variable(d, [d.length]));
  const [x, labels] = [of(given.x, [given.batch, sizes[0]]), hot(given.y, 10)];
  const optimizer = given.adam ? tf.train.adam(given.lr, 0.9, 0.999, 1e-8) : tf.train.sgd(given.lr);
  const loss = () => {
    let h = x;
    for (let i = 0; i < layers; i++) {
      h = h.matMul(w[i]).add(b[i]);
      if (i < layers - 1) h = h.relu();
    }
    return crossEntropy(h, labels);
  };
  return {
    steps: 3,
    run() {
      tf.tidy(() => optimizer.minimize(loss));
      readOne(b[layers - 1]);
    },
    value: () => head(b[layers - 1]),
  };
};

const sum = (dim) => () => {
  const { n, x: values } = data.sums();
  const x = of(values, [n, n]);
  return forward(() => x.sum(dim), 'result');
};

/** A kernel [out, in, 3, 3] as [3, 3, in, out]. */
const kernel = (values, shape) =>
  variable(
    tf.tidy(() => of(values, shape).transpose([2, 3, 1, 0]).dataSync()),
    [3, 3, shape[1], shape[0]],
  );

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
    const loss = () => {
      const u = a.square().add(b).sub(11);
      const v = b.square().add(a).sub(7);
      return u.square().add(v.square());
    };
    return {
      steps: 50,
      run: () => tf.tidy(() => optimizer.minimize(loss)),
      value: () => [a.dataSync()[0], b.dataSync()[0]],
    };
  },
  regression: perceptron(data.softmaxRegression),
  mlp: perceptron(data.mlp),
  'mlp:compile': perceptron(data.mlp),
  'mlp-small': perceptron(data.mlpSmall),
  'mlp-adam': perceptron(data.mlpAdam),
  'matmul128:result': matmul(128, 'result'),
  'matmul512:sum': matmul(512, 'sum'),
  'matmul512:result': matmul(512, 'result'),
  'matmul1024:sum': matmul(1024, 'sum'),
  'matmul1024:result': matmul(1024, 'result'),
  'chain:sum': chainForward('sum'),
  'chain:result': chainForward('result'),
  'chain-backward': chainBackward(false),
  'chain-backward:read': chainBackward(true),
  entropy: entropy(false),
  'entropy:read': entropy(true),
  'layer-norm': layerNorm(false),
  'layer-norm:read': layerNorm(true),
  cnn() {
    const given = data.cnn();
    const x = of(given.x, [given.batch, 28, 28, 1]);
    const labels = hot(given.y, 10);
    const [w1, w2] = [kernel(given.w1, [16, 1, 3, 3]), kernel(given.w2, [32, 16, 3, 3])];
    const [b1, b2, b3] = [given.b1, given.b2, given.b3].map((d) => variable(d, [d.length]));
    const w3 = variable(given.w3, [1568, 10]);
    const optimizer = tf.train.sgd(given.lr);
    const block = (h, w, b) => tf.maxPool(tf.conv2d(h, w, 1, 'same').add(b).relu(), 2, 2, 'valid');
    const loss = () => {
      const h = block(block(x, w1, b1), w2, b2)
        .transpose([0, 3, 1, 2])
        .reshape([given.batch, 1568]);
      return crossEntropy(h.matMul(w3).add(b3), labels);
    };
    const firsts = (w) => tf.tidy(() => head(w.transpose([3, 2, 0, 1])));
    return {
      steps: 3,
      run() {
        tf.tidy(() => optimizer.minimize(loss));
        readOne(b3);
      },
      value: () => [...head(b3), ...firsts(w1), ...firsts(w2)],
    };
  },
  sum0: sum(0),
  sum1: sum(1),
  attention() {
    const given = data.attention();
    const g = of(given.g, given.shape);
    const loss = (q, k, v) =>
      tf
        .matMul(tf.matMul(q, k, false, true).mul(0.125).softmax(), v)
        .mul(g)
        .sum();
    return backward(
      loss,
      ['q', 'k', 'v'].map((name) => of(given[name], given.shape)),
      false,
    );
  },
};
