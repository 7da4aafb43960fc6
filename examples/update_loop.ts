/** Gradient descent by hand, and how an update outside `no_grad` loses the leaf. */
import * as torch from 'nabla';
import * as F from 'nabla/nn/functional';

const x = torch.ones(1);
const target = torch.ones(1);
const lr = 0.3;

const w = torch.full([1], 2, { requires_grad: true });
for (let step = 0; step < 10; step++) {
  F.mse_loss(x.mul(w), target).backward();
  torch.no_grad(() => w.sub_(w.grad!.mul(lr))); // in place, off the tape
  w.grad!.zero_();
}
console.log(w); // → tensor([1.0001], requires_grad=True)

let lost = torch.full([1], 2, { requires_grad: true });
F.mse_loss(x.mul(lost), target).backward();
lost = lost.sub(lost.grad!.mul(lr)); // a new tensor, with a history
console.log(lost); // → tensor([1.4000], grad_fn=<SubBackward0>)
console.log(lost.is_leaf); // → false
F.mse_loss(x.mul(lost), target).backward();
console.log(lost.grad); // → null
