/** The losses of the lesson: every line has the value of the one before, and the last one is autograd's gradient. */
import * as torch from 'nabla';
import { describe, expect, it } from 'vitest';
import {
  diff,
  evaluate,
  type LossDerivation,
  lossDerivation,
  parse,
  toTex,
  toText,
  withMeanings,
} from '../src/index.js';
import { close } from './random.js';

const Z = [0.3, -1.2, 0.8, 0.1];
const Y = [0.1, 0.2, 0.3, 0.4];
const X = [1.5, -0.5, 2, 0.25];
const T = [3, -1, 3.5, 1];
const DATA = { z: Z, y: Y, x: X, t: T, w: 1.7, n: 4 };

const f64 = (data: number | readonly number[], requires_grad = false) =>
  torch.tensor(data as number[], { dtype: torch.float64, requires_grad });

function sameValues(d: LossDerivation, point: Readonly<Record<string, number | readonly number[]>>): number {
  const values = d.lines.map((l) => evaluate(withMeanings(l.expr, d.meanings), point));
  values.forEach((v, i) => {
    const [a, b] = [d.lines[Math.max(0, i - 1)]!.text, d.lines[i]!.text];
    expect(close(v, values[0]!, 1e-12), `${a} is ${values[Math.max(0, i - 1)]}, ${b} is ${v}`).toBe(true);
  });
  return values.at(-1)!;
}

