/** The words of section b. */
import { texts } from '../../language.js';

export const DESCENT_TEXTS = texts({
  title: { en: 'b · Gradient descent: θ ← θ − α ∇f(θ)', zh: 'b · 梯度下降：θ ← θ − α ∇f(θ)' },
  rule: { en: 'The rule, and its first step in numbers', zh: '更新公式与第一步的数值' },
  ruleText: {
    en: (f: string, at: string, lr: string) =>
      `−∇f points down the steepest slope. So take a step of α times the gradient against it, look again, and repeat. Here f(x, y) = ${f} from θ = ${at} with the learning rate α = ${lr}:`,
    zh: (f: string, at: string, lr: string) =>
      `−∇f 指向下降最快的方向。于是逆着梯度走一步，步长为 α 乘以梯度；到了新位置再求梯度，如此反复。这里 f(x, y) = ${f}，从 θ = ${at} 出发，学习率 α = ${lr}：`,
  },
  steps: { en: 'Step by step', zh: '逐步迭代' },
  step: { en: 'step', zh: '步' },
  moreRows: { en: '…', zh: '…' },
  converged: {
    en: (steps: number, point: string, value: string) =>
      `After ${steps} step${steps === 1 ? '' : 's'} the gradient is (nearly) zero: θ = ${point}, f = ${value}.`,
    zh: (steps: number, point: string, value: string) => `走了 ${steps} 步后梯度几乎为零：θ = ${point}，f = ${value}。`,
  },
  diverged: {
    en: (steps: number, lr: string) =>
      `After ${steps} step${steps === 1 ? '' : 's'} the numbers have run away: α = ${lr} is too large for this function. Try a smaller one with --lr.`,
    zh: (steps: number, lr: string) =>
      `走了 ${steps} 步，数值已经发散：对这个函数来说 α = ${lr} 太大了。可以用 --lr 换一个小些的学习率。`,
  },
  limit: {
    en: (steps: number, size: string) =>
      `After ${steps} steps the gradient still has length ${size}: not there yet. Another --lr or start --at may help.`,
    zh: (steps: number, size: string) =>
      `走了 ${steps} 步，梯度的长度还有 ${size}，没有收敛。可以换一个学习率 --lr 或起点 --at。`,
  },
  path: { en: 'contour lines of f; ○ the start, ● the path of descent', zh: 'f 的等高线；○ 为起点，● 为下降路径' },
  pathNewton: { en: ', N after one Newton step', zh: '，N 为牛顿法走一步后的位置' },
  pathMinimum: { en: ', ★ the minimum', zh: '，★ 为极小值点' },
  directions: { en: 'Steepest descent is not the way to the minimum', zh: '下降最快的方向，并不是指向极小值点的方向' },
  directionsText: {
    en: 'The gradient knows the slope here and nothing of what lies beyond. Newton’s step −H⁻¹∇f also asks how the slope changes: H is the Hessian, the matrix of second derivatives, by autograd twice.',
    zh: '梯度只知道脚下的坡度，不知道前方的地形。牛顿法的一步 −H⁻¹∇f 还考虑坡度本身如何变化：H 是海森矩阵，即二阶偏导数组成的矩阵，用自动求导求两次得到。',
  },
  descentDirection: { en: '−∇f, steepest descent', zh: '−∇f，下降最快的方向' },
  minimumDirection: { en: 'straight to the minimum', zh: '直指极小值点的方向' },
  newtonDirection: { en: '−H⁻¹∇f, Newton’s step', zh: '−H⁻¹∇f，牛顿法的方向' },
  differ: {
    en: (degrees: string) => `Steepest descent is off the true direction by ${degrees}.`,
    zh: (degrees: string) => `下降最快的方向与直指极小值点的方向相差 ${degrees}。`,
  },
  noMinimum: {
    en: 'No minimum was found from this start, so there is no direction to compare with.',
    zh: '从这个起点没有找到极小值点，因此无从比较。',
  },
  newtonThere: {
    en: (point: string, size: string) =>
      `One Newton step ends at ${point}, where |∇f| = ${size}: there at once, because this function is exactly quadratic.`,
    zh: (point: string, size: string) =>
      `牛顿法只走一步就到了 ${point}，此处 |∇f| = ${size}：一步到位，因为这个函数恰好是二次函数。`,
  },
  newtonNear: {
    en: (point: string, size: string, steps: number, kind: string) =>
      `One Newton step ends at ${point}, where |∇f| = ${size}; after ${steps} steps Newton’s method has reached a ${kind}.`,
    zh: (point: string, size: string, steps: number, kind: string) =>
      `牛顿法走一步到 ${point}，此处 |∇f| = ${size}；${steps} 步后到达${kind}。`,
  },
  newtonAway: {
    en: (point: string, size: string) =>
      `One Newton step ends at ${point}, where |∇f| = ${size}; from this start Newton’s method does not converge.`,
    zh: (point: string, size: string) => `牛顿法走一步到 ${point}，此处 |∇f| = ${size}；从这个起点出发，牛顿法不收敛。`,
  },
  newtonNone: {
    en: 'The Hessian has no inverse here: Newton’s method has no step.',
    zh: '这一点的海森矩阵不可逆，牛顿法无法迈步。',
  },
  divergence: { en: 'A learning rate that is too large', zh: '学习率过大' },
  divergenceText: {
    en: (largest: string, limit: string, lr: string) =>
      `The largest eigenvalue of the Hessian is λ = ${largest}. Where the function is a bowl, a step with α > 2/λ = ${limit} jumps across the valley and lands higher than it started. With α = ${lr}:`,
    zh: (largest: string, limit: string, lr: string) =>
      `海森矩阵的最大特征值 λ = ${largest}。对碗状的函数来说，一旦 α > 2/λ = ${limit}，一步就会越过谷底，落到更高的对面。取 α = ${lr} 试试：`,
  },
  grew: {
    en: (from: string, to: string) => `f has grown from ${from} to ${to}: descent diverges.`,
    zh: (from: string, to: string) => `f 从 ${from} 增大到 ${to}：迭代发散了。`,
  },
  shrank: {
    en: (from: string, to: string) =>
      `f went from ${from} to ${to}: this function bends away from its bowl in time, so it does not diverge here.`,
    zh: (from: string, to: string) => `f 从 ${from} 变到 ${to}：这个函数离开谷底后弯曲得不那么厉害，所以这里没有发散。`,
  },
  himmelblau: { en: 'Four minima: Himmelblau’s function', zh: '有四个极小值点的函数：Himmelblau 函数' },
  himmelblauText: {
    en: (f: string, lr: string) =>
      `f(x, y) = ${f} has four minima, all worth 0. Where descent ends depends on where it starts. Both methods from four starts, descent with α = ${lr}:`,
    zh: (f: string, lr: string) =>
      `f(x, y) = ${f} 有四个极小值点，函数值都是 0。从哪里出发，决定了停在哪里。下面从四个起点分别用两种方法，梯度下降取 α = ${lr}：`,
  },
  start: { en: 'start', zh: '起点' },
  method: { en: 'method', zh: '方法' },
  count: { en: 'steps', zh: '步数' },
  end: { en: 'end', zh: '终点' },
  what: { en: 'what it is', zh: '性质' },
  descentMethod: { en: 'descent', zh: '梯度下降' },
  newtonMethod: { en: 'Newton', zh: '牛顿法' },
  minimum: { en: 'minimum', zh: '极小值点' },
  maximum: { en: 'maximum', zh: '极大值点' },
  saddle: { en: 'saddle', zh: '鞍点' },
  flat: { en: 'flat point', zh: '退化的驻点' },
  slope: { en: 'slope', zh: '未到驻点' },
  himmelblauPath: {
    en: 'contour lines of Himmelblau’s function, the paths of descent from the starts 1 to 4, N = where Newton ends',
    zh: 'Himmelblau 函数的等高线，1–4 为从四个起点出发的下降路径，N 为牛顿法的终点',
  },
  verdict: {
    en: (descent: string, newton: string, minima: number, starts: number) =>
      `Newton needs ${newton} steps where descent needs ${descent}, but it looks for a zero of the gradient, not for a minimum: from these ${starts} starts it found a minimum ${minima === 1 ? 'once' : `${minima} times`}.`,
    zh: (descent: string, newton: string, minima: number, starts: number) =>
      `梯度下降要走 ${descent} 步，牛顿法只要 ${newton} 步；但牛顿法找的是梯度为零的点，不一定是极小值点：从这 ${starts} 个起点出发，它有 ${minima} 次到达极小值点。`,
  },
});
