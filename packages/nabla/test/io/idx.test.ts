/** IDX: all six types, MNIST itself, and damaged files. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gunzip, type IdxDType, load_idx, read_idx } from '../../src/io/index.js';

const CODES: Record<IdxDType, [code: number, size: number]> = {
  uint8: [8, 1],
  int8: [9, 1],
  int16: [11, 2],
  int32: [12, 4],
  float32: [13, 4],
  float64: [14, 8],
};

const SET: Record<IdxDType, (view: DataView, at: number, x: number) => void> = {
  uint8: (v, at, x) => v.setUint8(at, x),
  int8: (v, at, x) => v.setInt8(at, x),
  int16: (v, at, x) => v.setInt16(at, x, false),
  int32: (v, at, x) => v.setInt32(at, x, false),
  float32: (v, at, x) => v.setFloat32(at, x, false),
  float64: (v, at, x) => v.setFloat64(at, x, false),
};

/** A file as the format's description has it. `before` bytes of something else precede it in its buffer. */
function encode(dtype: IdxDType, shape: number[], values: number[], before = 0): Uint8Array<ArrayBuffer> {
  const [code, size] = CODES[dtype];
  const start = 4 + 4 * shape.length;
  const bytes = new Uint8Array(new ArrayBuffer(before + start + size * values.length), before);
  bytes.set([0, 0, code, shape.length]);
  const view = new DataView(bytes.buffer, before);
  shape.forEach((n, i) => view.setUint32(4 + 4 * i, n, false));
  values.forEach((x, i) => SET[dtype](view, start + size * i, x));
  return bytes;
}

const VALUES: Record<IdxDType, fc.Arbitrary<number>> = {
  uint8: fc.integer({ min: 0, max: 255 }),
  int8: fc.integer({ min: -128, max: 127 }),
  int16: fc.integer({ min: -32768, max: 32767 }),
  int32: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  float32: fc.float(),
  float64: fc.double(),
};

const file = fc.constantFrom(...(Object.keys(CODES) as IdxDType[])).chain((dtype) =>
  fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }).chain((shape) => {
    const length = shape.reduce((n, size) => n * size, 1);
    const values = fc.array(VALUES[dtype], { minLength: length, maxLength: length });
    return fc.record({ dtype: fc.constant(dtype), shape: fc.constant(shape), values, before: fc.nat(9) });
  }),
);

