/** Heights as colours: one hue, lightness rising or falling steadily, so it reads without colour vision, too. */

export type Rgb = readonly [number, number, number];

const STOPS: Readonly<Record<'light' | 'dark', readonly Rgb[]>> = {
  light: [
    [250, 250, 246],
    [222, 233, 231],
    [178, 206, 212],
    [127, 170, 189],
    [84, 129, 160],
  ],
  dark: [
    [22, 28, 34],
    [29, 47, 58],
    [38, 71, 86],
    [57, 103, 119],
    [98, 147, 158],
  ],
};

/** The colour of a height between 0 (lowest) and 1. */
export function heightColour(t: number, dark: boolean): Rgb {
  const stops = STOPS[dark ? 'dark' : 'light'];
  const at = Math.min(1, Math.max(0, t)) * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(at));
  const [a, b] = [stops[i]!, stops[i + 1]!];
  return [0, 1, 2].map((c) => a[c]! + (b[c]! - a[c]!) * (at - i)) as unknown as Rgb;
}

export const css = ([r, g, b]: Rgb): string => `rgb(${Math.round(r)} ${Math.round(g)} ${Math.round(b)})`;

/** A colour of the style sheet. */
export function named(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** The same as parts from 0 to 1, for WebGL; colours are written as #rrggbb there. */
export function namedParts(name: string): Rgb {
  const hex = named(name).replace('#', '');
  return [0, 2, 4].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255) as unknown as Rgb;
}
