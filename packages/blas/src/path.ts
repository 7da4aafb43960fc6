/** Where a loaded library lies. */
import { readFileSync } from 'node:fs';
import type { Library } from './koffi.js';

interface Mapping {
  readonly start: bigint;
  readonly end: bigint;
  readonly path: string;
}

/** Lines of Linux' /proc/self/maps: `start-end perms offset dev inode path`. */
function mappings(): Mapping[] {
  return readFileSync('/proc/self/maps', 'latin1')
    .split('\n')
    .flatMap((line) => {
      const match = /^([0-9a-f]+)-([0-9a-f]+) .*?(\/.*)$/.exec(line);
      return match ? [{ start: BigInt(`0x${match[1]}`), end: BigInt(`0x${match[2]}`), path: match[3]! }] : [];
    });
}

/** The file that a symbol was loaded from, where the system tells; else the name that was asked for. */
export function pathOf(library: Library, symbol: string, name: string): string {
  if (process.platform !== 'linux') return name;
  try {
    const address = BigInt(library.symbol(symbol) as bigint);
    return mappings().find(({ start, end }) => start <= address && address < end)?.path ?? name;
  } catch {
    return name;
  }
}
