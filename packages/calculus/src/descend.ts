/**
 * Descent on a formula: the rule of the iteration on one side, the numbers of each step on the other. Gradient descent,
 * momentum and Adam are nabla's own optimizers; Newton's method solves ∇²f p = −∇f at each step; BFGS searches a length.
 */
import * as torch from 'nabla';
import { type Formula, formula } from './diff.js';
import { compileNumber, domainHolds, slope } from './evaluate.js';
import { type Expr, sym, variables } from './expr.js';
import { wolfe } from './numeric/line-search.js';
import { type CriticalKind, classify, dot, norm, solve, symmetricEigenvalues, times } from './numeric/linear.js';
import { gradient, hessian } from './vectors.js';

export type DescentMethod = 'gd' | 'momentum' | 'adam' | 'newton' | 'bfgs';

export interface DescentOptions {
  /** The starting point, in the order of the formula's variables (alphabetical, as `variables` gives them). */
  readonly from: readonly number[];
  /** 'gd' where not given. */
  readonly method?: DescentMethod;
  /** α. 0.1 where not given; 1 for Newton and the first trial of BFGS. */
  readonly lr?: number;
  /** At most so many updates: 1000. */
  readonly steps?: number;
  /** Converged where ‖∇f‖ is at most this: 1e-6. */
  readonly tolerance?: number;
  /** β of 'momentum': 0.9. */
  readonly momentum?: number;
}

export interface DescentStep {
  /** 0 is the starting point. */
  readonly index: number;
  readonly point: readonly number[];
  readonly value: number;
  readonly gradient: readonly number[];
  /** ‖∇f‖₂ */
  readonly norm: number;
  /** What was added to reach the next point; null at the last one. */
  readonly update: readonly number[] | null;
  /** The length that the line search chose (BFGS). */
  readonly rate?: number;
  /** ∇²f at the point (Newton). */
  readonly hessian?: readonly (readonly number[])[];
}

/**
 * Why descent ended, always at the last good point.
 * - 'converged': ‖∇f‖ ≤ tolerance.
 * - 'steps': the allowed number of updates is used up.
 * - 'diverged': the next point ran off to infinity, or a value there is beyond numbers.
 * - 'undefined': the formula or its gradient has no value at the next point.
 * - 'singular': the Hessian at the last point cannot be solved (Newton).
 * - 'saddle': ‖∇f‖ ≤ tolerance, but the Hessian says that it is no minimum: a saddle or a maximum, see `kind`.
 * - 'stalled': no length along the direction makes the value smaller (BFGS): a kink, or rounding.
 */
export type StopReason = 'converged' | 'steps' | 'diverged' | 'undefined' | 'singular' | 'saddle' | 'stalled';

export interface Descent {
  readonly variables: readonly string[];
  readonly method: DescentMethod;
  /** As they were used. */
  readonly options: Required<DescentOptions>;
  /** How one point follows from the last: θ ← θ − α∇f(θ). */
  readonly iteration: { readonly text: string; readonly tex: string };
  /** ∂f/∂v for each variable. */
  readonly gradient: readonly Expr[];
  /** ∂²f/∂vᵢ∂vⱼ (Newton). */
  readonly hessian?: readonly (readonly Expr[])[];
  readonly steps: readonly DescentStep[];
  readonly stopped: StopReason;
  /** What the Hessian says of the last point, where its gradient is 0. */
  readonly kind?: CriticalKind;
  readonly message: { readonly en: string; readonly zh: string };
}

const METHODS: readonly DescentMethod[] = ['gd', 'momentum', 'adam', 'newton', 'bfgs'];

