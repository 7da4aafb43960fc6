/**
 * Inputs, the same for every peer: seeded (mulberry32), so that results can be compared. `peers/pytorch.py` draws the
 * same numbers.
 */
export function randomFrom(seed) {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function floats(n, seed, scale = 1, Type = Float32Array) {
  const random = randomFrom(seed);
  const out = new Type(n);
  for (let i = 0; i < n; i++) out[i] = (random() * 2 - 1) * scale;
  return out;
}

export function classes(n, count, seed) {
  const random = randomFrom(seed);
  return Int32Array.from({ length: n }, () => Math.floor(random() * count));
}

/** Weights of a multilayer perceptron as [in, out] matrices, biases, and one batch. */
function perceptron(sizes, batch, lr, adam = false) {
  const layers = sizes.length - 1;
  const each = (make) => Array.from({ length: layers }, (_, i) => make(i));
  return {
    sizes,
    batch,
    lr,
    adam,
    layers,
    x: floats(batch * sizes[0], 1),
    y: classes(batch, 10, 2),
    weights: each((i) => floats(sizes[i] * sizes[i + 1], 10 + i, 1 / Math.sqrt(sizes[i]))),
    biases: each((i) => floats(sizes[i + 1], 20 + i, 0.1)),
  };
}

export const softmaxRegression = () => perceptron([784, 10], 128, 0.1);
export const mlp = () => perceptron([784, 200, 200, 10], 200, 0.01);
export const mlpSmall = () => perceptron([16, 32, 10], 32, 0.001, true);
export const mlpAdam = () => perceptron([784, 1024, 1024, 10], 256, 0.001, true);
export const chain = () => ({ n: 1_000_000, x: floats(1_000_000, 3, 2) });
export const entropy = () => ({ rows: 4096, columns: 1000, x: floats(4096 * 1000, 4, 3), y: classes(4096, 1000, 5) });
export const square = (n, Type = Float32Array) => ({ n, a: floats(n * n, 6, 1, Type), b: floats(n * n, 7, 1, Type) });
export const sums = () => ({ n: 2048, x: floats(2048 * 2048, 8) });

export const layerNorm = () => ({
  rows: 4096,
  columns: 512,
  x: floats(4096 * 512, 30, 2),
  weight: floats(512, 31),
  bias: floats(512, 32),
  g: floats(4096 * 512, 33),
});

/** Eight heads over 128 positions of 64 features; `g` is what flows into the result. */
export const attention = () => ({
  shape: [8, 128, 64],
  ...Object.fromEntries(['q', 'k', 'v', 'g'].map((name, i) => [name, floats(8 * 128 * 64, 40 + i)])),
});

/** 28×28 → conv 16 → relu → max pool → conv 32 → relu → max pool → linear 10. Weights as PyTorch lays them out. */
export const cnn = () => ({
  batch: 64,
  lr: 0.05,
  x: floats(64 * 784, 50),
  y: classes(64, 10, 51),
  w1: floats(16 * 9, 52, 0.3),
  b1: floats(16, 53, 0.1),
  w2: floats(32 * 16 * 9, 54, 0.08),
  b2: floats(32, 55, 0.1),
  w3: floats(1568 * 10, 56, 0.02),
  b3: floats(10, 57, 0.1),
});
