/** `torch.utils.data`. */
import '../../complete.js';

export { ConcatDataset, type Dataset, random_split, Subset, TensorDataset } from './dataset.js';
export { DataLoader, type DataLoaderOptions, default_collate } from './loader.js';
