/** Airy's function Ai, after Cephes (S. Moshier, airy.c; its coefficients, rising). */

const AN = [
  1, 14.026469116338967, 70.5360906840444183, 159.756391350164413639, 168.089224934630576269, 76.2796053615234516538,
  12.0075952739645805542, 0.346538101525629032477,
];
const AD = [
  1, 14.0959135607834029598, 71.4778400825575695274, 164.234692871529701831, 177.318088145400459522,
  84.5138970141474626562, 14.7562562584847203173, 0.567594532638770212846,
];
const AFN = [
  -1.6778769848911463378e-8, -2.77649108155232920844e-6, -1.5927649623926209634e-4, -4.06265923594885404393e-3,
  -4.9190013260950031802e-2, -0.279779981545119124951, -0.693158036036933542233, -0.626456544431912369773,
  -0.131696323418331795333,
];
const AFD = [
  4.51850092970580378464e-7, 7.54720348287414296618e-5, 4.40291641615211203805e-3, 0.115687173795188044134,
  1.47529146771666414581, 9.1870740290725962584, 26.7367040941499554804, 32.6825032795224613948, 13.3560420706553243746,
  1,
];
const AGN = [
  3.41551784765923618484e-10, 8.11789239554389293311e-8, 6.98793669997260967291e-6, 2.82851600836737019778e-4,
  5.85804113048388458567e-3, 6.33888919628925490927e-2, 0.351465656105547619242, 0.939169229816650230044,
  1.06579897599595591108, 0.391103029615688277255, 1.97339932091685679179e-2,
];
const AGD = [
  4.91834570062930015649e-9, 1.17166733214413521882e-6, 1.0125908511650913551e-4, 4.12656523824222607191e-3,
  8.64580826352392193095e-2, 0.954293611618961883998, 5.47686069422975497931, 15.5646628932864612953,
  19.8352928718312140417, 9.30892908077441974853, 1,
];

function polynomial(x: number, rising: readonly number[]): number {
  return rising.reduceRight((sum, c) => sum * x + c, 0);
}

const ratio = (x: number, over: readonly number[], under: readonly number[]): number =>
  polynomial(x, over) / polynomial(x, under);

const ROOT_PI = 1 / Math.sqrt(Math.PI);

/** Ai(x) left of −2.09: a wave with a slowly changing size. */
function wave(x: number): number {
  const angle = (-2 * x * Math.sqrt(-x)) / 3;
  const z = 1 / angle;
  const size = ROOT_PI / Math.sqrt(Math.sqrt(-x));
  const t = angle + Math.PI / 4;
  return size * (Math.sin(t) * (1 + z * z * ratio(z * z, AFN, AFD)) - Math.cos(t) * z * ratio(z * z, AGN, AGD));
}

/** Maclaurin's series (DLMF 9.4.1). */
function series(x: number): number {
  const cube = x * x * x;
  let [f, g, m, n] = [1, x, 1, x];
  for (let k = 2; k < 80; k += 3) {
    m *= cube / (k * (k + 1));
    n *= cube / ((k + 1) * (k + 2));
    f += m;
    g += n;
    if (Math.abs(m) < 1e-17 * Math.abs(f)) break;
  }
  return 0.355028053887817239 * f - 0.258819403792806798 * g;
}

/** Airy's function Ai; nan at ±∞, as in PyTorch. */
export function airyAi(x: number): number {
  if (!(Math.abs(x) < Infinity)) return Number.NaN;
  if (x < -2.09) return wave(x);
  if (x < 2.09) return series(x);
  const zeta = (2 * x * Math.sqrt(x)) / 3;
  return (ROOT_PI * ratio(1 / zeta, AN, AD) * Math.exp(-zeta)) / (2 * Math.sqrt(Math.sqrt(x)));
}
