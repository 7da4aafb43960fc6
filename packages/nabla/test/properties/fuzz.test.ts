/** Nonsense in, an error that teaches out: never a crash inside, never half a result. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import { check } from './model.js';

const { nn, optim } = torch;
const F = nn.functional;
type Call = (...args: unknown[]) => unknown;

/** Errors of ours start with what was called, and none is a JavaScript engine's or an inner layer's. */
const OURS = /^\[[\w .]+\] \S/;
const INNER =
  /Cannot (read|convert|destructure|use)|is not (a function|iterable|defined$|a constructor)|Invalid (array|typed)|\[(ir|graph|schedule|wasm|kernel|verify)\b|undefined \(|out of memory/;

function teaches(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!OURS.test(message) || INNER.test(message))
      throw new Error(`no message for users: ${message}`, { cause: error });
  }
}

const tensors = fc.constantFrom<() => unknown>(
  () => torch.tensor(1),
  () => torch.ones(2),
  () => torch.zeros([2, 0]),
  () => torch.ones([2, 3], { dtype: torch.float64, requires_grad: true }),
  () => torch.tensor([1n, 0n]),
  () => torch.tensor([true, false]),
);
const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: tensors.map((make) => make()) },
  fc.constantFrom<unknown>(
    null,
    undefined,
    NaN,
    Infinity,
    -1,
    0,
    1,
    2,
    3,
    1.5,
    2 ** 40,
    2 ** 53,
    true,
    false,
    1n,
    2n ** 70n,
  ),
  fc.constantFrom<unknown>(
    '',
    'mean',
    'sum',
    ':',
    'torch.float32',
    Symbol('s'),
    new Date(0),
    new Map(),
    new Set([1]),
    /x/,
    () => 1,
  ),
  fc.constantFrom<unknown>(
    [],
    [1],
    [[1], [2]],
    [1, [2]],
    [-1, 2],
    [null],
    ['a'],
    [NaN],
    [Symbol('s')],
    new Float32Array(2),
    new ArrayBuffer(4),
  ),
  fc.constantFrom<unknown>(
    {},
    { dim: 0 },
    { dim: 'x' },
    { dtype: 'float99' },
    { keepdims: 1 },
    Object.create(null),
    { nonsense: 1 },
    torch.float64,
  ),
  fc.anything({
    withBigInt: true,
    withDate: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
    maxDepth: 2,
  }),
);
const some = fc.array(junk, { maxLength: 4 });

/** What a namespace offers to call. Names that change settings for all are left out. */
function callsOf(space: object): [string, Call][] {
  const skip = /^(set_|manual_seed|seed|default|compile|_)|^[A-Z]/;
  return Object.entries(space).filter((e): e is [string, Call] => typeof e[1] === 'function' && !skip.test(e[0]));
}

/** Private to the class. */
const INTERNAL = new Set(['extra', 'outputHooks']);

function methods(): [string, Call][] {
  const proto = Object.getOwnPropertyDescriptors((torch.Tensor as unknown as { prototype: object }).prototype);
  const names = Object.keys(proto).filter(
    (n) => typeof proto[n]!.value === 'function' && n !== 'constructor' && !n.startsWith('_') && !INTERNAL.has(n),
  );
  return names.map((n) => [n, (...args) => (target(args) as unknown as Record<string, Call>)[n]!(...args)]);
}
const target = (args: readonly unknown[]): Tensor =>
  args.length % 2 === 0 ? torch.ones([2, 3]) : torch.tensor([1n, 2n, 3n]);

const SPACES: readonly (readonly [string, [string, Call][]])[] = [
  ['torch', callsOf(torch)],
  ['nn.functional', callsOf(F)],
  ['linalg', callsOf(torch.linalg)],
  ['special', callsOf(torch.special)],
  ['nn.init', callsOf(nn.init)],
  ['Tensor', methods()],
  ['autograd', callsOf(torch.autograd)],
  ['autograd.functional', callsOf(torch.autograd.functional)],
  ['nn.utils', callsOf(nn.utils)],
];

/** Results that nobody reads would be dropped: a fuzzed call is read, too, when it is small. */
function read(x: unknown): void {
  if (torch.is_tensor(x) && x.numel() < 1e4) x.tolist();
  else if (Array.isArray(x)) x.forEach(read);
}

