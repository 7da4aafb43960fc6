/** Random graphs: the program, interpreted, gives bit by bit what the graph gives node by node. */
import { expect, test } from 'vitest';
import { numel } from '../../src/ir/shape.js';
import { printProgram } from '../../src/schedule/print.js';
import { schedule } from '../../src/schedule/schedule.js';
import { verifyProgram } from '../../src/schedule/verify.js';
import { evaluate } from './oracle.js';
import { randomGraph } from './random_graph.js';
import { runProgram } from './run.js';

function checkGraph(seed: number): void {
  const { outputs, data } = randomGraph(seed);
  const want = evaluate(outputs, data);
  const scheduled = schedule(outputs);
  verifyProgram(scheduled.program);
  const got = runProgram(scheduled, data);
  outputs.forEach((o, k) => {
    for (let i = 0; i < numel(o.shape); i++) {
      if (Object.is(got[k]![i], want[k]![i])) continue;
      throw new Error(
        `seed ${seed}, output ${k}[${i}]: ${got[k]![i]} instead of ${want[k]![i]}\n${printProgram(scheduled.program)}`,
      );
    }
  });
}

test.each([0, 1, 2, 3])('random graphs compute what their nodes mean (%i)', (part) => {
  for (let seed = part * 500; seed < (part + 1) * 500; seed++) {
    try {
      checkGraph(seed);
    } catch (error) {
      throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
    }
  }
  expect.assertions(0);
});
