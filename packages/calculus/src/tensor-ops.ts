/** One operator of a formula on tensors and numbers: the public operators of nabla. */
import * as torch from 'nabla';
import { recordOf } from './rules.js';

export type Tensor = torch.Tensor;
export type DType = Tensor['dtype'];
/** What does not depend on a variable stays a number until it meets a tensor. */
export type Value = Tensor | number;
type Fn = (...args: readonly Value[]) => Tensor;

function namespaceOf(name: string): Record<string, Fn | undefined> {
  const place = recordOf(name).in[0];
  const found = place === 'nn.functional' ? torch.nn.functional : place === 'special' ? torch.special : torch;
  // The records say where a function is found; the namespaces' types do not know names at run time.
  return found as unknown as Record<string, Fn | undefined>;
}

function named(name: string): Fn {
  const fn = namespaceOf(name)[name];
  if (fn === undefined) throw new Error(`[compile] nabla has no function '${name}'`);
  return fn;
}

const constant = (value: number, dtype: DType) => torch.tensor(value, { dtype });

/** Where every operand must be a tensor, a number becomes one like another operand. */
function tensors(values: readonly Value[]): Tensor[] {
  const like = values.find((v): v is Tensor => typeof v !== 'number')!;
  return values.map((v) => (typeof v === 'number' ? constant(v, like.dtype) : v));
}

const CONDITIONS: Readonly<Record<string, (x: Tensor, y: Tensor) => Tensor>> = {
  lt: (x, y) => x.lt(y),
  le: (x, y) => x.le(y),
  eq: (x, y) => x.eq(y),
  ne: (x, y) => x.ne(y),
  and: (x, y) => x.logical_and(y),
  or: (x, y) => x.logical_or(y),
};

function chained(values: readonly Value[], two: (x: Tensor, y: Value) => Tensor): Tensor {
  const [first, ...rest] = [...values].sort((a, b) => Number(typeof a === 'number') - Number(typeof b === 'number'));
  return rest.reduce<Tensor>(two, first as Tensor);
}

/** Functions that nabla's public operators do not have, and what they are one over. */
const RECIPROCALS: Readonly<Record<string, string>> = {
  sec: 'cos',
  csc: 'sin',
  cot: 'tan',
  sech: 'cosh',
  csch: 'sinh',
  coth: 'tanh',
};

/** The operator on its arguments. */
export function apply(op: string, values: readonly Value[], dtype: DType): Tensor {
  switch (op) {
    case 'add':
      return chained(values, (x, y) => x.add(y));
    case 'mul':
      return chained(values, (x, y) => x.mul(y));
    case 'div':
    case 'pow':
      return (op === 'div' ? quotient : power)(values[0]!, values[1]!);
    case 'sec':
    case 'csc':
    case 'cot':
    case 'sech':
    case 'csch':
    case 'coth':
      return named(RECIPROCALS[op]!)(tensors(values)[0]!).reciprocal();
    case 'cbrt': {
      const [x] = tensors(values) as [Tensor];
      return x.sign().mul(x.abs().pow(1 / 3));
    }
    case 'gamma':
      return gamma(tensors(values)[0]!);
    case 'polygamma':
      return torch.polygamma(values[0] as number, values[1] as Tensor);
    case 'not':
      return tensors(values)[0]!.logical_not();
    case 'where':
      return choose(values, dtype);
    default: {
      const condition = CONDITIONS[op];
      const all = tensors(values);
      return condition === undefined ? named(op)(...all) : condition(all[0]!, all[1]!);
    }
  }
}

/** Γ from its logarithm, with the sign that it has between the poles. */
function gamma(x: Tensor): Tensor {
  const size = torch.lgamma(x).exp();
  return torch.where(x.gt(0), size, size.mul(x.mul(Math.PI).sin().sign()));
}

function quotient(x: Value, y: Value): Tensor {
  return typeof x === 'number' ? (y as Tensor).reciprocal().mul(x) : x.div(y);
}

function power(x: Value, y: Value): Tensor {
  return typeof x === 'number' ? torch.pow(x, y as Tensor) : x.pow(y);
}

/** Cases of numbers alone are floats like the arguments. */
function choose([condition, ...cases]: readonly Value[], dtype: DType): Tensor {
  const [x, y] = cases.map((v) => (typeof v === 'number' ? constant(v, dtype) : v)) as [Tensor, Tensor];
  return typeof condition === 'number' ? (condition !== 0 ? x : y) : torch.where(condition!, x, y);
}
