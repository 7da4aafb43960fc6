/** The words of section c. */
import { texts } from '../../language.js';

export const MSE_TEXTS = texts({
  title: { en: 'c · Mean squared error and its gradient', zh: 'c · 均方误差及其梯度' },
  grad: { en: 'By autograd.grad: the gradient is returned', zh: '用 autograd.grad 求：梯度作为返回值' },
  gradText: {
    en: 'One input x = 1, one weight w = 2, and the answer should be 1. How does the error change with w? autograd.grad returns the gradient and leaves w.grad alone:',
    zh: '输入 x = 1，权重 w = 2，期望的输出是 1。误差随 w 怎样变化？autograd.grad 把梯度作为返回值交回来，w.grad 则原封不动：',
  },
  backward: { en: 'By backward(): the gradient is stored', zh: '用 backward() 求：梯度存进 w.grad' },
  backwardText: {
    en: 'backward() computes the same gradient, returns nothing and adds it to w.grad:',
    zh: 'backward() 算的是同一个梯度，但没有返回值，而是累加到 w.grad 里：',
  },
  derivation: { en: 'The same by hand', zh: '手工推导一遍' },
  chainRule: { en: 'by the chain rule', zh: '由链式法则' },
  agree: { en: 'autograd says', zh: '自动求导的结果' },
  two: { en: 'Two elements: now the mean shows', zh: '两个样本：“均”字的含义' },
  twoText: {
    en: "The mean squared error divides by the number n of elements, and so does its gradient. The sum of squares, reduction: 'sum', does not: its gradient is n times as large.",
    zh: "均方误差除以了元素个数 n，梯度也就除以了 n。如果只求平方和（reduction: 'sum'），梯度就是它的 n 倍。",
  },
  element: { en: 'element', zh: '样本' },
  mean: { en: 'mean', zh: '平均' },
  accumulation: { en: 'backward() twice: gradients accumulate', zh: '两次 backward()：梯度会累加' },
  accumulationText: {
    en: 'A second backward() adds to what is there. That is meant for gradients of several batches; in a training loop clear them first:',
    zh: '再次 backward() 时，新的梯度会加到已有的梯度上。这是为了便于把几个小批量的梯度合在一起；在训练循环里，要先清零：',
  },
  loop: { en: 'The update loop', zh: '更新循环' },
  loopText: {
    en: (lr: string) =>
      `Gradient descent with lr = ${lr}. The update stands in no_grad, because it is no part of the function to be differentiated, and it changes w in place, because w must stay the same leaf:`,
    zh: (lr: string) =>
      `取学习率 lr = ${lr} 做梯度下降。更新写在 no_grad 里，因为它不属于要求导的函数；并且要原地修改 w，因为 w 必须始终是同一个叶子张量：`,
  },
  step: { en: 'step', zh: '步' },
  pitfalls: { en: 'Three ways to get it wrong', zh: '三种常见的错误写法' },
  reboundText: {
    en: '1. Outside no_grad, w = w − lr·w.grad makes a new tensor with a history. It is no leaf, so the next backward() leaves its .grad empty, and the step after that fails:',
    zh: '1. 不用 no_grad，直接写 w = w − lr·w.grad，得到的是带着计算历史的新张量。它不再是叶子，下一次 backward() 不会填它的 .grad，再更新就出错了：',
  },
  recordedOffText: {
    en: '2. Inside no_grad, but still w = …: the new tensor has no history and asks for no gradient; the next backward() has nothing to differentiate:',
    zh: '2. 写在 no_grad 里，但仍是 w = …：新张量没有历史，也不要求梯度，下一次 backward() 便无从求导：',
  },
  inPlaceText: {
    en: '3. In place, but outside no_grad: a leaf must not be overwritten while the tape records:',
    zh: '3. 原地修改，但没有写在 no_grad 里：正在记录计算图时，不允许改写叶子张量：',
  },
});
