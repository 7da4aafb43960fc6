/** Secant and its kin, and the cube root: PyTorch has none of them; formulas want them, and their derivatives in one another. */
import type { ScalarAlgebra } from '../algebra.js';
import { elementwise, p, type RuleName } from '../record.js';
import { named, reciprocal, square } from './formulas.js';

type Unary = <S>(s: ScalarAlgebra<S>, x: S) => S;

const over =
  (of: Unary): Unary =>
  (s, x) =>
    reciprocal(s, of(s, x));

const sec: Unary = over((s, x) => s.cos(x));
const csc: Unary = over((s, x) => s.sin(x));
const cot: Unary = over((s, x) => s.tan(x));
const sech: Unary = over((s, x) => s.cosh(x));
const csch: Unary = over((s, x) => s.sinh(x));
const coth: Unary = over((s, x) => s.tanh(x));

/** A function that only formulas use. `slope` is its derivative at x, given the value there. */
function hidden(name: string, formula: Unary, slope: <S>(s: ScalarAlgebra<S>, x: S, out: S) => S, rule: RuleName) {
  return elementwise({
    name,
    in: [],
    method: false,
    inplace: false,
    doc: `${name}(x), elementwise.`,
    params: { input: p.tensor() },
    promotion: 'float',
    formula: (s, { input }) => formula(s, input),
    grad: { input: (s, g, { input, out }) => s.mul(g, slope(s, input, out)) },
    rule,
    samples: (m) => [[m.tensor([2, 3], { low: 0.4, high: 1.2 })], [m.tensor([3], { low: -1.2, high: -0.4 })]],
  });
}

hidden('sec', sec, (s, x, out) => s.mul(out, s.tan(x)), { en: 'secant', zh: '正割函数' });
hidden(
  'csc',
  csc,
  (s, x, out) =>
    s.neg(
      s.mul(
        out,
        named(s, 'cot', [x], () => cot(s, x)),
      ),
    ),
  {
    en: 'cosecant',
    zh: '余割函数',
  },
);
hidden(
  'cot',
  cot,
  (s, x) =>
    s.neg(
      square(
        s,
        named(s, 'csc', [x], () => csc(s, x)),
      ),
    ),
  {
    en: 'cotangent',
    zh: '余切函数',
  },
);
hidden('sech', sech, (s, x, out) => s.neg(s.mul(out, s.tanh(x))), { en: 'hyperbolic secant', zh: '双曲正割' });
hidden(
  'csch',
  csch,
  (s, x, out) =>
    s.neg(
      s.mul(
        out,
        named(s, 'coth', [x], () => coth(s, x)),
      ),
    ),
  {
    en: 'hyperbolic cosecant',
    zh: '双曲余割',
  },
);
hidden(
  'coth',
  coth,
  (s, x) =>
    s.neg(
      square(
        s,
        named(s, 'csch', [x], () => csch(s, x)),
      ),
    ),
  {
    en: 'hyperbolic cotangent',
    zh: '双曲余切',
  },
);

/** Negative for negative numbers. */
const cbrt: Unary = (s, x) => s.mul(s.sign(x), s.pow(s.abs(x), s.const(1 / 3)));

hidden('cbrt', cbrt, (s, _, out) => reciprocal(s, s.mul(s.const(3), square(s, out))), {
  en: 'cube root',
  zh: '立方根',
});
