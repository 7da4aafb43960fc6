/** The surface by WebGL: a lit mesh, contour lines at their heights, and lines of any width. */
import { cameraMatrix, type Matrix, type View } from './camera.js';
import type { Contours } from './contour.js';
import { heightColour, namedParts, type Rgb } from './palette.js';
import { liftedContours, meshOf, type Polyline, type Scene } from './scene.js';

const SIDE = 120;

const MESH_VERTEX = `#version 300 es
in vec3 place; in vec3 normal; in float shade;
uniform mat4 camera;
out vec3 n; out float t;
void main() { n = normal; t = shade; gl_Position = camera * vec4(place, 1.0); }`;

const MESH_FRAGMENT = `#version 300 es
precision highp float;
in vec3 n; in float t;
uniform vec3 stops[5]; uniform float ambient;
out vec4 colour;
void main() {
  if (t < -0.01) discard;
  float at = clamp(t, 0.0, 1.0) * 4.0;
  vec3 base = stops[0];
  for (int i = 0; i < 4; i++) base = mix(base, stops[i + 1], clamp(at - float(i), 0.0, 1.0));
  vec3 light = normalize(vec3(-0.45, -0.35, 0.82));
  float lit = ambient + (1.0 - ambient) * abs(dot(normalize(n), light));
  colour = vec4(base * lit, 1.0);
}`;

/** A piece of a line is a rectangle: both ends in, moved sideways on the screen. */
const LINE_VERTEX = `#version 300 es
in vec3 from; in vec3 to; in vec2 corner;
uniform mat4 camera; uniform vec2 size; uniform float width; uniform float lift;
void main() {
  vec4 a = camera * vec4(from, 1.0); vec4 b = camera * vec4(to, 1.0);
  vec2 along = normalize((b.xy / b.w - a.xy / a.w) * size + vec2(1e-6, 0.0));
  vec2 side = vec2(-along.y, along.x) * corner.y * width;
  vec4 p = corner.x < 0.5 ? a : b;
  vec2 cap = along * (corner.x - 0.5) * width * 0.5;
  gl_Position = vec4(p.xy + (side + cap) / size * p.w, p.z - lift * p.w, p.w);
}`;

const LINE_FRAGMENT = `#version 300 es
precision highp float;
uniform vec4 paint; out vec4 colour;
void main() { colour = vec4(paint.rgb * paint.a, paint.a); }`;

const DOT_VERTEX = `#version 300 es
uniform mat4 camera; uniform vec3 place; uniform float diameter; uniform float lift;
void main() { gl_Position = camera * vec4(place, 1.0); gl_Position.z -= lift * gl_Position.w; gl_PointSize = diameter; }`;

const DOT_FRAGMENT = `#version 300 es
precision highp float;
uniform vec3 inner; uniform vec3 outer; out vec4 colour;
void main() {
  float r = length(gl_PointCoord - 0.5) * 2.0;
  float a = 1.0 - smoothstep(0.88, 1.0, r);
  vec3 c = mix(inner, outer, smoothstep(0.6, 0.7, r));
  colour = vec4(c * a, a);
}`;

type Uniforms = Readonly<Record<string, WebGLUniformLocation | null>>;

interface Program {
  readonly program: WebGLProgram;
  readonly uniforms: Uniforms;
}

function shader(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const made = gl.createShader(kind)!;
  gl.shaderSource(made, source);
  gl.compileShader(made);
  return made;
}

function programOf(gl: WebGL2RenderingContext, vertex: string, fragment: string, inputs: readonly string[]): Program {
  const program = gl.createProgram()!;
  gl.attachShader(program, shader(gl, gl.VERTEX_SHADER, vertex));
  gl.attachShader(program, shader(gl, gl.FRAGMENT_SHADER, fragment));
  inputs.forEach((name, i) => gl.bindAttribLocation(program, i, name));
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    throw new Error(`[surface] ${gl.getProgramInfoLog(program) ?? 'the shaders cannot be linked'}`);
  }
  const uniforms: Record<string, WebGLUniformLocation | null> = {};
  const count = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) as number;
  for (let i = 0; i < count; i++) {
    const { name } = gl.getActiveUniform(program, i)!;
    uniforms[name.replace('[0]', '')] = gl.getUniformLocation(program, name);
  }
  return { program, uniforms };
}

/** The shade of a point without a value: whatever lies between it and another one is left out. */
const UNKNOWN = -1e4;

