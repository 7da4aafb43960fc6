/**
 * The frame that runs a reader's code: one file without anything to load, since nothing may be loaded into an opaque
 * origin that is not sent with headers for it.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { SANDBOX_POLICY } from '../policy.mjs';

const file = (name) => fileURLToPath(new URL(`../src/sandbox/${name}`, import.meta.url));

/** A program as one script, as text that can stand in a `<script>`. */
async function script(entry) {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    // A script has no place of its own; only Node asks for one.
    define: { 'import.meta.url': 'undefined', 'import.meta': '{}' },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry, formats: ['iife'], name: 'lab' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const { code } = [built].flat()[0].output[0];
  return code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}

export const sandbox = {
  name: 'lab-sandbox',
  async generateBundle() {
    const [frame, runtime] = [await script(file('frame.ts')), await script(file('runtime.ts'))];
    const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${SANDBOX_POLICY}">`;
    const source = `<!doctype html><html lang="en"><head>${head}<title>nabla lab: a program</title></head><body>
<script type="text/plain" id="runtime">${runtime}</script>
<script>${frame}</script>
</body></html>
`;
    this.emitFile({ type: 'asset', fileName: 'sandbox.html', source });
  },
};
