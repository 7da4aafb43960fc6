/** θ ← θ − α∇f(θ) on the bowl x² + 3y², and Newton's step, which gets there at once. */
import * as torch from 'nabla';

const f = (p: torch.Tensor) =>
  p
    .pow(2)
    .mul(torch.tensor([1, 3]))
    .sum();
const descend = (alpha: number, steps: number) => {
  let theta = torch.tensor([2, 1], { requires_grad: true });
  for (let step = 0; step < steps; step++) {
    const [g] = torch.autograd.grad(f(theta), theta);
    theta = theta.detach().sub(g!.mul(alpha)).requires_grad_();
  }
  return theta.detach();
};

console.log(descend(0.1, 1)); // → tensor([1.6000, 0.4000])
console.log(f(descend(0.1, 50)).lt(1e-8)); // → tensor(True)
// Too large a rate diverges.
console.log(f(descend(0.4, 50)).gt(1e8)); // → tensor(True)

const start = torch.tensor([2, 1], { requires_grad: true });
const [gradient] = torch.autograd.grad(f(start), start);
const hessian = torch.autograd.functional.hessian(f, start);
console.log(hessian); // → tensor([[2., 0.],\n        [0., 6.]])
const step = torch.linalg.solve(hessian, gradient!);
console.log(start.detach().sub(step)); // → tensor([0., 0.])