/** Place, normal and shade of every point of the mesh: seven numbers each. */
function vertices(contours: Contours): Float32Array {
  const { m, heights, shades } = meshOf(contours, SIDE);
  const out = new Float32Array(m * m * 7);
  const cell = 2 / (m - 1);
  const height = (i: number, j: number) =>
    heights[Math.min(m - 1, Math.max(0, j)) * m + Math.min(m - 1, Math.max(0, i))]!;
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < m; i++) {
      const z = height(i, j);
      const known = !Number.isNaN(z);
      const dx = (height(i + 1, j) - height(i - 1, j)) / (2 * cell) || 0;
      const dy = (height(i, j + 1) - height(i, j - 1)) / (2 * cell) || 0;
      out.set(
        [i * cell - 1, j * cell - 1, known ? z : 0, -dx, -dy, 1, known ? Math.max(0, shades[j * m + i]!) : UNKNOWN],
        (j * m + i) * 7,
      );
    }
  }
  return out;
}

function indices(m: number): Uint16Array {
  const out = new Uint16Array((m - 1) * (m - 1) * 6);
  let k = 0;
  for (let j = 0; j < m - 1; j++) {
    for (let i = 0; i < m - 1; i++) {
      const at = j * m + i;
      out.set([at, at + 1, at + m, at + 1, at + m + 1, at + m], k);
      k += 6;
    }
  }
  return out;
}

/** Pieces of a broken line as pairs of ends; a stroke that ends nowhere has none. */
function pieces(line: Polyline): Float32Array {
  const out: number[] = [];
  for (let i = 0; i + 5 < line.length; i += 3) {
    if (Number.isNaN(line[i]!) || Number.isNaN(line[i + 3]!)) continue;
    for (let k = 0; k < 6; k++) out.push(line[i + k]!);
  }
  return new Float32Array(out);
}

const CORNERS = new Float32Array([0, -0.5, 1, -0.5, 0, 0.5, 1, 0.5]);

export class GlSurface {
  private readonly canvas: HTMLCanvasElement;
  private readonly gl: WebGL2RenderingContext;
  private readonly mesh: Program;
  private readonly line: Program;
  private readonly dot: Program;
  private readonly meshBuffer: WebGLBuffer;
  private readonly indexBuffer: WebGLBuffer;
  private readonly cornerBuffer: WebGLBuffer;
  private readonly contourBuffer: WebGLBuffer;
  private readonly strokeBuffer: WebGLBuffer;
  private contourPieces = 0;
  private loaded: Contours | null = null;

