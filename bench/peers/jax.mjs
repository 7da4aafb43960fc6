/** jax-js with its WebAssembly backend, under jit. */
import { defaultDevice, grad, init, jit, nn, numpy as np } from '@jax-js/jax';
import { chain, entropy, mlp, square } from '../data.mjs';

await init('wasm');
defaultDevice('wasm');

const of = (data, shape) => np.array(data.slice()).reshape(shape);
const hotOf = (y, n) => {
  const out = new Float32Array(y.length * n);
  y.forEach((c, i) => (out[i * n + c] = 1));
  return out;
};

function matmul(n) {
  return () => {
    const { a, b } = square(n);
    const [x, y] = [of(a, [n, n]), of(b, [n, n])];
    const f = jit((p, q) => np.matmul(p, q));
    let c;
    return {
      run() {
        c?.dispose();
        c = f(x.ref, y.ref);
        c.ref.slice(0, 0).dataSync();
      },
      value: () => Array.from(c.ref.slice(0).dataSync()),
    };
  };
}

const crossEntropy = (logits, hot) => np.mean(np.sum(nn.logSoftmax(logits).mul(hot), 1).mul(-1));

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
    const step = jit((p, m, s, c1, c2) => {
      const g = grad(loss)(p.ref);
      const mean = m.mul(0.9).add(g.ref.mul(0.1));
      const square2 = s.mul(0.999).add(np.square(g).mul(0.001));
      const update = mean.ref.mul(c1).div(np.sqrt(square2.ref).mul(c2).add(1e-8)).mul(0.01);
      return [p.sub(update), mean, square2];
    });
    let [p, m, s] = [np.array([0.5, 0.5]), np.zeros([2]), np.zeros([2])];
    let k = 0;
    return {
      steps: 50,
      run() {
        k++;
        [p, m, s] = step(p, m, s, np.array(1 / (1 - 0.9 ** k)), np.array(1 / Math.sqrt(1 - 0.999 ** k)));
        p.ref.dataSync();
      },
      value: () => Array.from(p.ref.dataSync()),
    };
  },
  mlp() {
    const { sizes, batch, lr } = mlp;
    let params = [
      ...mlp.weights.map((d, i) => of(d, [sizes[i], sizes[i + 1]])),
      ...mlp.biases.map((d) => of(d, [d.length])),
    ];
    const [x, hot] = [of(mlp.x, [batch, 784]), of(hotOf(mlp.y, 10), [batch, 10])];
    const loss = (q, xs, hs) => {
      let h = xs;
      for (let i = 0; i < 3; i++) {
        h = np.matmul(h, q[i]).add(q[3 + i]);
        if (i < 2) h = nn.relu(h);
      }
      return crossEntropy(h, hs);
    };
    const step = jit((q, xs, hs) => {
      const g = grad(loss)(
        q.map((t) => t.ref),
        xs,
        hs,
      );
      return q.map((t, i) => t.sub(g[i].mul(lr)));
    });
    return {
      steps: 5,
      run() {
        params = step(params, x.ref, hot.ref);
        params[5].ref.dataSync();
      },
      value: () => Array.from(params[5].ref.dataSync()),
    };
  },
  chain() {
    const x = of(chain.x, [chain.n]);
    const f = jit(grad((v) => np.sum(np.tanh(v.ref.mul(2).add(1)).mul(np.exp(np.square(v).mul(-1))))));
    let g;
    return {
      run() {
        g?.dispose();
        g = f(x.ref);
        g.ref.slice(0).dataSync();
      },
      value: () => Array.from(g.ref.slice([0, 10]).dataSync()),
    };
  },
  entropy() {
    const x = of(entropy.x, [entropy.rows, entropy.columns]);
    const hot = of(hotOf(entropy.y, entropy.columns), [entropy.rows, entropy.columns]);
    const f = jit(grad((v, h) => crossEntropy(v, h)));
    let g;
    return {
      run() {
        g?.dispose();
        g = f(x.ref, hot.ref);
        g.ref.slice(0, 0).dataSync();
      },
      value: () => Array.from(g.ref.slice(0, [0, 10]).dataSync(), (v) => v * 1000),
    };
  },
  matmul512: matmul(512),
  matmul1024: matmul(1024),
};
