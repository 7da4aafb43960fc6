/** Softmax turns scores into probabilities: none negative, and they add up to 1. */
import * as torch from 'nabla';
import * as F from 'nabla/nn/functional';

const z = torch.tensor([2, 1, 0]);
const p = F.softmax(z, 0);
console.log(p); // → tensor([0.6652, 0.2447, 0.0900])
console.log(p.sum()); // → tensor(1.)
console.log(z.exp().div(z.exp().sum())); // → tensor([0.6652, 0.2447, 0.0900])
console.log(F.softmax(z.add(100), 0)); // → tensor([0.6652, 0.2447, 0.0900])
