/** A table of vectors, looked up by number. */
import { as_tensor, type TensorData } from '../../create.js';
import { fail, said } from '../../errors.js';
import * as F from '../../generated/functional.js';
import type { IndexData } from '../../generated/surface.js';
import { where } from '../../generated/torch.js';
import { withGradMode } from '../../tape.js';
import type { Tensor } from '../../tensor.js';
import { normal_ } from '../init.js';
import { Module } from '../module.js';
import { type Defaults, PLACEMENT, type Placement, parameter, readOptions, required } from '../options.js';
import { Parameter } from '../parameter.js';
import { show } from '../show.js';

interface Lookup {
  /** This row is 0 and gets no gradient. Default: null. */
  padding_idx?: number | null;
  /** Rows with a larger norm are scaled to it when they are looked up. Default: null. */
  max_norm?: number | null;
  /** The order of that norm. Default: 2. */
  norm_type?: number;
  /** A row's gradient is divided by how often it was looked up. Default: false. */
  scale_grad_by_freq?: boolean;
  sparse?: false;
}
export interface EmbeddingOptions extends Lookup, Placement {
  /** The rows to begin with: [num_embeddings, embedding_dim]. */
  _weight?: Tensor | null;
}
export interface FromPretrainedOptions extends Lookup {
  /** The rows are not learned. Default: true. */
  freeze?: boolean;
}
interface Table {
  num_embeddings: number;
  embedding_dim: number;
}
export type EmbeddingArguments = [
  num_embeddings: number,
  embedding_dim: number | (Pick<Table, 'embedding_dim'> & EmbeddingOptions),
  padding_idx?: number | null | EmbeddingOptions,
  max_norm?: number | null | EmbeddingOptions,
  norm_type?: number | EmbeddingOptions,
  scale_grad_by_freq?: boolean | EmbeddingOptions,
  sparse?: false | EmbeddingOptions,
  options?: EmbeddingOptions,
];

const LOOKUP = { padding_idx: null, max_norm: null, norm_type: 2, scale_grad_by_freq: false, sparse: false } as const;
const DEFAULTS: Defaults<Required<Table & EmbeddingOptions>> = {
  num_embeddings: required,
  embedding_dim: required,
  ...LOOKUP,
  _weight: null,
  ...PLACEMENT,
};

/** The row of a padding index that may count from the end. */
function paddingRow(padding_idx: number | null, rows: number): number | null {
  if (padding_idx === null) return null;
  if (!Number.isInteger(padding_idx))
    fail('Embedding', `padding_idx must be an integer or null, not ${said(padding_idx)}`, '', 'type');
  if (padding_idx >= rows || padding_idx < -rows)
    fail('Embedding', `padding_idx must be within num_embeddings: ${padding_idx} for ${rows} rows`, '', 'value');
  return padding_idx < 0 ? rows + padding_idx : padding_idx;
}

function checkWeight(weight: Tensor, rows: number, width: number): Tensor {
  if (weight.ndim === 2 && weight.size(0) === rows && weight.size(1) === width) return weight;
  const wanted = `[${rows}, ${width}]`;
  return fail(
    'Embedding',
    `Shape of weight does not match num_embeddings and embedding_dim: ${weight.shape} for ${wanted}`,
    '',
    'value',
  );
}

/** Rows of weight [num_embeddings, embedding_dim] at the indices; normal numbers at first. */
export class Embedding extends Module {
  static override readonly _class: string = 'Embedding';
  readonly num_embeddings: number;
  readonly embedding_dim: number;
  readonly padding_idx: number | null;
  readonly max_norm: number | null;
  readonly norm_type: number;
  readonly scale_grad_by_freq: boolean;
  readonly sparse: boolean;
  weight: Parameter;
  constructor(...given: EmbeddingArguments);
  constructor(named: Table & EmbeddingOptions);
  constructor(...given: unknown[]) {
    super();
    const o = readOptions('Embedding', DEFAULTS, given);
    if (o.sparse)
      fail('Embedding', 'sparse gradients are not supported', 'Leave sparse out: gradients are dense', 'value');
    this.num_embeddings = o.num_embeddings;
    this.embedding_dim = o.embedding_dim;
    this.padding_idx = paddingRow(o.padding_idx, o.num_embeddings);
    this.max_norm = o.max_norm;
    this.norm_type = o.norm_type;
    this.scale_grad_by_freq = o.scale_grad_by_freq;
    this.sparse = false;
    if (o._weight === null) {
      this.weight = parameter([o.num_embeddings, o.embedding_dim], o);
      this.reset_parameters();
    } else this.weight = new Parameter(checkWeight(o._weight, o.num_embeddings, o.embedding_dim));
  }

  /** An embedding of given rows, [rows, width]; frozen unless told otherwise. */
  static from_pretrained(
    embeddings: Tensor,
    freeze?: boolean | FromPretrainedOptions,
    padding_idx?: number | null | FromPretrainedOptions,
    options?: FromPretrainedOptions,
  ): Embedding {
    if (embeddings.ndim !== 2)
      fail(
        'from_pretrained',
        `Embeddings parameter is expected to be 2-dimensional, not ${embeddings.shape}`,
        '',
        'value',
      );
    const defaults: Defaults<Required<FromPretrainedOptions>> = { freeze: true, ...LOOKUP };
    const { freeze: frozen, ...lookup } = readOptions('from_pretrained', defaults, [freeze, padding_idx, options]);
    const [rows, width] = [embeddings.size(0), embeddings.size(1)];
    const made = new Embedding(rows, width, { ...lookup, _weight: embeddings });
    made.weight.requires_grad_(!frozen);
    return made;
  }

  reset_parameters(): void {
    normal_(this.weight);
    const row = this.padding_idx;
    if (row !== null) withGradMode(false, () => this.weight.at(row).fill_(0));
  }
  /** Indices of any shape: [...] gives [..., embedding_dim]. */
  override forward(input: Tensor | IndexData): Tensor {
    const { padding_idx, max_norm, scale_grad_by_freq } = this;
    if (max_norm !== null) withGradMode(false, () => this.renormalize(as_tensor(input as TensorData), max_norm));
    return F.embedding(input, this.weight, { padding_idx, scale_grad_by_freq });
  }
  /** Scales the rows that are looked up, in the table itself, where their norm is more than `most`. */
  private renormalize(input: Tensor, most: number): void {
    const rows = input.flatten().long().unique();
    const found = this.weight.index_select(0, rows);
    const norm = found.norm(this.norm_type, 1, true);
    const scale = where(norm.gt(most), norm.add(1e-7).reciprocal().mul(most), 1);
    this.weight.index_copy_(0, rows, found.mul(scale));
  }
  override extra_repr(): string {
    return [
      `${this.num_embeddings}, ${this.embedding_dim}`,
      this.padding_idx === null ? '' : `, padding_idx=${this.padding_idx}`,
      this.max_norm === null ? '' : `, max_norm=${show(this.max_norm, true)}`,
      this.norm_type === 2 ? '' : `, norm_type=${show(this.norm_type, true)}`,
      this.scale_grad_by_freq ? ', scale_grad_by_freq=True' : '',
    ].join('');
  }
}
