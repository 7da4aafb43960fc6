/** The words of section d. */
import { texts } from '../../language.js';

export const CROSS_ENTROPY_TEXTS = texts({
  title: { en: 'd · Softmax and cross entropy', zh: 'd · softmax 与交叉熵' },
  softmax: { en: 'Softmax: from scores to probabilities', zh: 'softmax：把得分变成概率' },
  softmaxText: {
    en: 'A network gives each class a score, its logit, which may be any number. Softmax raises e to each score, so that nothing is negative, and divides by the sum, so that they add up to 1. Adding the same number to all scores changes nothing:',
    zh: '网络给每个类别打一个分数（logit），可以是任意实数。softmax 先取 e 的得分次方，保证不为负；再除以总和，保证加起来等于 1。所有得分同加一个数，结果不变：',
  },
  cls: { en: 'class', zh: '类别' },
  score: { en: 'score z', zh: '得分 z' },
  probability: { en: 'p = softmax(z)', zh: 'p = softmax(z)' },
  sum: { en: 'sum', zh: '合计' },
  crossEntropy: { en: 'Cross entropy: −log of the true class’s probability', zh: '交叉熵：真实类别概率的负对数' },
  crossEntropyText: {
    en: (target: number) =>
      `An image of 784 pixels (here random numbers), ten classes, and the true one is ${target}. cross_entropy takes the logits themselves. It is nll_loss(log(softmax(logits))), and nll_loss only picks out the true class and changes the sign:`,
    zh: (target: number) =>
      `一幅 784 个像素的图像（这里用随机数代替），十个类别，真实类别是 ${target}。cross_entropy 直接接受 logits，它等于 nll_loss(log(softmax(logits)))；nll_loss 所做的，只是取出真实类别那一项再变号：`,
  },
  pieces: { en: 'The pieces; the row of the true class is stressed', zh: '逐项来看，突出显示的是真实类别' },
  equal: {
    en: (value: string, difference: string) =>
      `−log p of the true class is ${value}; the two ways differ by ${difference}.`,
    zh: (value: string, difference: string) => `真实类别的 −log p 为 ${value}；两种算法相差 ${difference}。`,
  },
  extreme: {
    en: 'Then why not write log(softmax) oneself? Because a probability may be too small for a float: it becomes 0, and its log −∞. cross_entropy works with logarithms throughout (log_softmax) and stays finite:',
    zh: '那为什么不自己写 log(softmax)？因为概率可能小到浮点数表示不了，变成 0，取对数就成了 −∞。cross_entropy 自始至终用对数计算（log_softmax），结果总是有限的：',
  },
  mistakes: { en: 'Two usual mistakes, and the wrong numbers they give', zh: '两种常见的错误，以及它们给出的错误数值' },
  right: { en: 'right', zh: '正确' },
  wrong: { en: 'wrong', zh: '错误' },
  mistakesText: {
    en: 'The first applies softmax twice: probabilities lie between 0 and 1, so the second softmax makes them nearly equal, and the loss can neither get small nor large. The second forgets the log: it is −p, negative, and its gradient vanishes where the network is wrong. Neither raises an error; the network just learns badly.',
    zh: '第一种做了两次 softmax：概率都在 0 和 1 之间，再做一次 softmax 就几乎相等了，损失既小不下去也大不上来。第二种忘了取对数：得到的是 −p，是负数，而且网络错得越离谱，梯度越接近零。两种写法都不会报错，只是网络学不好。',
  },
  gradient: { en: 'The gradient with respect to the logits is p − y', zh: '对 logits 的梯度是 p − y' },
  gradientText: {
    en: 'y is 1 for the true class and 0 elsewhere (one-hot). However wrong the network is, the gradient says how far each probability is from what it should be:',
    zh: 'y 是独热编码：真实类别为 1，其余为 0。不管网络错得多厉害，梯度都恰好说明每个概率与应有的值差多少：',
  },
  byAutograd: { en: 'by autograd', zh: '自动求导' },
  gradientEqual: {
    en: (difference: string, sum: string) =>
      `Largest difference: ${difference}. The components add up to ${sum}, zero but for rounding: what one class gains the others lose.`,
    zh: (difference: string, sum: string) =>
      `最大相差 ${difference}。各分量之和为 ${sum}，除舍入误差外等于零：一个类别的概率增加多少，其余类别就一共减少多少。`,
  },
});