const ITERATIONS: Readonly<Record<DescentMethod, Descent['iteration']>> = {
  gd: { text: 'θ ← θ − α∇f(θ)', tex: '\\theta \\leftarrow \\theta - \\alpha \\nabla f(\\theta)' },
  momentum: {
    text: 'v ← βv + ∇f(θ),  θ ← θ − αv',
    tex: 'v \\leftarrow \\beta v + \\nabla f(\\theta), \\quad \\theta \\leftarrow \\theta - \\alpha v',
  },
  adam: {
    text: 'm ← β₁m + (1 − β₁)∇f(θ),  v ← β₂v + (1 − β₂)∇f(θ)²,  θ ← θ − α·m/(1 − β₁ᵗ)/(√(v/(1 − β₂ᵗ)) + ε)',
    tex:
      'm \\leftarrow \\beta_1 m + (1 - \\beta_1) \\nabla f(\\theta), \\quad ' +
      'v \\leftarrow \\beta_2 v + (1 - \\beta_2) \\nabla f(\\theta)^2, \\quad ' +
      '\\theta \\leftarrow \\theta - \\alpha \\frac{m / (1 - \\beta_1^t)}{\\sqrt{v / (1 - \\beta_2^t)} + \\varepsilon}',
  },
  newton: {
    text: '∇²f(θ) p = −∇f(θ),  θ ← θ + αp',
    tex: '\\nabla^2 f(\\theta)\\, p = -\\nabla f(\\theta), \\quad \\theta \\leftarrow \\theta + \\alpha p',
  },
  bfgs: {
    text: 'θ ← θ − αH∇f(θ),  H ≈ (∇²f)⁻¹',
    tex: '\\theta \\leftarrow \\theta - \\alpha H \\nabla f(\\theta), \\quad H \\approx (\\nabla^2 f)^{-1}',
  },
};

// ---------------------------------------------------------------------------------------------------- options

function fail(message: string): never {
  throw new RangeError(`[descend] ${message}`);
}

function checked(names: readonly string[], given: DescentOptions): Required<DescentOptions> {
  const { method = 'gd', steps = 1000, tolerance = 1e-6, momentum = 0.9 } = given;
  if (!METHODS.includes(method)) fail(`no method '${method}'; choose one of ${METHODS.join(', ')}`);
  const { from, lr = method === 'newton' || method === 'bfgs' ? 1 : 0.1 } = given;
  if (names.length === 0) fail('the formula has no variable, so there is nowhere to go; write one, such as x^2');
  if (!Array.isArray(from) || from.length !== names.length) {
    const seen = Array.isArray(from) ? `${from.length} number(s)` : String(from);
    fail(`from: ${seen}, but the variables are ${names.join(', ')}; give ${names.length} number(s) in this order`);
  }
  if (!from.every((v) => typeof v === 'number' && Number.isFinite(v)))
    fail(`from: [${from.join(', ')}] has a component that is no finite number; every one must be`);
  if (!(lr > 0 && Number.isFinite(lr))) fail(`lr: ${lr}; the learning rate must be above 0, such as 0.1`);
  if (!(Number.isInteger(steps) && steps >= 0)) fail(`steps: ${steps}; give a whole number, such as 100`);
  if (!(tolerance >= 0)) fail(`tolerance: ${tolerance}; give a number from 0 on, such as 1e-6`);
  if (!(momentum >= 0 && momentum < 1)) fail(`momentum: ${momentum}; give a number from 0 to below 1, such as 0.9`);
  return { from: [...from], method, lr, steps, tolerance, momentum };
}

// ---------------------------------------------------------------------------------------------------- problem

type State = Pick<DescentStep, 'point' | 'value' | 'gradient' | 'norm'>;

/** What a method answers: where to go, or why it cannot. */
interface Move {
  readonly update: readonly number[];
  /** The next point itself, where it is not the rounded sum. */
  readonly next?: readonly number[];
  readonly rate?: number;
  readonly hessian?: readonly (readonly number[])[];
}
interface Halt {
  readonly halt: StopReason;
  readonly hessian?: readonly (readonly number[])[];
}
type Method = (state: State) => Move | Halt;