describe('read_idx', () => {
  test('reads back what was written, all types, any offset', () => {
    fc.assert(
      fc.property(file, ({ dtype, shape, values, before }) => {
        const read = read_idx(encode(dtype, shape, values, before));
        expect(read.dtype).toBe(dtype);
        expect(read.shape).toEqual(shape);
        expect(Object.prototype.toString.call(read.data)).toBe(
          `[object ${dtype[0]!.toUpperCase().replace('U', 'Ui')}${dtype.slice(dtype[0] === 'u' ? 2 : 1)}Array]`,
        );
        expect(Array.from(read.data)).toEqual(values);
      }),
    );
  });

  test('the elements are a copy', () => {
    const bytes = encode('uint8', [2], [1, 2]);
    const { data } = read_idx(bytes);
    bytes[8] = 9;
    expect(Array.from(data)).toEqual([1, 2]);
    expect(read_idx(bytes.buffer).data[0]).toBe(9);
  });

  test('a file that is cut short, or goes on, names the byte', () => {
    fc.assert(
      fc.property(
        file,
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 5 }),
        ({ dtype, shape, values }, n, more) => {
          const whole = encode(dtype, shape, values);
          const cut = n % whole.length;
          expect(() => read_idx(whole.subarray(0, cut))).toThrow(`the file ends at byte ${cut}`);
          const longer = Uint8Array.from([...whole, ...more]);
          expect(() => read_idx(longer)).toThrow(`but the file goes on to byte ${longer.length}`);
        },
      ),
    );
  });

  test('any bytes are read whole or refused with one clear error', () => {
    const header = fc.tuple(
      fc.constantFrom(0, 0, 0, 1),
      fc.nat(255),
      fc.constantFrom(8, 9, 10, 11, 12, 13, 14),
      fc.nat(3),
    );
    const bytes = fc.tuple(header, fc.uint8Array({ maxLength: 40 })).map(([a, b]) => Uint8Array.from([...a, ...b]));
    fc.assert(
      fc.property(fc.oneof(bytes, fc.uint8Array({ maxLength: 60 })), (damaged) => {
        try {
          const { data, shape, dtype } = read_idx(damaged);
          expect(data.length).toBe(shape.reduce((n, size) => n * size, 1));
          expect(4 + 4 * shape.length + data.length * CODES[dtype][1]).toBe(damaged.length);
        } catch (error) {
          expect((error as Error).message).toMatch(/^\[read_idx\] .*byte/);
          expect((error as Error).name).toBe('ValueError');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('each error says what it saw', () => {
    const of =
      (...bytes: number[]) =>
      () =>
        read_idx(Uint8Array.from(bytes));
    expect(of()).toThrow('the file ends at byte 0; the magic number takes bytes 0 to 3');
    expect(of(0, 7, 8, 1)).toThrow('byte 1 is 0x07');
    expect(of(0, 0, 10, 1)).toThrow(/byte 2 is 0x0a, no type of IDX.*0x0b int16/);
    expect(of(0, 0, 8, 2, 0, 0, 0, 1)).toThrow('byte 3 says 2 dimensions, whose sizes take bytes 4 to 11');
    expect(of(0, 0, 8, 1, 255, 255, 255, 255)).toThrow(
      'shape [4294967295] of uint8 takes 4294967295 bytes from byte 8',
    );
    expect(of(0x1f, 0x8b, 8, 0)).toThrow('Write `await load_idx(bytes)`');
    expect(() => read_idx('file' as unknown as Uint8Array)).toThrow(/got string. Pass the file's bytes/);
  });

  test('sizes whose product exceeds every file are refused before anything is allocated', () => {
    const huge = encode('float64', Array(255).fill(2 ** 32 - 1), []);
    expect(() => read_idx(huge)).toThrow('but the file ends at byte 1024');
    expect(read_idx(encode('int8', [...Array(254).fill(2 ** 32 - 1), 0], [])).data.length).toBe(0);
    expect(read_idx(encode('float64', [0, 2 ** 32 - 1], [])).shape).toEqual([0, 4294967295]);
  });
});

describe('load_idx', () => {
  test('inflates what is compressed and takes what is not', async () => {
    const bytes = encode('int16', [2, 2], [1, -2, 300, -400]);
    const expected = read_idx(bytes);
    expect(await load_idx(new Uint8Array(gzipSync(bytes)))).toEqual(expected);
    expect(await load_idx(bytes)).toEqual(expected);
  });

  test('damaged gzip is one clear error', async () => {
    const whole = new Uint8Array(
      gzipSync(
        encode(
          'uint8',
          [256],
          Array.from({ length: 256 }, (_, i) => i),
        ),
      ),
    );
    await expect(load_idx(whole.subarray(0, whole.length - 3))).rejects.toThrow(/^\[gunzip\].*cannot be inflated/);
    const flipped = whole.slice();
    flipped[flipped.length - 6]! ^= 1;
    await expect(load_idx(flipped)).rejects.toThrow(/^\[gunzip\].*Is the file complete/);
    await expect(gunzip(Uint8Array.of(1, 2, 3))).rejects.toThrow('no gzip file');
  });

  test('any damage to a compressed file is an error or leaves it whole', async () => {
    const original = encode(
      'uint8',
      [64],
      Array.from({ length: 64 }, (_, i) => i * 3),
    );
    const expected = read_idx(original);
    const whole = new Uint8Array(gzipSync(original));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = whole.slice();
        damaged[at]! ^= change;
        const read = await load_idx(damaged).catch((error: Error) => error);
        if (read instanceof Error) expect(read.message).toMatch(/^\[(gunzip|read_idx)\]/);
        else expect(read).toEqual(expected);
      }),
    );
  });

  test.each([
    ['train', 8000],
    ['t10k', 2000],
  ] as const)('reads MNIST: %s', async (part, count) => {
    const load = (name: string) =>
      load_idx(new Uint8Array(readFileSync(new URL(`../../../mnist/data/${part}-${name}.gz`, import.meta.url))));
    const images = await load('images-idx3-ubyte');
    const labels = await load('labels-idx1-ubyte');
    expect(images.shape).toEqual([count, 28, 28]);
    expect(labels.shape).toEqual([count]);
    expect(new Set(labels.data)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    expect(images.data.length).toBe(count * 784);
    expect(Array.from(images.data).reduce((most, x) => Math.max(most, x), 0)).toBe(255);
  });
});
