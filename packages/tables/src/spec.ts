/** What is trained: the network, the loss, the optimizer, each by the name that the user writes. */
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

/** Linear(4, 16) → ReLU → Linear(16, 3) */
export function modelLayers({ hidden }: ModelSpec, inputs: number, outputs: number): string {
  const sizes = [inputs, ...hidden, outputs];
  return sizes
    .slice(1)
    .map((size, i) => `Linear(${sizes[i]}, ${size})`)
    .join(' → ReLU → ');
}

/** Each loss, and what it is for. */
export const LOSS_TASKS = {
  mse: 'number',
  l1: 'number',
  huber: 'number',
  smooth_l1: 'number',
  cross_entropy: 'class',
  bce: 'class',
} as const satisfies Readonly<Record<string, 'number' | 'class'>>;
export type LossName = keyof typeof LOSS_TASKS;

export const taskOf = (loss: LossName): 'number' | 'class' => LOSS_TASKS[loss];

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
  if (Object.hasOwn(LOSS_TASKS, plain)) return plain as LossName;
  return Object.hasOwn(names, plain) ? names[plain]! : null;
}

/** Each optimizer's learning rate where none is given. */
export const OPTIMIZER_RATES = {
  sgd: 0.1,
  momentum: 0.05,
  adam: 0.01,
  adamw: 0.01,
  rmsprop: 0.01,
} as const satisfies Readonly<Record<string, number>>;
export type OptimizerName = keyof typeof OPTIMIZER_RATES;

export function parseOptimizer(text: string): OptimizerName | null {
  const plain = text.trim().toLowerCase();
  return Object.hasOwn(OPTIMIZER_RATES, plain) ? (plain as OptimizerName) : null;
}