/** The formula with what descent asks of it. */
class Problem {
  readonly e: Expr;
  readonly names: readonly string[];
  readonly gradient: readonly Expr[];
  private readonly f: (...x: readonly number[]) => number;
  private readonly g: readonly ((...x: readonly number[]) => number)[];
  constructor(e: Expr, names: readonly string[]) {
    this.e = e;
    this.names = names;
    this.gradient = gradient(e, names);
    this.f = compileNumber(e, names);
    this.g = this.gradient.map((d) => compileNumber(d, names));
  }

  at(point: readonly number[]): State {
    const slopes = this.g.map((d) => d(...point) + 0);
    return { point, value: this.f(...point) + 0, gradient: slopes, norm: norm(slopes) };
  }

  /** The Hessian by the rules of the gradient's operators, for methods that do not show one. */
  curvature(point: readonly number[]): number[][] {
    const at = Object.fromEntries(this.names.map((name, i) => [name, point[i]!]));
    const rows = this.gradient.map((d) => this.names.map((name) => slope(d, sym(name), at)));
    return rows.map((row, i) => row.map((v, j) => (v + rows[j]![i]!) / 2));
  }

  /** Why there is no going on to a point, or null where there is. */
  trouble(now: State, start: readonly number[]): StopReason | null {
    const far = 1e12 * Math.max(1, ...start.map(Math.abs));
    if (!now.point.every((v) => Math.abs(v) <= far)) return 'diverged';
    if (Number.isFinite(now.value) && Number.isFinite(now.norm)) return null;
    const at = Object.fromEntries(this.names.map((name, i) => [name, now.point[i]!]));
    const defined = [this.e, ...this.gradient].every((e) => domainHolds(e, at));
    const infinite = [now.value, ...now.gradient].some((v) => Math.abs(v) === Number.POSITIVE_INFINITY);
    return defined && infinite ? 'diverged' : 'undefined';
  }
}

// ---------------------------------------------------------------------------------------------------- methods

/** nabla's own optimizer on one tensor of all variables. */
function byOptimizer(make: (parameters: torch.Tensor[]) => torch.optim.Optimizer): Method {
  let theta: torch.Tensor | null = null;
  let optimizer: torch.optim.Optimizer | null = null;
  return ({ point, gradient }) => {
    theta ??= torch.tensor([...point], { dtype: torch.float64, requires_grad: true });
    optimizer ??= make([theta]);
    theta.grad = torch.tensor([...gradient], { dtype: torch.float64 });
    optimizer.step();
    const next = theta.tolist() as number[];
    return { update: next.map((v, i) => v - point[i]!), next };
  };
}

function newton(problem: Problem, second: readonly (readonly Expr[])[], lr: number): Method {
  const h = second.map((row) => row.map((e) => compileNumber(e, problem.names)));
  return ({ point, gradient }) => {
    const matrix = h.map((row) => row.map((f) => f(...point) + 0));
    if (!matrix.flat().every(Number.isFinite)) return { halt: 'undefined' };
    const p = solve(matrix, gradient);
    return p === null ? { halt: 'singular', hessian: matrix } : { update: p.map((v) => -lr * v + 0), hessian: matrix };
  };
}

/** BFGS on the inverse Hessian (Nocedal and Wright 2006, algorithm 6.1), scaled by its first pair. */
function bfgs(problem: Problem, lr: number): Method {
  let inverse: number[][] | null = null;
  let last: { state: State; update: readonly number[] } | null = null;
  return (state) => {
    if (last !== null) inverse = updated(inverse, state, last);
    const found =
      (inverse && search(problem, state, times(inverse, state.gradient), lr)) ??
      search(problem, state, state.gradient, lr * Math.min(1, 1 / state.norm));
    if (found === null) return { halt: 'stalled' };
    last = { state, update: found.update };
    return found;
  };
}

