/**
 * Tensors as PyTorch prints them (torch/_tensor_str.py of PyTorch 1.13), from plain data: this file knows no Tensor.
 */
import { formatFixed, formatScientific } from './number.js';
import { get_printoptions, type PrintOptions } from './options.js';

export type PrintableDType = 'float32' | 'float64' | 'int64' | 'int32' | 'int16' | 'int8' | 'uint8' | 'bool';

export interface Printable {
  /** All elements, row-major and contiguous. Booleans may be 0 and 1. */
  readonly data: ArrayLike<number | boolean>;
  readonly shape: readonly number[];
  readonly dtype: PrintableDType;
  readonly requires_grad?: boolean;
  /** The name of the tape node, `MulBackward0`. */
  readonly grad_fn?: string | null;
  /** The dtype that is not worth a word. */
  readonly defaultDtype: 'float32' | 'float64';
  readonly name?: 'tensor' | 'Parameter containing:\ntensor';
}

/** What PyTorch's `repr` of the tensor is. */
export function formatTensor(tensor: Printable, options: PrintOptions = get_printoptions()): string {
  const prefix = 'tensor(';
  const body = prefix + elements(tensor, prefix.length, options);
  const title = tensor.name === undefined ? '' : tensor.name.slice(0, -'tensor'.length);
  return title + withSuffixes(body, suffixes(tensor), prefix.length, options.linewidth);
}

function count(shape: readonly number[]): number {
  return shape.reduce((n, size) => n * size, 1);
}

/** What stands behind the elements, in PyTorch's order. */
function suffixes(tensor: Printable): string[] {
  const { shape, dtype, defaultDtype } = tensor;
  const empty = count(shape) === 0;
  const out: string[] = [];
  if (empty && shape.length !== 1) out.push(`size=(${shape.join(', ')})`);
  // Nothing in an empty tensor shows that it is int64 or bool.
  const evident = dtype === defaultDtype || (!empty && (dtype === 'int64' || dtype === 'bool'));
  if (!evident) out.push(`dtype=torch.${dtype}`);
  if (tensor.grad_fn) out.push(`grad_fn=<${tensor.grad_fn}>`);
  else if (tensor.requires_grad) out.push('requires_grad=True');
  return out;
}

function withSuffixes(text: string, added: readonly string[], indent: number, linewidth: number): string {
  // PyTorch counts from its rfind('\n') + 1, so two too many: line breaks must fall where its do.
  let column = text.length - text.lastIndexOf('\n') + 1;
  let out = text;
  for (const suffix of added) {
    const fits = column + suffix.length + 2 <= linewidth;
    out += fits ? `, ${suffix}` : `,\n${' '.repeat(indent)}${suffix}`;
    column = fits ? column + suffix.length + 2 : indent + suffix.length;
  }
  return `${out})`;
}

/** How each element of one tensor is written: all with one width and one notation. */
interface Style {
  readonly width: number;
  write(value: number | boolean): string;
}

interface Layout {
  readonly tensor: Printable;
  readonly strides: readonly number[];
  readonly options: PrintOptions;
  readonly summarize: boolean;
  readonly style: Style;
}

function elements(tensor: Printable, indent: number, options: PrintOptions): string {
  const total = count(tensor.shape);
  if (total === 0) return '[]';
  const summarize = total > options.threshold;
  const strides = tensor.shape.map((_, dim) => count(tensor.shape.slice(dim + 1)));
  const shown = summarize ? summarized(tensor, strides, options.edgeitems) : Array.from(tensor.data);
  const style = chooseStyle(tensor.dtype, shown, options);
  return block({ tensor, strides, options, summarize, style }, 0, 0, indent);
}

/** The elements that a summary shows: they alone decide the notation and the width. */
function summarized(tensor: Printable, strides: readonly number[], edgeitems: number): (number | boolean)[] {
  const out: (number | boolean)[] = [];
  const shownOf = (size: number) => edges(size, edgeitems).filter((i) => i !== null);
  const visit = (dim: number, offset: number): void => {
    if (dim === tensor.shape.length) out.push(tensor.data[offset]!);
    else shownOf(tensor.shape[dim]!).forEach((i) => visit(dim + 1, offset + i * strides[dim]!));
  };
  visit(0, 0);
  return out;
}