  /** Errors: Error where shaders cannot be linked. */
  constructor(canvas: HTMLCanvasElement, gl: WebGL2RenderingContext) {
    this.canvas = canvas;
    this.gl = gl;
    this.mesh = programOf(gl, MESH_VERTEX, MESH_FRAGMENT, ['place', 'normal', 'shade']);
    this.line = programOf(gl, LINE_VERTEX, LINE_FRAGMENT, ['from', 'to', 'corner']);
    this.dot = programOf(gl, DOT_VERTEX, DOT_FRAGMENT, []);
    const buffer = () => gl.createBuffer()!;
    this.meshBuffer = buffer();
    this.indexBuffer = buffer();
    this.cornerBuffer = buffer();
    this.contourBuffer = buffer();
    this.strokeBuffer = buffer();
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.indexBuffer);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices(SIDE), gl.STATIC_DRAW);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.cornerBuffer);
    gl.bufferData(gl.ARRAY_BUFFER, CORNERS, gl.STATIC_DRAW);
  }

  draw(scene: Scene, view: View, dark: boolean): void {
    const { gl } = this;
    if (gl.isContextLost()) return;
    this.resize();
    this.load(scene.contours);
    const { width, height } = this.canvas;
    if (width === 0 || height === 0) return;
    const camera = cameraMatrix(view, width / height);
    gl.viewport(0, 0, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    this.drawMesh(camera, dark);
    this.drawLines(camera, scene, dark);
    this.drawDot(camera, scene.point);
  }

  private get ratio(): number {
    return Math.min(2, globalThis.devicePixelRatio || 1);
  }

  private resize(): void {
    const { canvas, ratio } = this;
    const [w, h] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
    if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
  }

  /** Sends a new surface to the card; while a point is dragged it stays the same. */
  private load(contours: Contours): void {
    if (this.loaded === contours) return;
    this.loaded = contours;
    const { gl } = this;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.meshBuffer);
    gl.bufferData(gl.ARRAY_BUFFER, vertices(contours), gl.STATIC_DRAW);
    const lines = pieces(liftedContours(contours));
    this.contourPieces = lines.length / 6;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.contourBuffer);
    gl.bufferData(gl.ARRAY_BUFFER, lines, gl.STATIC_DRAW);
  }

  private attribute(place: number, size: number, stride: number, offset: number, divisor = 0): void {
    const { gl } = this;
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, size, gl.FLOAT, false, stride * 4, offset * 4);
    gl.vertexAttribDivisor(place, divisor);
  }

  private drawMesh(camera: Matrix, dark: boolean): void {
    const { gl, mesh } = this;
    gl.useProgram(mesh.program);
    gl.enable(gl.DEPTH_TEST);
    gl.depthMask(true);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.meshBuffer);
    this.attribute(0, 3, 7, 0);
    this.attribute(1, 3, 7, 3);
    this.attribute(2, 1, 7, 6);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.indexBuffer);
    gl.uniformMatrix4fv(mesh.uniforms['camera']!, false, camera);
    const stops = [0, 0.25, 0.5, 0.75, 1].flatMap((t) => heightColour(t, dark).map((c) => c / 255));
    gl.uniform3fv(mesh.uniforms['stops']!, stops);
    gl.uniform1f(mesh.uniforms['ambient']!, dark ? 0.62 : 0.7);
    gl.drawElements(gl.TRIANGLES, (SIDE - 1) * (SIDE - 1) * 6, gl.UNSIGNED_SHORT, 0);
  }

  private drawLines(camera: Matrix, scene: Scene, dark: boolean): void {
    const { gl, line } = this;
    gl.useProgram(line.program);
    gl.depthMask(false);
    gl.uniformMatrix4fv(line.uniforms['camera']!, false, camera);
    gl.uniform2f(line.uniforms['size']!, this.canvas.width / 2, this.canvas.height / 2);
    gl.uniform1f(line.uniforms['lift']!, 0.004);
    this.stroke(this.contourBuffer, this.contourPieces, dark ? [1, 1, 1] : [0.08, 0.16, 0.25], dark ? 0.2 : 0.26, 1);
    for (const { points, colour, width } of scene.strokes) {
      const ends = pieces(points);
      gl.bindBuffer(gl.ARRAY_BUFFER, this.strokeBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, ends, gl.STREAM_DRAW);
      // What lies behind the surface shines through a little.
      gl.disable(gl.DEPTH_TEST);
      this.stroke(this.strokeBuffer, ends.length / 6, namedParts(colour), 0.28, width);
      gl.enable(gl.DEPTH_TEST);
      this.stroke(this.strokeBuffer, ends.length / 6, namedParts(colour), 1, width);
    }
    for (const place of [0, 1, 2]) gl.vertexAttribDivisor(place, 0);
  }

  private stroke(buffer: WebGLBuffer, count: number, [r, g, b]: Rgb, alpha: number, width: number): void {
    const { gl, line } = this;
    if (count === 0) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    this.attribute(0, 3, 6, 0, 1);
    this.attribute(1, 3, 6, 3, 1);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.cornerBuffer);
    this.attribute(2, 2, 2, 0);
    gl.uniform4f(line.uniforms['paint']!, r, g, b, alpha);
    gl.uniform1f(line.uniforms['width']!, width * this.ratio);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count);
  }

  private drawDot(camera: Matrix, place: readonly [number, number, number]): void {
    const { gl, dot } = this;
    if (place.some(Number.isNaN)) return;
    gl.useProgram(dot.program);
    for (const input of [0, 1, 2]) gl.disableVertexAttribArray(input);
    gl.disable(gl.DEPTH_TEST);
    gl.uniformMatrix4fv(dot.uniforms['camera']!, false, camera);
    gl.uniform3f(dot.uniforms['place']!, ...place);
    gl.uniform1f(dot.uniforms['diameter']!, 14 * this.ratio);
    gl.uniform1f(dot.uniforms['lift']!, 0.01);
    gl.uniform3f(dot.uniforms['inner']!, ...namedParts('ink'));
    gl.uniform3f(dot.uniforms['outer']!, ...namedParts('panel'));
    gl.drawArrays(gl.POINTS, 0, 1);
  }
}
