/** Einstein's sums: the equation is read into subscripts, operands are multiplied pair by pair as batched matrices. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { numel } from '../ir/shape.js';
import { composed, p, type TensorLike } from '../record.js';
import { sameTypes } from './requirements.js';

/** Stands in lists of subscripts for the dimensions under '...': negative, counted from their last. */
type Label = string;

interface Equation {
  /** Labels of each operand's dimensions, '...' written out. */
  readonly inputs: readonly Label[][];
  readonly output: readonly Label[];
}

const ELLIPSIS = '...';

/** Splits 'a...b' into subscripts. */
function subscripts(op: string, text: string, where: string): Label[] {
  const out: Label[] = [];
  const plain = text.replaceAll(' ', '');
  for (let i = 0; i < plain.length; i++) {
    const c = plain[i]!;
    if (c === '.') {
      if (plain.slice(i, i + 3) !== ELLIPSIS || out.includes(ELLIPSIS))
        fail(
          op,
          `found '.' for ${where} that is not part of any ellipsis`,
          "Write '...' once for all dimensions without a letter",
        );
      out.push(ELLIPSIS);
      i += 2;
    } else if (/[a-zA-Z]/.test(c)) out.push(c);
    else fail(op, `invalid subscript '${c}' given in the equation string for ${where}, subscripts must be in [a-zA-Z]`);
  }
  return out;
}

/** Labels of the dimensions under an ellipsis: the last one is '0', so that shorter ones line up. */
function hidden(count: number): Label[] {
  return Array.from({ length: count }, (_, i) => String(count - 1 - i));
}

function spell(op: string, labels: readonly Label[], x: TensorLike, at: number): Label[] {
  const given = labels.filter((l) => l !== ELLIPSIS).length;
  const rest = x.ndim - given;
  if (!labels.includes(ELLIPSIS) && rest !== 0)
    fail(
      op,
      `the number of subscripts in the equation (${given}) does not match the number of dimensions (${x.ndim}) for operand ${at} and no ellipsis was given`,
    );
  if (rest < 0)
    fail(
      op,
      `the number of subscripts in the equation (${given}) is more than the number of dimensions (${x.ndim}) for operand ${at}`,
    );
  return labels.flatMap((l) => (l === ELLIPSIS ? hidden(rest) : [l]));
}

function parse(op: string, equation: string, operands: readonly TensorLike[]): Equation {
  const [left, right, ...more] = equation.split('->');
  if (more.length > 0) fail(op, `the equation '${equation}' has more than one '->'`);
  const parts = left!.split(',');
  if (parts.length !== operands.length)
    fail(
      op,
      `${parts.length < operands.length ? 'more' : 'fewer'} operands were provided than specified in the equation: ${operands.length} for '${equation}'`,
    );
  const inputs = parts.map((text, i) => spell(op, subscripts(op, text, `operand ${i}`), operands[i]!, i));
  const widest = Math.max(0, ...inputs.flat().map((l) => (/\d/.test(l) ? Number(l) + 1 : 0)));
  return { inputs, output: outputOf(op, right, inputs, widest) };
}

function outputOf(op: string, text: string | undefined, inputs: readonly Label[][], widest: number): Label[] {
  const all = inputs.flat();
  if (text === undefined) {
    // PyTorch's order: capitals first, as in ASCII; only what occurs once.
    const once = [...new Set(all)].filter((l) => /\D/.test(l) && all.indexOf(l) === all.lastIndexOf(l));
    return [...hidden(widest), ...once.sort((a, b) => (a < b ? -1 : 1))];
  }
  const given = subscripts(op, text, 'the output').flatMap((l) => (l === ELLIPSIS ? hidden(widest) : [l]));
  given.forEach((l, i) => {
    if (given.indexOf(l) !== i) fail(op, `output subscript ${l} appears more than once in the output`);
    if (!all.includes(l)) fail(op, `output subscript ${l} does not appear in the equation for any input operand`);
  });
  return given;
}

