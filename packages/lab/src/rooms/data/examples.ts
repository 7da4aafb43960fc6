/** Tables to begin with: one computed from astronomy's formula, two simulated with a fixed seed, all said to be so. */

export const EXAMPLES = ['daylight', 'flowers', 'noisy'] as const;
export type ExampleName = (typeof EXAMPLES)[number];

/** Numbers from 0 to below 1, the same everywhere (mulberry32, by Tommy Ettinger, public domain). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Nearly normal: a sum of twelve uniform numbers, which no machine rounds in its own way. */
function normal(next: () => number): () => number {
  return () => Array.from({ length: 12 }, next).reduce((sum, u) => sum + u, -6);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MIDDLES = [17, 47, 75, 105, 135, 162, 198, 228, 258, 288, 318, 344];
const RADIANS = Math.PI / 180;

/** Hours from sunrise to sunset: cos ω = −tan φ tan δ, with Cooper's declination δ of a day of the year. */
function hoursOfDay(latitude: number, day: number): number {
  const declination = 23.45 * RADIANS * Math.sin((2 * Math.PI * (284 + day)) / 365);
  return (2 / 15 / RADIANS) * Math.acos(-Math.tan(latitude * RADIANS) * Math.tan(declination));
}

function daylight(): string {
  const lines = MONTHS.flatMap((month, m) =>
    Array.from({ length: 25 }, (_, i) => 5 * i - 60).map(
      (latitude) => `${latitude},${month},${hoursOfDay(latitude, MIDDLES[m]!).toFixed(2)}`,
    ),
  );
  return `latitude,month,hours\n${lines.join('\n')}\n`;
}

const SPECIES = [
  { name: 'alba', length: 4.6, width: 1.5, red: 0.1 },
  { name: 'montana', length: 5.8, width: 1.9, red: 0.5 },
  { name: 'rubra', length: 6.3, width: 2.7, red: 0.85 },
];

/** Three species that overlap; a few cells are empty, as in real tables. */
function flowers(): string {
  const next = uniform(3);
  const noise = normal(next);
  const lines = Array.from({ length: 180 }, (_, i) => {
    const { name, length, width, red } = SPECIES[Math.floor(3 * next())]!;
    const cells = [(length + 0.45 * noise()).toFixed(1), (width + 0.3 * noise()).toFixed(1)];
    const colour = next() < red ? 'red' : 'white';
    if (i % 37 === 20) cells[1] = '';
    return `${i + 1},${cells.join(',')},${colour},${name}`;
  });
  return `id,petal_length,petal_width,colour,species\n${lines.join('\n')}\n`;
}

const COLUMNS = 8;

/** Few rows, eight columns, of which two matter; much noise: enough to learn by heart. */
function noisy(): string {
  const noise = normal(uniform(11));
  const lines = Array.from({ length: 80 }, () => {
    const x = Array.from({ length: COLUMNS }, () => noise().toFixed(2));
    return [...x, (Number(x[0]) - 0.5 * Number(x[1]) + 0.8 * noise()).toFixed(2)].join(',');
  });
  const names = Array.from({ length: COLUMNS }, (_, i) => `x${i + 1}`);
  return `${names.join(',')},y\n${lines.join('\n')}\n`;
}

const MADE: Readonly<Record<ExampleName, () => string>> = { daylight, flowers, noisy };

/** An example as a file. */
export function exampleFile(name: ExampleName): { readonly name: string; readonly bytes: Uint8Array } {
  return { name: `${name}.csv`, bytes: new TextEncoder().encode(MADE[name]()) };
}
