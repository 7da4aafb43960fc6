import { texts } from '../../text.js';

export const TEXTS = texts({
  title: { en: 'Losses and softmax', zh: '损失函数与 softmax' },
  lead: {
    en: 'A classifier ends in scores, one for each class. Softmax turns them into probabilities, a loss says how wrong these are, and its gradient says how each score should move. Two losses can rank answers alike and still teach very differently.',
    zh: '分类器最后给每个类别打一个分。softmax 把分数变成概率，损失函数衡量错了多少，它的梯度告诉每个分数该怎么动。两种损失对好坏的判断可以差不多，教起人来却大不相同。',
  },
  cat: { en: 'cat', zh: '猫' },
  dog: { en: 'dog', zh: '狗' },
  bird: { en: 'bird', zh: '鸟' },
  scores: { en: 'Scores and probabilities', zh: '分数与概率' },
  scoresHint: { en: 'Move a score', zh: '拖动分数' },
  score: {
    en: (name: string) => `Score of ${name}`,
    zh: (name: string) => `“${name}”的分数`,
  },
  right: { en: 'The right answer is', zh: '正确答案是' },
  temperature: { en: 'Temperature $T$', zh: '温度 $T$' },
  temperatureName: { en: 'Temperature', zh: '温度' },
  temperatureNote: {
    en: 'Higher: more even. Lower: the highest score takes all. $T=1$ is the plain softmax.',
    zh: '温度越高，概率越平均；越低，最高分越独占。$T=1$ 就是普通的 softmax。',
  },
  probability: {
    en: (name: string, percent: string) => `Probability of ${name}: ${percent}`,
    zh: (name: string, percent: string) => `“${name}”的概率：${percent}`,
  },
  losses: { en: 'Two losses, two gradients', zh: '两种损失，两种梯度' },
  lossesHint: { en: 'bars: the step that descent takes', zh: '条形：下降时分数的走向' },
  entropy: { en: 'Cross entropy', zh: '交叉熵' },
  squares: { en: 'Mean squared error', zh: '均方误差' },
  loss: { en: 'loss', zh: '损失' },
  step: {
    en: (name: string, value: string) => `${name}: minus the gradient is ${value}`,
    zh: (name: string, value: string) => `${name}：负梯度为 ${value}`,
  },
  entropyWhy: {
    en: 'The gradient is probability minus truth: the further off, the stronger the pull.',
    zh: '梯度就是“概率减真值”：错得越远，拉得越用力。',
  },
  squaresWhy: {
    en: 'The same difference $d=p-y$ goes through softmax’s own slope $p_k(1-p_k)$ first, which is near zero where softmax is sure, be it right or wrong.',
    zh: '同样的差 $d=p-y$，还要再乘上 softmax 自己的斜率 $p_k(1-p_k)$。softmax 很有把握的时候，不管对错，这个斜率都接近零。',
  },
  pull: { en: 'How hard the right score is pulled up', zh: '正确类别的分数被往上拉的力度' },
  pullHint: { en: 'Drag along the curves', zh: '可以沿着曲线拖动' },
  pullAria: {
    en: 'Pull on the right score against that score, for both losses',
    zh: '两种损失对正确分数的拉力，随该分数的变化',
  },
  pullValue: {
    en: (score: string, entropy: string, squares: string) =>
      `score ${score}: cross entropy pulls with ${entropy}, squares with ${squares}`,
    zh: (score: string, entropy: string, squares: string) =>
      `分数 ${score}：交叉熵的拉力 ${entropy}，均方误差 ${squares}`,
  },
  surelyWrong: { en: 'surely wrong', zh: '错得很自信' },
  surelyRight: { en: 'surely right', zh: '对得很自信' },
  axisScore: { en: 'score of the right class', zh: '正确类别的分数' },
  verdictVanishes: {
    en: (times: string) =>
      `The answer is confidently wrong, and mean squared error hardly notices: cross entropy pulls ${times} times as hard.`,
    zh: (times: string) => `答案错得很自信，均方误差却几乎没有反应：交叉熵的拉力是它的 ${times} 倍。`,
  },
  verdictDone: {
    en: 'The answer is right and sure: both losses leave it alone, as they should.',
    zh: '答案又对又有把握：两种损失都不再管它，理应如此。',
  },
  verdictBoth: {
    en: (times: string) => `Here both losses pull; cross entropy ${times} times as hard.`,
    zh: (times: string) => `这里两种损失都在起作用，交叉熵的拉力是均方误差的 ${times} 倍。`,
  },
  wrongButton: { en: 'Be confidently wrong', zh: '来个自信的错误' },
  unsureButton: { en: 'Be unsure', zh: '毫无把握' },
  race: { en: 'From the same scores, at the same rate', zh: '起点相同，学习率相同' },
  raceHint: { en: 'probability of the right class', zh: '正确类别的概率' },
  raceAria: {
    en: (entropy: string, squares: string, steps: string) =>
      `Probability of the right class after ${steps} steps: ${entropy} with cross entropy, ${squares} with mean squared error`,
    zh: (entropy: string, squares: string, steps: string) =>
      `${steps} 步之后正确类别的概率：交叉熵 ${entropy}，均方误差 ${squares}`,
  },
  rate: { en: 'Learning rate $\\alpha$', zh: '学习率 $\\alpha$' },
  rateName: { en: 'Learning rate', zh: '学习率' },
  steps: { en: 'Steps', zh: '步数' },
  reached: {
    en: (name: string, at: string) => `${name}: 90% after ${at} steps`,
    zh: (name: string, at: string) => `${name}：${at} 步达到 90%`,
  },
  notReached: {
    en: (name: string, n: string) => `${name}: not 90% within ${n} steps`,
    zh: (name: string, n: string) => `${name}：${n} 步之内没有达到 90%`,
  },
  beliefs: { en: 'Often believed', zh: '常见的误解' },
  myth1: {
    en: 'cross_entropy wants probabilities, so softmax comes first',
    zh: 'cross_entropy 要的是概率，所以先做 softmax',
  },
  truth1: {
    en: 'It takes scores: softmax is inside, since $\\operatorname{CE}(z)=-\\log\\operatorname{softmax}(z)_k$. Applied twice, even a certain, right answer keeps a loss, and the gradient fades: training stalls without an error message.',
    zh: '它要的是分数，softmax 已经在里面了：$\\operatorname{CE}(z)=-\\log\\operatorname{softmax}(z)_k$。做两遍的话，哪怕答案又对又确定，损失也降不到零，梯度却变得很小：训练停滞，而且不报任何错。',
  },
  try1: { en: 'Be nearly certain, and right', zh: '给一个几乎确定的正确答案' },
  pull1: { en: 'length of the gradient', zh: '梯度的长度' },
  floor1: {
    en: (floor: string) => `It cannot fall below ${floor}.`,
    zh: (floor: string) => `它降不到 ${floor} 以下。`,
  },
  myth2: { en: 'High scores mean high probabilities', zh: '分数高，概率就高' },
  truth2: {
    en: 'Only differences count: $\\operatorname{softmax}(z+c)=\\operatorname{softmax}(z)$. A score of 5 is much or little, depending on the others.',
    zh: '只有分数之差才算数：$\\operatorname{softmax}(z+c)=\\operatorname{softmax}(z)$。5 分算高还是算低，要看别的分数。',
  },
  try2: { en: 'Add 2 to every score', zh: '每个分数都加 2' },
  after2: {
    en: (p: string) => `The probabilities are still ${p}.`,
    zh: (p: string) => `概率仍然是 ${p}。`,
  },
});
