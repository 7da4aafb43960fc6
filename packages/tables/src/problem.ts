/** What is wrong with a file, a table or a training: said where it is, in both languages, and as plain data. */
import type { Both } from './language.js';
import { type Facts, PROBLEMS, type ProblemCode } from './texts.js';

/** Plain data: it can be sent to another thread. */
export interface Problem {
  readonly code: string;
  readonly facts: Facts;
  readonly said: Both<string>;
}

/** Every error that tables and their training have; its message is English, `problem.said` has both languages. */
export class TableError extends Error {
  override readonly name = 'TableError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.said.en);
    this.problem = problem;
  }
}

/** A TableError to throw. */
export function problem(code: ProblemCode, facts: Facts = {}): TableError {
  const { en, zh } = PROBLEMS[code];
  return new TableError({ code, facts, said: { en: en(facts), zh: zh(facts) } });
}
