import * as torch from 'nabla';
import { report } from './report.mjs';

const w = torch.tensor([2], { requires_grad: true });
torch.nn.functional.mse_loss(torch.tensor([1.5]).mul(w), torch.tensor([1])).backward();
report(w.grad.item());
