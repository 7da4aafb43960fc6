/**
 * The limit for matrix products: a bare micro-kernel over panels that stay in the first-level cache, nothing around it.
 * `rows`×8 (float32) or `rows`×4 (float64) accumulators in registers, as many rows as the engine has registers for: 4
 * without a fused multiply-add, 6 with the relaxed one where the engine validates it.
 */
const unsigned = (n) => {
  const out = [];
  for (let rest = n; ; rest >>>= 7) {
    if (rest < 128) return [...out, rest];
    out.push((rest & 127) | 128);
  }
};
const section = (id, body) => [id, ...unsigned(body.length), ...body];
const get = (i) => [0x20, ...unsigned(i)];
const set = (i) => [0x21, ...unsigned(i)];
const simd = (op) => [0xfd, ...unsigned(op)];
const memory = (op, offset) => [...simd(op), 0, ...unsigned(offset)];

const OPS = {
  f32: { splat: 0x09, mul: 0xe6, add: 0xe4, fused: 0x105, bytes: 4 },
  f64: { splat: 0x0a, mul: 0xf2, add: 0xf0, fused: 0x107, bytes: 8 },
};

/** One step of the inner loop: two vectors of b, then each row of a against both. */
function innerStep({ splat, mul, add, fused, bytes }, rows, relaxed) {
  const [A, B, S, B0] = [0, 1, 4, 5];
  const code = [...get(B), ...memory(0, 0), ...set(B0), ...get(B), ...memory(0, 16), ...set(B0 + 1)];
  for (let i = 0; i < rows; i++) {
    code.push(...get(A), ...memory(splat, i * bytes), ...set(S));
    for (let j = 0; j < 2; j++) {
      const c = 7 + 2 * i + j;
      const product = [...get(S), ...get(B0 + j)];
      if (relaxed) code.push(...product, ...get(c), ...simd(fused), ...set(c));
      else code.push(...get(c), ...product, ...simd(mul), ...simd(add), ...set(c));
    }
  }
  return code;
}

/** (a, b, c, k): c += aᵀ·b over k steps. Locals: 4 splat, 5–6 b, 7… accumulators. */
function moduleOf(type, rows, relaxed) {
  const op = OPS[type];
  const advance = (i, by) => [...get(i), 0x41, ...unsigned(by), 0x6a, ...set(i)];
  const loop = [
    ...[0x03, 0x40, ...innerStep(op, rows, relaxed)],
    ...[...advance(0, rows * op.bytes), ...advance(1, 32)],
    ...[...get(3), 0x41, 1, 0x6b, 0x22, 3, 0x0d, 0, 0x0b],
  ];
  const stores = Array.from({ length: 2 * rows }, (_, i) => [...get(2), ...get(7 + i), ...memory(0x0b, 16 * i)]).flat();
  const body = [1, ...unsigned(3 + 2 * rows), 0x7b, ...loop, ...stores, 0x0b];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 4, 0x7f, 0x7f, 0x7f, 0x7f, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, 16]),
    ...section(7, [1, 1, 0x66, 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

/** `{ run, flops, kind }`: one call of `run` does `flops` operations. */
export function bareGemm(type) {
  const relaxed = WebAssembly.validate(moduleOf(type, 6, true));
  const rows = relaxed ? 6 : 4;
  const { f } = new WebAssembly.Instance(new WebAssembly.Module(moduleOf(type, rows, relaxed))).exports;
  const [depth, calls] = [256, 400];
  return {
    kind: `${rows}×${type === 'f32' ? 8 : 4}${relaxed ? ', relaxed fma' : ''}`,
    flops: (2 * rows * 32 * depth * calls) / OPS[type].bytes,
    run() {
      for (let i = 0; i < calls; i++) f(0, 65536, 131072, depth);
    },
  };
}
