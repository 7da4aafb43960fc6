/** jax-js with its WebAssembly backend (one thread in Node), under jit. */
import { defaultDevice, grad, init, jit, lax, nn, numpy as np } from '@jax-js/jax';
import * as data from '../data.mjs';

await init('wasm');
defaultDevice('wasm');

export const info = {};

const of = (values, shape, options) => np.array(values.slice(), options).reshape(shape);
const hotOf = (y, n) => {
  const out = new Float32Array(y.length * n);
  y.forEach((c, i) => {
    out[i * n + c] = 1;
  });
  return of(out, [y.length, n]);
};
const head = (t, n = 10) => Array.from(t.ref.reshape([-1]).dataSync().subarray(0, n));
const readOne = (t) => t.ref.reshape([-1]).slice([0, 1]).dataSync();
const crossEntropy = (logits, hot) => np.mean(np.sum(nn.logSoftmax(logits).mul(hot), 1).mul(-1));

/** A function's value under jit, its sum or the whole of it read. */
function forward(f, inputs, read) {
  const whole = jit(f);
  const run = read === 'sum' ? jit((...x) => np.sum(f(...x))) : whole;
  const given = () => inputs.map((x) => x.ref);
  return { run: () => run(...given()).dataSync(), value: () => head(whole(...given())) };
}

/** Gradients under jit by the first `count` inputs; the first is read whole or one element of it. */
function backward(loss, inputs, read, { count = 1, scale = 1 } = {}) {
  const argnums = Array.from({ length: count }, (_, i) => i);
  const f = jit(count === 1 ? (...x) => [grad(loss)(...x)] : grad(loss, { argnums }));
  let g = [];
  return {
    run() {
      for (const t of g) t.dispose();
      g = f(...inputs.map((x) => x.ref));
      if (read) g[0].ref.dataSync();
      else readOne(g[0]);
    },
    value: () => g.flatMap((t) => head(t)).map((v) => v * scale),
  };
}

const matmul = (n, read, Type, options) => () => {
  const { a, b } = data.square(n, Type);
  return forward((p, q) => np.matmul(p, q), [of(a, [n, n], options), of(b, [n, n], options)], read);
};
const f64 = { dtype: 'float64' };

const chain = (v) => np.tanh(v.ref.mul(2).add(1)).mul(np.exp(np.square(v).mul(-1)));
const chainForward = (read) => () => forward(chain, [of(data.chain().x, [1_000_000])], read);
const chainBackward = (read) => () => backward((v) => np.sum(chain(v)), [of(data.chain().x, [1_000_000])], read);

const entropy = (read) => () => {
  const given = data.entropy();
  const inputs = [of(given.x, [given.rows, given.columns]), hotOf(given.y, given.columns)];
  return backward(crossEntropy, inputs, read, { scale: 1000 });
};

const layerNorm = (read) => () => {
  const { rows: n, columns, ...given } = data.layerNorm();
  const loss = (x, w, b, g) => {
    const centred = x.ref.sub(np.mean(x, 1, { keepdims: true }));
    const variance = np.mean(np.square(centred.ref), 1, { keepdims: true });
    return np.sum(
      centred
        .div(np.sqrt(variance.add(1e-5)))
        .mul(w)
        .add(b)
        .mul(g),
    );
  };
  const inputs = [of(given.x, [n, columns]), of(given.weight, [columns]), of(given.bias, [columns])];
  const made = backward(loss, [...inputs, of(given.g, [n, columns])], read, { count: 3 });
  return { ...made, value: () => made.value().map((v, i) => (i < 10 ? v : v / 50)) };
};

/** One jitted training step: parameters and state in, parameters and state out. */
function training(params, batch, loss, { adam, lr }, shown) {
  const gradients = (q, rest) =>
    grad(loss)(
      q.map((t) => t.ref),
      ...rest,
    );
  const sgd = jit((q, ...rest) => {
    const g = gradients(q, rest);
    return q.map((t, i) => t.sub(g[i].mul(lr)));
  });
  const adamStep = jit((q, m, s, c1, c2, ...rest) => {
    const g = gradients(q, rest);
    const mean = m.map((t, i) => t.mul(0.9).add(g[i].ref.mul(0.1)));
    const square = s.map((t, i) => t.mul(0.999).add(np.square(g[i]).mul(0.001)));
    const update = (i) => mean[i].ref.mul(c1.ref).div(np.sqrt(square[i].ref).mul(c2.ref).add(1e-8)).mul(lr);
    return [q.map((t, i) => t.sub(update(i))), mean, square];
  });
  let q = params;
  let [m, s] = [0, 1].map(() => params.map((t) => np.zeros(t.shape)));
  let k = 0;
  const given = () => batch.map((t) => t.ref);
  const step = () => {
    k++;
    if (!adam) q = sgd(q, ...given());
    else
      [q, m, s] = adamStep(q, m, s, np.array(1 / (1 - 0.9 ** k)), np.array(1 / Math.sqrt(1 - 0.999 ** k)), ...given());
  };
  return {
    steps: 3,
    run() {
      step();
      readOne(q[q.length - 1]);
    },
    value: () => shown(q).flatMap((t) => head(t)),
  };
}

