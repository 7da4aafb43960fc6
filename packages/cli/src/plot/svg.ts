/** A scene as SVG 1.1. */
import type { Scene, Shape, Spot } from './scene.js';

const NAMED: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[<>&"]/g, (c) => NAMED[c]!);
const rounded = (x: number): string => String(Math.round(x * 100) / 100);
const spots = (points: readonly Spot[]): string => points.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(' ');

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'area':
      return `<path fill="${shape.fill}" fill-rule="evenodd" d="${shape.rings.map((r) => `M${spots(r)}Z`).join('')}"/>`;
    case 'stroke': {
      const opacity = shape.opacity === undefined ? '' : ` stroke-opacity="${shape.opacity}"`;
      const style = `fill="none" stroke="${shape.color}" stroke-width="${shape.width}"${opacity} stroke-linejoin="round"`;
      return `<polyline ${style} points="${spots(shape.points)}"/>`;
    }
    case 'dot': {
      const [x, y] = shape.at;
      const style = `fill="${shape.fill}" stroke="${shape.stroke}" stroke-width="1.5"`;
      return `<circle cx="${rounded(x)}" cy="${rounded(y)}" r="${shape.radius}" ${style}/>`;
    }
    case 'label': {
      const [x, y] = shape.at;
      const place = `x="${rounded(x)}" y="${rounded(y)}" text-anchor="${shape.anchor}" dominant-baseline="central"`;
      return `<text ${place} font-size="${shape.size}" fill="${shape.color}">${escaped(shape.text)}</text>`;
    }
  }
}

/** The whole file. */
export function toSvg({ width, height, background, frame, inside, around }: Scene): string {
  const { left, top, right, bottom } = frame;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif">`,
    `<clipPath id="frame"><rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/></clipPath>`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    '<g clip-path="url(#frame)">',
    ...inside.map(element),
    '</g>',
    ...around.map(element),
    '</svg>',
    '',
  ].join('\n');
}
