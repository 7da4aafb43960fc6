/** What an editor shows, what the compiler says, and what it costs: the public types, from a user's file. */
import { describe, expect, test } from 'vitest';
import { completions, errors, errorsOf, help, hover, instantiations, write } from './compiler.js';

const error = (call: string): string => {
  write(`${call};`);
  return errors().join('\n');
};

describe('hovers', () => {
  test('a method: parameter names and a doc line', () => {
    write('x.sum(1, true);');
    const { signature, doc } = hover('x.sum');
    expect(signature).toMatch(/sum\(dim\?: number \| .*SumOptions \| null, keepdim\?: boolean \| SumOptions/);
    expect(signature).toMatch(/\): torch\.Tensor$/);
    expect(doc).toMatch(/^Sum over `dim`/);
  });

  test('a function of torch', () => {
    write('torch.add(x, 1);');
    const { signature, doc } = hover('torch.add');
    expect(signature).toMatch(/^const add: \(input: torch\.Tensor \| Scalar, other: torch\.Tensor \| Scalar/);
    expect(signature).toContain('options?: AddOptions');
    expect(doc).toBe('input + alpha · other, elementwise; shapes broadcast.');
  });

  test('a loss through its namespaces', () => {
    write('torch.nn.functional.cross_entropy(x, [1]);');
    const { signature, doc } = hover('cross_entropy');
    expect(signature).toMatch(/input: torch\.Tensor, target: torch\.Tensor \| IndexData .*weight\?: /);
    expect(doc).toContain('nll_loss of log_softmax(input)');
  });

  test('an in-place method says so', () => {
    write('x.mul_(2);');
    const { signature, doc } = hover('x.mul_');
    expect(signature).toMatch(/mul_\(other: torch\.Tensor \| Scalar.*\): torch\.Tensor$/);
    expect(doc).toMatch(/^input · other.* In place\.$/);
  });

  test('an option: its type, its meaning, its default', () => {
    write('x.sum({ keepdim: true });');
    const { signature, doc } = hover('keepdim');
    expect(signature).toMatch(/SumOptions\.keepdim\?: boolean/);
    expect(doc).toBe('Keeps reduced dimensions, with size 1. Default: false.');
  });

  test('several results by position and by name', () => {
    write('const [values, indices] = x.max(0);\nconst named = x.max(0).indices;');
    for (const name of ['values', 'indices', 'named']) expect(hover(`${name}`).signature).toMatch(/: torch\.Tensor$/);
    expect(errors()).toEqual([]);
  });
});

describe('help inside the parentheses', () => {
  test.each([
    ['x.sum(', ['dim', 'keepdim'], /Sum over/],
    ['torch.add(', ['input', 'other', 'options'], /input \+ alpha/],
    ['F.mse_loss(', ['input', 'target'], /./],
    ['x.masked_fill_(', ['mask', 'value'], /In place/],
    ['torch.zeros(', ['size', 'more'], /Zeros/],
  ])('%s', (call, names, doc) => {
    write(`${call})`);
    const { parameters, doc: shown } = help(call);
    expect(parameters.map((q) => /\w+/.exec(q)![0]).slice(0, names.length)).toEqual(names);
    expect(shown).toMatch(doc);
  });

  test('options complete', () => {
    write('x.sum({ ');
    expect(completions('x.sum({ ')).toEqual(expect.arrayContaining(['dim', 'keepdim']));
    write('F.cross_entropy(x, [1], { reduction: "');
    expect(completions('reduction: "')).toEqual(expect.arrayContaining(['none', 'mean', 'sum']));
  });
});

describe('errors', () => {
  test.each([
    ['x.sum({ keepdims: true })', 'keepdim'],
    ['x.sum(1, { keepdims: true })', 'keepdim'],
    ['F.cross_entropy(x, [1], { reductin: "sum" })', 'reduction'],
    ['F.mse_loss(x, x, { reductino: "sum" })', 'reduction'],
    ['F.dropout(x, { trainin: false })', 'training'],
    ['x.addcmul(x, x, { valu: 2 })', 'value'],
    ['torch.zeros(2, 3, { dtyp: torch.float64 })', 'dtype'],
    ['torch.zeros([2, 3], { dtyp: torch.float64 })', 'dtype'],
    ['torch.tensor([1], { dtyp: torch.float64 })', 'dtype'],
    ['x.max(0, { keepdims: true })', 'keepdim'],
    ['new torch.nn.Conv2d(1, 2, 3, { strde: 2 })', 'stride'],
    ['new torch.nn.BatchNorm2d(3, { afine: false })', 'affine'],
    ['new torch.nn.CrossEntropyLoss({ reductin: "sum" })', 'reduction'],
    ['new torch.optim.SGD([x], { lr: 0.1, momentun: 0.9 })', 'momentum'],
    ['new torch.optim.Adam([x], 0.1, { beta: [0.9, 0.99] })', 'betas'],
  ])('%s: did you mean %s', (call, name) => {
    expect(error(call)).toContain(`Did you mean to write '${name}'?`);
    expect(error(call)).not.toContain('No overload');
  });

  test.each([
    ["torch.zeros([2], { dtype: 'float46' })", `Did you mean '"float64"'?`],
    ['torch.zeros(2, 3, torch.float64)', "'DType' is not assignable to parameter of type 'number | ZerosOptions'"],
    ["F.mse_loss(x, x, { reduction: 'max' })", `Type '"max"' is not assignable to type '"none" | "mean" | "sum"`],
    ["x.add('1')", `'"1"' is not assignable to parameter of type 'Tensor | Scalar`],
    ['x.add([1, 2])', "'number[]' is not assignable to parameter of type 'Tensor | Scalar"],
    ['x.add()', 'Expected 1-2 arguments, but got 0'],
    ['torch.addcmul(x, x)', 'missing the following properties'],
    ["x.view('2')", "'string' is not assignable to parameter of type 'number | "],
    ['x.mul(2).foo()', "Property 'foo' does not exist on type 'Tensor'"],
    ['x.sum_()', "Property 'sum_' does not exist on type 'Tensor'"],
    ['x * 2', 'The left-hand side of an arithmetic operation must be'],
  ])('%s', (call, message) => {
    expect(error(call).replaceAll('"sum" | "none" | "mean"', '"none" | "mean" | "sum"')).toContain(message);
    expect(error(call)).not.toContain('No overload');
  });
});

const CALLS = `
x.sum({ input: x });
torch.add({ input: x, other: 1, alpha: 2 });
x.add({ other: x }); x.add(1, { alpha: 2 }); x.add(true);
x.addcmul({ tensor1: x, tensor2: x }); x.addcmul(x, { tensor2: x, value: 2 });
torch.zeros(2, 3); torch.zeros([2, 3]); torch.zeros(2, 3, { dtype: 'float64' }); torch.zeros({ size: [2], requires_grad: true });
torch.sum({ input: x, dim: [0, 1] }); x.sum([0, 1], { keepdim: true });
torch.cat([x, x]); torch.cat([x, x], { dim: 1 }); torch.einsum('i,i', x, x); torch.einsum('i,i', [x, x]);
x.permute(1, 0); x.permute([1, 0]); x.clamp({ min: 0 }); x.clamp(null, 1);
F.cross_entropy(x, { target: [1], reduction: 'sum' }); F.cross_entropy(x, x, x, { label_smoothing: 0.1 });
x.backward({ retain_graph: true }); x.at(0, ':', '1:3', null, '...'); x.grad?.add_(1);
`;

test('what may be called compiles', () => {
  write(CALLS.replace('x.sum({ input: x });', ''));
  expect(errors()).toEqual([]);
});

/** Seventy operators as a model might use them. */
const SEVENTY = `
const w = torch.zeros([5, 3]);
const a = x.matmul(w).add(1).sub(x.sum()).mul(2).div(3).pow(2).exp().log().sqrt().rsqrt();
const b = a.sin().cos().tan().tanh().sigmoid().relu().abs().sign().neg().clamp({ min: 0 });
const c = torch.maximum(a, b).minimum(a).where(a.gt(0), b).mean(1, true).expand(4, 5).prod(0);
const [values, indices] = x.max(0);
const d = values.view(5, 1).transpose(0, 1).reshape([1, 5]).squeeze(0).unsqueeze(-1).permute(1, 0).flatten();
const e = torch.cat([d, d]).std().add(torch.stack([d, d], { dim: 1 }).var({ dim: 1, keepdim: true }));
const f = x.argmax(1).eq(indices.sum()).logical_not();
const g = torch.einsum('ij,jk->ik', x, w).softmax(1).log_softmax({ dim: 0 }).cumsum(0).logsumexp(1).norm();
const h = F.cross_entropy(x, [0, 1, 2, 3], { reduction: 'sum' }).add(F.mse_loss(x, x)).add(F.nll_loss(x, [1, 2, 3, 4]));
const k = F.gelu(x).add(F.leaky_relu(x, 0.1)).add(F.softplus(x)).add(F.elu(x, { alpha: 1 })).add(F.dropout(x, 0.5));
const l = torch.arange(10).tril().triu().sum({ dim: 0 }).add_(1).mul_(2);
const m = F.binary_cross_entropy_with_logits(x, x).add(F.kl_div(x, x, { log_target: true })).add(F.l1_loss(x, x));
h.add(k.sum()).backward();
export const results = [c, e, f, g, l, m, x.grad, F.smooth_l1_loss(x, x, { beta: 2 })];
`;

describe('what the types cost a user', () => {
  test('an import alone costs next to nothing', () => {
    write('export const y = torch.ones(2);');
    expect(errors()).toEqual([]);
    expect(instantiations()).toBeLessThan(100);
  });

  test('seventy operators', () => {
    write(SEVENTY);
    expect(errors()).toEqual([]);
    expect(instantiations()).toBeLessThan(1500);
  });
});

test('a record with a forgotten field does not compile', () => {
  expect(errorsOf(new URL('./forgotten.ts', import.meta.url))).toEqual([]);
});
