/** Distances and similarities of pairs of vectors. */
import * as F from '../../generated/functional.js';
import type { Tensor } from '../../tensor.js';
import { Module } from '../module.js';
import { readOptions } from '../options.js';

export interface CosineSimilarityOptions {
  /** Default: 1. */
  dim?: number;
  /** The least product of norms that is divided by. Default: 1e-8. */
  eps?: number;
}

/** x1 · x2 / (|x1| |x2|) along a dimension. */
export class CosineSimilarity extends Module {
  static override readonly _class: string = 'CosineSimilarity';
  readonly dim: number;
  readonly eps: number;
  constructor(dim?: number | CosineSimilarityOptions, eps?: number | CosineSimilarityOptions) {
    super();
    const o = readOptions<Required<CosineSimilarityOptions>>('CosineSimilarity', { dim: 1, eps: 1e-8 }, [dim, eps]);
    this.dim = o.dim;
    this.eps = o.eps;
  }
  override forward(x1: Tensor, x2: Tensor): Tensor {
    return F.cosine_similarity(x1, x2, this.dim, this.eps);
  }
}

export interface PairwiseDistanceOptions {
  /** The order of the norm. Default: 2. */
  p?: number;
  /** Added to the difference. Default: 1e-6. */
  eps?: number;
  /** Default: false. */
  keepdim?: boolean;
}

/** |x1 − x2 + eps|ₚ along the last dimension. */
export class PairwiseDistance extends Module {
  static override readonly _class: string = 'PairwiseDistance';
  readonly norm: number;
  readonly eps: number;
  readonly keepdim: boolean;
  constructor(
    p?: number | PairwiseDistanceOptions,
    eps?: number | PairwiseDistanceOptions,
    keepdim?: boolean | PairwiseDistanceOptions,
  ) {
    super();
    const o = readOptions<Required<PairwiseDistanceOptions>>('PairwiseDistance', { p: 2, eps: 1e-6, keepdim: false }, [
      p,
      eps,
      keepdim,
    ]);
    this.norm = o.p;
    this.eps = o.eps;
    this.keepdim = o.keepdim;
  }
  override forward(x1: Tensor, x2: Tensor): Tensor {
    return F.pairwise_distance(x1, x2, this.norm, this.eps, this.keepdim);
  }
}
