/** The training of this room as a program for Node. */
import type { TrainArgs } from '../../compute/digits-task.js';

/** Source text that trains the same two networks on the same batches. */
export function codeOf({ model, seed, batch, steps, rates, scale }: TrainArgs): string {
  const layers =
    model === 'linear'
      ? 'new torch.nn.Linear(784, 10)'
      : 'new torch.nn.Linear(784, 32), new torch.nn.ReLU(), new torch.nn.Linear(32, 10)';
  return `import { readFile } from 'node:fs/promises';
import * as torch from 'nabla';
import { load_idx } from 'nabla/io';
import * as F from 'nabla/nn/functional';
import { DataLoader, TensorDataset } from 'nabla/utils/data';
import { test_images, test_labels, train_images, train_labels } from 'nabla-mnist';

async function read(url: URL): Promise<torch.Tensor> {
  const { data, shape } = await load_idx(await readFile(url));
  return torch.from_data(data as Uint8Array, shape);
}
const pixels = async (url: URL) => (await read(url)).flatten(1).to(torch.float32).div(255);
const classes = async (url: URL) => (await read(url)).to(torch.int64);

const train = new TensorDataset(await pixels(train_images), await classes(train_labels));
const [images, labels] = [await pixels(test_images), await classes(test_labels)];

const losses = {
  cross_entropy: {
    lr: ${rates.cross_entropy},
    loss: (logits: torch.Tensor, y: torch.Tensor) => F.cross_entropy(logits, y),
  },
  mse_loss: {
    lr: ${rates.mse_loss},
    loss: (logits: torch.Tensor, y: torch.Tensor) =>
      F.mse_loss(F.softmax(logits, 1), F.one_hot(y, 10).to(torch.float32))${scale === 1 ? '' : `.mul(${scale})`},
  },
};

for (const [name, { lr, loss }] of Object.entries(losses)) {
  torch.manual_seed(${seed});
  const model = new torch.nn.Sequential(${layers});
  const optimizer = new torch.optim.SGD(model.parameters(), { lr });
  const generator = new torch.Generator().manual_seed(${seed});
  const loader = new DataLoader(train, { batch_size: ${batch}, shuffle: true, drop_last: true, generator });
  for (let step = 0; step < ${steps}; ) {
    for (const [x, y] of loader) {
      optimizer.zero_grad({ set_to_none: true });
      loss(model.forward(x!), y!).backward();
      optimizer.step();
      if (++step === ${steps}) break;
    }
  }
  const right = torch.no_grad(() => model.forward(images).argmax(1).eq(labels).to(torch.float32).mean());
  console.log(name, right.item());
}
`;
}
