/** `x.shape`: an array of sizes that prints as PyTorch's does. */

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

export class Size extends Array<number> {
  static of_(sizes: readonly number[]): Size {
    const size = new Size(sizes.length);
    for (let i = 0; i < sizes.length; i++) size[i] = sizes[i]!;
    return size;
  }
  // map, slice and the like give plain arrays.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
  numel(): number {
    return this.reduce((n, size) => n * size, 1);
  }
  override toString(): string {
    return `torch.Size([${this.join(', ')}])`;
  }
  [INSPECT](): string {
    return this.toString();
  }
}
