/** Dropout: parts of the input become 0 while the module trains. */
import { fail } from '../../errors.js';
import * as F from '../../generated/functional.js';
import type { Tensor } from '../../tensor.js';
import { Module } from '../module.js';
import { readOptions } from '../options.js';
import { fields } from '../show.js';

export interface DropoutOptions {
  /** The probability of a 0. Default: 0.5. */
  p?: number;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export type DropoutArguments = [p?: number | DropoutOptions, inplace?: boolean | DropoutOptions];

abstract class DropoutNd extends Module {
  p: number;
  readonly inplace: boolean;
  constructor(op: string, given: readonly unknown[]) {
    super();
    const o = readOptions<Required<DropoutOptions>>(op, { p: 0.5, inplace: false }, given);
    if (!(o.p >= 0 && o.p <= 1)) fail(op, `dropout probability has to be between 0 and 1, but got ${o.p}`, '', 'value');
    this.p = o.p;
    this.inplace = o.inplace;
  }
  protected options(): { p: number; training: boolean; inplace: boolean } {
    return { p: this.p, training: this.training, inplace: this.inplace };
  }
  override extra_repr(): string {
    return fields(this, ['p', 'inplace'], ['p']);
  }
}

/** Each element is 0 with probability p, the others are scaled by 1/(1 − p) (Hinton et al. 2012). */
export class Dropout extends DropoutNd {
  static override readonly _class: string = 'Dropout';
  constructor(...given: DropoutArguments) {
    super('Dropout', given);
  }
  override forward(input: Tensor): Tensor {
    return F.dropout(input, this.options());
  }
}
/** Whole channels of [n, channels, length] are 0. */
export class Dropout1d extends DropoutNd {
  static override readonly _class: string = 'Dropout1d';
  constructor(...given: DropoutArguments) {
    super('Dropout1d', given);
  }
  override forward(input: Tensor): Tensor {
    return F.dropout1d(input, this.options());
  }
}
/** Whole channels of [n, channels, height, width] are 0. */
export class Dropout2d extends DropoutNd {
  static override readonly _class: string = 'Dropout2d';
  constructor(...given: DropoutArguments) {
    super('Dropout2d', given);
  }
  override forward(input: Tensor): Tensor {
    return F.dropout2d(input, this.options());
  }
}
/** Whole channels of [n, channels, depth, height, width] are 0. */
export class Dropout3d extends DropoutNd {
  static override readonly _class: string = 'Dropout3d';
  constructor(...given: DropoutArguments) {
    super('Dropout3d', given);
  }
  override forward(input: Tensor): Tensor {
    return F.dropout3d(input, this.options());
  }
}
/** Dropout that keeps mean and variance of what SELU gives (Klambauer et al. 2017). */
export class AlphaDropout extends DropoutNd {
  static override readonly _class: string = 'AlphaDropout';
  constructor(...given: DropoutArguments) {
    super('AlphaDropout', given);
  }
  override forward(input: Tensor): Tensor {
    return F.alpha_dropout(input, { p: this.p, training: this.training });
  }
}
/** AlphaDropout of whole channels. */
export class FeatureAlphaDropout extends DropoutNd {
  static override readonly _class: string = 'FeatureAlphaDropout';
  constructor(...given: DropoutArguments) {
    super('FeatureAlphaDropout', given);
  }
  override forward(input: Tensor): Tensor {
    return F.feature_alpha_dropout(input, { p: this.p, training: this.training });
  }
}
