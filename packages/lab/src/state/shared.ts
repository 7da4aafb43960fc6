/** What several rooms share: one formula, one point, one window onto the plane. */
import { line, numbers } from './codec.js';

const PLANE = { min: -1e4, max: 1e4 };

export const FORMULA = line('x^2 + 3y^2');
/** x, y */
export const POINT = numbers<readonly [number, number]>([1, 1], PLANE);
/** Middle and half width of the square that is shown. */
export const WINDOW = (() => {
  const codec = numbers<readonly [number, number, number]>([0, 0, 3], PLANE);
  return {
    ...codec,
    decode: (text: string) => {
      const found = codec.decode(text);
      return found !== null && found[2] >= 1e-3 ? found : null;
    },
  };
})();
