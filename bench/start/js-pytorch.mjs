import { torch } from 'js-pytorch';
import { report } from './report.mjs';

const w = torch.tensor([2], true);
const d = torch.add(torch.mul(torch.tensor([1.5]), w), torch.tensor([-1]));
torch.mul(d, d).backward();
report(w.grad.flat()[0]);