describe('nonsense arguments', () => {
  describe.each(SPACES)('%s', (_, calls) => {
    it.each(calls)('%s', (__, call) => {
      check(
        fc.property(some, (args) => teaches(() => read(call(...args)))),
        20,
      );
    });
  });
  it('do not change the random state, the modes or the arguments', () => {
    const state = torch.get_rng_state();
    const x = torch.ones([2, 3]);
    const bad: (() => unknown)[] = [
      () => torch.rand([2, -1]),
      () => torch.randn([2], { dtype: torch.int64 }),
      () => torch.randint(5, 5, [2]),
      () => torch.randperm(-1),
      () => torch.rand([2], { generator: 3 } as never),
      () => F.dropout(x, 2),
      () => x.uniform_(3, 1),
      () => x.normal_(0, -1),
      () => x.bernoulli_(2),
      () => torch.multinomial(x, 9),
      () => x.add_(torch.ones(7)),
      () => x.copy_(torch.ones(7)),
      () => x.index_put_([5], 1),
      () => x.mul_('2' as never),
      () => x.unsqueeze_(9),
      () => x.index_put_([0], '3' as never),
      () => new nn.Linear(-1, 2),
    ];
    for (const call of bad) expect(call, String(call)).toThrow(OURS);
    expect(torch.get_rng_state()).toEqual(state);
    expect(x.tolist()).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
    expect(x._version).toBe(0);
    expect([...x.shape]).toEqual([2, 3]);
    expect(torch.is_grad_enabled()).toBe(true);
  });
});

describe('texts', () => {
  const letters = fc.string({ unit: fc.constantFrom(...':.,->ijkA0123-+ x'), maxLength: 9 });
  it('at takes a slice or says what a slice looks like', () => {
    const property = fc.property(letters, letters, (a, b) => {
      const x = torch.arange(12).reshape([3, 4]);
      teaches(() => read(x.at(a as ':')));
      teaches(() => read(x.at(a as ':', b as ':')));
      teaches(() => x.clone().index_put_([a, b] as never, 1));
    });
    check(property, 800);
  });
  it('einsum takes an equation or says what is wrong with it', () => {
    const pieces = fc.array(
      fc.constantFrom('i', 'j', 'k', 'ij', 'jk', ',', '->', '...', ' ', 'ii', '1', '.', '-', 'A'),
      { maxLength: 8 },
    );
    const property = fc.property(
      fc.oneof(
        pieces.map((p) => p.join('')),
        letters,
        fc.string(),
      ),
      fc.nat(2),
      (equation, n) => {
        const operands = [torch.ones([2, 3]), torch.ones([3, 3]), torch.ones(3)];
        teaches(() => read((torch.einsum as Call)(equation, ...operands.slice(0, n + 1))));
      },
    );
    check(property, 800);
  });
  it('dtype names', () => {
    check(
      fc.property(fc.string(), (name) => teaches(() => torch.zeros(1, { dtype: name } as never))),
      300,
    );
    check(
      fc.property(fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty'), (name) => {
        expect(() => torch.zeros(1, { dtype: name } as never)).toThrow(/^\[zeros\] argument 'dtype'/);
        expect(() => torch.ones(1).to(name as never)).toThrow(OURS);
      }),
      8,
    );
  });
});

describe('data', () => {
  const element = fc.oneof({ weight: 8, arbitrary: fc.double() }, { weight: 2, arbitrary: fc.boolean() }, junk);
  const nested = fc.letrec<{ data: unknown }>((tie) => ({
    data: fc.oneof({ depthSize: 'small' }, element, fc.array(tie('data'), { maxLength: 3 })),
  })).data;
  it('tensor takes what is rectangular and refuses the rest', () => {
    check(
      fc.property(nested, fc.option(junk, { nil: undefined }), (data, options) =>
        teaches(() => read(torch.tensor(data as never, options as never))),
      ),
      800,
    );
  });
  it('arrays that contain themselves, and holes', () => {
    const loop: unknown[] = [1];
    loop.push(loop);
    const first: unknown[] = [];
    first.push(first);
    // biome-ignore lint/suspicious/noSparseArray: that is what is tested.
    for (const data of [loop, first, [, 1], [[1], , [2]]]) expect(() => torch.tensor(data as never)).toThrow(OURS);
  });
  it('numbers come back as they were', () => {
    const property = fc.property(fc.array(fc.double(), { maxLength: 40 }), (xs) => {
      const t = torch.tensor(xs, { dtype: torch.float64 });
      expect(t.tolist()).toEqual(xs);
      expect([...(t.toTypedArray() as Float64Array)]).toEqual(xs);
    });
    check(property, 100);
  });
});

