/** Inputs, the same for every peer: seeded (mulberry32), so that results can be compared. */
export function randomFrom(seed) {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function floats(n, seed, scale = 1) {
  const random = randomFrom(seed);
  return Float32Array.from({ length: n }, () => (random() * 2 - 1) * scale);
}

export function classes(n, count, seed) {
  const random = randomFrom(seed);
  return Int32Array.from({ length: n }, () => Math.floor(random() * count));
}

const SIZES = [784, 200, 200, 10];

/** Weights of 784-200-200-10 as [in, out] matrices, and a batch of 200. */
export const mlp = {
  sizes: SIZES,
  batch: 200,
  lr: 0.01,
  x: floats(200 * 784, 1),
  y: classes(200, 10, 2),
  weights: [0, 1, 2].map((i) => floats(SIZES[i] * SIZES[i + 1], 10 + i, 1 / Math.sqrt(SIZES[i]))),
  biases: [0, 1, 2].map((i) => floats(SIZES[i + 1], 20 + i, 0.1)),
};
export const chain = { n: 1_000_000, x: floats(1_000_000, 3, 2) };
export const entropy = { rows: 4096, columns: 1000, x: floats(4096 * 1000, 4, 3), y: classes(4096, 1000, 5) };
export const square = (n) => ({ n, a: floats(n * n, 6), b: floats(n * n, 7) });