/** The size of each label; sizes of 1 broadcast. */
function sizesOf(op: string, inputs: readonly Label[][], operands: readonly TensorLike[]): Map<Label, number> {
  const sizes = new Map<Label, number>();
  inputs.forEach((labels, k) => {
    labels.forEach((l, i) => {
      if (labels.indexOf(l) !== i) return;
      const [n, known] = [operands[k]!.shape[i]!, sizes.get(l) ?? 1];
      if (n !== 1 && known !== 1 && n !== known)
        fail(
          op,
          `subscript ${l} has size ${n} for operand ${k} which does not broadcast with previously seen size ${known}`,
        );
      sizes.set(l, n === 1 ? known : n);
    });
  });
  return sizes;
}

/** Takes the diagonal of repeated labels, and puts the dimensions in the order of `order`; missing ones get size 1. */
function arrange<T extends TensorLike>(
  A: TensorAlgebra<T>,
  op: string,
  x: T,
  labels: readonly Label[],
  order: readonly Label[],
  at: number,
): T {
  let out = x;
  const have = [...labels];
  for (let i = 0; i < have.length; i++) {
    const j = have.indexOf(have[i]!, i + 1);
    if (j < 0) continue;
    if (out.shape[i] !== out.shape[j])
      fail(
        op,
        `subscript ${have[i]} is repeated for operand ${at} but the sizes don't match, ${out.shape[j]} != ${out.shape[i]}`,
      );
    out = A.diagonal(out, 0, i, j);
    have.push(have[i]!);
    have.splice(j, 1);
    have.splice(i, 1);
    i = -1;
  }
  const present = order.filter((l) => have.includes(l));
  out = A.permute(
    out,
    present.map((l) => have.indexOf(l)),
  );
  const shape = order.map((l) => (have.includes(l) ? out.shape[present.indexOf(l)]! : 1));
  return shape.length === out.ndim ? out : A.reshape(out, shape);
}

/** Both have the dimensions of `order`; sums the `summed` ones of the product, which stay with size 1. */
function multiply<T extends TensorLike>(A: TensorAlgebra<T>, x: T, y: T, summed: readonly number[]): T {
  [x, y] = sumAlone(A, x, y, summed);
  const real = summed.filter((i) => x.shape[i] !== 1 && y.shape[i] !== 1);
  if (real.length === 0) return A.mul(x, y);
  const axes = x.shape.map((_, i) => i).filter((i) => !real.includes(i));
  const both = axes.filter((i) => x.shape[i] !== 1 && y.shape[i] !== 1);
  const left = axes.filter((i) => !both.includes(i) && y.shape[i] === 1);
  const right = axes.filter((i) => !both.includes(i) && !left.includes(i));
  const size = (t: T, list: readonly number[]): number => numel(list.map((i) => t.shape[i]!));
  const rows = A.reshape(A.permute(x, [...both, ...left, ...real, ...right]), [
    size(x, both),
    size(x, left),
    size(x, real),
  ]);
  const columns = A.reshape(A.permute(y, [...both, ...real, ...right, ...left]), [
    size(x, both),
    size(x, real),
    size(y, right),
  ]);
  const order = [...both, ...left, ...real, ...right];
  const shape = [
    ...both.map((i) => x.shape[i]!),
    ...left.map((i) => x.shape[i]!),
    ...real.map(() => 1),
    ...right.map((i) => y.shape[i]!),
  ];
  return A.permute(A.view(A.bmm(rows, columns), shape), axesBack(order));
}

function axesBack(order: readonly number[]): number[] {
  return order.map((_, i) => order.indexOf(i));
}

