/** Cross entropy takes logits: it is nll_loss of log of softmax, and its gradient is p − y. */
import * as torch from 'nabla';
import * as F from 'nabla/nn/functional';

torch.manual_seed(0);
const x = torch.randn(1, 784);
const w = torch.randn(10, 784);
const logits = x.matmul(w.t()).requires_grad_();
console.log(logits.shape); // → torch.Size([1, 10])

const loss = F.cross_entropy(logits, [3]);
console.log(loss); // → tensor(30.9880, grad_fn=<NllLossBackward0>)

const p = F.softmax(logits, 1);
console.log(F.nll_loss(p.log(), [3])); // → tensor(30.9880, grad_fn=<NllLossBackward0>)

// Two usual mistakes: softmax before cross_entropy; nll_loss without the log.
console.log(F.cross_entropy(p.detach(), [3])); // → tensor(2.4237)
console.log(F.nll_loss(p.detach(), [3])); // → tensor(-3.4841e-14)

const [g] = torch.autograd.grad(loss, logits);
const y = F.one_hot(torch.tensor([3n]), 10);
console.log(torch.allclose(g!, p.sub(y), { atol: 1e-6 })); // → true
