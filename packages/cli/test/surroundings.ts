/** Runs the command in this process and catches what it writes. */
import { run } from '../src/cli.js';
import type { Surroundings } from '../src/terminal.js';

export interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function nabla(args: readonly string[], around: Partial<Surroundings> = {}): Promise<Result> {
  let out = '';
  let err = '';
  const code = await run(args, {
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    env: { LANG: 'en_US.UTF-8' },
    isTTY: false,
    columns: undefined,
    ...around,
  });
  return { code, out, err };
}

/** True where there are escape sequences of colours. */
export function isTTYColor(text: string): boolean {
  return text.includes('\u001b[3') || text.includes('\u001b[1m') || text.includes('\u001b[2m');
}
