/** The surface that turns: dragged, or by the arrow keys. */
import { type ReadonlySignal, type Signal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { say, texts } from '../text.js';
import { dark } from '../theme.js';
import { cameraMatrix, project, type View } from './camera.js';
import { perFrame } from './frame.js';
import type { Scene } from './scene.js';
import { FlatSurface } from './surface-flat.js';
import { GlSurface } from './surface-gl.js';
import { useSize } from './use-size.js';

const TEXTS = texts({
  label: { en: 'Surface: turn it with the arrow keys', zh: '曲面图：用方向键转动' },
  value: {
    en: (yaw: number, pitch: number) => `turned ${yaw}°, seen from ${pitch}° above`,
    zh: (yaw: number, pitch: number) => `转到 ${yaw}°，俯视 ${pitch}°`,
  },
  flat: {
    en: 'This browser offers no fast WebGL, so the surface is drawn with fewer facets.',
    zh: '这个浏览器没有可用的高速 WebGL，曲面改用较粗的面片来画。',
  },
});

interface Drawer {
  draw(scene: Scene, view: View, dark: boolean): void;
}

const OPTIONS: WebGLContextAttributes = {
  antialias: true,
  premultipliedAlpha: true,
  failIfMajorPerformanceCaveat: true,
};
const IMITATED = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** WebGL that the processor has to imitate is slower than facets, and not every browser says so when it is asked for it. */
function isFast(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2', OPTIONS);
  if (gl === null) return false;
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !IMITATED.test(name);
}

function drawerOf(canvas: HTMLCanvasElement): { drawer: Drawer; flat: boolean } {
  const gl = isFast() ? canvas.getContext('webgl2', OPTIONS) : null;
  if (gl !== null) return { drawer: new GlSurface(canvas, gl), flat: false };
  return { drawer: new FlatSurface(canvas), flat: true };
}

const turned = (yaw: number): number => ((Math.round(yaw) % 360) + 360) % 360;
const tilted = (pitch: number): number => Math.min(89, Math.max(5, Math.round(pitch)));

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [5, 0],
  ArrowRight: [-5, 0],
  ArrowUp: [0, 5],
  ArrowDown: [0, -5],
};

interface Props {
  readonly scene: ReadonlySignal<Scene | null>;
  readonly view: Signal<View>;
}

export function Surface({ scene, view }: Props) {
  const t = say(TEXTS);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawer = useRef<Drawer | null>(null);
  const [flat, setFlat] = useState(false);
  const [box, size] = useSize();
  const draw = useRef(perFrame((s: Scene, v: View, d: boolean) => drawer.current?.draw(s, v, d)));
  useEffect(() => {
    const made = drawerOf(canvas.current!);
    drawer.current = made.drawer;
    setFlat(made.flat);
    const again = () => scene.peek() !== null && draw.current(scene.peek()!, view.peek(), dark.peek());
    const observer = new ResizeObserver(again);
    observer.observe(canvas.current!);
    return () => observer.disconnect();
  }, []);
  useSignalEffect(() => {
    if (scene.value !== null) draw.current(scene.value, view.value, dark.value);
  });
  const [yaw, pitch] = view.value;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = KEYS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    view.value = [turned(yaw + by[0]), tilted(pitch + by[1])];
  };
  const onPointerDown = (event: PointerEvent) => {
    const target = event.currentTarget as HTMLElement;
    target.setPointerCapture(event.pointerId);
    const [x, y] = [event.clientX, event.clientY];
    const [yaw, pitch] = view.peek();
    const move = (e: PointerEvent) => {
      view.value = [turned(yaw - (e.clientX - x) * 0.5), tilted(pitch + (e.clientY - y) * 0.4)];
    };
    const end = () => target.removeEventListener('pointermove', move);
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', end, { once: true });
    target.addEventListener('pointercancel', end, { once: true });
  };
  return (
    <>
      <div
        ref={box}
        class="plot surface"
        role="slider"
        tabIndex={0}
        aria-label={t.label}
        aria-valuemin={0}
        aria-valuemax={359}
        aria-valuenow={yaw}
        aria-valuetext={t.value(yaw, pitch)}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
      >
        <canvas ref={canvas} />
        {size.value.height > 0 && <Names view={view.value} aspect={size.value.width / size.value.height} />}
      </div>
      {flat && <p class="hint">{t.flat}</p>}
    </>
  );
}

/** Names of the axes at the rim. */
function Names({ view, aspect }: { view: View; aspect: number }) {
  const camera = cameraMatrix(view, aspect);
  const place = (x: number, y: number) => {
    const [px, py] = project(camera, x, y, -0.5);
    return { left: `${50 + px * 50}%`, top: `${50 - py * 50}%` };
  };
  const near = view[0] > 90 && view[0] < 270 ? 1 : -1;
  const side = view[0] < 180 ? 1 : -1;
  return (
    <div class="surface-names" aria-hidden="true">
      <i style={place(0, near * 1.2)}>x</i>
      <i style={place(side * 1.2, 0)}>y</i>
    </div>
  );
}
