/** Two elements: the mean of the squares, and the sum. */
import * as torch from 'nabla';
import * as F from 'nabla/nn/functional';

const x = torch.tensor([1, 2]);
const w = torch.full([1], 2, { requires_grad: true });
const target = torch.ones(2);

const mean = F.mse_loss(x.mul(w), target);
console.log(mean); // → tensor(5., grad_fn=<MseLossBackward0>)
console.log(torch.autograd.grad(mean, w)[0]); // → tensor([7.])

const sum = F.mse_loss(x.mul(w), target, { reduction: 'sum' });
console.log(sum); // → tensor(10., grad_fn=<MseLossBackward0>)
console.log(torch.autograd.grad(sum, w)[0]); // → tensor([14.])

const byHand = x.mul(w).sub(target).mul(2).mul(x); // 2(xw − t)x, one for each element
console.log(byHand.detach()); // → tensor([ 2., 12.])
