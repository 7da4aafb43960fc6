/** A zero gradient need not be a minimum: the saddle z = y² − x². */
import * as torch from 'nabla';

const z = (p: torch.Tensor) => p.at(1).pow(2).sub(p.at(0).pow(2));
const { hessian } = torch.autograd.functional;

const p = torch.zeros(2, { requires_grad: true });
console.log(torch.autograd.grad(z(p), p)[0]); // → tensor([0., 0.])
console.log(hessian(z, p)); // → tensor([[-2.,  0.],\n        [ 0.,  2.]])

// Along x it falls, along y it rises.
console.log(z(torch.tensor([0.5, 0])), z(torch.tensor([0, 0.5]))); // → tensor(-0.2500) tensor(0.2500)
