/** Serves the built lab on this machine, with the headers that give it threads and a strict policy. */
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';
import { headersFor } from '../policy.mjs';
import { buildLab, dist } from './build.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.gz': 'application/octet-stream',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json']);
const FIRST_PORT = 4173;
const PORTS = 50;

/** The file that a request names, or null: nothing outside the folder is ever read. */
function fileOf(url, folder) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  const file = resolve(folder, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  if (!file.startsWith(folder + sep) || path.includes('\0')) return null;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

function answer(request, response, { folder, isolated }) {
  const file = request.method === 'GET' || request.method === 'HEAD' ? fileOf(request.url ?? '/', folder) : null;
  if (file === null) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
    return;
  }
  const extension = extname(file);
  const zipped = COMPRESSED.has(extension) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.writeHead(200, {
    ...headersFor(file.slice(folder.length + 1), { isolated }),
    'Content-Type': TYPES[extension] ?? 'application/octet-stream',
    'Cache-Control': 'no-cache',
    ...(zipped && { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }),
  });
  if (request.method === 'HEAD') return void response.end();
  const stream = createReadStream(file).on('error', () => response.destroy());
  (zipped ? stream.pipe(createGzip()) : stream).pipe(response);
}

/** Listens on the first free port from `port` on (0: any); resolves to the server and its address. */
export function serve({ folder = dist, port = FIRST_PORT, isolated = true, host = '127.0.0.1' } = {}) {
  const server = createServer((request, response) => answer(request, response, { folder, isolated }));
  return new Promise((done, fail) => {
    let left = PORTS;
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && port !== 0 && --left > 0) server.listen(++port, host);
      else fail(error);
    });
    server.on('listening', () => done({ server, url: `http://localhost:${server.address().port}/` }));
    server.listen(port, host);
  });
}

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  await buildLab();
  const { url } = await serve({ port: Number(process.env.PORT ?? FIRST_PORT) });
  console.log(`nabla lab: ${url}\n(Ctrl+C stops it)`);
}
