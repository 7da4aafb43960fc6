import { describe, expect, test } from 'vitest';
import { fixed, jsonNumber, percent, point, scientific, short } from '../src/numbers.js';
import { bar, bars } from '../src/plot/bars.js';
import { Canvas } from '../src/plot/canvas.js';
import { boxAround, contourPlot } from '../src/plot/contour.js';
import { linePlot } from '../src/plot/line.js';
import { padEnd, widthOf, wrap } from '../src/width.js';

describe('canvas', () => {
  test('dots of a braille cell', () => {
    const canvas = new Canvas(2, 1);
    canvas.dot(0, 0);
    canvas.dot(1, 3);
    canvas.dot(2, 2);
    canvas.dot(-1, 0);
    canvas.dot(4, 0);
    expect(canvas.lines()).toEqual(['⢁⠄']);
  });
  test('marks stand over dots; far lines are not drawn', () => {
    const canvas = new Canvas(3, 1);
    canvas.line(0, 0, 5, 0);
    canvas.line(0, 0, Number.POSITIVE_INFINITY, 0);
    canvas.mark(2, 3, '●');
    expect(canvas.lines()).toEqual(['⠉●⠉']);
  });
});

test('bars in eighths', () => {
  expect(bar(0.5, 4)).toBe('██');
  expect(bar(0.53, 4)).toBe('██▏');
  expect([bar(-1, 4), bar(Number.NaN, 4), bar(2, 4)]).toEqual(['', '', '████']);
  expect(
    bars(
      [
        { label: 'a', value: 1, text: '1' },
        { label: '长', value: 0.5, text: '0.5' },
      ],
      4,
    ),
  ).toEqual(['a     1  ████', '长  0.5  ██']);
});

test('a line with its axes', () => {
  const lines = linePlot({
    series: [
      {
        points: [
          [0, -1],
          [5, 1],
          [10, Number.NaN],
        ],
      },
    ],
    columns: 10,
    rows: 3,
    xTicks: [
      [0, '0'],
      [10, '10'],
    ],
    yTicks: [
      [1, '1'],
      [-1, '-1'],
    ],
  });
  expect(lines).toMatchInlineSnapshot(`
    [
      " 1 ┤   ⢀⠔⠁",
      "   │⠄⢠⠔⠅⠠ ⠄⠠ ⠄",
      "-1 ┤⡠⠊",
      "   └┬────────┬",
      "    0       10",
    ]
  `);
});

test('contour lines of a bowl are symmetric', () => {
  const lines = contourPlot({
    box: { x: [-1, 1], y: [-1, 1] },
    values: (xs, ys) => ys.map((y) => xs.map((x) => x * x + y * y)),
    columns: 12,
    rows: 6,
    power: 2,
    levels: 4,
    marks: [{ at: [1, 1], text: '★' }],
    label: short,
  });
  expect(lines).toMatchInlineSnapshot(`
    [
      "   ┌────────────┐",
      " 1 │⡠⠊ ⡠⠤⠒⠒⠤⢄ ⠑★│",
      "   │ ⡠⠊⢀⠤⠔⠢⠤⡀⠑⢄ │",
      "   │⢠⠃⢀⠇⢀⠔⠢⡀⠸⡀⠘⡄│",
      "   │⠘⡄⠈⡆⠈⠢⠔⠁⢰⠁⢠⠃│",
      "   │ ⠑⢄⠈⠒⠢⠔⠒⠁⡠⠊ │",
      "−1 │⠑⢄ ⠑⠒⠤⠤⠒⠊ ⡠⠊│",
      "   └────────────┘",
      "    −1         1",
    ]
  `);
});

test('a box is never empty and keeps its ratio', () => {
  const { x, y } = boxAround([[1, 2]], 2);
  expect(x[1] - x[0]).toBeCloseTo(2 * (y[1] - y[0]), 12);
  expect(y[1] - y[0]).toBeGreaterThan(0);
  expect(
    boxAround(
      [
        [0, 0],
        [10, 0],
        [Number.NaN, 1],
      ],
      2,
    ).x[1],
  ).toBeGreaterThan(10);
});

describe('numbers', () => {
  test.each([
    [fixed(2), '2.0000'],
    [fixed(-0.5, 2), '−0.50'],
    [fixed(-0), '0.0000'],
    [fixed(-1e-9), '−1.0×10⁻⁹'],
    [fixed(1234567), '1.2×10⁶'],
    [fixed(Number.NaN), 'nan'],
    [fixed(Number.NEGATIVE_INFINITY), '−∞'],
    [short(100), '100'],
    [short(0.1 + 0.2), '0.3'],
    [short(1e-12), '1.0×10⁻¹²'],
    [scientific(-1.5e-10), '−1.5×10⁻¹⁰'],
    [point([1, -2.5]), '(1, −2.5)'],
    [percent(0.8345), '83.5 %'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected);
  });
  test('JSON spells what it lacks', () => {
    expect(JSON.stringify([1, Number.NaN, Infinity, -Infinity, 'x'], jsonNumber)).toBe('[1,"nan","inf","-inf","x"]');
  });
});

describe('width', () => {
  test('wide characters take two columns, colours none', () => {
    expect(widthOf('均方误差')).toBe(8);
    expect(widthOf('\u001b[1mab\u001b[22m')).toBe(2);
    expect(widthOf('∇f·u²')).toBe(5);
    expect(padEnd('得分', 6)).toBe('得分  ');
  });
  test('lines are as wide as they may be', () => {
    expect(wrap('one two  three', 7)).toEqual(['one two', 'three']);
    expect(wrap('a = b + c', 4)).toEqual(['a =', 'b +', 'c']);
    expect(wrap('梯度指向上升最快的方向。', 10)).toEqual(['梯度指向上', '升最快的方', '向。']);
    expect(wrap('梯度指向上。', 10)).toEqual(['梯度指向', '上。']);
    expect(wrap('averyverylongword x', 5)).toEqual(['averyverylongword', 'x']);
    expect(wrap('', 5)).toEqual([]);
  });
});
