/** Views: memory, strides, copies. The same programs as in views.py. */
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import type { Programs, Recorder } from './recorder.js';

const { tensor, zeros, ones } = torch;
const f32 = { dtype: torch.float32 };
const floats = (n: number): Tensor => torch.arange(n, f32);
const leafRange = (n: number): Tensor => floats(n).requires_grad_();

function geo(o: Recorder, ...ts: Tensor[]): void {
  for (const t of ts) o([...t.shape], t.stride(), t.storage_offset(), t.is_contiguous());
}

export const programs: Programs = {
  geometry(o) {
    const x = torch.arange(24).view(2, 3, 4);
    geo(
      o,
      x,
      x.at(1),
      x.at(':', 1),
      x.at('...', 2),
      x.at(':', ':', '1:3'),
      x.at(':', '::2'),
      x.at('1:', '1:', '1:'),
      x.transpose(0, 2),
      x.permute(2, 0, 1),
      x.at(0).t(),
      x.unsqueeze(1),
      x.at(':1').squeeze(0),
      x.view(6, 4),
      x.view(-1),
      x.flatten(1),
      x.expand(5, 2, 3, 4),
      x.at(0, 0, 0),
      x.at(null),
      x.narrow(1, 1, 2),
      x.select(2, 3),
      x.movedim(0, -1),
      x.unfold(2, 2, 1),
    ); // prettier-ignore
  },
  geometry_of_empty_and_small(o) {
    geo(
      o,
      zeros(0),
      zeros(2, 0, 3),
      tensor(1),
      zeros(1, 1),
      zeros(2, 0, 3).at(1),
      zeros(1, 3).t(),
      zeros(3, 1).t(),
      zeros(1, 1, 5).transpose(0, 1),
    ); // prettier-ignore
  },
  view_or_copy(o) {
    const x = floats(6).view(2, 3);
    const ys = [
      x.reshape(3, 2),
      x.t().reshape(2, 3),
      x.flatten(),
      x.t().flatten(),
      x.contiguous(),
      x.t().contiguous(),
      x.clone(),
      x.to(torch.float32),
      x.float(),
      x.double(),
      x.at([[0, 1]]),
      x.at('0:2'),
      x.view(6),
      x.ravel(),
      x.t().ravel(),
      x.expand(2, 3),
      x.T,
      x.detach(),
      x.view_as(x),
      x.squeeze(),
      x.unsqueeze(0),
    ]; // prettier-ignore
    for (const each of ys) {
      const y = each.detach();
      const before = x.clone();
      if (y.is_contiguous()) y.view(-1).at(0).fill_(-9);
      else y.fill_(-9);
      o(!torch.equal(before, x));
      x.copy_(before);
    }
  },
  view_errors(o) {
    const x = floats(6).view(2, 3);
    o.error(() => x.t().view(6));
    o.error(() => x.view(5));
    o.error(() => x.view(-1, -1));
    o.error(() => x.view(4, -1));
    o.error(() => x.expand(3, 3));
    o.error(() => x.expand(2));
    o.error(() => x.transpose(0, 2));
    o.error(() => x.permute(0, 0));
    o.error(() => x.permute(0));
    o.error(() => x.select(0, 2));
    o.error(() => x.narrow(0, 1, 2));
    o.error(() => x.unsqueeze(4));
    o.error(() => x.squeeze(2));
    o.error(() => x.flatten(1, 0));
    o.error(() => x.reshape(7));
    o.error(() => zeros(2, 3, 4).t());
  },
  view_minus_one(o) {
    const x = torch.arange(12);
    o(
      x.view(3, -1).shape,
      x.view(-1).shape,
      x.view(2, -1, 2).shape,
      x.reshape(-1, 6).shape,
      zeros(0, 3).view(-1, 3).shape,
    );
    o.error(() => zeros(0, 3).view(-1, 0));
  },
  view_compatible_strides(o) {
    const x = torch.arange(24).view(2, 3, 4);
    o(x.at(':', ':', 1).view(2, 3, 1).stride(), x.at(':', ':2').view(2, 2, 2, 2).stride());
    o.error(() => x.at(':', ':2').view(16));
    o(x.expand(2, 2, 3, 4).view(2, 24).stride(), x.permute(2, 0, 1).view(4, 6).stride());
    o.error(() => x.permute(1, 0, 2).view(6, 4));
  },
  aliasing_both_ways(o) {
    const x = zeros(2, 3);
    const [a, b, c] = [x.at(0), x.at(':', 1), x.t()];
    a.fill_(1);
    b.add_(5);
    c.at(2).mul_(-1);
    x.index_put_([1, 0], 9);
    o(x, a, b, c);
  },
  view_chain(o) {
    const x = floats(24).view(2, 3, 4);
    const v = x.permute(2, 0, 1).at('1:3').transpose(0, 1).at(1);
    geo(o, v);
    o(v);
    v.mul_(100);
    o(x);
    x.zero_();
    o(v);
  },
  strided_slices(o) {
    const x = torch.arange(10);
    o(x.at('::3'), x.at('1::4'), x.at('-3:'), x.at(':-7'), x.at('2:2'), x.at('20:'), x.at('-20:3'), x.at('5:2'));
    x.index_put_('::2', 0);
    o(x);
  },
  step_errors(o) {
    const x = torch.arange(5);
    o.error(() => x.at('::-1'));
    o.error(() => x.at('::0'));
  },
  as_strided(o) {
    const x = floats(9);
    const v = x.as_strided([2, 2], [1, 2], 1);
    geo(o, v);
    o(v);
    v.index_put_([0, 1], 50);
    o(x);
    o(x.as_strided([3, 3], [1, 1]));
  },
  as_strided_grad(o) {
    const x = leafRange(5);
    const y = x.as_strided([3, 2], [1, 1]).mul(floats(6).view(3, 2));
    y.sum().backward();
    o(x.grad);
  },
  unfold_windows(o) {
    const x = leafRange(6);
    const y = x.unfold(0, 3, 1);
    o(y.detach(), y.stride());
    y.mul(y).sum().backward();
    o(x.grad);
  },
  diagonal_views(o) {
    const x = floats(9).view(3, 3);
    const d = x.diagonal();
    d.fill_(0);
    o(x, d.stride(), x.diagonal(1), x.diagonal(-1));
  },
  base_attribute(o) {
    const x = zeros(4);
    const v = x.at('1:');
    const w = v.at('1:');
    o(x._base === null, v._base === x, w._base === x, x.clone()._base === null, v.detach()._base === x);
  },
  contiguous_is_self(o) {
    const x = zeros(2, 3);
    o(
      x.contiguous() === x,
      x.t().contiguous() === x.t(),
      x.to(torch.float32) === x,
      x.float() === x,
      x.expand(2, 3) === x,
    );
  },
  size_and_stride(o) {
    const x = zeros(2, 3, 4);
    o(
      x.size(),
      x.size(0),
      x.size(-1),
      x.stride(),
      x.stride(1),
      x.dim(),
      x.ndim,
      x.numel(),
      x.nelement(),
      x.element_size(),
      x.length,
    );
    o.error(() => x.size(3));
    o.error(() => tensor(1).length);
  },
  shape_prints(o) {
    o(String(zeros(2, 3).shape), String(tensor(1).shape), String(zeros(0).size()));
  },
  broadcasting(o) {
    const [a, b] = [floats(3).view(3, 1), floats(2)];
    o(
      a.add(b),
      a.mul(b).shape,
      torch.broadcast_tensors(a, b)[1],
      zeros(0, 1).add(zeros(1, 5)).shape,
      torch.broadcast_to(b, [2, 2]),
    );
    o.error(() => zeros(3).add(zeros(2)));
    o.error(() => zeros(0).add(zeros(2)));
    o(zeros(0).add(zeros(1)).shape);
  },
  expand_minus_one(o) {
    const x = floats(3).view(3, 1);
    o(x.expand(-1, 2), x.expand(2, -1, 4).shape, tensor(5).expand(2, 2), zeros(3, 1).expand(3, 0).shape);
    o.error(() => x.expand(-1, -1, 2));
  },
  squeeze_unsqueeze(o) {
    const x = zeros(1, 2, 1);
    o(
      x.squeeze().shape,
      x.squeeze(0).shape,
      x.squeeze(1).shape,
      x.squeeze(-1).shape,
      x.unsqueeze(-1).shape,
      x.unsqueeze(0).shape,
      tensor(1).unsqueeze(0),
    );
  },
  chunk_split(o) {
    const x = torch.arange(7);
    o(
      x.chunk(3),
      x.split(3),
      x.split([2, 5]),
      torch.arange(6).view(2, 3).chunk(2, 1),
      torch.arange(6).view(2, 3).unbind(1),
    );
    o.error(() => x.split([2, 2]));
    o.error(() => x.chunk(0));
    o(torch.tensor_split(x, 3), torch.arange(2).chunk(5));
  },
  cat_stack(o) {
    const [a, b] = [ones(2, 2), zeros(1, 2)];
    o(
      torch.cat([a, b]),
      torch.cat([a, a], 1),
      torch.stack([a.at(0), b.at(0)]),
      torch.stack([a.at(0), b.at(0)], 1),
      torch.cat([zeros(0), a.at(0)]),
    );
    o.error(() => torch.cat([a, zeros(1, 3)]));
    o.error(() => torch.stack([a, b]));
    o.error(() => torch.cat([]));
    o(
      torch.cat([tensor([1n]), tensor([1.5])]).dtype,
      torch.hstack([a.at(0), b.at(0)]),
      torch.vstack([a.at(0), b.at(0)]),
    );
  },
  clone_detach_copy_semantics(o) {
    const x = tensor([1, 2], { requires_grad: true });
    const [c, d] = [x.clone(), x.detach()];
    torch.no_grad(() => x.mul_(10));
    o(c, d, x);
  },
  flip_roll(o) {
    const x = torch.arange(6).view(2, 3);
    o(x.flip(0), x.flip(0, 1), x.roll(1), x.roll(1, 1));
  },
  iteration(o) {
    const x = torch.arange(4).view(2, 2);
    o(
      [...x].map((r) => r.tolist()),
      [...x.at(0)].map((r) => r.item()),
    );
    for (const r of x) r.mul_(2);
    o(x);
  },
  repeat_tile(o) {
    const x = torch.arange(3);
    o(x.repeat(2), x.repeat(2, 2), x.repeat_interleave(2), torch.tile(x, [2]));
  },
  chained_views_grads(o) {
    const x = leafRange(12);
    const y = x.view(3, 4).t().at('1:3').reshape(-1).at('::2').unsqueeze(0).expand(2, 3);
    y.mul(floats(6).view(2, 3)).sum().backward();
    o(x.grad);
  },
  large_views(o) {
    const x = floats(10000).view(100, 100);
    const v = x.t().at('10:20', '::7');
    o(v.shape, v.sum(), v.at(3), v.is_contiguous());
    v.zero_();
    o(x.sum(), x.at(':', '10:20').sum());
  },
};
