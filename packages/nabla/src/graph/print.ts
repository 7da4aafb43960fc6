/** A graph as text: one node a line, inputs first. */
import { DTYPES } from '../ir/dtype.js';
import { is, type Node, topological } from '../ir/node.js';

/** An argument, in as few characters as stay readable. */
function showArg(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(showArg).join(',')}]`;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = Object.values(DTYPES).find((d) => d === value);
  if (known) return known.name;
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}=${showArg(item)}`)
    .join(' ')}}`;
}

function argOf(node: Node): string {
  if (node.value !== null || is(node, 'buffer') || node.arg === null) return '';
  return ` ${showArg(node.arg)}`;
}

/** `%3 = mul float32[2,3] %1 %2`; a node with a realised value is shown as a leaf, `value`. */
function line(node: Node, name: (n: Node) => string): string {
  const realised = node.value !== null;
  const inputs = realised ? '' : node.src.map((s) => ` ${name(s)}`).join('');
  const type = `${node.dtype.name}[${node.shape.join(',')}]`;
  return `${name(node)} = ${realised ? 'value' : node.op} ${type}${inputs}${argOf(node)}`;
}

/** The nodes that the outputs need, numbered from %0; the last line names the outputs. */
export function printGraph(outputs: readonly Node[]): string {
  const order = topological(outputs);
  const numbers = new Map(order.map((node, i) => [node, i]));
  const name = (n: Node): string => `%${numbers.get(n)}`;
  return [...order.map((node) => line(node, name)), `return ${outputs.map(name).join(' ')}`].join('\n');
}
