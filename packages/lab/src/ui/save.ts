/** Hands something to the reader as a file. */
export function saveFile(name: string, content: string | Uint8Array, type = 'text/plain'): void {
  // A view into memory that may be shared is no part of a Blob: the copy is.
  const part = typeof content === 'string' ? content : new Uint8Array(content);
  const url = URL.createObjectURL(new Blob([part], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
