/** Programs to begin with. Each shows one thing; the first two are the lesson's own. */
import type { Both } from '../../text.js';

export const EXAMPLE_IDS = ['grad', 'backward', 'twice', 'leaf', 'loop', 'branch'] as const;
export type ExampleId = (typeof EXAMPLE_IDS)[number];

export interface Program {
  readonly name: Both<string>;
  readonly code: Both<string>;
}

/** The same program with comments in both languages: `// en | zh`. */
function both(source: string): Both<string> {
  const of = (part: 0 | 1): string =>
    source.trim().replace(/\/\/ (.*?) \| (.*)$/gm, (_, ...words: string[]) => `// ${words[part]}`);
  return { en: `${of(0)}\n`, zh: `${of(1)}\n` };
}

export const PROGRAMS: Readonly<Record<ExampleId, Program>> = {
  grad: {
    name: { en: 'MSE by autograd.grad', zh: '用 autograd.grad 求 MSE 的梯度' },
    code: both(`
const x = torch.tensor([1.5]);
const t = torch.tensor([1]);
const w = torch.tensor([2], { requires_grad: true });

const mse = F.mse_loss(x.mul(w), t);
const [g] = torch.autograd.grad(mse, [w]);

console.log('mse ', mse);
console.log('g   ', g);
console.log('grad', w.grad); // null: autograd.grad leaves .grad alone | null：autograd.grad 不动 .grad
`),
  },
  backward: {
    name: { en: 'MSE by backward()', zh: '用 backward() 求 MSE 的梯度' },
    code: both(`
const x = torch.tensor([1.5]);
const t = torch.tensor([1]);
const w = torch.tensor([2], { requires_grad: true });

const mse = F.mse_loss(x.mul(w), t);
mse.backward();

console.log('mse ', mse);
console.log('grad', w.grad); // filled | 已填入
`),
  },
  twice: {
    name: { en: 'backward() twice', zh: '连续两次 backward()' },
    code: both(`
const w = torch.tensor([3], { requires_grad: true });

w.pow(2).sum().backward(); // d/dw w² = 6 | d/dw w² = 6
console.log(w.grad);

w.pow(2).sum().backward(); // 6 again, added to what was there | 又是 6，加到原来的上面
console.log(w.grad);

w.grad = null; // what optimizer.zero_grad() is for | optimizer.zero_grad() 就是做这个的
w.pow(2).sum().backward();
console.log(w.grad);
`),
  },
  leaf: {
    name: { en: 'Is w still a leaf?', zh: 'w 还是叶子吗？' },
    code: both(`
const lr = 0.1;
let w = torch.tensor([3], { requires_grad: true });

w.pow(2).sum().backward();
console.log('leaf', w.is_leaf, w.grad);

w = w.sub(w.grad.mul(lr)); // a new tensor, made by an operator | 一个由运算得到的新张量
console.log('leaf', w.is_leaf, w.grad);

w.pow(2).sum().backward(); // goes on to the first w | 一直传回最初的 w
console.log('grad', w.grad); // null: this w is no leaf | null：这个 w 不是叶子
`),
  },
  loop: {
    name: { en: 'Three steps of descent', zh: '三步梯度下降' },
    code: both(`
const x = torch.tensor([1, 2, 3]);
const y = torch.tensor([2, 4, 6]);
const w = torch.tensor([0], { requires_grad: true });
const optimizer = new optim.SGD([w], { lr: 0.1 });

for (let step = 0; step < 3; step++) {
  optimizer.zero_grad();
  const loss = F.mse_loss(x.mul(w), y);
  loss.backward();
  optimizer.step();
  console.log(step, loss.item().toFixed(4), w);
}
`),
  },
  branch: {
    name: { en: 'One value, two ways', zh: '一个值，两条路' },
    code: both(`
const a = torch.tensor(2, { requires_grad: true });
const b = torch.tensor(-1, { requires_grad: true });

const u = a.mul(b); // used twice: its gradient is a sum | 用了两次：梯度是两条路之和
const v = u.sin();
const z = u.mul(v).add(a.pow(2));
z.backward();

console.log(a.grad, b.grad);
`),
  },
};
