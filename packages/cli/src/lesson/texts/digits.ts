/** The words of section e. */
import { texts } from '../../language.js';

export const DIGITS_TEXTS = texts({
  title: {
    en: 'e · Cross entropy against mean squared error, on real digits',
    zh: 'e · 交叉熵与均方误差的较量：真实的手写数字',
  },
  claim: {
    en: 'The claim: a classifier trained with cross entropy gets to a high test accuracy in fewer steps than one trained with the mean squared error. Let us measure it.',
    zh: '常听人说：训练分类器，用交叉熵比用均方误差能以更少的步数达到较高的测试准确率。我们来实测一下。',
  },
  setup: {
    en: (train: number, test: number, model: string, parameters: number, batch: number, steps: number, seed: number) =>
      `${train} training and ${test} test images of MNIST; network ${model} (ReLU, ${parameters} parameters); SGD, batches of ${batch}, ${steps} steps. Seed ${seed} gives both losses the same initial weights and the same batches. MSE compares softmax(logits) with the one-hot label. The values of the two losses cannot be compared, so we compare test accuracy.`,
    zh: (train: number, test: number, model: string, parameters: number, batch: number, steps: number, seed: number) =>
      `MNIST 手写数字：训练图像 ${train} 幅，测试图像 ${test} 幅；网络 ${model}（ReLU 激活，共 ${parameters} 个参数）；SGD，每批 ${batch} 幅，共 ${steps} 步。两种损失都用随机种子 ${seed}，初始权重相同，各批数据也相同。均方误差比较的是 softmax(logits) 与独热标签。两种损失的数值不可比，所以比较测试准确率。`,
  },
  table: { en: 'Test accuracy after so many steps', zh: '不同步数时的测试准确率' },
  loss: { en: 'loss', zh: '损失函数' },
  rate: { en: 'lr', zh: '学习率' },
  cross_entropy: { en: 'cross entropy', zh: '交叉熵' },
  mse_loss: { en: 'MSE', zh: '均方误差' },
  toTarget: { en: (target: string) => `steps to ${target}`, zh: (target: string) => `达到 ${target} 的步数` },
  never: { en: '—', zh: '—' },
  plot: { en: 'test accuracy against step', zh: '测试准确率随步数的变化' },
  legendBest: {
    en: (loss: string, lr: string) => `${loss}, lr = ${lr}, its best`,
    zh: (loss: string, lr: string) => `${loss}，学习率 ${lr}（自己的最佳值）`,
  },
  legendSame: {
    en: (loss: string, lr: string) => `${loss}, lr = ${lr}, the rate that is best for the other`,
    zh: (loss: string, lr: string) => `${loss}，学习率 ${lr}（对方的最佳值）`,
  },
  verdict: { en: 'The verdict', zh: '结论' },
  sameRate: {
    en: (target: string, ce: string, mse: string, even: string, neither: string) =>
      `With the same learning rate for both, the first to reach ${target} was: cross entropy at ${ce}; MSE at ${mse}; even at ${even}; neither reached it at ${neither}.`,
    zh: (target: string, ce: string, mse: string, even: string, neither: string) =>
      `两者学习率相同时，谁先达到 ${target}？交叉熵先到的：${ce}；均方误差先到的：${mse}；不相上下的：${even}；都没到的：${neither}。`,
  },
  none: { en: 'no rate', zh: '无' },
  gradients: {
    en: (ce: string, mse: string, ratio: string) =>
      `One reason: at the same initial weights the gradient of cross entropy has length ${ce} and that of MSE ${mse}, ${ratio} times shorter. MSE averages over ten outputs, and its gradient passes through softmax, which flattens it. So equal rates are not equal steps.`,
    zh: (ce: string, mse: string, ratio: string) =>
      `原因之一：在同样的初始权重处，交叉熵的梯度长度为 ${ce}，均方误差的只有 ${mse}，约为前者的 1/${ratio}。均方误差对十个输出取了平均，梯度还要穿过 softmax，又被压小。所以学习率相同，并不等于步子一样大。`,
  },
  ownRate: {
    en: (ceRate: string, ceSteps: string, mseRate: string, mseSteps: string, target: string) =>
      `Each at its own best learning rate (cross entropy ${ceRate}, MSE ${mseRate}), over five seeds: the median number of steps to ${target} is ${ceSteps} for cross entropy and ${mseSteps} for MSE.`,
    zh: (ceRate: string, ceSteps: string, mseRate: string, mseSteps: string, target: string) =>
      `各用自己的最佳学习率（交叉熵 ${ceRate}，均方误差 ${mseRate}），用五个随机种子各跑一遍：达到 ${target} 所需步数的中位数，交叉熵为 ${ceSteps}，均方误差为 ${mseSteps}。`,
  },
  notReached: { en: (steps: number) => `more than ${steps}`, zh: (steps: number) => `超过 ${steps}` },
  inside: {
    en: 'Both best rates lie inside the range tried, so a wider range would not change this.',
    zh: '两个最佳学习率都在所试范围的内部，所以扩大范围也不会改变这一比较。',
  },
  edge: {
    en: 'A best rate lies at the edge of the range tried: a wider range might change this.',
    zh: '有一个最佳学习率正好落在所试范围的边上：扩大范围，结果可能改变。',
  },
  confirmed: {
    en: 'Measured here: the claim holds, at most equal learning rates and with each loss at its best one.',
    zh: '本次实测：这个说法成立。学习率相同时，多数情况下交叉熵更快；各用最佳学习率时，也是交叉熵更快。',
  },
  'same-rate': {
    en: 'Measured here: the claim holds at most equal learning rates. When each loss has its own best one, the difference is within what was measured. The advantage of cross entropy is that it learns well at ordinary rates; MSE needs one found for it.',
    zh: '本次实测：学习率相同时，多数情况下这个说法成立；各用最佳学习率时，两者的差别已在测量误差之内。交叉熵的好处在于用寻常的学习率就学得好，均方误差则要专门去找合适的学习率。',
  },
  turned: {
    en: 'Measured here: the claim holds at most equal learning rates, but when each loss has its own best one, MSE needed fewer steps.',
    zh: '本次实测：学习率相同时，多数情况下这个说法成立；但各用最佳学习率时，反而是均方误差用的步数少。',
  },
  'own-rate': {
    en: 'Measured here: the claim holds with each loss at its best learning rate, but not at most equal ones.',
    zh: '本次实测：各用最佳学习率时，这个说法成立；但学习率相同时，多数情况下不成立。',
  },
  refuted: {
    en: 'Measured here: the claim does not hold, neither at most equal learning rates nor at the best ones.',
    zh: '本次实测：这个说法不成立：学习率相同时多半不成立，各用最佳学习率时也不成立。',
  },
  open: {
    en: (target: string, steps: number) =>
      `No run reached ${target} in ${steps} steps, so nothing is decided. Give more with --steps.`,
    zh: (target: string, steps: number) =>
      `${steps} 步之内没有一次训练达到 ${target}，无法下结论。请用 --steps 增加步数。`,
  },
});
