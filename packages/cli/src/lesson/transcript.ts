/** Code and what it printed, written down while it runs. */
import type { Line } from './section.js';

export class Transcript {
  readonly lines: Line[] = [];

  /** A statement that prints nothing. */
  run(code: string): this {
    this.lines.push([code, null]);
    return this;
  }

  /** A statement and the value that `console.log` prints for it. */
  print(code: string, value: unknown): this {
    this.lines.push([code, String(value)]);
    return this;
  }

  /** A statement that must fail: prints the error's first line. */
  fails(code: string, action: () => unknown): this {
    try {
      action();
    } catch (error) {
      const [line] = String(error instanceof Error ? error.message : error).split('\n');
      return this.print(code, `${error instanceof Error ? error.name : 'Error'}: ${line}`);
    }
    throw new Error(`this was to fail: ${code}`);
  }
}
