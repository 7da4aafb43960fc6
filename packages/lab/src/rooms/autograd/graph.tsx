/** The graph: values from left to right, gradients from right to left as far as they have come. */
import type { GraphNode, Pass } from '../../sandbox/messages.js';
import { say } from '../../text.js';
import { BOX, layOut, type Placed, type Point, type Route } from './layout.js';
import { fired, last, pass } from './state.js';
import { TEXTS } from './texts.js';

const EDGE = 10;

/** What has happened to an edge: the gradient that went along it, null where none is ever computed. */
type Flow = { readonly text: string | null; readonly now: boolean };

function flows({ events }: Pass, count: number): Map<string, Flow> {
  const out = new Map<string, Flow>();
  events.slice(0, count).forEach((event, at) => {
    event.outgoing.forEach((text, i) => out.set(`${event.node}:${i}`, { text, now: at === count - 1 }));
  });
  return out;
}

export function Graph() {
  const t = say(TEXTS);
  const now = pass.value;
  if (now === null) return <p class="hint graph-empty">{t.graphEmpty}</p>;
  const layout = layOut(now.nodes);
  const count = fired.value;
  const reached = flows(now, count);
  const [width, height] = [layout.width + 2 * EDGE, layout.height + 2 * EDGE];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by the keyboard
    <section class="graph" tabIndex={0} aria-label={t.graph}>
      <svg
        width={width}
        height={height}
        viewBox={`${-EDGE} ${-EDGE} ${width} ${height}`}
        role="img"
        aria-label={t.graphAria(String(now.nodes.length))}
      >
        {layout.routes.map((route) => {
          const key = `${route.from.id}:${route.index}`;
          return <Edge key={key} route={route} flow={reached.get(key) ?? null} />;
        })}
        {layout.placed.map((placed) => (
          <Box key={placed.node.id} placed={placed} now={now} count={count} />
        ))}
      </svg>
    </section>
  );
}

/** A label stands nearer to where the gradient comes from: there edges are apart. */
const LABEL = 0.4;

/** A cubic Bézier curve, one coordinate. */
function along(t: number, a: number, b: number, c: number, d: number): number {
  const s = 1 - t;
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

/** Curves between layers, straight lines where an edge passes one. */
function pathOf(points: readonly Point[]): string {
  let path = `M${points[0]!.join(' ')}`;
  for (let i = 1; i < points.length; i++) {
    const [[x1, y1], [x2, y2]] = [points[i - 1]!, points[i]!];
    const mid = (x1 + x2) / 2;
    path += i % 2 === 1 ? `C${mid} ${y1} ${mid} ${y2} ${x2} ${y2}` : `L${x2} ${y2}`;
  }
  return path;
}

function Edge({ route: { to, points }, flow }: { readonly route: Route; readonly flow: Flow | null }) {
  const t = say(TEXTS);
  const [[x1, y1], [x2, y2]] = [points[0]!, points[1]!];
  const mid = (x1 + x2) / 2;
  const idle = to.kind === 'constant' || (flow !== null && flow.text === null);
  const state = flow === null ? '' : flow.text === null ? 'none' : flow.now ? 'now' : 'done';
  return (
    <g class={`edge ${idle ? 'idle' : ''} ${state}`}>
      <path d={pathOf(points)} />
      {flow !== null && (
        <text x={along(LABEL, x1, mid, mid, x2)} y={along(LABEL, y1, y1, y2, y2) - 5} text-anchor="middle">
          {flow.text ?? t.notComputed}
        </text>
      )}
    </g>
  );
}

interface BoxProps {
  readonly placed: Placed;
  readonly now: Pass;
  readonly count: number;
}

/** MulBackward0 is Mul: the picture says what was computed. */
const operator = (label: string): string => label.replace(/Backward\d*$/, '');

function Box({ placed: { node, x, y }, now, count }: BoxProps) {
  const t = say(TEXTS);
  const at = now.events.findIndex((event) => event.node === node.id);
  const firing = at >= 0 && at === count - 1;
  const done = at >= 0 && at < count;
  const kinds = `node ${node.kind} ${firing ? 'firing' : done ? 'done' : ''}`;
  const role = { leaf: t.leafKind, constant: t.constantKind, operator: node.label }[node.kind];
  return (
    <g class={kinds} transform={`translate(${x} ${y})`}>
      <title>{`${role}\n${node.whole}`}</title>
      <rect width={BOX.width} height={BOX.height} rx={node.kind === 'operator' ? 9 : 28} />
      <text class="node-name" x={BOX.width / 2} y={20} text-anchor="middle">
        {node.kind === 'operator' ? operator(node.label) : node.label}
        {node.name !== null && <tspan class="node-variable"> {node.name}</tspan>}
      </text>
      <text class="node-value" x={BOX.width / 2} y={38} text-anchor="middle">
        {node.value}
      </text>
      {node.kind === 'leaf' && <Grad node={node} now={now} count={count} />}
    </g>
  );
}

/** `.grad` of a leaf: as it was before, until the last step. */
function Grad({ node, now, count }: { readonly node: GraphNode; readonly now: Pass; readonly count: number }) {
  const leaf = now.leaves.find((one) => one.node === node.id);
  if (leaf === undefined) return null;
  const ended = count === last.value;
  const value = ended ? leaf.after : leaf.before;
  return (
    <text
      class={`node-grad ${ended && leaf.after !== leaf.before ? 'changed' : ''}`}
      x={BOX.width / 2}
      y={52}
      text-anchor="middle"
    >
      .grad {value ?? 'null'}
    </text>
  );
}