/** What only one of the two has is summed before. */
function sumAlone<T extends TensorLike>(A: TensorAlgebra<T>, x: T, y: T, summed: readonly number[]): [T, T] {
  const [inX, inY] = [
    summed.filter((i) => y.shape[i] === 1 && x.shape[i] !== 1),
    summed.filter((i) => x.shape[i] === 1 && y.shape[i] !== 1),
  ];
  return [inX.length > 0 ? A.sum(x, inX, true) : x, inY.length > 0 ? A.sum(y, inY, true) : y];
}

export const einsum = composed({
  name: 'einsum',
  method: false,
  doc: "Sums of products by Einstein's notation: einsum('ij,jk->ik', x, y). '...' broadcasts, a repeated letter takes the diagonal; without '->' letters that occur once make the result, in alphabetical order.",
  params: { equation: p.any<string>('string'), operands: p.tensors({ spread: true }) },
  compose: (A, { equation, operands }, call) => {
    if (typeof equation !== 'string')
      fail(call.op, "the equation comes first, as a string: einsum('ij,jk->ik', x, y)", '', 'type');
    if (operands.length === 0) fail(call.op, 'must provide at least one operand');
    const { inputs, output } = parse(call.op, equation, operands);
    const sizes = sizesOf(call.op, inputs, operands);
    sameTypes(call.op, Object.fromEntries(operands.map((x, i) => [`operand ${i}`, x])));
    const summed = [...new Set(inputs.flat())].filter((l) => !output.includes(l));
    const order = [...output, ...summed];
    const list = operands.map((x, i) => arrange(A, call.op, x, inputs[i]!, order, i));
    const lastUse = (l: string): number => inputs.findLastIndex((labels) => labels.includes(l));
    const due = (k: number): number[] => order.flatMap((l, i) => (i >= output.length && lastUse(l) === k ? [i] : []));
    let out = list[0]!;
    if (due(0).length > 0) out = A.sum(out, due(0), list.length > 1);
    for (let k = 1; k < list.length; k++) out = multiply(A, out, list[k]!, due(k));
    return out.ndim === output.length
      ? out
      : A.view(
          out,
          output.map((l) => sizes.get(l)!),
        );
  },
  samples: (m) => [
    ['ij,jk->ik', m.tensor([2, 3]), m.tensor([3, 4])],
    ['ij,jk', m.tensor([2, 3]), m.tensor([3, 4])],
    ['bij,bjk->bik', m.tensor([2, 2, 3]), m.tensor([2, 3, 2])],
    ['i,j->ij', m.tensor([2]), m.tensor([3])],
    ['ii', m.tensor([3, 3])],
    ['ii->i', m.tensor([3, 3])],
    ['ba', m.tensor([2, 3])],
    ['...ij->...ji', m.tensor([2, 3, 4])],
    ['...i,i...->...', m.tensor([2, 3]), m.tensor([3])],
    ['ij,jk,kl->il', m.tensor([2, 3]), m.tensor([3, 4]), m.tensor([4, 2])],
    ['ij->', m.tensor([2, 3])],
    ['ij,kj->', m.tensor([2, 3]), m.tensor([4, 1])],
  ],
  errors: [
    { args: (m) => ['ij,jk', m.tensor([2, 3]), m.tensor([4, 5])], message: /subscript j has size 4 for operand 1/ },
    { args: (m) => ['ij,jk->il', m.tensor([2, 3]), m.tensor([3, 5])], message: /output subscript l does not appear/ },
    { args: (m) => ['ij', m.tensor([2, 3]), m.tensor([3, 5])], message: /more operands were provided/ },
    { args: (m) => ['i1', m.tensor([2, 3])], message: /invalid subscript '1'/ },
    { args: (m) => ['ijk', m.tensor([2, 3])], message: /number of subscripts in the equation \(3\)/ },
    { args: (m) => ['ii', m.tensor([2, 3])], message: /repeated for operand 0/ },
    { args: (m) => ['..i->i', m.tensor([2])], message: /not part of any ellipsis/ },
    { args: (m) => ['ij->iji', m.tensor([2, 3])], message: /appears more than once in the output/ },
  ],
});
