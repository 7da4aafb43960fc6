/** Himmelblau's function: four minima, and where the descent ends depends on where it starts. */
import * as torch from 'nabla';

const f = (p: torch.Tensor) => {
  const [x, y] = [p.at(0), p.at(1)];
  return x
    .pow(2)
    .add(y)
    .sub(11)
    .pow(2)
    .add(x.add(y.pow(2)).sub(7).pow(2));
};

for (const start of [
  [1, 1],
  [-1, 1],
  [-2, -2],
  [1, -1],
]) {
  const p = torch.tensor(start, { requires_grad: true });
  const optimizer = new torch.optim.SGD([p], { lr: 0.01 });
  for (let step = 0; step < 200; step++) {
    optimizer.zero_grad();
    f(p).backward();
    optimizer.step();
  }
  console.log(p.detach());
}
// → tensor([3.0000, 2.0000])
// → tensor([-2.8051,  3.1313])
// → tensor([-3.7793, -3.2832])
// → tensor([ 3.5844, -1.8481])
