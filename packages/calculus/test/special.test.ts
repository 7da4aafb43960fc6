/** Functions that formulas have beyond PyTorch's own, and the gamma family against PyTorch 1.13's values. */
import * as torch from 'nabla';
import { describe, expect, it } from 'vitest';
import { compile, diff, evaluate, parse } from '../src/index.js';
import { centralDifference, close } from './random.js';

const X = [-2.5, -0.5, 1e-3, 2, 50, 170.5];
const PYTORCH: Readonly<Record<string, readonly number[]>> = {
  'lgamma(x)': [
    -5.6243716497674047e-2, 1.26551212348464539, 6.9071788853838534, 0, 144.5657439463449, 704.00442773420468,
  ],
  'digamma(x)': [
    1.1031566406452433, 3.6489973978576389e-2, -1000.5755719318104, 0.42278433509846702, 3.9019896734278925,
    5.1357998787947032,
  ],
  'polygamma(2, x)': [
    -1.0820405164172819e-1, -8.2879664423431998e-1, -2.0000000023976321e9, -4.0411380631918858e-1,
    -4.0807998933759697e-4, -3.4601776804690975e-5,
  ],
};

describe('the gamma family', () => {
  it.each(Object.entries(PYTORCH))("%s has PyTorch's values", (f, values) => {
    const e = parse(f);
    X.forEach((x, i) => {
      const value = evaluate(e, { x });
      expect(close(value, values[i]!, 1e-12), `${f} at ${x}: ${value}, in PyTorch ${values[i]}`).toBe(true);
    });
  });

  it('Γ is the factorial', () => {
    [1, 1, 2, 6, 24, 120].forEach((value, n) =>
      expect(evaluate(parse('gamma(x)'), { x: n + 1 })).toBeCloseTo(value, 10),
    );
    expect(evaluate(parse('gamma(1/2)'))).toBeCloseTo(Math.sqrt(Math.PI), 13);
    expect(evaluate(parse('gamma(-1/2)'))).toBeCloseTo(-2 * Math.sqrt(Math.PI), 13);
    expect(close(evaluate(parse('gamma(170)')), 4.2690680090047e304, 1e-12)).toBe(true);
  });
});

const NAMES = ['sec', 'csc', 'cot', 'sech', 'csch', 'coth', 'cbrt', 'gamma', 'lgamma', 'digamma', 'arcsec', 'arccot'];

describe.each(NAMES)('%s', (name) => {
  const points = name === 'arcsec' ? [1.3, 2.1] : [-1.3, -0.4, 0.7, 1.2];

  it('is the same number on tensors, and its derivative is autograd’s and the difference quotient’s', () => {
    const f = compile(parse(`${name}(x)`));
    const slope = diff(`${name}(x)`, 'x').result;
    for (const at of points) {
      const x = torch.tensor(at, { dtype: torch.float64, requires_grad: true });
      const y = f.tensor(x);
      y.backward();
      expect(close(y.item() as number, f.number(at), 1e-12), `${name}(${at})`).toBe(true);
      const value = evaluate(slope, { x: at });
      expect(close(value, x.grad!.item() as number, 1e-10), `${name}′(${at})`).toBe(true);
      expect(close(value, centralDifference((v) => f.number(v), at).value, 1e-7), `${name}′(${at})`).toBe(true);
    }
  });
});
