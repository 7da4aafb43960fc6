/** A file of what ships; a chunk has `code`, an asset (a source map) `source`. */
export interface BundledFile {
  readonly fileName: string;
  readonly code?: string;
  readonly source?: string | Uint8Array;
}
/** What ships in packages/nabla/dist, made from the sources; nothing is written. */
export function bundle(): Promise<readonly BundledFile[]>;
/** Exports of the sources (`{ RECORDS: 'ops/index.ts' }`) as the given plugins leave them. */
export function load(wanted: Readonly<Record<string, string>>, plugins?: readonly object[]): Promise<object>;