describe('losses', () => {
  it('mean squared error', () => {
    const d = lossDerivation('mse');
    expect(d.lines[0]!.text).toBe('∂/∂w[1/n·Σ_{i=1}^n (x_iw − t_i)²]');
    expect(toText(d.result)).toBe('2/n·Σ_{i=1}^n x_i(wx_i − t_i)');
    expect(toTex(d.result)).toBe('\\frac{2}{n}\\sum_{i=1}^{n} x_{i}\\left(wx_{i} - t_{i}\\right)');
    const w = f64(1.7, true);
    torch.nn.functional.mse_loss(f64(X).mul(w), f64(T)).backward();
    expect(sameValues(d, DATA)).toBeCloseTo(w.grad!.item() as number, 13);
  });

  it('softmax: s_i(δ_ij − s_j)', () => {
    const d = lossDerivation('softmax');
    expect(toText(d.result)).toBe('s_i(δ_{ij} − s_j)');
    expect(toTex(d.result)).toBe('s_{i}\\left(\\delta_{ij} - s_{j}\\right)');
    expect(d.lines.slice(1).map((l) => l.rule!.en)).toEqual([
      'quotient rule',
      'exponential, chain rule',
      'kronecker delta',
      'derivative of a sum, term by term',
      'exponential, chain rule',
      'kronecker delta',
      'the delta picks one term',
      'common factor',
      'dividing term by term',
      'definition of softmax',
    ]);
    for (let i = 1; i <= 4; i++) {
      const z = f64(Z, true);
      z.softmax(0)
        .at(i - 1)
        .backward();
      const row = z.grad!.tolist() as number[];
      row.forEach((v, j) => expect(sameValues(d, { z: Z, n: 4, i, j: j + 1 })).toBeCloseTo(v, 13));
    }
  });

  it('cross entropy: p_j − y_j, with the derivation of softmax inside', () => {
    const d = lossDerivation('cross_entropy');
    expect(toText(d.result)).toBe('p_j − y_j');
    expect(d.lines.map((l) => l.text)).toEqual([
      '∂/∂z_j[−Σ_{i=1}^n y_i ln(p_i)]',
      '−∂/∂z_j[Σ_{i=1}^n y_i ln(p_i)]',
      '−Σ_{i=1}^n ∂/∂z_j[y_i ln(p_i)]',
      '−Σ_{i=1}^n y_i·∂/∂z_j[ln(p_i)]',
      '−Σ_{i=1}^n y_i(1/p_i)·∂/∂z_j[p_i]',
      '−Σ_{i=1}^n y_i(1/p_i)·p_i(δ_{ij} − p_j)',
      '−Σ_{i=1}^n y_i(δ_{ij} − p_j)',
      '−(y_j − Σ_{i=1}^n y_ip_j)',
      'p_j·Σ_{i=1}^n y_i − y_j',
      'p_j − y_j',
    ]);
    const chain = [d.steps[0]!];
    while (chain.at(-1)!.steps.length > 0) chain.push(chain.at(-1)!.steps[0]!);
    expect(chain.map((s) => s.rule.en)).toContain('derivative of softmax');
    expect(chain.map((s) => s.rule.en)).toContain('quotient rule');
    const z = f64(Z, true);
    torch.nn.functional.cross_entropy(z, f64(Y)).backward();
    (z.grad!.tolist() as number[]).forEach((v, j) => expect(sameValues(d, { ...DATA, j: j + 1 })).toBeCloseTo(v, 13));
  });

  it('logistic: p − t', () => {
    const d = lossDerivation('logistic');
    expect(toText(d.result)).toBe('p − t');
    const z = f64(0.8, true);
    torch.nn.functional.binary_cross_entropy_with_logits(z, f64(0.3)).backward();
    expect(sameValues(d, { z: 0.8, t: 0.3 })).toBeCloseTo(z.grad!.item() as number, 13);
  });

  it('every step has its name in both languages, plain text and TeX', () => {
    for (const name of ['mse', 'softmax', 'cross_entropy', 'logistic'] as const) {
      for (const l of lossDerivation(name).lines.slice(1)) {
        expect(l.rule!.en).not.toBe('');
        expect(l.rule!.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(l.tex).not.toBe('');
      }
    }
    expect(() => lossDerivation('hinge' as 'mse')).toThrow(/no loss 'hinge'; choose one of mse, softmax/);
  });
});

describe('sums over data', () => {
  it.each([
    ['mean((x w - t)^2)', 'w', '2 mean(x(wx − t))'],
    ['sum((x w - t)^2)', 'w', '2 sum(x(wx − t))'],
    ['sum(i, 1, n, x_i^2)', 'x_j', '2x_j'],
    ['sum(j, 1, n, x_j^2)', 'x_j', '2x_j'],
    ['sum(i, 1, n, w_i x_i)', 'w_2', 'x_2'],
    ['ln(sum(k, 1, n, e^(z_k)))', 'z_j', 'e^z_j/(Σ_{k=1}^n e^z_k)'],
    ['sqrt(sum(i, 1, n, x_i^2))', 'x_j', 'x_j/√(Σ_{i=1}^n x_i²)'],
    ['sum(i, 1, n, sum(j, 1, n, A_{ij} x_i x_j))', 'x_k', 'Σ_{j=1}^n A_{kj}x_j + Σ_{i=1}^n A_{ik}x_i'],
    ['sum(i, 1, n, w)', 'w', 'n'],
    ['\\sum_{i=1}^{n} (x_i - \\mu)^2', 'μ', '2Σ_{i=1}^n (μ − x_i)'],
  ])('d %s by %s is %s', (f, x, expected) => {
    expect(toText(diff(f, x).result)).toBe(expected);
  });

  it('run on tensors, and autograd agrees', async () => {
    const { compileTensor } = await import('../src/index.js');
    const f = parse('sum(i, 1, n, sum(j, 1, n, A_{ij} x_i x_j))');
    const A = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 10],
    ];
    const x = f64([0.5, -1, 2], true);
    compileTensor(f, ['A', 'x'])(torch.tensor(A, { dtype: torch.float64 }), x).backward();
    const d = diff(f, 'x_k').result;
    (x.grad!.tolist() as number[]).forEach((v, k) => {
      expect(evaluate(d, { A, x: [0.5, -1, 2], k: k + 1 })).toBeCloseTo(v, 12);
    });
    const w = f64(1.7, true);
    compileTensor(parse('mean((x w - t)^2)'), ['x', 't', 'w'])(f64(X), f64(T), w).backward();
    expect(evaluate(diff('mean((x w - t)^2)', 'w').result, DATA)).toBeCloseTo(w.grad!.item() as number, 12);
  });

  it.each([
    ['x_i is no number', () => evaluate(parse('sum(i,1,n,x_i)'), { x: 3, n: 1 }), /'x' is no array/],
    ['too few', () => evaluate(parse('sum(i,1,n,x_i)'), { x: [1], n: 2 }), /components 1 to 1, not 2/],
    ['no length', () => evaluate(parse('sum(i,1,n,2i)'), {}), /'n' has no value/],
    ['lengths differ', () => evaluate(parse('mean(x y)'), { x: [1], y: [1, 2] }), /different lengths/],
    ['an array for a number', () => evaluate(parse('x + 1'), { x: [1] }), /'x' is an array of 1/],
    ['whole data', () => diff('sum(i,1,n,x_i)', 'x'), /x has components here; derive by one/],
  ])('says what is wrong: %s', (_, run, message) => {
    expect(run).toThrow(message);
  });
});
