/** A picture as a list of shapes in pixels, painted in their order: SVG and PNG are two ways to write the same one. */

/** `#rrggbb` */
export type Color = string;
export type Spot = readonly [x: number, y: number];

/** Rings filled by the even-odd rule, so that an inner one is a hole. */
export interface Area {
  readonly kind: 'area';
  readonly rings: readonly (readonly Spot[])[];
  readonly fill: Color;
}
export interface Stroke {
  readonly kind: 'stroke';
  readonly points: readonly Spot[];
  readonly color: Color;
  readonly width: number;
  /** 0 to 1. */
  readonly opacity?: number;
}
export interface Dot {
  readonly kind: 'dot';
  readonly at: Spot;
  readonly radius: number;
  readonly fill: Color;
  readonly stroke: Color;
}
export interface Label {
  readonly kind: 'label';
  /** Middle of the left end, of the text, or of the right end, by `anchor`. */
  readonly at: Spot;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly color: Color;
  /** Height of a line in pixels. */
  readonly size: number;
}
export type Shape = Area | Stroke | Dot | Label;

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: Color;
  /** Where the data lie: `inside` is clipped to it. */
  readonly frame: Frame;
  readonly inside: readonly Shape[];
  /** Axes and words, painted last. */
  readonly around: readonly Shape[];
}
