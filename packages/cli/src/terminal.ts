/** What the command knows of where it runs. */
import pico from 'picocolors';
import type { Terminal } from './page.js';

export interface Surroundings {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean;
  /** Of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  /** From now on Ctrl-C aborts this signal instead of ending the process at once. */
  readonly interrupts?: () => AbortSignal;
}

/** NO_COLOR (https://no-color.org) beats FORCE_COLOR, which beats the terminal; `TERM=dumb` has no colours. */
export function wantsColor({ env, isTTY }: Surroundings): boolean {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}

export function terminalOf(around: Surroundings): Terminal {
  return {
    write: around.stdout,
    colors: pico.createColors(wantsColor(around)),
    live: around.isTTY && around.env['TERM'] !== 'dumb',
    columns: around.columns ?? 80,
  };
}
