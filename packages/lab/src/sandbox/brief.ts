/** Values as text: short for a picture, whole for reading. */
import { Tensor } from 'nabla';

const MOST = 3;

function digits(x: number | boolean): string {
  if (typeof x === 'boolean') return String(x);
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf';
  return String(Number(x.toPrecision(4)));
}

/** A number, a few numbers, or a shape. */
export function brief(t: Tensor): string {
  const count = t.numel();
  if (count === 1) return digits(t.item());
  if (t.ndim === 1 && count > 0 && count <= MOST) return `[${(t.tolist() as number[]).map(digits).join(', ')}]`;
  return `(${t.shape.join(', ')})`;
}

/** What `console.log` writes of a value. */
export function shown(x: unknown, depth = 0): string {
  if (x instanceof Tensor) return String(x);
  if (typeof x === 'string') return depth === 0 ? x : JSON.stringify(x);
  if (typeof x === 'function') return `[function ${x.name}]`;
  if (typeof x !== 'object' || x === null) return String(x);
  if (x instanceof Error) return `${x.name}: ${x.message}`;
  if (depth > 2) return '…';
  if (Array.isArray(x))
    return `[${x
      .slice(0, 100)
      .map((v) => shown(v, depth + 1))
      .join(', ')}${x.length > 100 ? ', …' : ''}]`;
  const own = Object.getPrototypeOf(x) as object | null;
  if (own !== Object.prototype && own !== null) return String(x);
  const parts = Object.entries(x).map(([key, v]) => `${key}: ${shown(v, depth + 1)}`);
  return `{ ${parts.join(', ')} }`;
}
