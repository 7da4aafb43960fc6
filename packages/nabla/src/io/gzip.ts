/** gzip, inflated by the stream that Node and browsers have built in. */
import { fail } from '../errors.js';

/** True when the bytes begin as a gzip file does. */
export function isGzip(bytes: Uint8Array | ArrayBuffer): boolean {
  const start = bytes instanceof Uint8Array ? bytes.subarray(0, 2) : new Uint8Array(bytes.slice(0, 2));
  return start[0] === 0x1f && start[1] === 0x8b;
}

/**
 * Inflates a gzip file.
 *
 * @throws ValueError when it is no gzip file, cut short or damaged (its check sum says so)
 */
export async function gunzip(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  if (!isGzip(bytes)) fail('gunzip', 'bytes 0 and 1 are not 0x1f 0x8b: no gzip file', '', 'value');
  const inflated = new Response(bytes).body!.pipeThrough(new DecompressionStream('gzip'));
  try {
    return new Uint8Array(await new Response(inflated).arrayBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(
      'gunzip',
      `the ${bytes.byteLength} bytes cannot be inflated: ${reason}`,
      'Is the file complete?',
      'value',
    );
  }
}
