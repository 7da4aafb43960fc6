/** What well-known computations become: the program's text, and how many kernels. */
import { expect, test } from 'vitest';
import { printProgram } from '../../src/schedule/print.js';
import { schedule } from '../../src/schedule/schedule.js';
import { verifyProgram } from '../../src/schedule/verify.js';
import { PROGRAMS } from './programs.js';

test.each(PROGRAMS)('%s: %i kernels, %i other steps', (_, kernels, others, graph) => {
  const { program } = schedule(graph());
  verifyProgram(program);
  expect(printProgram(program)).toMatchSnapshot();
  const count = program.steps.filter((s) => s.kind === 'kernel').length;
  expect([count, program.steps.length - count]).toEqual([kernels, others]);
});
