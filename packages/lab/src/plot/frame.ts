/** One run a frame: of many calls before the next frame the last one counts. */
export function perFrame<A extends readonly unknown[]>(run: (...args: A) => void): (...args: A) => void {
  let latest: A | null = null;
  return (...args) => {
    const waits = latest !== null;
    latest = args;
    if (waits) return;
    requestAnimationFrame(() => {
      const now = latest!;
      latest = null;
      run(...now);
    });
  };
}