function search(problem: Problem, state: State, uphill: readonly number[], first: number): Move | null {
  const along = (rate: number): number[] => uphill.map((d, i) => state.point[i]! - rate * d);
  const phi = (rate: number) => {
    const { value, gradient } = problem.at(along(rate));
    return { value, slope: -dot(gradient, uphill) };
  };
  const slope = -dot(state.gradient, uphill);
  if (!(slope < 0)) return null;
  const rate = wolfe(phi, { value: state.value, slope }, first);
  return rate === null ? null : { update: along(rate).map((v, i) => v - state.point[i]!), rate };
}

/** H ← (I − ρsyᵀ)H(I − ρysᵀ) + ρssᵀ; left as it is where the curvature is not positive. */
function updated(
  inverse: number[][] | null,
  now: State,
  last: { state: State; update: readonly number[] },
): number[][] {
  const s = last.update;
  const y = now.gradient.map((v, i) => v - last.state.gradient[i]!);
  const sy = dot(s, y);
  const n = s.length;
  const eye = (size: number) => s.map((_, i) => s.map((_, j) => (i === j ? size : 0)));
  if (!(sy > 1e-14 * norm(s) * norm(y))) return inverse ?? eye(1);
  const h = inverse ?? eye(sy / dot(y, y));
  const hy = times(h, y);
  const scale = (1 + dot(y, hy) / sy) / sy;
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => h[i]![j]! + scale * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / sy),
  );
}

// ---------------------------------------------------------------------------------------------------- running

function methodOf(problem: Problem, o: Required<DescentOptions>, second: readonly (readonly Expr[])[] | null): Method {
  switch (o.method) {
    case 'gd':
      return byOptimizer((p) => new torch.optim.SGD(p, { lr: o.lr }));
    case 'momentum':
      return byOptimizer((p) => new torch.optim.SGD(p, { lr: o.lr, momentum: o.momentum }));
    case 'adam':
      return byOptimizer((p) => new torch.optim.Adam(p, { lr: o.lr }));
    case 'newton':
      return newton(problem, second!, o.lr);
    case 'bfgs':
      return bfgs(problem, o.lr);
  }
}

interface Run {
  readonly steps: readonly DescentStep[];
  readonly stopped: StopReason;
  readonly kind?: CriticalKind;
}

function run(problem: Problem, o: Required<DescentOptions>, method: Method): Run {
  const steps: DescentStep[] = [];
  let now = problem.at(o.from);
  if (problem.trouble(now, o.from) !== null) noStart(problem.names, now);
  for (let index = 0; ; index++) {
    const done = now.norm <= o.tolerance;
    const move: Move | Halt = done ? { halt: 'converged' } : index >= o.steps ? { halt: 'steps' } : method(now);
    if ('halt' in move) {
      const { halt, ...rest } = move;
      steps.push({ index, ...now, update: null, ...rest });
      return { steps, ...(done ? classified(problem, now) : { stopped: halt }) };
    }
    const { next: target, ...shown } = move;
    const next = problem.at(target ?? now.point.map((v, i) => v + move.update[i]!));
    const trouble = problem.trouble(next, o.from);
    if (trouble !== null) {
      steps.push({ index, ...now, ...shown, update: null });
      return { steps, stopped: trouble };
    }
    steps.push({ index, ...now, ...shown });
    now = next;
  }
}

function classified(problem: Problem, now: State): Pick<Run, 'stopped' | 'kind'> {
  const matrix = problem.curvature(now.point);
  if (!matrix.flat().every(Number.isFinite)) return { stopped: 'converged' };
  const eigenvalues = symmetricEigenvalues(matrix);
  const kind = classify(eigenvalues);
  return { stopped: kind === 'saddle' || kind === 'maximum' ? 'saddle' : 'converged', kind };
}

function noStart(names: readonly string[], { point, value }: State): never {
  const at = names.map((name, i) => `${name} = ${point[i]}`).join(', ');
  const what = Number.isFinite(value) ? 'gradient' : 'value';
  fail(`the formula has no ${what} at ${at}; start from another point`);
}

const short = (x: number): string => String(Number(x.toPrecision(6))).replace('-', '−');

