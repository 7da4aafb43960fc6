import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as torch from 'nabla';
import { load, load_metadata, save } from 'nabla/io';
import { describe, expect, test } from 'vitest';

interface Fixture {
  readonly plain: string;
  readonly bare: string;
  readonly none: string;
  readonly narrow: string;
  readonly half: readonly string[];
}
const fixture = JSON.parse(readFileSync(new URL('./safetensors.fixture.json', import.meta.url), 'utf8')) as Fixture;
const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

/** A file with this header, word for word, and so many bytes of data. */
function file(header: string, data = 0): Uint8Array {
  const json = new TextEncoder().encode(header);
  const out = new Uint8Array(8 + json.length + data);
  new DataView(out.buffer).setBigUint64(0, BigInt(json.length), true);
  out.set(json, 8);
  return out;
}

const tensors = () => ({
  'b.weight': torch.tensor([
    [1.5, -2, 3],
    [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ]),
  'a.weight': torch.tensor([0.1, 1e300], { dtype: torch.float64 }),
  steps: torch.tensor(7n),
  mask: torch.tensor([true, false, true]),
  bytes: torch.tensor([[0, 255]], { dtype: torch.uint8 }),
  ints: torch.tensor([-5, 2147483647], { dtype: torch.int32 }),
  empty: torch.zeros(0, 3),
  '权重 é': torch.tensor([1]),
  Z: torch.tensor([2]),
});

describe('the reference implementation’s files', () => {
  test('are read', () => {
    const read = load(bytesOf(fixture.plain));
    const own = tensors();
    expect(Object.keys(read).sort()).toEqual(Object.keys(own).sort());
    for (const [name, t] of Object.entries(own)) {
      expect(read[name]!.dtype).toBe(t.dtype);
      expect([...read[name]!.shape]).toEqual([...t.shape]);
      expect(read[name]!.tolist()).toEqual(t.tolist());
    }
    expect(load_metadata(bytesOf(fixture.plain))).toEqual({ format: 'pt' });
    expect(Object.keys(load(bytesOf(fixture.none)))).toEqual([]);
  });

  test('are written to the byte', () => {
    expect(save(tensors(), { format: 'pt' })).toEqual(bytesOf(fixture.plain));
    expect(save(new Map(Object.entries(tensors())), { format: 'pt' })).toEqual(bytesOf(fixture.plain));
    expect(save({ x: torch.tensor([1, 2]) })).toEqual(bytesOf(fixture.bare));
    expect(save({})).toEqual(bytesOf(fixture.none));
  });

  test('dtypes that nabla lacks become wider ones with the same values', () => {
    const t = load(bytesOf(fixture.narrow));
    const values = (name: string): unknown => [t[name]!.dtype.name, t[name]!.tolist()];
    expect(t['half']!.dtype).toBe(torch.float32);
    const spelled = (x: string): number => Number(x.replace('inf', 'Infinity'));
    expect(t['half']!.tolist()).toEqual(fixture.half.map(spelled));
    expect(values('i8')).toEqual(['int32', [-128, 127]]);
    expect(values('i16')).toEqual(['int32', [-32768, 32767]]);
    expect(values('u16')).toEqual(['int32', [65535]]);
    expect(values('u32')).toEqual(['int64', [4294967295]]);
    expect(values('u64')).toEqual(['int64', [9007199254740991]]);
    const bf16 = file('{"x":{"dtype":"BF16","shape":[3],"data_offsets":[0,6]}}', 6);
    bf16.set([0x80, 0x3f, 0x49, 0xc0, 0x80, 0x7f], bf16.length - 6);
    expect(load(bf16)['x']!.tolist()).toEqual([1, -3.140625, Number.POSITIVE_INFINITY]);
  });
});

test('a model goes to bytes and comes back', () => {
  torch.manual_seed(0);
  const make = () => new torch.nn.Sequential(new torch.nn.Linear(3, 4), new torch.nn.BatchNorm1d(4));
  const [model, other] = [make(), make()];
  const bytes = save(model.state_dict(), { epoch: '3', note: 'é "quoted"' });
  other.load_state_dict(load(bytes));
  for (const [name, t] of Object.entries(model.state_dict()))
    expect(other.state_dict()[name]!.tolist()).toEqual(t.tolist());
  expect(load_metadata(bytes.buffer)).toEqual({ epoch: '3', note: 'é "quoted"' });
});

test('any tensors, any names', () => {
  const dtypes = [torch.float32, torch.float64, torch.int64, torch.int32, torch.uint8, torch.bool];
  const one = fc.record({
    dtype: fc.constantFrom(...dtypes),
    shape: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
    from: fc.integer({ min: 0, max: 200 }),
  });
  const names = fc.string({ unit: 'binary', maxLength: 8 }).filter((name) => name !== '__metadata__');
  fc.assert(
    fc.property(fc.array(fc.tuple(names, one), { maxLength: 6 }), (list) => {
      const map = new Map(
        list.map(([name, { dtype, shape, from }]) => {
          const count = shape.reduce((n, size) => n * size, 1);
          const data = Array.from({ length: count }, (_, i) => (from + i) % 256);
          return [name, torch.tensor(data, { dtype }).reshape(shape)];
        }),
      );
      const bytes = save(map);
      expect((8 + Number(new DataView(bytes.buffer).getBigUint64(0, true))) % 8).toBe(0);
      const back = load(bytes);
      expect(Object.keys(back).length).toBe(map.size);
      for (const [name, t] of map) {
        expect(back[name]!.dtype).toBe(t.dtype);
        expect([...back[name]!.shape]).toEqual([...t.shape]);
        expect(back[name]!.tolist()).toEqual(t.tolist());
      }
    }),
    { numRuns: 150 },
  );
});

describe('files that break a rule', () => {
  const x = (info: string): string => `{"x":${info}}`;
  const f32 = (shape: string, offsets: string): string =>
    x(`{"dtype":"F32","shape":${shape},"data_offsets":${offsets}}`);
  test.each([
    [new Uint8Array(7), "[load] the file has 7 bytes; the header's length alone takes 8"],
    [new Uint8Array(8).fill(255), 'announce a header of 18446744073709551615 bytes; the format ends at 100000000'],
    [new Uint8Array([100, 0, 0, 0, 0, 0, 0, 0, 123]), 'the header ends at byte 108, but the file ends at byte 9'],
    [new Uint8Array(8), "the header does not begin with '{'"],
    [file('[]'), "the header does not begin with '{'"],
    [file(' {}'), "the header does not begin with '{'"],
    [file('{'), 'the header is no JSON in UTF-8'],
    [file('{"a":' + '['.repeat(100_000)), 'the header is no JSON in UTF-8'],
    [file('{}', 3), 'the tensors end at byte 0 of the data, but it goes on to byte 3'],
    [file('{"__metadata__":{"a":1}}'), '__metadata__ does not hold strings by name'],
    [file('{"__metadata__":[]}'), '__metadata__ does not hold strings by name'],
    [file(x('1')), "'x' has no dtype, shape and data_offsets"],
    [file(x('{"shape":[],"data_offsets":[0,0]}')), "'x' has no dtype"],
    [
      file(x('{"dtype":"F23","shape":[],"data_offsets":[0,0]}')),
      "dtype 'F23', which nabla does not read. Did you mean",
    ],
    [file(x('{"dtype":"constructor","shape":[],"data_offsets":[0,0]}')), "dtype 'constructor', which nabla"],
    [file(f32('[-1]', '[0,4]'), 4), "the shape of 'x' is [-1], not a list of sizes"],
    [file(f32('[1.5]', '[0,4]'), 4), "the shape of 'x' is [1.5]"],
    [file(f32('"1"', '[0,4]'), 4), 'the shape of \'x\' is "1"'],
    [file(f32('[1]', '[4,0]'), 4), "the data_offsets of 'x' are [4,0], not [begin, end]"],
    [file(f32('[1]', '[0]'), 4), "the data_offsets of 'x' are [0]"],
    [file(f32('[2]', '[0,4]'), 4), "'x' (F32, shape [2]) takes 8 bytes, its offsets say 4"],
    [file(f32('[4294967296,4294967296]', '[0,0]')), "'x' (F32, shape [4294967296, 4294967296]) takes"],
    [file(f32('[1]', '[0,4]'), 3), 'the tensors take 4 bytes, but only 3 follow the header. Is the file complete?'],
    [file(f32('[1]', '[0,4]'), 5), 'the tensors end at byte 4 of the data, but it goes on to byte 5'],
    [file(f32('[1]', '[4,8]'), 8), "bytes 0 to 3 of the data, before 'x', belong to no tensor"],
    [
      file(
        '{"x":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"y":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}',
        6,
      ),
      "'y' begins at byte 2 of the data, inside the tensor before it (to 4)",
    ],
    [
      file(
        '{"x":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"\\u0078":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}',
      ),
      "the header names 'x' twice",
    ],
    [file('{"__metadata__":{"a":"1","a" : "2"}}'), "the header names 'a' twice"],
  ])('%#: %s', (bytes, message) => {
    expect(() => load(bytes)).toThrow(expect.objectContaining({ name: 'ValueError' }));
    expect(() => load(bytes)).toThrow(message as string);
  });

  test('an integer that int64 cannot hold exactly here', () => {
    const bytes = file('{"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}', 8);
    new DataView(bytes.buffer).setBigInt64(bytes.length - 8, 2n ** 53n + 1n, true);
    expect(() => load(bytes)).toThrow("element 0 of 'x' is 9007199254740993; int64 is exact within ±2^53");
  });

  test('damage anywhere: tensors or a ValueError, nothing else', () => {
    const good = save(tensors(), { format: 'pt' });
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damage, fc.option(fc.nat(good.length)), (changes, cut) => {
        const bytes = good.slice(0, cut ?? good.length);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        try {
          load(bytes);
        } catch (error) {
          expect((error as Error).name).toBe('ValueError');
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('not bytes', () => {
    expect(() => load('x' as unknown as Uint8Array)).toThrow("[load] got 'x'. Pass the file's bytes");
  });
});

describe('what cannot be saved', () => {
  test.each([
    [torch.tensor([1]), {}, '[save] takes tensors by name, not a Tensor. Write save(model.state_dict())'],
    [{ x: [1] }, {}, "[save] 'x' is an array. Give tensors"],
    [{ __metadata__: torch.tensor([1]) }, {}, "the name '__metadata__' belongs to the format"],
    [{}, { epoch: 3 }, "metadata 'epoch' is 3. Strings only: { epoch: JSON.stringify(…) }"],
    [{}, [], 'metadata is an array. Give strings by name'],
  ])('%#', (given, metadata, message) => {
    expect(() => save(given as never, metadata as never)).toThrow(message);
  });
});
