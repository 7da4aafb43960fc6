/** The results as Markdown. */
import { CONFIGS } from './configs.mjs';
import { ROWS } from './rows.mjs';
import { bestPeer, nablaTimes, shortfall, verdicts } from './targets.mjs';

const line = (cells) => `| ${cells.join(' | ')} |`;
const markdown = (head, body) => [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');

export function time(ms) {
  if (ms === null || ms === undefined) return '—';
  if (ms < 1) return `${(ms * 1000).toPrecision(3)} µs`;
  return ms < 1000 ? `${ms.toPrecision(3)} ms` : `${(ms / 1000).toPrecision(3)} s`;
}

const ratio = (x) => (x === null ? '—' : x >= 100 ? x.toFixed(0) : x.toPrecision(2));
const percent = (x) => `${Math.round(100 * x)} %`;
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const WHOM = { peer: 'peer', torch1: 'PyTorch 1t', torch2: 'PyTorch' };

function verdict({ whom, wanted, reached }) {
  if (reached === null) return '—';
  const mark = reached >= wanted ? '✓' : '✗';
  return `${mark} ${ratio(reached)} of ${wanted} × ${WHOM[whom]}`;
}

/** Rows that fall short first, the furthest at the top. */
export function mainTable(rows) {
  const order = Object.keys(rows).filter((name) => ROWS[name]);
  const rank = (name) => Math.min(shortfall(name, rows[name].times), 1);
  order.sort((a, b) => rank(a) - rank(b));
  const head = ['row', 'nabla 1 thread', 'all', 'BLAS', 'best peer', 'PyTorch 1 thread', 'all'];
  return markdown(
    [...head, 'target, 1 thread', 'all threads', 'with BLAS'],
    order.map((name) => {
      const { times } = rows[name];
      const peer = bestPeer(times);
      const by = Object.fromEntries(verdicts(name, times).map((v) => [v.config, verdict(v)]));
      return [
        ROWS[name].title,
        ...nablaTimes(times).map(time),
        peer ? `${time(peer[1])} (${CONFIGS[peer[0]].title})` : '—',
        time(times.torch1?.median),
        time(times.torch2?.median),
        ...['nabla-1t', 'nabla-all', 'nabla-blas'].map((c) => by[c] ?? ''),
      ];
    }),
  );
}

export function peerTable(rows) {
  const names = ['tfjs-wasm', 'tfjs-cpu', 'jax', 'js-pytorch', 'torch1', 'torch2'];
  const order = Object.keys(rows).filter((name) => ROWS[name]);
  return markdown(
    ['row', ...names.map((n) => CONFIGS[n].title)],
    order.map((name) => {
      const { times } = rows[name];
      const mine = times['nabla-1t']?.median;
      return [ROWS[name].title, ...names.map((n) => (times[n] && mine ? ratio(times[n].median / mine) : '—'))];
    }),
  );
}

export function startTable(start, bundles) {
  const size = (b) => (b?.gzip ? `${Math.round(b.gzip / 1000)} kB` : '—');
  return markdown(
    ['', 'start, import, first gradient', 'peak memory', 'bundle of everything, gzip'],
    Object.entries(start).map(([name, { ms, peak }]) => [
      CONFIGS[name]?.title ?? name,
      time(ms),
      megabytes(peak),
      size(bundles?.[name]),
    ]),
  );
}

export function memoryTable(memory) {
  const body = Object.entries(memory).flatMap(([row, by]) =>
    Object.entries(by)
      .filter(([, m]) => m.peak)
      .map(([name, m]) => [
        `${ROWS[row].title}, ${m.steps} steps`,
        CONFIGS[name].title,
        megabytes(m.peak),
        megabytes(m.peak - m.bare),
        m.held ? megabytes(m.held) : '',
        megabytes(m.grown),
      ]),
  );
  const head = [
    'row',
    'process',
    'peak',
    'beyond the bare process',
    'what a step needs',
    'grown in the last 90 % of steps',
  ];
  return markdown(head, body);
}

export function limitsTable(limits) {
  const body = [];
  for (const [config, { gemm, bandwidth, node, step }] of Object.entries(limits)) {
    const of = (...cells) => body.push([CONFIGS[config].title, ...cells]);
    for (const [name, g] of Object.entries(gemm)) {
      of(
        `matmul ${name}`,
        `${g.gflops.toFixed(1)} GFLOP/s`,
        `${g.bareGflops.toFixed(1)} (bare ${g.kernel})`,
        percent(g.share),
        '90 %',
      );
    }
    for (const [size, b] of Object.entries(bandwidth)) {
      for (const [name, k] of Object.entries(b.kernels)) {
        of(
          `${name}, ${size}`,
          `${k.gigabytes.toFixed(1)} GB/s`,
          `${b.copyGigabytes.toFixed(1)} (copy)`,
          percent(k.share),
          '80 %',
        );
      }
    }
    of('one more node, built and looked up', `${node.microseconds.toFixed(2)} µs`, '', '', '0.2 µs');
    if (step)
      of(
        '784-200-200-10 step outside kernels',
        time(step.outside),
        time(step.whole),
        percent(step.outside / step.whole),
        '5 %',
      );
  }
  return markdown(['nabla', 'what', 'reached', 'limit', 'share', 'target'], body);
}
