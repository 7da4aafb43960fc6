/** utils.data. The same programs as in datasets.py. */
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import type { Programs } from './recorder.js';

const { arange, ones, tensor, zeros } = torch;
const { ConcatDataset, DataLoader, random_split, Subset, TensorDataset } = torch.utils.data;
const firsts = (loader: Iterable<unknown>): unknown[] => [...loader].map((b) => (b as Tensor[])[0]!.tolist());
const floats = (n: number): Tensor => arange(n, { dtype: torch.float32 });

export const programs: Programs = {
  tensor_dataset(o) {
    const [x, y] = [floats(6).view(3, 2), tensor([5n, 6n, 7n])];
    const d = new TensorDataset(x, y);
    o(d.length, d.get(1), d.get(-1));
    o.error(() => new TensorDataset(x, ones(2)));
    o.error(() => d.get(3));
  },
  plain_loader(o) {
    const d = new TensorDataset(floats(5), arange(5));
    o([...new DataLoader(d, { batch_size: 2 })], new DataLoader(d, { batch_size: 2 }).length);
    o(
      [...new DataLoader(d, { batch_size: 2, drop_last: true })],
      new DataLoader(d, { batch_size: 2, drop_last: true }).length,
    );
    o([...new DataLoader(d)], new DataLoader(d).length, [...new DataLoader(d, { batch_size: null })]);
  },
  shuffled(o) {
    torch.manual_seed(3);
    const loader = new DataLoader(new TensorDataset(arange(10)), { batch_size: 4, shuffle: true });
    for (let i = 0; i < 3; i++) o(firsts(loader));
    o.bits(torch.rand(2));
  },
  shuffled_with_generator(o) {
    const g = new torch.Generator().manual_seed(5);
    torch.manual_seed(0);
    const loader = new DataLoader(new TensorDataset(arange(10)), { batch_size: 4, shuffle: true, generator: g });
    for (let i = 0; i < 2; i++) o(firsts(loader));
    o.bits(torch.rand(2), torch.rand(2, { generator: g }));
  },
  shuffled_large(o) {
    torch.manual_seed(9);
    const d = new TensorDataset(arange(1000));
    o([...new DataLoader(d, { batch_size: 100, shuffle: true })].map((b) => b[0]!.at(':3').tolist()));
    o.bits(torch.randn(3));
  },
  unshuffled_draws(o) {
    torch.manual_seed(0);
    for (const _ of new DataLoader(new TensorDataset(arange(4)), { batch_size: 2 }));
    o.bits(torch.rand(2));
  },
  splits(o) {
    torch.manual_seed(2);
    const d = new TensorDataset(arange(10));
    let [a, b, c] = random_split(d, [7, 3]);
    o(a!.indices, b!.indices, a!.length, a!.get(0), b!.get(2));
    [a, b, c] = random_split(d, [0.5, 0.3, 0.2], { generator: new torch.Generator().manual_seed(1) });
    o(a!.indices, b!.indices, c!.indices);
    o(random_split(d, [0.35, 0.35, 0.3]).map((s) => s.length));
    o.error(() => random_split(d, [7, 4]));
    o.bits(torch.rand(2));
  },
  subset_and_concat(o) {
    const d = new TensorDataset(arange(5));
    const s = new Subset(d, [3, 1]);
    const c = new ConcatDataset<Tensor[]>([d, s]);
    o(s.length, s.get(0), s.get(1), c.length, c.get(6), c.get(-1), firsts(new DataLoader(c, { batch_size: 4 })));
  },
  samplers_and_collate(o) {
    const d = new TensorDataset(arange(6));
    o(firsts(new DataLoader(d, { batch_size: 2, sampler: [5, 3, 1] })));
    o(firsts(new DataLoader(d, { batch_sampler: [[0, 5], [2]] })));
    o([
      ...new DataLoader(d, {
        batch_size: 3,
        collate_fn: (items) => items.reduce((sum, i) => sum + (i[0]!.item() as number), 0),
      }),
    ]);
    o.error(() => new DataLoader(d, { shuffle: true, sampler: [1] }));
    o.error(() => new DataLoader(d, { batch_size: 0 }));
  },
  lists_as_datasets(o) {
    const list = <T>(items: T[]) => ({ length: items.length, get: (i: number) => items[i]! });
    o(
      [...new DataLoader(list([1, 2, 3]), { batch_size: 2 })],
      [...new DataLoader(list([1.5, 2.5]), { batch_size: 2 })],
    );
    o([
      ...new DataLoader(
        list([
          [ones(2), 0],
          [zeros(2), 1],
        ]),
        { batch_size: 2 },
      ),
    ]);
    o([
      ...new DataLoader(
        list([
          { x: 1, y: 2.5 },
          { x: 3, y: 4 },
        ]),
        { batch_size: 2 },
      ),
    ]);
  },
};
