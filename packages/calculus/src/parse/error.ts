/** What is wrong with a formula, where, what was expected and what to write instead. */
export type Problem =
  | 'character'
  | 'expected'
  | 'name'
  | 'call'
  | 'arguments'
  | 'number'
  | 'long'
  | 'deep'
  | 'large'
  | 'equation'
  | 'condition'
  | 'shape';

export type Lang = 'en' | 'zh';
type Words = Readonly<Record<Lang, string>>;

/** The details of an error. */
export interface Complaint {
  readonly problem: Problem;
  /** Counts characters from 1. */
  readonly position: number;
  /** What stands there; empty at the end. */
  readonly found: string;
  readonly expected: Words;
  /** What to write instead. */
  readonly suggestion: Words;
}

/** A formula that cannot be read. `message` is English; `describe('zh')` says it in Chinese. */
export class FormulaError extends Error implements Complaint {
  override name = 'FormulaError';
  readonly problem: Problem;
  readonly position: number;
  readonly found: string;
  readonly expected: Words;
  readonly suggestion: Words;
  constructor(complaint: Complaint) {
    super(describe(complaint, 'en'));
    this.problem = complaint.problem;
    this.position = complaint.position;
    this.found = complaint.found;
    this.expected = complaint.expected;
    this.suggestion = complaint.suggestion;
  }

  /** The whole sentence in a language. */
  describe(lang: Lang): string {
    return describe(this, lang);
  }
}

function describe(c: Complaint, lang: Lang): string {
  if (lang === 'zh') {
    const seen = c.found === '' ? '公式到此结束' : `这里是“${c.found}”`;
    return `第 ${c.position} 个字符：应为${c.expected.zh}，${seen}。${c.suggestion.zh}`;
  }
  const seen = c.found === '' ? 'found the end' : `found '${c.found}'`;
  return `position ${c.position}: expected ${c.expected.en}, ${seen}. ${c.suggestion.en}`;
}
