/**
 * The page's Content-Security-Policy, in one place: the build writes it into the page, `npm run lab` and the tests send it
 * as a header. No inline script, no inline style, no evaluation of text: only WebAssembly, which nabla compiles to.
 */
const DIRECTIVES = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'", 'blob:'],
  'frame-src': ["'self'"],
  'form-action': ["'none'"],
  'base-uri': ["'none'"],
};

const text = (directives) =>
  Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');

/** For the `<meta>` of the page. */
export const PAGE_POLICY = text(DIRECTIVES);

/**
 * Of the frame that runs a reader's own code: scripts and evaluation, and nothing else; no network at all. The page gives
 * it an opaque origin (`sandbox`), and so does its header, if somebody opens it by itself.
 */
export const SANDBOX_POLICY = text({
  'default-src': ["'none'"],
  'script-src': ["'unsafe-inline'", "'unsafe-eval'", 'blob:'],
  'worker-src': ['blob:'],
  'form-action': ["'none'"],
  'base-uri': ["'none'"],
});

/** Of files that have a policy of their own, by name. */
export const OWN_POLICIES = {
  'sandbox.html': `${SANDBOX_POLICY}; frame-ancestors 'self'; sandbox allow-scripts`,
};

/** The headers of a file of the build. Cross-origin isolation gives SharedArrayBuffer, so nabla can use threads. */
export function headersFor(file, { isolated = true } = {}) {
  const policy = OWN_POLICIES[file] ?? text({ ...DIRECTIVES, 'frame-ancestors': ["'self'"] });
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...(isolated && {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
    }),
  };
}
