/** The gradient is the direction of steepest ascent, and its length the slope there. */
import * as torch from 'nabla';

const f = (x: torch.Tensor, y: torch.Tensor) => x.pow(2).add(y.pow(2).mul(3)); // x² + 3y²

const x = torch.tensor(2, { requires_grad: true });
const y = torch.tensor(1, { requires_grad: true });
const gradient = torch.stack(torch.autograd.grad(f(x, y), [x, y]));
console.log(gradient); // → tensor([4., 6.])
console.log(gradient.norm()); // → tensor(7.2111)

// D_u f is the derivative of t ↦ f(p + t·u) at t = 0: here for 360 unit vectors at once.
const angles = torch.arange(360).mul(Math.PI / 180);
const t = torch.zeros(360, { requires_grad: true });
const along = f(x.add(t.mul(angles.cos())), y.add(t.mul(angles.sin())));
const [slopes] = torch.autograd.grad(along.sum(), t);

console.log(slopes!.at([[0, 30, 60, 90]])); // → tensor([4.0000, 6.4641, 7.1962, 6.0000])
console.log(slopes!.argmax()); // → tensor(56)
console.log(slopes!.max()); // → tensor(7.2110)
console.log(torch.atan2(gradient.at(1), gradient.at(0)).rad2deg()); // → tensor(56.3099)
