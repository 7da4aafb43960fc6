/**
 * A bitmap font for pictures that carry no fonts: five columns of eight dots a character, the lowest bit on top. ASCII is
 * the 5 × 7 font of character displays (HD44780); the rest is what formulas need.
 */

const ASCII =
  '0000000000 00005f0000 0007000700 147f147f14 242a7f2a12 2313086462 3649562050 0008070300 001c224100 0041221c00 ' +
  '2a1c7f1c2a 08083e0808 0080703000 0808080808 0000606000 2010080402 3e5149453e 00427f4000 7249494946 2141494d33 ' +
  '1814127f10 2745454539 3c4a494931 4121110907 3649494936 464949291e 0000140000 0040340000 0008142241 1414141414 ' +
  '0041221408 0201590906 3e415d594e 7c1211127c 7f49494936 3e41414122 7f4141413e 7f49494941 7f09090901 3e41415173 ' +
  '7f0808087f 00417f4100 2040413f01 7f08142241 7f40404040 7f021c027f 7f0408107f 3e4141413e 7f09090906 3e4151215e ' +
  '7f09192946 2649494932 03017f0103 3f4040403f 1f2040201f 3f4038403f 6314081463 0304780403 6159494d43 007f414141 ' +
  '0204081020 004141417f 0402010204 4040404040 0003070800 2054547840 7f28444438 3844444428 384444287f 3854545418 ' +
  '00087e0902 18a4a49c78 7f08040478 00447d4000 2040403d00 7f10284400 00417f4000 7c04780478 7c08040478 3844444438 ' +
  'fc18242418 18242418fc 7c08040408 4854545424 04043f4424 3c4040207c 1c2040201c 3c4030403c 4428102844 4c9090907c ' +
  '4464544c44 0008364100 0000770000 0041360800 0201020402';

const MORE: Readonly<Record<string, string>> = {
  '−': '0808080808',
  '·': '0000080000',
  '×': '2214081422',
  '÷': '08082a0808',
  '√': '10207f0101',
  '←': '081c2a0808',
  '→': '08082a1c08',
  '…': '4000400040',
  '∇': '030d310d03',
  '∂': '305549493e',
  '≤': '5048444200',
  '≥': '4244485000',
  '∞': '3844384438',
  '★': '2438183824',
  π: '047c047c44',
  θ: '3c4a4a4a3c',
  α: '3048483048',
  β: 'fe25251a00',
  γ: '0418e01804',
  δ: '304a4d4930',
  ε: '2854544400',
  λ: '4126182040',
  μ: 'fc4040207c',
  σ: '3844443c04',
  φ: '1824ff2418',
  ω: '3840304038',
  Δ: '6058465860',
  Σ: '6355494163',
};

/** Three columns of five dots: digits above or below the line. */
const SMALL = ['1f111f', '121f10', '1d1517', '15151f', '07041f', '17151d', '1f151d', '01011f', '1f151f', '17151f'];
const UNKNOWN = '7f4141417f';

const bytes = (hex: string): number[] => (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));

function small(c: string): number[] | null {
  if (c === '⁻') return [4, 4, 4];
  const [above, below] = ['⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c), '₀₁₂₃₄₅₆₇₈₉'.indexOf(c)];
  if (above >= 0) return bytes(SMALL[above]!);
  return below >= 0 ? bytes(SMALL[below]!).map((column) => column << 3) : null;
}

const GLYPHS = ASCII.split(' ').map(bytes);

/** The columns of a character, left to right; bit k of one is the dot in row k. */
export function glyph(c: string): readonly number[] {
  return GLYPHS[c.codePointAt(0)! - 32] ?? small(c) ?? bytes(MORE[c] ?? UNKNOWN);
}

/** Dots that a text takes across, one free column between characters. */
export function widthInDots(text: string): number {
  return [...text].reduce((sum, c) => sum + glyph(c).length + 1, -1);
}
