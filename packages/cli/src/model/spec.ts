/** What is trained: the network, the loss, the optimizer, each by the name that the user writes. */
import * as torch from 'nabla';

type Tensor = torch.Tensor;
const F = torch.nn.functional;

export type ModelKind = 'linear' | 'logistic' | 'mlp';
export interface ModelSpec {
  readonly kind: ModelKind;
  /** Sizes of the hidden layers. */
  readonly hidden: readonly number[];
}

const WIDEST = 65_536;
const DEEPEST = 32;

/** `linear`, `logistic`, `mlp:64,64`; null for all else. */
export function parseModel(text: string): ModelSpec | null {
  const plain = text.trim().toLowerCase();
  if (plain === 'linear' || plain === 'logistic') return { kind: plain, hidden: [] };
  const sizes = /^mlp:(\d+(?:,\d+)*)$/.exec(plain)?.[1]?.split(',').map(Number) ?? [];
  const fits = sizes.length > 0 && sizes.length <= DEEPEST && sizes.every((n) => n >= 1 && n <= WIDEST);
  return fits ? { kind: 'mlp', hidden: sizes } : null;
}

export const modelName = ({ kind, hidden }: ModelSpec): string => (kind === 'mlp' ? `mlp:${hidden.join(',')}` : kind);

/** Linear layers with ReLU between them; random weights of `nn.Linear`. */
export function buildModel({ hidden }: ModelSpec, inputs: number, outputs: number): torch.nn.Sequential {
  const sizes = [inputs, ...hidden, outputs];
  const layers = sizes.slice(1).flatMap((size, i): torch.nn.Module[] => {
    const linear = new torch.nn.Linear(sizes[i]!, size);
    return i < hidden.length ? [linear, new torch.nn.ReLU()] : [linear];
  });
  return new torch.nn.Sequential(...layers);
}

/** Linear(4, 16) → ReLU → Linear(16, 3) */
export function modelLayers({ hidden }: ModelSpec, inputs: number, outputs: number): string {
  const sizes = [inputs, ...hidden, outputs];
  return sizes
    .slice(1)
    .map((size, i) => `Linear(${sizes[i]}, ${size})`)
    .join(' → ReLU → ');
}

interface LossInfo {
  readonly task: 'number' | 'class';
  /** Output and target (one number or class for each row) to the mean loss. */
  readonly of: (output: Tensor, target: Tensor) => Tensor;
}

const flat = (output: Tensor): Tensor => output.squeeze(1);

export const LOSSES = {
  mse: { task: 'number', of: (o, t) => F.mse_loss(flat(o), t) },
  l1: { task: 'number', of: (o, t) => F.l1_loss(flat(o), t) },
  huber: { task: 'number', of: (o, t) => F.huber_loss(flat(o), t) },
  smooth_l1: { task: 'number', of: (o, t) => F.smooth_l1_loss(flat(o), t) },
  cross_entropy: { task: 'class', of: (o, t) => F.cross_entropy(o, t) },
  bce: { task: 'class', of: (o, t) => F.binary_cross_entropy_with_logits(flat(o), t.to(torch.float32)) },
} as const satisfies Readonly<Record<string, LossInfo>>;
export type LossName = keyof typeof LOSSES;

/** Also under PyTorch's names: `mse_loss`. */
export function parseLoss(text: string): LossName | null {
  const plain = text.trim().toLowerCase();
  const names: Readonly<Record<string, LossName>> = {
    mse_loss: 'mse',
    l1_loss: 'l1',
    huber_loss: 'huber',
    smooth_l1_loss: 'smooth_l1',
    binary_cross_entropy: 'bce',
    binary_cross_entropy_with_logits: 'bce',
  };
  if (Object.hasOwn(LOSSES, plain)) return plain as LossName;
  return Object.hasOwn(names, plain) ? names[plain]! : null;
}

type Parameters = Iterable<torch.nn.Parameter>;
interface OptimizerInfo {
  /** The learning rate where none is given. */
  readonly lr: number;
  readonly make: (parameters: Parameters, lr: number) => torch.optim.Optimizer;
}

export const OPTIMIZERS = {
  sgd: { lr: 0.1, make: (p, lr) => new torch.optim.SGD([...p], { lr }) },
  momentum: { lr: 0.05, make: (p, lr) => new torch.optim.SGD([...p], { lr, momentum: 0.9 }) },
  adam: { lr: 0.01, make: (p, lr) => new torch.optim.Adam([...p], { lr }) },
  adamw: { lr: 0.01, make: (p, lr) => new torch.optim.AdamW([...p], { lr }) },
  rmsprop: { lr: 0.01, make: (p, lr) => new torch.optim.RMSprop([...p], { lr }) },
} as const satisfies Readonly<Record<string, OptimizerInfo>>;
export type OptimizerName = keyof typeof OPTIMIZERS;

export function parseOptimizer(text: string): OptimizerName | null {
  const plain = text.trim().toLowerCase();
  return Object.hasOwn(OPTIMIZERS, plain) ? (plain as OptimizerName) : null;
}
