/** What to write instead: the suggestions of errors, in both languages. */

export const OPERAND = {
  en: 'a number, a variable, a function or an opening parenthesis',
  zh: '数、变量、函数或左括号',
};
export const TYPICAL = {
  en: 'A formula looks like x^2*sin(y) + exp(-x).',
  zh: '公式的写法例如 x^2*sin(y) + exp(-x)。',
};
export const PIECEWISE = {
  en: 'Cases look like piecewise(x > 0, x, -x).',
  zh: '分段函数的写法例如 piecewise(x > 0, x, -x)。',
};
export const CHOICE = { en: 'Write x > 0 ? x : -x.', zh: '写法例如 x > 0 ? x : -x。' };
export const CASES = {
  en: 'Cases look like \\begin{cases} x & x > 0 \\\\ -x & \\text{otherwise} \\end{cases}.',
  zh: '分段函数的写法例如 \\begin{cases} x & x > 0 \\\\ -x & \\text{otherwise} \\end{cases}。',
};
export const SIGMA = { en: 'Write \\sum_{i=1}^{n} x_i.', zh: '请写成 \\sum_{i=1}^{n} x_i。' };
export const PRIME = {
  en: "' transposes a vector such as [x, y]; for a derivative leave it out and name the variable.",
  zh: "' 用于向量转置，例如 [x, y]'；求导时不必写 '，只需指定变量。",
};
export const SUM = { en: 'A sum looks like sum(i, 1, 5, i*x^i).', zh: '求和的写法例如 sum(i, 1, 5, i*x^i)。' };
