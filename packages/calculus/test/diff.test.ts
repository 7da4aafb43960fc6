import { formulaRecords } from 'nabla/formula';
import { describe, expect, it } from 'vitest';
import { diff, type Step } from '../src/index.js';
import { STEPS } from '../src/names.js';

function outline(step: Step, depth = 0): string[] {
  const indent = '  '.repeat(depth);
  const line = `${indent}${step.rule.en}: ${step.text.before} = ${step.text.after}`;
  return [line, ...step.steps.flatMap((s) => outline(s, depth + 1))];
}

const linesOf = (f: string, x = 'x') => diff(f, x).lines.map((l) => `${l.rule?.en ?? '—'}: ${l.text}`);

describe('steps', () => {
  it('product, then power, then sine, as a textbook writes it', () => {
    expect(diff('x^2 sin x', 'x').steps.flatMap((s) => outline(s))).toEqual([
      'product rule: d/dx[x² sin(x)] = d/dx[x²] sin(x) + x²·d/dx[sin(x)]',
      '  power rule: d/dx[x²] = 2x',
      '  sine: d/dx[sin(x)] = cos(x)',
    ]);
    expect(linesOf('x^2 sin x')).toEqual([
      '—: d/dx[x² sin(x)]',
      'product rule: d/dx[x²] sin(x) + x²·d/dx[sin(x)]',
      'power rule: 2x sin(x) + x²·d/dx[sin(x)]',
      'sine: 2x sin(x) + x² cos(x)',
    ]);
  });

  it('a chain, a quotient and what is collected', () => {
    expect(linesOf('sin(x^2)')).toEqual([
      '—: d/dx[sin(x²)]',
      'sine, chain rule: cos(x²)·d/dx[x²]',
      'power rule: 2 cos(x²)·x',
      'collecting terms: 2x cos(x²)',
    ]);
    expect(linesOf('x/(x^2+1)')).toEqual([
      '—: d/dx[x/(x² + 1)]',
      'quotient rule: (x² + 1 − x·d/dx[x² + 1])/(x² + 1)²',
      'sum rule: (x² + 1 − x(d/dx[x²] + d/dx[1]))/(x² + 1)²',
      'power rule: (x² + 1 − x(2x + d/dx[1]))/(x² + 1)²',
      'constant rule: (x² + 1 − 2x²)/(x² + 1)²',
      'collecting terms: (1 − x²)/(x² + 1)²',
    ]);
  });

  it('shared parts are derived once', () => {
    const { steps } = diff('sin(x)^2 + e^sin(x)', 'x');
    const [inner, again] = steps[0]!.steps.map((s) => s.steps[0]!);
    expect(inner).toBe(again);
    expect(inner!.text).toEqual({ before: 'd/dx[sin(x)]', after: 'cos(x)' });
  });

  it('other variables are constants, and the sign says so', () => {
    const d = diff('x^2 y + sin y', 'x');
    expect(d.lines[0]!.text).toBe('∂/∂x[x²y + sin(y)]');
    expect(d.lines.map((l) => l.rule?.en)).toContain('constant rule');
    expect(d.lines[0]!.tex).toBe('\\frac{\\partial}{\\partial x}\\left[x^{2}y + \\sin y\\right]');
  });

  it('the last line is the answer', () => {
    for (const f of ['x', '5', 'x^x', 'sin(x)/x', '|x|']) {
      const d = diff(f, 'x');
      expect(d.lines.at(-1)!.expr).toBe(d.result);
    }
  });

  it('every rule has a name in both languages', () => {
    const names = [...[...formulaRecords().values()].map((r) => r.rule), ...Object.values(STEPS)];
    for (const { en, zh } of names) {
      expect(en).toMatch(/^[a-z0-9][a-z0-9 ,+]*$/);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(diff('sin(x^2)', 'x').steps[0]!.rule.zh).toBe('正弦函数、链式法则');
  });
});
