/** The gradient of the mean squared error, returned by `autograd.grad`. */
import * as torch from 'nabla';
import * as F from 'nabla/nn/functional';

const x = torch.ones(1);
const w = torch.full([1], 2, { requires_grad: true });
const mse = F.mse_loss(x.mul(w), torch.ones(1)); // (xw − 1)²

console.log(mse); // → tensor(1., grad_fn=<MseLossBackward0>)
console.log(w.grad); // → null

const [g] = torch.autograd.grad(mse, [w]); // 2(xw − 1)x = 2(1·2 − 1)·1
console.log(g); // → tensor([2.])
console.log(w.grad); // → null
