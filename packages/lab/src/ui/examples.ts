import type { Both } from '../text.js';

/** A formula to pick, with the point and the window where it is interesting. */
export interface Example {
  readonly name: Both<string>;
  readonly formula: string;
  readonly point: readonly [number, number];
  readonly window: readonly [number, number, number];
}

/** Formulas that show something each. */
export const EXAMPLES: readonly Example[] = [
  { name: { en: 'Bowl', zh: '碗' }, formula: 'x^2 + 3y^2', point: [1, 1], window: [0, 0, 3] },
  { name: { en: 'Saddle', zh: '鞍面' }, formula: 'x^2 - y^2', point: [1, 0.5], window: [0, 0, 3] },
  { name: { en: 'Long valley', zh: '狭长山谷' }, formula: 'x^2 + 10y^2', point: [2.5, 0.8], window: [0, 0, 3] },
  { name: { en: 'Waves', zh: '波浪' }, formula: 'sin(x) cos(y)', point: [0.6, 0.8], window: [0, 0, 4] },
  {
    name: { en: 'Hills', zh: '群山' },
    formula: '3(1-x)^2 e^(-x^2-(y+1)^2) - 10(x/5-x^3-y^5) e^(-x^2-y^2) - e^(-(x+1)^2-y^2)/3',
    point: [0.6, 0.4],
    window: [0, 0, 3],
  },
  {
    name: { en: 'Himmelblau', zh: 'Himmelblau' },
    formula: '(x^2+y-11)^2 + (x+y^2-7)^2',
    point: [1, 2],
    window: [0, 0, 5],
  },
  { name: { en: 'Banana', zh: '香蕉谷' }, formula: '(1-x)^2 + 5(y-x^2)^2', point: [-1, 1.5], window: [0, 1, 2] },
  { name: { en: 'Logarithm', zh: '对数' }, formula: 'ln(1 + x^2 + y^2)', point: [1.2, -0.6], window: [0, 0, 3] },
];
