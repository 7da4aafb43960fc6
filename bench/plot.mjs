/** Log-log plots as SVG: time against size, each beside a line of proportional growth. */
const W = 420;
const H = 300;
const PAD = { left: 56, right: 14, top: 30, bottom: 44 };
const COLORS = ['#2563eb', '#d97706', '#059669'];

const log = Math.log10;
const spanOf = (values) => [Math.floor(log(Math.min(...values))), Math.ceil(log(Math.max(...values)))];
const scale =
  ([low, high], from, to) =>
  (v) =>
    from + ((log(v) - low) / (high - low)) * (to - from);

const text = (x, y, s, more = '') => `<text x="${x}" y="${y}" ${more}>${s}</text>`;
const ticks = ([low, high]) => {
  const step = Math.ceil((high - low) / 8);
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
};
const path = (points, more) =>
  `<path d="M${points.map((p) => p.map((v) => v.toFixed(1)).join(' ')).join('L')}" fill="none" ${more}/>`;
const power = (k) => `10<tspan dy="-4" font-size="8">${String(k).replace('-', '−')}</tspan>`;
const milliseconds = (k) => (k >= 3 ? `${10 ** (k - 3)} s` : k >= 0 ? `${10 ** k} ms` : `${10 ** (k + 3)} µs`);

function axes(xs, ys, x, y) {
  const out = [];
  for (const k of ticks(xs)) {
    out.push(`<path d="M${x(10 ** k)} ${PAD.top}V${H - PAD.bottom}" stroke="#8884" />`);
    out.push(text(x(10 ** k), H - PAD.bottom + 16, power(k), 'text-anchor="middle"'));
  }
  for (const k of ticks(ys)) {
    out.push(`<path d="M${PAD.left} ${y(10 ** k)}H${W - PAD.right}" stroke="#8884" />`);
    out.push(text(PAD.left - 6, y(10 ** k) + 4, milliseconds(k), 'text-anchor="end"'));
  }
  return out;
}

/** One panel: `series` are `[name, [[size, milliseconds], …]]`. */
function panel(title, label, series) {
  const points = series.flatMap(([, p]) => p);
  const [xs, ys] = [0, 1].map((i) => spanOf(points.map((p) => p[i])));
  const [x, y] = [scale(xs, PAD.left, W - PAD.right), scale(ys, H - PAD.bottom, PAD.top)];
  const out = [text(W / 2, 16, title, 'text-anchor="middle" font-weight="600"'), ...axes(xs, ys, x, y)];
  out.push(text(W / 2, H - 8, label, 'text-anchor="middle"'));
  series.forEach(([name, p], i) => {
    const [n, ms] = p[p.length - 1];
    const least = Math.max(10 ** xs[0], (n / ms) * 10 ** ys[0]);
    const proportional = [least, n].map((v) => [x(v), y((v * ms) / n)]);
    out.push(path(proportional, 'stroke="#888" stroke-dasharray="4 4"'));
    out.push(
      path(
        p.map(([a, b]) => [x(a), y(b)]),
        `stroke="${COLORS[i]}" stroke-width="2"`,
      ),
    );
    out.push(
      ...p.map(([a, b]) => `<circle cx="${x(a).toFixed(1)}" cy="${y(b).toFixed(1)}" r="2.5" fill="${COLORS[i]}"/>`),
    );
    out.push(text(PAD.left + 8, PAD.top + 14 + 15 * i, name, `fill="${COLORS[i]}"`));
  });
  return out.join('\n');
}

/** Both plots side by side. */
export function growthPlot(growth) {
  const graphs = ['graph of scalars', 'graph of 64 elements'].map((name) => [
    name.replace('graph of ', ''),
    growth[name],
  ]);
  const panels = [
    panel('tanh(2x + 1), forward and backward', 'elements', [['one tensor', growth.elements]]),
    panel('y ← y·b + x, forward and backward', 'operators in the graph', graphs),
  ];
  const placed = panels.map((p, i) => `<g transform="translate(${i * W} 0)">${p}</g>`).join('\n');
  const title = '<title>Time against elements and against graph length</title>';
  const style = 'role="img" font-family="system-ui, sans-serif" font-size="11" fill="#666"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * W} ${H}" width="${2 * W}" height="${H}" ${style}>\n${title}\n${placed}\n</svg>\n`;
}