describe('huge sizes', () => {
  const huge: (readonly [string, () => Tensor])[] = [
    [
      'zeros',
      () =>
        torch
          .zeros([2 ** 20, 2 ** 20])
          .add(1)
          .sort(0).values,
    ],
    ['randn', () => torch.randn([2 ** 20, 2 ** 20])],
    ['rand', () => torch.rand(2 ** 40)],
    ['randperm', () => torch.randperm(2 ** 40)],
    ['arange', () => torch.arange(2 ** 40)],
    ['ones', () => torch.ones([2 ** 30, 2 ** 30])],
    ['repeat', () => torch.ones([4]).repeat([2 ** 45])],
    ['Linear', () => new nn.Linear(2 ** 20, 2 ** 20).weight],
  ];
  it.each(huge)('%s says that there is not so much memory, and all goes on', (_, make) => {
    const state = torch.get_rng_state();
    expect(() => make().toTypedArray()).toThrow(/^\[\w+\] .*(memory|MiB|n is a non-negative)/);
    expect(torch.get_rng_state()).toEqual(state);
    expect(torch.ones(3).add(1).tolist()).toEqual([2, 2, 2]);
  });
});

describe('state_dict', () => {
  const model = (): InstanceType<typeof nn.Sequential> => new nn.Sequential(new nn.Linear(2, 3), new nn.BatchNorm1d(3));
  it('load_state_dict takes all or nothing', () => {
    const keys = Object.keys(model().state_dict());
    const entry = fc.tuple(fc.oneof(fc.constantFrom(...keys), fc.string()), junk);
    const states = fc.oneof(
      { weight: 4, arbitrary: fc.array(entry, { maxLength: 8 }).map((e) => Object.fromEntries(e)) },
      junk,
    );
    const property = fc.property(states, fc.oneof(junk, fc.boolean()), (state, strict) => {
      const m = model();
      const before = Object.values(m.state_dict()).map((t) => t.tolist());
      let thrown = false;
      teaches(() => {
        thrown = true;
        m.load_state_dict(state as never, strict as never);
        thrown = false;
      });
      if (thrown) expect(Object.values(m.state_dict()).map((t) => t.tolist())).toEqual(before);
    });
    check(property, 300);
  });
  it('round trip', () => {
    const [a, b] = [model(), model()];
    b.load_state_dict(a.state_dict());
    expect(Object.entries(b.state_dict()).map(([k, t]) => [k, t.tolist()])).toEqual(
      Object.entries(a.state_dict()).map(([k, t]) => [k, t.tolist()]),
    );
  });
  it('optimizers take all of a state or nothing', () => {
    const property = fc.property(
      fc.oneof(
        junk,
        fc.record({ state: junk, param_groups: fc.oneof(junk, fc.array(junk), fc.constant([{ params: [0], lr: 1 }])) }),
      ),
      (state) => {
        const w = torch.ones(2, { requires_grad: true });
        const opt = new optim.Adam([w], { lr: 0.1 });
        w.sum().backward();
        opt.step();
        const before = JSON.stringify(opt.state_dict());
        let thrown = true;
        teaches(() => {
          opt.load_state_dict(state as never);
          thrown = false;
        });
        if (thrown) expect(JSON.stringify(opt.state_dict())).toBe(before);
      },
    );
    check(property, 300);
  });
});

describe('constructors', () => {
  const classes = (space: object): [string, new (...args: unknown[]) => unknown][] =>
    Object.entries(space).filter(
      (e): e is [string, new (...args: unknown[]) => unknown] => typeof e[1] === 'function' && /^[A-Z]/.test(e[0]),
    );
  it.each([...classes(nn), ...classes(optim), ...classes(optim.lr_scheduler), ...classes(torch.utils.data)])(
    '%s',
    (_, Class) => {
      check(
        fc.property(some, (args) => teaches(() => String(new Class(...args)))),
        25,
      );
    },
  );
});
