/** nn.Module, layers, init. The same programs as in modules.py. */
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import type { Programs } from './recorder.js';

const { nn, no_grad, ones, tensor, zeros } = torch;
const F = nn.functional;
const { init } = nn;
const f64 = { dtype: torch.float64 };
const names = (entries: [string, unknown][]): string[] => entries.map(([n]) => n);
const classNames = (m: torch.nn.Module): string => m.constructor.name;

class Net extends nn.Module {
  fc1 = new nn.Linear(3, 4);
  act = new nn.ReLU();
  fc2 = new nn.Linear(4, 2, { bias: false });
  scale = new nn.Parameter(ones(1));
  declare steps: Tensor;
  declare temp: Tensor;
  declare extra: torch.nn.Parameter;
  constructor() {
    super();
    this.register_buffer('steps', zeros(1));
    this.register_buffer('temp', zeros(2), { persistent: false });
  }
  override forward(x: Tensor): Tensor {
    return this.fc2.forward(this.act.forward(this.fc1.forward(x))).mul(this.scale);
  }
}

export const programs: Programs = {
  names_and_order(o) {
    const m = new Net();
    o(
      names(m.named_parameters()),
      names(m.named_modules()),
      names(m.named_children()),
      names(m.named_buffers()),
      Object.keys(m.state_dict()),
    );
    o(
      m.parameters().map((p) => [...p.shape]),
      m.modules().length,
      m.children().length,
      m.buffers().length,
    );
    o(names(m.named_parameters('net')), names(m.named_parameters('', false)), names(m.named_modules('m')));
  },
  default_init_bits(o) {
    torch.manual_seed(0);
    const m = new Net();
    o.bits(m.fc1.weight, m.fc1.bias!, m.fc2.weight);
    torch.manual_seed(7);
    const s = new nn.Sequential(new nn.Linear(5, 20), new nn.Tanh(), new nn.Linear(20, 3));
    o.bits(...s.parameters());
    o.bits(s.forward(torch.linspace(-1, 1, 10).view(2, 5)));
  },
  default_init_large(o) {
    torch.manual_seed(3);
    const m = new nn.Linear(784, 10);
    o.bits(m.weight.at(3), m.bias!, m.weight.sum(1, { dtype: torch.float64 }));
    o.bits(torch.rand(3));
  },
  init_functions(o) {
    const fs: ((w: Tensor) => Tensor)[] = [
      (w) => init.kaiming_normal_(w),
      (w) => init.kaiming_uniform_(w),
      (w) => init.xavier_normal_(w),
      (w) => init.xavier_uniform_(w),
      (w) => init.kaiming_normal_(w, { mode: 'fan_out', nonlinearity: 'relu' }),
      (w) => init.kaiming_uniform_(w, { a: 0.2 }),
      (w) => init.xavier_uniform_(w, { gain: 2 }),
      (w) => init.uniform_(w, -2, 3),
      (w) => init.normal_(w, 1, 0.5),
    ]; // prettier-ignore
    for (const f of fs) {
      torch.manual_seed(5);
      const w = torch.empty(3, 4);
      o.bits(f(w));
      o.bits(f(torch.empty(6, 5)));
    }
    o(
      init.constant_(torch.empty(2), 3),
      init.ones_(torch.empty(2)),
      init.zeros_(torch.empty(2)),
      init.eye_(torch.empty(2, 3)),
    );
    o(
      init.calculate_gain('relu'),
      init.calculate_gain('tanh'),
      init.calculate_gain('leaky_relu', 0.2),
      init.calculate_gain('linear'),
    );
  },
  init_large(o) {
    torch.manual_seed(1);
    const w = torch.empty(200, 784);
    init.kaiming_normal_(w);
    o.bits(w.at(0, ':8'), w.at(199, '-8:'));
    o.error(() => init.kaiming_normal_(torch.empty(3)));
    o.error(() => init.eye_(torch.empty(3)));
    o.error(() => init.calculate_gain('nothing' as 'relu'));
  },
  init_on_parameter(o) {
    torch.manual_seed(5);
    const m = new nn.Linear(2, 2);
    const r = init.kaiming_normal_(m.weight);
    o(r === m.weight, m.weight.requires_grad, m.weight.is_leaf);
    o.bits(m.weight);
  },
  parameter_rules(o) {
    const p = new nn.Parameter(tensor([1, 2]));
    o(p, p.requires_grad, p.is_leaf, new nn.Parameter(ones(1), { requires_grad: false }));
    o.error(() => new nn.Parameter(tensor([1n])));
    const x = tensor([3, 4]);
    const q = new nn.Parameter(x);
    no_grad(() => q.mul_(2));
    o(x, q instanceof torch.Tensor, p.mul(1) instanceof nn.Parameter);
  },
  printing(o) {
    o(
      String(new Net()),
      String(
        new nn.Sequential(new nn.Linear(2, 3), new nn.ReLU(), new nn.Sequential(new nn.Tanh(), new nn.Linear(3, 1))),
      ),
      String(new nn.Linear(1, 2)),
    ); // prettier-ignore
    o(
      String(new nn.Sequential()),
      String(new nn.Sequential({ a: new nn.Sigmoid(), b: new nn.Identity() })),
      String(new nn.ModuleList([new nn.ReLU(), new nn.Linear(1, 1)])),
    ); // prettier-ignore
    const ms = [
      new nn.LeakyReLU(0.2),
      new nn.ELU(),
      new nn.GELU(),
      new nn.Softmax({ dim: 1 }),
      new nn.LogSoftmax({ dim: -1 }),
      new nn.Flatten(),
      new nn.ReLU({ inplace: true }),
      new nn.Softplus(),
      new nn.Sigmoid(),
      new nn.Tanh(),
      new nn.MSELoss(),
      new nn.CrossEntropyLoss(),
      new nn.BCEWithLogitsLoss(),
      new nn.Hardtanh(),
      new nn.SiLU(),
      new nn.ReLU6(),
      new nn.Identity(),
    ]; // prettier-ignore
    o(ms.map(String));
    o(String(new nn.ModuleDict({ x: new nn.ReLU(), y: new nn.Linear(2, 2, { bias: false }) })));
  },
  state_dict_round_trip(o) {
    torch.manual_seed(0);
    const a = new Net();
    torch.manual_seed(1);
    const b = new Net();
    const x = ones(2, 3);
    const r = b.load_state_dict(a.state_dict());
    o(torch.equal(a.forward(x), b.forward(x)), r.missing_keys, r.unexpected_keys);
    no_grad(() => a.fc1.weight.zero_());
    o(torch.equal(a.forward(x), b.forward(x)));
  },
  state_dict_is_live(o) {
    const m = new nn.Linear(2, 1);
    const s = m.state_dict();
    o(s['weight']!.requires_grad, Object.keys(s));
    no_grad(() => m.weight.fill_(5));
    o(s['weight']);
    s['bias']!.fill_(-1);
    o(m.bias);
  },
  load_state_dict_errors(o) {
    const m = new Net();
    const good = m.state_dict();
    const before = m.fc1.weight.clone();
    const { 'fc1.bias': _, ...less } = good;
    o.error(() => m.load_state_dict(less));
    o.error(() => m.load_state_dict({ ...good, what: ones(1) }));
    o.error(() => m.load_state_dict({ ...good, 'fc1.weight': ones(4, 4) }));
    const r = m.load_state_dict({ scale: tensor([9]), what: ones(1) }, { strict: false });
    o(r.missing_keys, r.unexpected_keys, m.scale, torch.equal(before, m.fc1.weight));
  },
  load_into_other_dtype(o) {
    const m = new nn.Linear(2, 1);
    m.load_state_dict({ weight: tensor([[1, 2]], f64), bias: tensor([0.1], f64) });
    o(m.weight, m.bias!.dtype);
  },
  train_and_eval(o) {
    const m = new Net();
    o(m.training, m.fc1.training);
    o(
      m.eval() === m,
      m.training,
      m.fc1.training,
      m.children().map((c) => c.training),
    );
    m.train();
    o(m.modules().map((c) => c.training));
    m.fc1.eval();
    o(m.training, m.fc1.training);
  },
  apply_visits(o) {
    const seen: string[] = [];
    const m = new Net();
    o(m.apply((c) => void seen.push(classNames(c))) === m, seen);
  },
  zero_grad_and_requires_grad(o) {
    const m = new nn.Linear(2, 1);
    m.forward(ones(1, 2)).sum().backward();
    o(m.weight.grad, m.bias!.grad);
    m.zero_grad();
    o(m.weight.grad);
    m.zero_grad({ set_to_none: true });
    o(m.weight.grad);
    m.requires_grad_(false);
    o(m.parameters().map((p) => p.requires_grad));
  },
  forward_hooks(o) {
    const m = new nn.Linear(1, 1);
    no_grad(() => {
      m.weight.fill_(2);
      m.bias!.fill_(1);
    });
    const seen: unknown[] = [];
    const h = m.register_forward_hook(
      (mod, args, out) => void seen.push([mod === m, (args[0] as Tensor).item(), (out as Tensor).item()]),
    );
    const p = m.register_forward_pre_hook((_, args) => [(args[0] as Tensor).mul(10)]);
    m.forward(ones(1, 1));
    p.remove();
    m.forward(ones(1, 1));
    h.remove();
    const q = m.register_forward_hook((_mod, _args, out) => (out as Tensor).mul(100));
    o(seen, m.forward(ones(1, 1)));
    q.remove();
    o(m.forward(ones(1, 1)));
  },
  hooks_inside_a_model(o) {
    const m = new nn.Sequential(new nn.Linear(2, 2), new nn.ReLU());
    const seen: unknown[] = [];
    for (const [name, c] of m.named_children())
      c.register_forward_hook((_m, _a, out) => void seen.push([name, [...(out as Tensor).shape]]));
    m.forward(ones(3, 2));
    o(seen);
  },
  shared_parameters(o) {
    class Tied extends nn.Module {
      a = new nn.Linear(2, 2);
      b = new nn.Linear(2, 2);
      constructor() {
        super();
        this.b.weight = this.a.weight;
      }
      override forward(x: Tensor): Tensor {
        return this.b.forward(this.a.forward(x));
      }
    }
    const m = new Tied();
    o(names(m.named_parameters()), Object.keys(m.state_dict()), m.parameters().length);
    no_grad(() => {
      for (const p of m.parameters()) p.fill_(0.5);
    });
    m.forward(ones(1, 2)).sum().backward();
    o(m.a.weight.grad, m.a.bias!.grad, m.b.bias!.grad);
  },
  shared_modules(o) {
    const l = new nn.Linear(1, 1);
    const m = new nn.Sequential(l, l);
    o(names(m.named_modules()), names(m.named_parameters()), Object.keys(m.state_dict()), m.children().length);
  },
  reassigned_fields(o) {
    const m = new Net();
    m.fc1 = new nn.Linear(3, 4, { bias: false });
    o(names(m.named_parameters()), Object.keys(m.state_dict()));
    m.extra = new nn.Parameter(zeros(1));
    o(names(m.named_parameters()));
    m.steps = ones(1);
    o(m.state_dict()['steps']);
  },
  submodules_by_name(o) {
    const m = new nn.Sequential(new nn.Linear(1, 2), new nn.Sequential(new nn.ReLU(), new nn.Linear(2, 1)));
    o(
      String(m.get_submodule('1.1')),
      [...m.get_parameter('1.1.weight').shape],
      String((m.at(1) as torch.nn.Sequential).at(0)),
      m.length,
      String(m.at(-1)),
    );
    o.error(() => m.get_submodule('1.5'));
    o.error(() => m.get_parameter('0.what'));
    o.error(() => m.at(5));
  },
  module_list_and_dict(o) {
    const l = new nn.ModuleList([0, 1].map(() => new nn.Linear(1, 1)));
    l.append(new nn.ReLU());
    o(l.length, names(l.named_parameters()), String(l.at(-1)));
    const d = new nn.ModuleDict({ a: new nn.Linear(1, 2) });
    d.set('b', new nn.Tanh());
    o(d.keys(), names(d.named_parameters()));
    const p = new nn.ParameterList([new nn.Parameter(ones(1)), new nn.Parameter(zeros(2))]);
    o(names(p.named_parameters()), p.length);
  },
  missing_forward(o) {
    class Empty extends nn.Module {}
    o.error(() => new Empty().forward(ones(1)));
  },
  registration_errors(o) {
    const m = new nn.Module();
    o.error(() => m.register_buffer('a.b', ones(1)));
    o.error(() => m.register_buffer('', ones(1)));
    o.error(() => m.register_parameter('x', ones(1) as torch.nn.Parameter));
    o.error(() => m.register_buffer('forward', ones(1)));
    o.error(() => m.add_module('x', 3 as unknown as torch.nn.Module));
    m.register_parameter('none', null);
    m.register_buffer('nobuf', null);
    o(Object.keys(m.state_dict()));
  },
  dtype_conversion(o) {
    const m = new Net();
    const w = m.fc1.weight;
    m.double();
    o(m.fc1.weight.dtype, m.steps.dtype, m.fc1.weight === w, m.forward(ones([1, 3], f64)).dtype);
    m.to(torch.float32);
    o(m.fc1.weight.dtype);
    o.error(() => m.to(torch.int64));
  },
  linear_shapes_and_errors(o) {
    const m = new nn.Linear(3, 2);
    o(
      m.forward(ones(3)).shape,
      m.forward(ones(4, 3)).shape,
      m.forward(ones(2, 4, 3)).shape,
      m.forward(ones(0, 3)).shape,
    );
    o.error(() => m.forward(ones(4, 2)));
    o.error(() => m.forward(ones([4, 3], f64)));
  },
  losses_as_modules(o) {
    const x = tensor([
      [1, -2, 0.5],
      [0.1, 0.2, 0.3],
    ]);
    const [t, c] = [
      tensor([
        [0, 1, 1],
        [1, 0, 0.5],
      ]),
      tensor([2n, 0n]),
    ];
    o(
      new nn.MSELoss().forward(x, t),
      new nn.MSELoss({ reduction: 'sum' }).forward(x, t),
      new nn.L1Loss({ reduction: 'none' }).forward(x, t),
      new nn.CrossEntropyLoss().forward(x, c),
      new nn.BCEWithLogitsLoss().forward(x, t),
      new nn.NLLLoss().forward(F.log_softmax(x, 1), c),
      new nn.SmoothL1Loss().forward(x, t),
      new nn.KLDivLoss({ reduction: 'batchmean' }).forward(x, t),
      new nn.HuberLoss().forward(x, t),
      new nn.CrossEntropyLoss({ weight: tensor([1, 2, 3]) }).forward(x, c),
      new nn.CrossEntropyLoss({ label_smoothing: 0.1 }).forward(x, c),
      new nn.CrossEntropyLoss({ ignore_index: 2 }).forward(x, c),
    ); // prettier-ignore
    o(
      Object.keys(new nn.CrossEntropyLoss({ weight: ones(3) }).state_dict()),
      Object.keys(new nn.MSELoss().state_dict()),
    );
  },
  activations_as_modules(o) {
    const x = tensor([-3, -0.5, 0, 0.7, 4]);
    const ms = [
      new nn.ReLU(),
      new nn.LeakyReLU(),
      new nn.ELU(),
      new nn.GELU(),
      new nn.Sigmoid(),
      new nn.Tanh(),
      new nn.Softplus(),
      new nn.Softmax(0),
      new nn.LogSoftmax(0),
      new nn.SiLU(),
      new nn.Hardtanh(),
      new nn.ReLU6(),
      new nn.SELU(),
      new nn.CELU(),
      new nn.Mish(),
      new nn.Softsign(),
      new nn.Hardsigmoid(),
      new nn.Hardswish(),
      new nn.LogSigmoid(),
      new nn.Tanhshrink(),
      new nn.Softshrink(),
      new nn.Hardshrink(),
    ]; // prettier-ignore
    for (const m of ms) o(m.forward(x));
  },
  inplace_activation(o) {
    const x = tensor([-1, 2]);
    const y = new nn.ReLU({ inplace: true }).forward(x);
    o(x, y === x);
  },
  mlp_gradients(o) {
    torch.manual_seed(2);
    const m = new nn.Sequential(new nn.Linear(4, 8), new nn.Tanh(), new nn.Linear(8, 3));
    const [x, c] = [torch.randn(5, 4), tensor([0n, 2n, 1n, 1n, 0n])];
    const loss = F.cross_entropy(m.forward(x), c);
    loss.backward();
    o(loss);
    o.bits(...m.parameters().map((p) => p.grad!));
  },
};