const KINDS: Readonly<Record<CriticalKind, Descent['message']>> = {
  minimum: { en: 'a minimum', zh: '极小值点' },
  maximum: { en: 'a maximum', zh: '极大值点' },
  saddle: { en: 'a saddle point', zh: '鞍点' },
  degenerate: { en: 'a point that the Hessian does not classify', zh: 'Hessian 矩阵无法判定类型的点' },
};

function messageOf(
  names: readonly string[],
  o: Required<DescentOptions>,
  { steps, stopped, kind }: Run,
): Descent['message'] {
  const last = steps.at(-1)!;
  const at = names.map((name, i) => `${name} = ${short(last.point[i]!)}`).join(', ');
  const [n, size, limit] = [last.index, short(last.norm), short(o.tolerance)];
  const what = kind === undefined ? { en: '', zh: '' } : { en: `, ${KINDS[kind].en}`, zh: `，${KINDS[kind].zh}` };
  const here = { en: `at ${at}, f = ${short(last.value)}`, zh: `${at}，f = ${short(last.value)}` };
  const after = { en: `after ${n} step${n === 1 ? '' : 's'}`, zh: `经过 ${n} 步` };
  const reasons: Readonly<Record<StopReason, Descent['message']>> = {
    converged: {
      en: `Converged ${after.en} ${here.en}${what.en}: ‖∇f‖ = ${size} ≤ ${limit}.`,
      zh: `${after.zh}收敛于 ${here.zh}${what.zh}：‖∇f‖ = ${size} ≤ ${limit}。`,
    },
    saddle: {
      en: `The gradient vanishes ${after.en} ${here.en}${what.en}, not a minimum.`,
      zh: `${after.zh}梯度为零：${here.zh}${what.zh}，不是极小值点。`,
    },
    steps: {
      en: `Stopped ${after.en} ${here.en}: ‖∇f‖ = ${size} is still above ${limit}.`,
      zh: `${after.zh}后停止于 ${here.zh}：‖∇f‖ = ${size}，仍大于 ${limit}。`,
    },
    diverged: {
      en: `Diverged ${after.en}: the last good point is ${here.en}. Try a smaller learning rate.`,
      zh: `${after.zh}后发散，最后的有效点为 ${here.zh}。可以减小学习率。`,
    },
    undefined: {
      en: `The formula has no value at the next point; stopped ${after.en} ${here.en}.`,
      zh: `公式在下一点没有定义；${after.zh}后停止于 ${here.zh}。`,
    },
    singular: {
      en: `The Hessian is singular ${after.en} ${here.en}: Newton's step does not exist.`,
      zh: `${after.zh}后 Hessian 矩阵奇异：${here.zh}，牛顿步不存在。`,
    },
    stalled: {
      en: `No step makes the value smaller ${after.en} ${here.en}: ‖∇f‖ = ${size}.`,
      zh: `${after.zh}后函数值无法再减小：${here.zh}，‖∇f‖ = ${size}。`,
    },
  };
  return reasons[stopped];
}

/**
 * Goes downhill on a formula from a point. Deterministic; every number shown is finite.
 *
 * `descend('x^2 + y^2', { from: [1, 2], lr: 0.1 }).steps` has the points, values, gradients and updates.
 *
 * Errors: FormulaError where the text is no formula; RangeError for options that cannot be used, and for a starting
 * point at which the formula has no value or no gradient.
 */
export function descend(f: Formula, options: DescentOptions): Descent {
  const e = formula(f);
  const names = variables(e);
  const o = checked(names, options);
  const problem = new Problem(e, names);
  const second = o.method === 'newton' ? hessian(e, names) : null;
  const result = run(problem, o, methodOf(problem, o, second));
  return {
    variables: names,
    method: o.method,
    options: o,
    iteration: ITERATIONS[o.method],
    gradient: problem.gradient,
    ...(second && { hessian: second }),
    ...result,
    message: messageOf(names, o, result),
  };
}