const perceptron = (make) => () => {
  const given = make();
  const { sizes, layers } = given;
  const params = [
    ...given.weights.map((d, i) => of(d, [sizes[i], sizes[i + 1]])),
    ...given.biases.map((d) => of(d, [d.length])),
  ];
  const loss = (q, x, hot) => {
    let h = x;
    for (let i = 0; i < layers; i++) {
      h = np.matmul(h, q[i]).add(q[layers + i]);
      if (i < layers - 1) h = nn.relu(h);
    }
    return crossEntropy(h, hot);
  };
  const batch = [of(given.x, [given.batch, sizes[0]]), hotOf(given.y, 10)];
  return training(params, batch, loss, given, (q) => [q[q.length - 1]]);
};

const sum = (dim) => () => {
  const { n, x } = data.sums();
  return forward((v) => np.sum(v, dim), [of(x, [n, n])], 'result');
};

export const rows = {
  scalar() {
    const [x, w, t] = [np.array([1.5]), np.array([2]), np.array([1])];
    const f = jit(
      grad((v, p, q) => {
        const d = p.mul(v).sub(q);
        return np.mean(np.square(d));
      }),
    );
    let g;
    return {
      run() {
        g?.dispose();
        g = f(w.ref, x.ref, t.ref);
        g.ref.dataSync();
      },
      value: () => Array.from(g.ref.dataSync()),
    };
  },
  himmelblau() {
    const loss = (p) => {
      const [a, b] = [p.ref.slice(0), p.slice(1)];
      const u = np.square(a.ref).add(b.ref).sub(11);
      const v = np.square(b).add(a).sub(7);
      return np.square(u).add(np.square(v));
    };
    const made = training(
      [np.array([0.5, 0.5])],
      [],
      ([p]) => loss(p),
      { adam: true, lr: 0.01 },
      (q) => q,
    );
    return { ...made, steps: 50 };
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
  'matmul512-f64:sum': matmul(512, 'sum', Float64Array, f64),
  'matmul512-f64:result': matmul(512, 'result', Float64Array, f64),
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
    const shapes = { w1: [16, 1, 3, 3], b1: [16], w2: [32, 16, 3, 3], b2: [32], w3: [1568, 10], b3: [10] };
    const params = Object.entries(shapes).map(([name, shape]) => of(given[name], shape));
    const pool = (h, n, size) => np.max(h.reshape([given.batch, n, size / 2, 2, size / 2, 2]), [3, 5]);
    const block = (h, w, b, n, size) =>
      pool(nn.relu(lax.conv(h, w, [1, 1], 'SAME').add(b.reshape([1, n, 1, 1]))), n, size);
    const loss = (q, x, hot) => {
      const [w1, b1, w2, b2, w3, b3] = q;
      const h = block(block(x, w1, b1, 16, 28), w2, b2, 32, 14).reshape([given.batch, 1568]);
      return crossEntropy(np.matmul(h, w3).add(b3), hot);
    };
    const batch = [of(given.x, [given.batch, 1, 28, 28]), hotOf(given.y, 10)];
    return training(params, batch, loss, given, (q) => [q[5], q[0], q[2]]);
  },
  sum0: sum(0),
  sum1: sum(1),
  attention() {
    const given = data.attention();
    const loss = (q, k, v, g) => {
      const scores = np.matmul(q, np.transpose(k, [0, 2, 1])).mul(0.125);
      return np.sum(np.matmul(nn.softmax(scores, -1), v).mul(g));
    };
    return backward(
      loss,
      ['q', 'k', 'v', 'g'].map((name) => of(given[name], given.shape)),
      false,
      { count: 3 },
    );
  },
};
