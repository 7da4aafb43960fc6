/** What `spec.ts` names: networks, losses, optimizers. */
import * as torch from 'nabla';
import type { LossName, ModelSpec, OptimizerName } from './spec.js';

type Tensor = torch.Tensor;
const F = torch.nn.functional;

/** Linear layers with ReLU between them; random weights of `nn.Linear`. */
export function buildModel({ hidden }: ModelSpec, inputs: number, outputs: number): torch.nn.Sequential {
  const sizes = [inputs, ...hidden, outputs];
  const layers = sizes.slice(1).flatMap((size, i): torch.nn.Module[] => {
    const linear = new torch.nn.Linear(sizes[i]!, size);
    return i < hidden.length ? [linear, new torch.nn.ReLU()] : [linear];
  });
  return new torch.nn.Sequential(...layers);
}

const flat = (output: Tensor): Tensor => output.squeeze(1);

/** Output and target (one number or class for each row) to the mean loss. */
export const LOSSES: Readonly<Record<LossName, (output: Tensor, target: Tensor) => Tensor>> = {
  mse: (o, t) => F.mse_loss(flat(o), t),
  l1: (o, t) => F.l1_loss(flat(o), t),
  huber: (o, t) => F.huber_loss(flat(o), t),
  smooth_l1: (o, t) => F.smooth_l1_loss(flat(o), t),
  cross_entropy: (o, t) => F.cross_entropy(o, t),
  bce: (o, t) => F.binary_cross_entropy_with_logits(flat(o), t.to(torch.float32)),
};

/** An optimizer of a model's parameters. */
export function makeOptimizer(
  name: OptimizerName,
  parameters: Iterable<torch.nn.Parameter>,
  lr: number,
): torch.optim.Optimizer {
  const all = [...parameters];
  switch (name) {
    case 'sgd':
      return new torch.optim.SGD(all, { lr });
    case 'momentum':
      return new torch.optim.SGD(all, { lr, momentum: 0.9 });
    case 'adam':
      return new torch.optim.Adam(all, { lr });
    case 'adamw':
      return new torch.optim.AdamW(all, { lr });
    case 'rmsprop':
      return new torch.optim.RMSprop(all, { lr });
  }
}
