/**
 * erf and erfc in double precision, within one unit in the last place.
 *
 * Algorithm and coefficients: Sun Microsystems' fdlibm, s_erf.c ("Permission to use, copy, modify, and distribute this
 * software is freely granted, provided that this notice is preserved. Copyright (C) 1993 by Sun Microsystems, Inc.").
 */

const ERX = 8.45062911510467529297e-1;
const EFX = 1.28379167095512586316e-1;

// erf(x) = x + x·P(x²)/Q(x²) on [0, 0.84375]; coefficients from degree 0 up
const PP = [
  1.28379167095512558561e-1, -3.2504210724700149937e-1, -2.84817495755985104766e-2, -5.77027029648944159157e-3,
  -2.37630166566501626084e-5,
];
const QQ = [
  1, 3.97917223959155352819e-1, 6.50222499887672944485e-2, 5.08130628187576562776e-3, 1.32494738004321644526e-4,
  -3.9602282787753681232e-6,
];
// erf(x) = ERX + P(x−1)/Q(x−1) on [0.84375, 1.25]
const PA = [
  -2.36211856075265944077e-3, 4.14856118683748331666e-1, -3.72207876035701323847e-1, 3.18346619901161753674e-1,
  -1.10894694282396677476e-1, 3.54783043256182359371e-2, -2.166375594868790843e-3,
];
const QA = [
  1, 1.06420880400844228286e-1, 5.40397917702171048937e-1, 7.18286544141962662868e-2, 1.26171219808761642112e-1,
  1.36370839120290507362e-2, 1.1984499846799107417e-2,
];
// erfc(x) = exp(−x²−0.5625 + R(1/x²)/S(1/x²)) / x on [1.25, 1/0.35]
const RA = [
  -9.86494403484714822705e-3, -6.93858572707181764372e-1, -1.05586262253232909814e1, -6.23753324503260060396e1,
  -1.62396669462573470355e2, -1.84605092906711035994e2, -8.12874355063065934246e1, -9.81432934416914548592,
];
const SA = [
  1, 1.96512716674392571292e1, 1.376577541435190426e2, 4.34565877475229228821e2, 6.45387271733267880336e2,
  4.29008140027567833386e2, 1.08635005541779435134e2, 6.57024977031928170135, -6.04244152148580987438e-2,
];
// the same on [1/0.35, 28]
const RB = [
  -9.86494292470009928597e-3, -7.99283237680523006574e-1, -1.77579549177547519889e1, -1.60636384855821916062e2,
  -6.37566443368389627722e2, -1.02509513161107724954e3, -4.83519191608651397019e2,
];
const SB = [
  1, 3.03380607434824582924e1, 3.25792512996573918826e2, 1.53672958608443695994e3, 3.19985821950859553908e3,
  2.55305040643316442583e3, 4.74528541206955367215e2, -2.24409524465858183362e1,
];

function polynomial(x: number, coefficients: readonly number[]): number {
  let y = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) y = y * x + coefficients[i]!;
  return y;
}

/** ln(erfc(x)·x) + x² + 0.5625, for x ≥ 1.25. */
function tailRatio(x: number): number {
  const s = 1 / (x * x);
  const near = x < 1 / 0.35;
  return polynomial(s, near ? RA : RB) / polynomial(s, near ? SA : SB);
}

/** erfc(x)·x = exp(−x²)·…, for x ≥ 1.25. The square is split in two, so that its rounding does not grow in exp. */
function tail(x: number): number {
  const z = Math.fround(x);
  return (Math.exp(-z * z - 0.5625) * Math.exp((z - x) * (z + x) + tailRatio(x))) / x;
}

/** exp(x²)·erfc(x), without overflow on the right. */
export function erfcx(x: number): number {
  if (x < -30) return Infinity;
  if (x >= 1.25) return Math.exp(tailRatio(x) - 0.5625) / x;
  const z = Math.fround(x);
  return Math.exp(z * z) * Math.exp((x - z) * (x + z)) * erfc(x);
}

/** The error function, 2/√π ∫₀ˣ exp(−t²) dt. */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a !== a) return a;
  if (a < 0.84375) {
    if (a < 2 ** -28) return x + EFX * x;
    return x + (x * polynomial(x * x, PP)) / polynomial(x * x, QQ);
  }
  const y = a < 1.25 ? ERX + polynomial(a - 1, PA) / polynomial(a - 1, QA) : a < 6 ? 1 - tail(a) : 1;
  return x < 0 ? -y : y;
}

/** 1 − erf(x), without cancellation. */
export function erfc(x: number): number {
  const a = Math.abs(x);
  if (a !== a) return a;
  if (a < 0.84375) return nearZero(x);
  if (a < 1.25) {
    const ratio = polynomial(a - 1, PA) / polynomial(a - 1, QA);
    return x < 0 ? 1 + (ERX + ratio) : 1 - ERX - ratio;
  }
  if (x > 0) return x < 28 ? tail(x) : 0;
  return x > -6 ? 2 - tail(a) : 2;
}

function nearZero(x: number): number {
  const y = polynomial(x * x, PP) / polynomial(x * x, QQ);
  return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
}
