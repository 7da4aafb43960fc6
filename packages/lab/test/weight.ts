/** What a first visit loads, from the files of the build: scripts with all that they import at once, styles, fonts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

export interface Weight {
  readonly files: readonly string[];
  /** Compressed; fonts as they are. */
  readonly bytes: number;
}

/** Files that a script imports at once, not on demand. */
function imports(code: string): string[] {
  return [...code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(([, file]) => file!);
}

/** The index, the chunks of these names (each beside a style of its own, where it has one), and the fonts. */
export function firstLoad(folder: string, chunks: readonly string[], fonts: readonly string[]): Weight {
  const assets = readdirSync(`${folder}/assets`);
  const html = readFileSync(`${folder}/index.html`, 'utf8');
  const linked = [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)].map(([, file]) => file!);
  const named = assets.filter((file) => chunks.some((name) => new RegExp(`^${name}-.{8}\\.(js|css)$`).test(file)));
  const all = new Set<string>();
  const visit = (file: string): void => {
    if (all.has(file) || !existsSync(`${folder}/assets/${file}`)) return;
    all.add(file);
    if (file.endsWith('.js')) imports(readFileSync(`${folder}/assets/${file}`, 'utf8')).forEach(visit);
  };
  [...linked, ...named].forEach(visit);
  const paths = [`${folder}/index.html`, ...[...all].map((file) => `${folder}/assets/${file}`)];
  const scripts = paths.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
  const letters = fonts.reduce((sum, path) => sum + readFileSync(folder + path).length, 0);
  return { files: [...all, ...fonts], bytes: scripts + letters };
}
