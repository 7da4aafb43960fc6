/** A file of what ships; a chunk has `code`, an asset (a source map) `source`. */
export interface BundledFile {
  readonly fileName: string;
  readonly code?: string;
  readonly source?: string | Uint8Array;
}
/** What ships in packages/nabla/dist, made from the sources; nothing is written. */
export function bundle(): Promise<readonly BundledFile[]>;
