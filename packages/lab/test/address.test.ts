import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress, writeAddress } from '../src/state/address.js';
import { type Codec, choice, choices, flag, integer, line, number, numbers } from '../src/state/codec.js';
import { WINDOW } from '../src/state/shared.js';

const CODECS: Readonly<Record<string, Codec<unknown>>> = {
  number: number(1, { min: -5, max: 10 }) as Codec<unknown>,
  integer: integer(3, { min: 0, max: 1e6 }) as Codec<unknown>,
  numbers: numbers([1, 2], { min: -100, max: 100 }) as Codec<unknown>,
  window: WINDOW as Codec<unknown>,
  choice: choice(['gd', 'adam'], 'gd') as Codec<unknown>,
  choices: choices(['a', 'b', 'c'], ['a']) as Codec<unknown>,
  flag: flag(false) as Codec<unknown>,
  line: line('x', 50) as Codec<unknown>,
};

/** What tempts a parser: real values, broken ones, other people's syntax. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    'NaN',
    'Infinity',
    '-0',
    '1e999',
    '1e-999',
    '0x10',
    '１',
    '1,2',
    '1,,2',
    ',',
    '1,2,3,4',
    '__proto__',
    'constructor',
    'toString',
    '<img src=x onerror=alert(1)>',
    '\u202e',
    '\ud800',
    'a,b,a',
    '-',
    '0.1e1',
    ' 1',
    '1 ',
  ),
  fc.double().map(String),
);

describe('codecs', () => {
  for (const [name, codec] of Object.entries(CODECS)) {
    test(`${name}: what is read can be written and read again, all else is null`, () => {
      expect(codec.decode(codec.encode(codec.fallback))).toEqual(codec.fallback);
      fc.assert(
        fc.property(hostile, (text) => {
          const value = codec.decode(text);
          if (value === null) return;
          expect(codec.decode(codec.encode(value))).toEqual(value);
          for (const x of [value].flat()) if (typeof x === 'number') expect(Number.isFinite(x)).toBe(true);
        }),
        { numRuns: 2000 },
      );
    });
  }

  test('limits hold', () => {
    expect(CODECS['number']!.decode('10.01')).toBeNull();
    expect(CODECS['number']!.decode('-5')).toBe(-5);
    expect(CODECS['integer']!.decode('2.5')).toBeNull();
    expect(CODECS['numbers']!.decode('1')).toBeNull();
    expect(CODECS['window']!.decode('0,0,0')).toBeNull();
    expect(CODECS['window']!.decode('0,0,-3')).toBeNull();
    expect(CODECS['line']!.decode('x'.repeat(51))).toBeNull();
    expect(CODECS['line']!.decode('a\nb')).toBeNull();
    expect(CODECS['choice']!.decode('toString')).toBeNull();
    expect(CODECS['choices']!.decode('c,a')).toEqual(['a', 'c']);
    expect(CODECS['choices']!.decode('-')).toEqual([]);
  });

  test('numbers keep six digits and lose no sign', () => {
    expect(CODECS['number']!.encode(1 / 3)).toBe('0.333333');
    expect(CODECS['number']!.encode(-0)).toBe('0');
    expect(Object.is(CODECS['number']!.decode('-0'), 0)).toBe(true);
  });
});

describe('addresses', () => {
  test('are written and read again', () => {
    const key = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);
    const value = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 6 }), (values) => {
        const found = readAddress(writeAddress('gradient', Object.entries(values)));
        expect(found.room).toBe('gradient');
        expect(Object.fromEntries(found.values)).toEqual({ ...values });
        expect(found.broken).toEqual([]);
      }),
    );
  });

  test('reading never throws', () => {
    const pieces = fc.array(fc.oneof(hostile, fc.constantFrom('#', '?', '&', '=', '%', '%E0%A4%A', '+', '/', 'f=x')));
    fc.assert(
      fc.property(pieces, (parts) => {
        const found = readAddress(parts.join(''));
        for (const [key, value] of found.values) expect([typeof key, typeof value]).toEqual(['string', 'string']);
        expect(found.broken.length).toBeLessThanOrEqual(8);
        for (const text of found.broken) expect(text.length).toBeLessThanOrEqual(25);
      }),
      { numRuns: 3000 },
    );
  });

  test('twice the same key, or one that is no key, is broken and said so', () => {
    expect(readAddress('#a?f=1&f=2').broken).toEqual(['f']);
    expect(readAddress('#a?__proto__=1&F=2&f=%ff').broken).toEqual(['__proto__', 'F', 'f']);
    expect(readAddress('#a?f=x+y%20z').values.get('f')).toBe('x+y z');
    expect(readAddress(`#a?f=${'x'.repeat(20_000)}`).values.get('f')!.length).toBeLessThan(8000);
  });
});
