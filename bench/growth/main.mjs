/** Time against the number of elements and against the length of the graph, in one process: prints JSON. */
import * as torch from 'nabla';

const [, , largest = '1e8', longest = '1e6'] = process.argv;

/** Runs until every plan of a loop is compiled: the first rounds differ in what they find in memory. */
const WARM = 4;

/** Best of repeated runs after the first ones. */
function best(run, seconds) {
  for (let i = 0; i < WARM; i++) run();
  let least = Number.POSITIVE_INFINITY;
  const end = performance.now() + seconds * 1000;
  do {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  } while (performance.now() < end);
  return least;
}

const powers = (from, to, each) => {
  const out = [];
  for (let k = Math.log10(from) * each; k <= Math.log10(to) * each + 1e-9; k++) out.push(Math.round(10 ** (k / each)));
  return out;
};

/** Forward and backward of one elementwise function over n elements. */
function elements(n) {
  const x = torch.rand([n]).requires_grad_();
  return best(() => {
    x.grad = null;
    x.mul(2).add(1).tanh().sum().backward();
  }, 0.4);
}

/** Forward and backward of a chain of `count` operators on `n` elements. */
function graph(count, n) {
  const x = torch.full([n], 0.5, { requires_grad: true });
  const b = torch.full([n], 1e-9);
  return best(() => {
    x.grad = null;
    let y = x;
    for (let i = 0; i < count; i += 2) y = y.mul(b).add(x);
    y.sum().backward();
  }, 0.4);
}

const lengths = powers(10, Number(longest), 1);
console.log(
  JSON.stringify({
    elements: powers(1000, Number(largest), 2).map((n) => [n, elements(n)]),
    'graph of scalars': lengths.map((n) => [n, graph(n, 1)]),
    'graph of 64 elements': lengths.map((n) => [n, graph(n, 64)]),
  }),
);
process.exit(0);
