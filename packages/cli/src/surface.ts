/** A function of two variables at plain numbers: values, gradients and Hessians by autograd in float64. */
import * as torch from 'nabla';

type Tensor = torch.Tensor;
/** A function of two tensors of one shape, made of public operators: autograd differentiates it. */
export type TensorFunction = (x: Tensor, y: Tensor) => Tensor;
export type Point = readonly [number, number];
/** Symmetric: [[xx, xy], [xy, yy]]. */
export type Matrix = readonly [readonly [number, number], readonly [number, number]];

/** A leaf without dimensions. */
export function leaf(value: number): Tensor {
  return torch.tensor(value, { dtype: torch.float64, requires_grad: true });
}

export class Surface {
  readonly f: TensorFunction;
  constructor(f: TensorFunction) {
    this.f = f;
  }

  value([x, y]: Point): number {
    return torch.no_grad(() => this.f(leaf(x), leaf(y))).item() as number;
  }

  /** ∇f by `autograd.grad`; 0 for a variable that the function does not use. */
  gradient([px, py]: Point): Point {
    const [x, y] = [leaf(px), leaf(py)];
    const [gx, gy] = torch.autograd.grad(this.f(x, y), [x, y], { allow_unused: true });
    return [(gx?.item() ?? 0) as number, (gy?.item() ?? 0) as number];
  }

  /** The second derivatives by `autograd.functional.hessian`. */
  hessian([px, py]: Point): Matrix {
    const rows = torch.autograd.functional.hessian((x, y) => this.f(x!, y!), [leaf(px), leaf(py)]);
    return rows.map((row) => row.map((h) => h.item() as number)) as unknown as Matrix;
  }

  /** Values at all points of a grid, in one call: out[row][column] is f(xs[column], ys[row]). */
  grid(xs: readonly number[], ys: readonly number[]): number[][] {
    const make = (values: readonly number[]): Tensor => torch.tensor(values, { dtype: torch.float64 });
    const x = make(ys.flatMap(() => xs));
    const y = make(ys.flatMap((v) => xs.map(() => v)));
    const flat = this.f(x, y).tolist() as number[];
    return ys.map((_, row) => flat.slice(row * xs.length, (row + 1) * xs.length));
  }

  /** The derivatives of t ↦ f(p + t·u) at t = 0 for many vectors u at once: what D_u f means. */
  along([px, py]: Point, directions: readonly Point[]): number[] {
    const column = (k: 0 | 1): Tensor =>
      torch.tensor(
        directions.map((u) => u[k]),
        { dtype: torch.float64 },
      );
    const t = torch.tensor(
      directions.map(() => 0),
      { dtype: torch.float64, requires_grad: true },
    );
    const values = this.f(t.mul(column(0)).add(px), t.mul(column(1)).add(py));
    const [slopes] = torch.autograd.grad(values.sum(), t);
    return slopes!.tolist() as number[];
  }
}

export const length = (v: Point): number => Math.hypot(v[0], v[1]);
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const scaled = (v: Point, by: number): Point => [v[0] * by, v[1] * by];
export const isFinitePoint = (p: Point): boolean => p.every(Number.isFinite);
/** Of a direction, in degrees from 0 to 360. */
export const angleOf = (v: Point): number => ((Math.atan2(v[1], v[0]) * 180) / Math.PI + 360) % 360;
/** (cos θ, sin θ); 0 where rounding leaves 10⁻¹⁶. */
export function unit(degrees: number): Point {
  const clean = (x: number): number => (Math.abs(x) < 1e-15 ? 0 : x);
  return [clean(Math.cos((degrees * Math.PI) / 180)), clean(Math.sin((degrees * Math.PI) / 180))];
}

/** Eigenvalues of a symmetric matrix, the smaller first. */
export function eigenvalues([[a, b], [, c]]: Matrix): Point {
  const middle = (a + c) / 2;
  const half = Math.hypot((a - c) / 2, b);
  return [middle - half, middle + half];
}

/** Newton's step −H⁻¹g, by Cramer's rule; null where H has no inverse. */
export function newtonStep([[a, b], [, c]]: Matrix, [gx, gy]: Point): Point | null {
  const determinant = a * c - b * b;
  if (determinant === 0 || !Number.isFinite(determinant)) return null;
  return [(b * gy - c * gx) / determinant, (b * gx - a * gy) / determinant];
}

export type Kind = 'minimum' | 'maximum' | 'saddle' | 'flat' | 'slope';

/** What a point is, by its gradient and the signs of the Hessian's eigenvalues. */
export function kindOf(surface: Surface, p: Point, tolerance = 1e-5): Kind {
  if (!(length(surface.gradient(p)) <= tolerance)) return 'slope';
  const [low, high] = eigenvalues(surface.hessian(p));
  if (low > 1e-9) return 'minimum';
  if (high < -1e-9) return 'maximum';
  return low < -1e-9 && high > 1e-9 ? 'saddle' : 'flat';
}
