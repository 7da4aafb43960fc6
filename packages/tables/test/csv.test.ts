/** Tables from hostile files: a table or one clear error, nothing else. */
import fc from 'fast-check';
import { fitColumns, formatTable, isMissing, parseTable, readNumberText, sortedCells } from 'nabla-tables';
import { describe, expect, test } from 'vitest';

const table = (text: string, options = {}) => parseTable(new TextEncoder().encode(text), options);

describe('reads', () => {
  test.each([
    ['a,b\n1,2\n', [['1', '2']]],
    ['a;b\r\n1,5;2\r\n', [['1,5', '2']]],
    ['a\tb\n1\t2', [['1', '2']]],
    ['a|b\n1|2\n', [['1', '2']]],
    ['\ufeffa,b\n1,2\n', [['1', '2']]],
    ['a,b\n"x, ""y""","two\nlines"\n', [['x, "y"', 'two\nlines']]],
    ['a,b\n 1 ,\t2 \n\n\n', [['1', '2']]],
    ['a,b\n\n1,2\n', [['1', '2']]],
    ['a\n\n1\n', [[''], ['1']]],
    ['a,b\r1,2\r', [['1', '2']]],
  ])('%j', (text, rows) => {
    const read = table(text);
    expect(read.rows).toEqual(rows);
    expect(read.columns[0]).toBe('a');
  });
  test('rows keep the numbers that a spreadsheet shows', () => {
    expect(table('a,b\n1,2\n\n3,4\n').numbers).toEqual([2, 4]);
  });
});

test('what was written is read again', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 6 }).map((s) => s.replaceAll('\0', '').trim());
  const name = cell.filter((s) => s !== '' && readNumberText(s) === null);
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 2, maxLength: 4 }),
      fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      (columns, cells) => {
        const rows = cells.map((row) => row.slice(0, columns.length));
        const read = table(formatTable(columns, rows), { delimiter: ',' });
        expect(read.columns).toEqual(columns);
        // Line ends inside a cell may change their kind.
        expect(JSON.stringify(read.rows).replaceAll('\\r', '\\n')).toBe(JSON.stringify(rows).replaceAll('\\r', '\\n'));
      },
    ),
    { numRuns: 300 },
  );
});

test('any bytes: a table or a TableError', () => {
  const text = fc
    .array(fc.constantFrom(...'ab1,;\t|"\n\r .-é\ufeff\0'), { maxLength: 60 })
    .map((list) => list.join(''));
  const any = fc.oneof(
    text.map((t) => new TextEncoder().encode(t)),
    fc.uint8Array({ maxLength: 60 }),
  );
  fc.assert(
    fc.property(any, (bytes) => {
      try {
        const read = parseTable(bytes);
        expect(read.rows.length).toBeGreaterThan(0);
        for (const row of read.rows) expect(row).toHaveLength(read.columns.length);
        const trainRows = read.rows.map((_, i) => i);
        const columns = fitColumns(read, read.columns, trainRows, []);
        for (const c of columns) if (c.kind === 'numeric') expect(c.scale).toBeGreaterThan(0);
      } catch (error) {
        expect((error as Error).name).toBe('TableError');
        expect((error as Error).message).not.toMatch(/undefined|\[object/);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('cells', () => {
  test.each([
    ['1', 1],
    ['-1.5e3', -1500],
    ['−2', -2],
    ['+.5', 0.5],
    ['1.', 1],
    ['1e999', null],
    ['0x10', null],
    ['1_000', null],
    ['1,5', null],
    ['Infinity', null],
    ['', null],
    ['１', null],
  ])('%j', (text, value) => {
    expect(readNumberText(text)).toBe(value);
  });
  test('without a value', () => {
    for (const cell of ['', 'NA', 'n/a', 'NaN', 'null', '?']) expect(isMissing(cell)).toBe(true);
    for (const cell of ['0', '-', 'none', 'no', ' ']) expect(isMissing(cell)).toBe(false);
  });
  test('in an order that does not depend on the machine', () => {
    expect(sortedCells(['10', '9', '-1'])).toEqual(['-1', '9', '10']);
    expect(sortedCells(['b', 'a', 'B', '10', '9', 'é'])).toEqual(['10', '9', 'B', 'a', 'b', 'é']);
  });
});
