// Generated from the records by `npm run generate`. Do not edit.
/* biome-ignore-all lint: generated */
import { functions } from '../install.js';
import type { Tensor } from '../tensor.js';
import type { Special } from './surface.js';

const table = functions['special'];

/** Airy’s function Ai, elementwise. Integers become floats; no derivative. */
export const airy_ai: Special<Tensor>['airy_ai'] = table['airy_ai'] as never;
/** The Bessel function of the first kind of order 0, elementwise. Integers become floats; no derivative. */
export const bessel_j0: Special<Tensor>['bessel_j0'] = table['bessel_j0'] as never;
/** The Bessel function of the first kind of order 1, elementwise. Integers become floats; no derivative. */
export const bessel_j1: Special<Tensor>['bessel_j1'] = table['bessel_j1'] as never;
/** The Bessel function of the second kind of order 0, elementwise. Integers become floats; no derivative. */
export const bessel_y0: Special<Tensor>['bessel_y0'] = table['bessel_y0'] as never;
/** The Bessel function of the second kind of order 1, elementwise. Integers become floats; no derivative. */
export const bessel_y1: Special<Tensor>['bessel_y1'] = table['bessel_y1'] as never;
/** Chebyshev’s polynomial of the first kind of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
export const chebyshev_polynomial_t: Special<Tensor>['chebyshev_polynomial_t'] = table['chebyshev_polynomial_t'] as never;
/** Chebyshev’s polynomial of the second kind of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
export const chebyshev_polynomial_u: Special<Tensor>['chebyshev_polynomial_u'] = table['chebyshev_polynomial_u'] as never;
/** Chebyshev’s polynomial of the third kind of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
export const chebyshev_polynomial_v: Special<Tensor>['chebyshev_polynomial_v'] = table['chebyshev_polynomial_v'] as never;
/** Chebyshev’s polynomial of the fourth kind of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
export const chebyshev_polynomial_w: Special<Tensor>['chebyshev_polynomial_w'] = table['chebyshev_polynomial_w'] as never;
/** ψ(x) = Γ′(x)/Γ(x), elementwise; −∞ at 0, nan at −1, −2, …. */
export const digamma: Special<Tensor>['digamma'] = table['digamma'] as never;
/** −x ln x, elementwise; 0 at 0, −∞ to its left. */
export const entr: Special<Tensor>['entr'] = table['entr'] as never;
/** The error function, 2/√π · ∫₀ˣ e^(−t²) dt. */
export const erf: Special<Tensor>['erf'] = table['erf'] as never;
/** 1 − erf(x), exact where erf is close to 1. */
export const erfc: Special<Tensor>['erfc'] = table['erfc'] as never;
/** exp(x²) · erfc(x), elementwise, without overflow to the right of 0. Integers become floats. */
export const erfcx: Special<Tensor>['erfcx'] = table['erfcx'] as never;
/** The x with erf(x) = input, elementwise; ±∞ at ±1, nan outside. Integers become floats. */
export const erfinv: Special<Tensor>['erfinv'] = table['erfinv'] as never;
/** 2 to the power of input, elementwise. */
export const exp2: Special<Tensor>['exp2'] = table['exp2'] as never;
/** 1/(1 + e^(−input)), elementwise. */
export const expit: Special<Tensor>['expit'] = table['expit'] as never;
/** e^input − 1, elementwise, exact near 0. */
export const expm1: Special<Tensor>['expm1'] = table['expm1'] as never;
/** The regularised lower incomplete gamma function P(input, other), elementwise. input and other are floats that are not negative; the derivative is that of other. */
export const gammainc: Special<Tensor>['gammainc'] = table['gammainc'] as never;
/** The regularised upper incomplete gamma function Q(input, other) = 1 − P, elementwise. input and other are floats that are not negative; the derivative is that of other. */
export const gammaincc: Special<Tensor>['gammaincc'] = table['gammaincc'] as never;
/** ln |Γ(x)|, elementwise; ∞ at 0, −1, −2, …. */
export const gammaln: Special<Tensor>['gammaln'] = table['gammaln'] as never;
/** Hermite’s polynomial, the physicists’, of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
export const hermite_polynomial_h: Special<Tensor>['hermite_polynomial_h'] = table['hermite_polynomial_h'] as never;
/** Hermite’s polynomial, the probabilists’, of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
export const hermite_polynomial_he: Special<Tensor>['hermite_polynomial_he'] = table['hermite_polynomial_he'] as never;
/** The modified Bessel function of the first kind of order 0, elementwise. Integers become floats. */
export const i0: Special<Tensor>['i0'] = table['i0'] as never;
/** exp(−|x|) · i0(x), elementwise. Integers become floats. */
export const i0e: Special<Tensor>['i0e'] = table['i0e'] as never;
/** The modified Bessel function of the first kind of order 1, elementwise. Integers become floats. */
export const i1: Special<Tensor>['i1'] = table['i1'] as never;
/** exp(−|x|) · i1(x), elementwise. Integers become floats. */
export const i1e: Special<Tensor>['i1e'] = table['i1e'] as never;
/** Laguerre’s polynomial of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
export const laguerre_polynomial_l: Special<Tensor>['laguerre_polynomial_l'] = table['laguerre_polynomial_l'] as never;
/** Legendre’s polynomial of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
export const legendre_polynomial_p: Special<Tensor>['legendre_polynomial_p'] = table['legendre_polynomial_p'] as never;
/** log(1 + input), elementwise, exact near 0. */
export const log1p: Special<Tensor>['log1p'] = table['log1p'] as never;
/** The logarithm of the normal distribution function, elementwise, also where that underflows. Integers become floats. */
export const log_ndtr: Special<Tensor>['log_ndtr'] = table['log_ndtr'] as never;
/** The logarithm of softmax along `dim`, finite however large the scores are. Without dim: as softmax. */
export const log_softmax: Special<Tensor>['log_softmax'] = table['log_softmax'] as never;
/** log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps]. */
export const logit: Special<Tensor>['logit'] = table['logit'] as never;
/** log Σ e^input over `dim`, without overflow. Integers become floats. */
export const logsumexp: Special<Tensor>['logsumexp'] = table['logsumexp'] as never;
/** i0: the modified Bessel function I₀, elementwise. Integers become floats; no derivative. */
export const modified_bessel_i0: Special<Tensor>['modified_bessel_i0'] = table['modified_bessel_i0'] as never;
/** i1: the modified Bessel function I₁, elementwise. Integers become floats; no derivative. */
export const modified_bessel_i1: Special<Tensor>['modified_bessel_i1'] = table['modified_bessel_i1'] as never;
/** The modified Bessel function K₀, elementwise. Integers become floats; no derivative. */
export const modified_bessel_k0: Special<Tensor>['modified_bessel_k0'] = table['modified_bessel_k0'] as never;
/** The modified Bessel function K₁, elementwise. Integers become floats; no derivative. */
export const modified_bessel_k1: Special<Tensor>['modified_bessel_k1'] = table['modified_bessel_k1'] as never;
/** p(p − 1)/4 · ln π + Σ lgamma(input − j/2) for j from 0 to p − 1, elementwise: the multivariate log-gamma function. */
export const multigammaln: Special<Tensor>['multigammaln'] = table['multigammaln'] as never;
/** The normal distribution function: ½ erfc(−x/√2), elementwise, exact on the left, too. Integers become floats. */
export const ndtr: Special<Tensor>['ndtr'] = table['ndtr'] as never;
/** The x with ndtr(x) = input, elementwise; ∓∞ at 0 and 1, nan outside. Integers become floats. */
export const ndtri: Special<Tensor>['ndtri'] = table['ndtri'] as never;
/** The n-th derivative of ψ(x), elementwise. */
export const polygamma: Special<Tensor>['polygamma'] = table['polygamma'] as never;
/** ψ(x) = Γ′(x)/Γ(x), elementwise; −∞ at 0, nan at −1, −2, …. */
export const psi: Special<Tensor>['psi'] = table['psi'] as never;
/** The nearest number with `decimals` decimals; halves go to the even one. */
export const round: Special<Tensor>['round'] = table['round'] as never;
/** exp(x) · K₀(x), elementwise. Integers become floats; no derivative. */
export const scaled_modified_bessel_k0: Special<Tensor>['scaled_modified_bessel_k0'] = table['scaled_modified_bessel_k0'] as never;
/** exp(x) · K₁(x), elementwise. Integers become floats; no derivative. */
export const scaled_modified_bessel_k1: Special<Tensor>['scaled_modified_bessel_k1'] = table['scaled_modified_bessel_k1'] as never;
/** Chebyshev’s polynomial of the first kind of 2 · input − 1 of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
export const shifted_chebyshev_polynomial_t: Special<Tensor>['shifted_chebyshev_polynomial_t'] = table['shifted_chebyshev_polynomial_t'] as never;
/** Chebyshev’s polynomial of the second kind of 2 · input − 1 of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
export const shifted_chebyshev_polynomial_u: Special<Tensor>['shifted_chebyshev_polynomial_u'] = table['shifted_chebyshev_polynomial_u'] as never;
/** Chebyshev’s polynomial of the third kind of 2 · input − 1 of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
export const shifted_chebyshev_polynomial_v: Special<Tensor>['shifted_chebyshev_polynomial_v'] = table['shifted_chebyshev_polynomial_v'] as never;
/** Chebyshev’s polynomial of the fourth kind of 2 · input − 1 of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
export const shifted_chebyshev_polynomial_w: Special<Tensor>['shifted_chebyshev_polynomial_w'] = table['shifted_chebyshev_polynomial_w'] as never;
/** sin(πx)/(πx), and 1 at 0. */
export const sinc: Special<Tensor>['sinc'] = table['sinc'] as never;
/** Scores as probabilities along `dim`: e^x over its sum, so that they are not negative and add up to 1. Without dim: 0 for 0, 1 or 3 dimensions, else 1. */
export const softmax: Special<Tensor>['softmax'] = table['softmax'] as never;
/** sin(x)/x, the spherical Bessel function, elementwise. Integers become floats; no derivative. */
export const spherical_bessel_j0: Special<Tensor>['spherical_bessel_j0'] = table['spherical_bessel_j0'] as never;
/** input · log(1 + other), and 0 where input is 0 (unless other is nan). */
export const xlog1py: Special<Tensor>['xlog1py'] = table['xlog1py'] as never;
/** input · log(other), and 0 where input is 0 (unless other is nan). */
export const xlogy: Special<Tensor>['xlogy'] = table['xlogy'] as never;
/** Hurwitz’ zeta function Σ (other + k)^(−input) over k = 0, 1, …, elementwise; the derivative is that of other. */
export const zeta: Special<Tensor>['zeta'] = table['zeta'] as never;

