/** The gradient of the mean squared error, stored by `backward()`; a second call adds to it. */
import * as torch from 'nabla';
import * as F from 'nabla/nn/functional';

const x = torch.ones(1);
const w = torch.full([1], 2, { requires_grad: true });
const loss = () => F.mse_loss(x.mul(w), torch.ones(1));

loss().backward();
console.log(w.grad); // → tensor([2.])

loss().backward();
console.log(w.grad); // → tensor([4.])

const optimizer = new torch.optim.SGD([w], { lr: 0.1 });
optimizer.zero_grad();
loss().backward();
console.log(w.grad); // → tensor([2.])

optimizer.step(); // w ← w − 0.1 · 2
console.log(w); // → tensor([1.8000], requires_grad=True)
