/** What stands on plots: arrows, and handles that the keyboard reaches. Places are in pixels. */

type Pair = readonly [number, number];

interface ArrowProps {
  readonly from: Pair;
  readonly to: Pair;
  /** A class `tone-…` gives the colour. */
  readonly tone: string;
  readonly width: number;
}

/** Nothing where it has no length. */
export function Arrow({ from, to, tone, width }: ArrowProps) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (!(length > 0.5)) return null;
  const head = Math.min(6 + 2.2 * width, length);
  const [ux, uy] = [dx / length, dy / length];
  const base: Pair = [to[0] - ux * head, to[1] - uy * head];
  const half = head * 0.42;
  const corners = [to, [base[0] - uy * half, base[1] + ux * half], [base[0] + uy * half, base[1] - ux * half]];
  return (
    <g class={`arrow tone-${tone}`}>
      <line x1={from[0]} y1={from[1]} x2={base[0]} y2={base[1]} stroke-width={width} />
      <polygon points={corners.map((c) => c.join()).join(' ')} />
    </g>
  );
}

interface HandleProps {
  readonly at: Pair;
  readonly radius: number;
  readonly tone: string;
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  /** What is read out. */
  readonly text: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A dot that can be focused; a larger, unseen one around it is easy to hit. */
export function Handle({ at, radius, tone, label, value, min = 0, max, text, onKeyDown }: HandleProps) {
  return (
    <g
      class={`handle tone-${tone}`}
      role="slider"
      // In SVG the attribute's name has no capital.
      tabindex={0}
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      transform={`translate(${at[0]} ${at[1]})`}
    >
      <circle class="handle-reach" r={22} />
      <circle class="handle-ring" r={radius + 5} />
      <circle class="handle-dot" r={radius} />
    </g>
  );
}
