/** The gamma family against mpmath's values (40 digits), digit by digit: PyTorch 1.13's own have too few to compare with. */
import { describe, expect, it } from 'vitest';
import * as torch from '../../src/index.js';

/** float32 numbers: near the zeros of lgamma and digamma, on both sides of the formulas' bounds, and left of 0. */
const X = [
  9.999999747378752e-6, 0.30000001192092896, 0.9700000286102295, 1.000100016593933, 1.4616299867630005,
  1.4616999626159668, 1.75, 1.999899983406067, 2.0000998973846436, 2.450000047683716, 2.549999952316284,
  2.950000047683716, 3.049999952316284, 7.5, 30, 123.25, 10000, -0.5, -0.30000001192092896, -1.25, -6.75,
];

const VALUES: Readonly<Record<string, readonly number[]>> = {
  lgamma: [
    11.512919718158097, 1.095797953064734, 0.018067715168078983, -5.772291776898885e-5, -0.12148629053359597,
    -0.12148628831062042, -0.08440112102048555, -4.228222335681117e-5, 4.2238267333173845e-5, 0.25014299803788886,
    0.3204487516022962, 0.6475049164769623, 0.7397768398831763, 7.534364236758733, 71.25703896716801, 468.6144829505166,
    82099.71749644238, 1.2655121234846454, 1.4648400256649878, 1.3664317612369763, -6.534154920186611,
  ],
  digamma: [
    -100000.57972542824, -3.5025240762240175, -0.6276755770254344, -0.5770511562223981, -2.0884374909685657e-6,
    6.562321904788146e-5, 0.24747245354686115, 0.4227198289684675, 0.4228487603086705, 0.6783387737862461,
    0.727383835030258, 0.9028424947691428, 0.942340820658418, 1.9467574842460869, 3.384438132685525, 4.810152531964819,
    9.210290371142849, 0.03648997397857652, 2.113309613396139, 3.714139120213528, -1.1598010908954477,
  ],
  'polygamma 1': [
    10000000506.887426, 12.245363648789223, 1.7200959398354485, 1.6446936480502155, 0.967674156598924,
    0.967612194700986, 0.7641018698938287, 0.6449744874053603, 0.6448936994003606, 0.5024545199409551,
    0.4788210573056731, 0.40279131736892804, 0.38737427168195127, 0.1426158966967038, 0.033895060357739946,
    0.008146594456080266, 0.00010000500016666666, 8.934802200544679, 13.945159461485096, 19.181879647671607,
    19.60149501073106,
  ],
  'polygamma 2': [
    -2000000151572759, -75.27252772978655, -2.6107055347650374, -2.403464429071242, -0.8855296853497685,
    -0.8854211619404747, -0.5618924755968989, -0.4041632128889611, -0.4040644674866248, -0.24780393390935918,
    -0.2253892448197225, -0.16023550117367424, -0.14833297751104793, -0.020305252536644666, -0.0011487652037286,
    -6.636663419902655e-5, -1.000100005e-8, -0.82879664423432, 67.63907206106259, 123.72136678366236,
    -124.04404218787195,
  ],
  'polygamma 7': [
    5.04000101856899e43, 76818158.57880783, 6453.825026480472, 5056.5109231887645, 245.9764980091443,
    245.88295516712182, 58.991492798143945, 20.557976226719497, 20.54178750794954, 4.175341942839398, 3.05421339358248,
    0.9824332355827681, 0.758698777800833, 0.0008347246670225489, 3.693311077871013e-8, 1.7144102058103094e-12,
    7.202520335999994e-26, 2580680.218185598, 76905035.22603665, 330352687.7181861, 330352695.85485816,
  ],
};

function call(name: string, x: torch.Tensor): torch.Tensor {
  if (name === 'lgamma') return torch.lgamma(x);
  return name === 'digamma' ? torch.digamma(x) : torch.polygamma(Number(name.split(' ')[1]), x);
}

/** Units in the last place: left of 0 sums cancel near the functions' zeros there. */
const allowed = (x: number, name: string): number => (x < 0 ? 30 : name === 'polygamma 7' ? 8 : 4);

describe.each(Object.entries(VALUES))('%s', (name, values) => {
  it.each([
    ['float32', 2 ** -23],
    ['float64', 2 ** -52],
  ] as const)('has all digits of %s', (type, unit) => {
    const y = call(
      name,
      torch.tensor(X, { dtype: type === 'float32' ? torch.float32 : torch.float64 }),
    ).tolist() as number[];
    X.forEach((x, i) => {
      const off = Math.abs(y[i]! - values[i]!) / Math.abs(values[i]!) / unit;
      if (type === 'float32' && values[i]! > 3.4e38) expect(y[i]).toBe(Number.POSITIVE_INFINITY);
      else expect(off, `${name} of ${x} is ${y[i]}`).toBeLessThan(allowed(x, name));
    });
  });
});

describe('derivatives', () => {
  it('are finite wherever the functions are: what formulas do not choose does not come through', () => {
    const x = torch.tensor([1e-5, 1, 2, 30, 1e10], { requires_grad: true });
    for (const f of [torch.lgamma, torch.digamma, (t: torch.Tensor) => torch.polygamma(2, t)]) {
      const [first] = torch.autograd.grad(f(x).sum(), [x], { create_graph: true });
      const [second] = torch.autograd.grad(first!.sum(), [x], { create_graph: true });
      const [third] = torch.autograd.grad(second!.sum(), [x]);
      for (const g of [first, second, third]) expect((g!.tolist() as number[]).some(Number.isNaN)).toBe(false);
    }
  });

  it('are infinite at poles, through sums too', () => {
    const x = torch.tensor([0, 2], { requires_grad: true });
    const [first] = torch.autograd.grad(torch.lgamma(x).sum(), [x], { create_graph: true });
    const [second] = torch.autograd.grad(first!.sum(), [x]);
    expect(second!.tolist()).toEqual([Number.POSITIVE_INFINITY, expect.closeTo(0.6449341, 6)]);
  });

  it('are each other under create_graph', () => {
    const x = torch.tensor([0.7, 3.2], { dtype: torch.float64, requires_grad: true });
    const [first] = torch.autograd.grad(torch.lgamma(x).sum(), [x], { create_graph: true });
    const [second] = torch.autograd.grad(first!.sum(), [x], { create_graph: true });
    const [third] = torch.autograd.grad(second!.sum(), [x]);
    expect(torch.allclose(third!, torch.polygamma(2, x), { rtol: 1e-14 })).toBe(true);
  });
});
