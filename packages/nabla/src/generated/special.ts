// Generated from the records by `npm run generate`. Do not edit.
/* biome-ignore-all lint: generated */
import { functions } from '../install.js';
import type { Tensor } from '../tensor.js';
import type { Special } from './surface.js';

const table = functions['special'];

/** ψ(x) = Γ′(x)/Γ(x), elementwise; −∞ at 0, nan at −1, −2, …. */
export const digamma: Special<Tensor>['digamma'] = table['digamma'] as never;
/** The error function, 2/√π · ∫₀ˣ e^(−t²) dt. */
export const erf: Special<Tensor>['erf'] = table['erf'] as never;
/** 1 − erf(x), exact where erf is close to 1. */
export const erfc: Special<Tensor>['erfc'] = table['erfc'] as never;
/** 2 to the power of input, elementwise. */
export const exp2: Special<Tensor>['exp2'] = table['exp2'] as never;
/** 1/(1 + e^(−input)), elementwise. */
export const expit: Special<Tensor>['expit'] = table['expit'] as never;
/** e^input − 1, elementwise, exact near 0. */
export const expm1: Special<Tensor>['expm1'] = table['expm1'] as never;
/** ln |Γ(x)|, elementwise; ∞ at 0, −1, −2, …. */
export const gammaln: Special<Tensor>['gammaln'] = table['gammaln'] as never;
/** log(1 + input), elementwise, exact near 0. */
export const log1p: Special<Tensor>['log1p'] = table['log1p'] as never;
/** The logarithm of softmax along `dim`, finite however large the scores are. Without dim: as softmax. */
export const log_softmax: Special<Tensor>['log_softmax'] = table['log_softmax'] as never;
/** log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps]. */
export const logit: Special<Tensor>['logit'] = table['logit'] as never;
/** log Σ e^input over `dim`, without overflow. Integers become floats. */
export const logsumexp: Special<Tensor>['logsumexp'] = table['logsumexp'] as never;
/** p(p − 1)/4 · ln π + Σ lgamma(input − j/2) for j from 0 to p − 1, elementwise: the multivariate log-gamma function. */
export const multigammaln: Special<Tensor>['multigammaln'] = table['multigammaln'] as never;
/** The n-th derivative of ψ(x), elementwise. */
export const polygamma: Special<Tensor>['polygamma'] = table['polygamma'] as never;
/** ψ(x) = Γ′(x)/Γ(x), elementwise; −∞ at 0, nan at −1, −2, …. */
export const psi: Special<Tensor>['psi'] = table['psi'] as never;
/** The nearest number with `decimals` decimals; halves go to the even one. */
export const round: Special<Tensor>['round'] = table['round'] as never;
/** sin(πx)/(πx), and 1 at 0. */
export const sinc: Special<Tensor>['sinc'] = table['sinc'] as never;
/** Scores as probabilities along `dim`: e^x over its sum, so that they are not negative and add up to 1. Without dim: 0 for 0, 1 or 3 dimensions, else 1. */
export const softmax: Special<Tensor>['softmax'] = table['softmax'] as never;
/** input · log(other), and 0 where input is 0 (unless other is nan). */
export const xlogy: Special<Tensor>['xlogy'] = table['xlogy'] as never;

