/** Random sequences mixed. The same programs as in randomness.py. */
import * as torch from '../../src/index.js';
import type { Programs } from './recorder.js';

const { arange, empty, full, normal, ones, rand, randint, randn, randperm, tensor, zeros } = torch;
const F = torch.nn.functional;
const f64 = { dtype: torch.float64 };
const f32 = { dtype: torch.float32 };

export const programs: Programs = {
  mixed_sequence(o) {
    torch.manual_seed(42);
    o.bits(rand(3), randn(5), randn(20), rand(2, 3), randint(0, 10, [6]), randperm(8), randn(1), rand(1));
    o.bits(torch.bernoulli(full([8], 0.3)), randn(17), rand(1), randn([3], f64), rand([3], f64));
  },
  small_normals_pair_up(o) {
    torch.manual_seed(1);
    o.bits(...[1, 1, 2, 3, 15, 16, 1, 17, 1].map((n) => randn(n)));
    o.bits(rand(1), randn(1));
  },
  in_place_fillers(o) {
    torch.manual_seed(4);
    o.bits(
      empty(5).uniform_(-1, 1),
      empty(5).normal_(2, 3),
      empty(20).normal_(2, 3),
      empty(6).bernoulli_(0.4),
      empty(4).exponential_(2),
      empty([5], { dtype: torch.int64 }).random_(0, 100),
      empty([4], f64).uniform_(),
      empty(3).random_(10),
    ); // prettier-ignore
  },
  filler_on_views(o) {
    torch.manual_seed(4);
    const x = zeros(4, 6);
    x.at(':', 1).uniform_();
    x.at(2).normal_();
    x.at(':', '::2').uniform_();
    x.t().at(3).normal_();
    o.bits(x);
    const y = zeros(6, 6);
    y.at(':', ':4').normal_();
    o.bits(y);
  },
  dropout_masks(o) {
    torch.manual_seed(6);
    const x = arange(1, 13, f32);
    o.bits(F.dropout(x, 0.5), F.dropout(x, 0.2), F.dropout(x, 0.5, { training: false }), F.dropout(ones(40), 0.25));
    o.bits(rand(2));
  },
  dropout_gradient(o) {
    torch.manual_seed(6);
    const x = ones([10], { requires_grad: true });
    const y = F.dropout(x, 0.3);
    y.sum().backward();
    o(y, x.grad);
  },
  dropout_edges(o) {
    const x = ones(3);
    o(F.dropout(x, 0), F.dropout(x, 1));
    o.error(() => F.dropout(x, 1.5));
  },
  like_functions(o) {
    torch.manual_seed(8);
    const x = zeros([2, 2], f64);
    o.bits(
      torch.rand_like(x),
      torch.randn_like(x),
      torch.randint_like(x, 5),
      torch.randn_like(zeros(3)),
      torch.rand_like(zeros(3)),
    );
  },
  randint_ranges(o) {
    torch.manual_seed(0);
    o.bits(
      randint(10, [5]),
      randint(-5, 5, [5]),
      randint(0, 2, [4], { dtype: torch.uint8 }),
      randint(0, 3, [2, 2], f32),
    );
    o.error(() => randint(5, 5, [1]));
  },
  generators(o) {
    const generator = new torch.Generator().manual_seed(11);
    torch.manual_seed(0);
    const a = rand([3], { generator });
    const b = rand(3);
    o.bits(a, b, randn([4], { generator }), randperm(4, { generator }), torch.bernoulli(full([4], 0.5), { generator }));
    o(generator.initial_seed(), torch.initial_seed());
  },
  state_saved_and_restored(o) {
    torch.manual_seed(5);
    randn(3);
    const s = torch.get_rng_state();
    const a = torch.cat([rand(2), randn(3)]);
    torch.set_rng_state(s);
    const b = torch.cat([rand(2), randn(3)]);
    o(torch.equal(a, b), s.length);
    o.bits(a);
  },
  normal_function(o) {
    torch.manual_seed(5);
    o.bits(normal(zeros(3), ones(3)), normal(1, 2, [4]), normal(arange(3, f32), 0.5), normal(zeros(20), 1));
  },
  multinomial(o) {
    torch.manual_seed(5);
    const p = tensor([0.1, 0.2, 0.3, 0.4]);
    o.bits(
      torch.multinomial(p, 2),
      torch.multinomial(p, 6, { replacement: true }),
      torch.multinomial(torch.stack([p, p.flip(0)]), 1),
    );
  },
  big_draws(o) {
    torch.manual_seed(123);
    const last = (t: torch.Tensor, n = 3): torch.Tensor => t.at(`-${n}:`);
    o.bits(
      last(rand(1000)),
      last(randn(1000)),
      last(randn(1003), 5),
      randperm(1000).at(':5'),
      last(randint(0, 1000, [1000])),
      rand(1),
    );
  },
  seeds(o) {
    for (const s of [0, 1, 2 ** 31, 2 ** 32 + 5, -1]) {
      torch.manual_seed(s);
      o.bits(rand(2));
    }
  },
  draws_happen_at_the_call(o) {
    torch.manual_seed(0);
    const a = randn(2000);
    const b = rand(2);
    torch.manual_seed(0);
    const c = randn(2000);
    o(torch.equal(a, c));
    o.bits(b, a.mul(2).at(':3'));
  },
};
