/** How the surface is looked at: a turntable. */

/** Degrees: around the vertical axis, and up from the horizon. */
export type View = readonly [yaw: number, pitch: number];

/** Column-major, as WebGL has it. */
export type Matrix = Float32Array;

const DISTANCE = 5.2;
const FOCAL = 3.3;
const NEAR = 1;
const FAR = 12;
/** The surface hangs a little below the middle, so that its rim stays in view. */
const SINK = 0.06;

/** From the box [−1, 1]² × [−½, ½] to clip space of a canvas with this width over height. */
export function cameraMatrix([yaw, pitch]: View, aspect: number): Matrix {
  const [a, b] = [(yaw * Math.PI) / 180, (pitch * Math.PI) / 180];
  const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  // Rows: to the right, up, towards the eye.
  const right = [ca, sa, 0];
  const up = [-sa * sb, ca * sb, cb];
  const near = [sa * cb, -ca * cb, sb];
  const fit = Math.min(1, aspect);
  const depth = [-(FAR + NEAR) / (FAR - NEAR), (-2 * FAR * NEAR) / (FAR - NEAR)] as const;
  const out = new Float32Array(16);
  for (let c = 0; c < 3; c++) {
    out[c * 4] = (right[c]! * FOCAL * fit) / aspect;
    out[c * 4 + 1] = up[c]! * FOCAL * fit;
    out[c * 4 + 2] = near[c]! * depth[0];
    out[c * 4 + 3] = -near[c]!;
  }
  out[13] = SINK * FOCAL * fit;
  out[14] = -DISTANCE * depth[0] + depth[1];
  out[15] = DISTANCE;
  return out;
}

/** x and y from −1 to 1, and the distance from the eye. */
export function project(m: Matrix, x: number, y: number, z: number): readonly [x: number, y: number, w: number] {
  const row = (r: number) => m[r]! * x + m[r + 4]! * y + m[r + 8]! * z + m[r + 12]!;
  const w = row(3);
  return [row(0) / w, row(1) / w, w];
}