/** The positions that a summarised dimension shows; null is where the dots stand. */
function edges(size: number, edgeitems: number): (number | null)[] {
  if (size <= 2 * edgeitems) return range(0, size);
  return [...range(0, edgeitems), null, ...range(size - edgeitems, size)];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

type Write = (value: number | boolean) => string;

/** How values are written before they are padded. */
interface Notation {
  /** The elements whose length decides the width: not the zeros and nonfinite ones of a float tensor. */
  readonly counted: readonly (number | boolean)[];
  /** What decides the width, and what is written: they differ when `sci_mode` is forced. */
  readonly measured: Write;
  readonly written: Write;
}

function chooseStyle(dtype: PrintableDType, values: readonly (number | boolean)[], options: PrintOptions): Style {
  const { counted, measured, written } = dtype.startsWith('float')
    ? floatNotation(values as number[], options)
    : integerNotation(dtype, values);
  const width = counted.reduce<number>((most, value) => Math.max(most, measured(value).length), 1);
  return { width, write: (value) => written(value).padStart(width) };
}

function integerNotation(dtype: PrintableDType, counted: readonly (number | boolean)[]): Notation {
  const write: Write = dtype === 'bool' ? (value) => (value ? 'True' : 'False') : String;
  return { counted, measured: write, written: write };
}

function floatNotation(values: readonly number[], options: PrintOptions): Notation {
  const counted = values.filter((value) => Number.isFinite(value) && value !== 0);
  const integral = counted.every(Number.isInteger);
  const automatic = wantsScientific(counted, integral);
  const writer = (sci: boolean): Write => {
    if (sci) return (value) => formatScientific(value as number, options.precision);
    if (!integral) return (value) => formatFixed(value as number, options.precision);
    return (value) => formatFixed(value as number, 0) + (Number.isFinite(value as number) ? '.' : '');
  };
  // PyTorch looks at `sci_mode` only where there is a finite value other than zero.
  const forced = counted.length > 0 ? options.sci_mode : null;
  return { counted, measured: writer(automatic), written: writer(forced ?? automatic) };
}

function wantsScientific(counted: readonly number[], integral: boolean): boolean {
  if (counted.length === 0) return false;
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const value of counted) {
    least = Math.min(least, Math.abs(value));
    most = Math.max(most, Math.abs(value));
  }
  return most / least > 1000 || most > 1e8 || (!integral && least < 1e-4);
}

/** One dimension and all below it, from `offset` on. */
function block(layout: Layout, dim: number, offset: number, indent: number): string {
  const { tensor, strides, options, summarize } = layout;
  const below = tensor.shape.length - dim;
  if (below === 0) return layout.style.write(tensor.data[offset]!);
  if (below === 1) return vector(layout, offset, indent);
  const size = tensor.shape[dim]!;
  const rows = summarize ? edges(size, options.edgeitems) : range(0, size);
  const texts = rows.map((i) => (i === null ? '...' : block(layout, dim + 1, offset + i * strides[dim]!, indent + 1)));
  return `[${texts.join(`,${'\n'.repeat(below - 1)}${' '.repeat(indent + 1)}`)}]`;
}

function vector(layout: Layout, offset: number, indent: number): string {
  const { tensor, options, summarize, style } = layout;
  const size = tensor.shape.at(-1)!;
  const places = summarize ? edges(size, options.edgeitems) : range(0, size);
  const texts = places.map((i) => (i === null ? ' ...' : style.write(tensor.data[offset + i]!)));
  const perLine = Math.max(1, Math.floor((options.linewidth - indent) / (style.width + 2)));
  const lines: string[] = [];
  for (let i = 0; i < texts.length; i += perLine) lines.push(texts.slice(i, i + perLine).join(', '));
  return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`;
}
