/** `nn.Module`: parameters, buffers and sub-modules by the fields that hold them. */

import { algebra } from '../dispatch/algebra.js';
import { toDType } from '../dispatch/arguments.js';
import { assign } from '../dispatch/inplace.js';
import { className, fail, said, suggest } from '../errors.js';
import type { DType } from '../ir/dtype.js';
import { bindOptions } from '../options.js';
import { addHook, withGradMode } from '../tape.js';
import { Tensor } from '../tensor.js';
import { trace } from '../trace.js';
import { Parameter } from './parameter.js';

export type StateDict = Record<string, Tensor>;
type PreHook = (module: Module, args: unknown[]) => unknown[] | void;
type ForwardHook = (module: Module, args: unknown[], output: unknown) => unknown;

export interface IncompatibleKeys {
  missing_keys: string[];
  unexpected_keys: string[];
}

interface Hooks {
  pre: PreHook[];
  post: ForwardHook[];
}

const BUFFERS = Symbol('buffers');
const HOOKS = Symbol('hooks');
const TRAINING = Symbol('training');

/**
 * Base class of networks. Assigning a Parameter or a Module to a field registers it; `register_buffer` makes a property;
 * `model.forward(x)` is the call, and hooks run in it.
 */
export class Module {
  /** Written down in every module: minifiers change the names of classes, and these are printed. */
  static readonly _class: string = 'Module';
  declare private [TRAINING]: boolean;
  declare private [BUFFERS]: Map<string, { value: Tensor | null; persistent: boolean }>;
  declare private [HOOKS]: Hooks | undefined;
  constructor() {
    Object.defineProperty(this, BUFFERS, { value: new Map(), enumerable: false });
    Object.defineProperty(this, TRAINING, { value: true, enumerable: false, writable: true });
  }

  /** Whether layers that differ (dropout, batch norm) behave as in training; `train()` and `eval()` set it. */
  get training(): boolean {
    if (trace.on !== null) trace.on.module(this, this[TRAINING]);
    return this[TRAINING];
  }
  set training(mode: boolean) {
    this[TRAINING] = mode;
  }

  /** What the module computes; subclasses say it. */
  // biome-ignore lint/suspicious/noExplicitAny: subclasses choose their own arguments and results.
  forward(..._args: any[]): any {
    return fail(
      this._name(),
      `Module [${this._name()}] is missing the required "forward" function`,
      'Add a method forward(x) { … }',
      'missing',
    );
  }

  /** @internal */
  _name(): string {
    return className(this);
  }

  // ---- registration
  /** A tensor that belongs to the module's state but is no parameter; `this[name]` reads and replaces it. */
  register_buffer(name: string, tensor: Tensor | null, persistent: boolean | { persistent?: boolean } = true): void {
    checkName(this, name);
    if (tensor !== null && !(tensor instanceof Tensor))
      fail(
        'register_buffer',
        `cannot assign a ${typeof tensor} to buffer '${name}' (torch Tensor or null required)`,
        '',
        'type',
      );
    const keep = typeof persistent === 'object' ? (persistent.persistent ?? true) : persistent;
    const slot = { value: tensor, persistent: keep };
    this[BUFFERS].set(name, slot);
    Object.defineProperty(this, name, {
      get: () => slot.value,
      set: (value: Tensor | null) => {
        slot.value = value;
      },
      enumerable: false,
      configurable: true,
    });
  }
  register_parameter(name: string, param: Parameter | null): void {
    checkName(this, name);
    if (param !== null && !(param instanceof Parameter))
      fail(
        'register_parameter',
        `'${name}' must be an nn.Parameter or null`,
        'Wrap it: new nn.Parameter(tensor)',
        'type',
      );
    (this as unknown as Record<string, unknown>)[name] = param;
  }
  add_module(name: string, module: Module | null): void {
    checkName(this, name);
    if (module !== null && !(module instanceof Module)) fail('add_module', `'${name}' is not a Module`, '', 'type');
    (this as unknown as Record<string, unknown>)[name] = module;
  }
  register_module(name: string, module: Module | null): void {
    this.add_module(name, module);
  }

  // ---- what belongs to it
  /** @internal Own fields of a kind, in the order of their first assignment. */
  _own<T>(kind: abstract new (...args: never[]) => T): [string, T][] {
    return Object.entries(this).filter((e): e is [string, T] => e[1] instanceof kind);
  }
  named_children(): [string, Module][] {
    return uniqueBy(this._own(Module));
  }
  children(): Module[] {
    return this.named_children().map(([, m]) => m);
  }
  /** This module and all beneath it, each once. */
  named_modules(prefix = ''): [string, Module][] {
    const seen = new Set<Module>();
    const out: [string, Module][] = [];
    const visit = (m: Module, name: string): void => {
      if (seen.has(m)) return;
      seen.add(m);
      out.push([name, m]);
      for (const [key, child] of m._own(Module)) visit(child, name ? `${name}.${key}` : key);
    };
    visit(this, prefix);
    return out;
  }
  modules(): Module[] {
    return this.named_modules().map(([, m]) => m);
  }
  named_parameters(prefix = '', recurse = true): [string, Parameter][] {
    return uniqueBy(this._members(prefix, recurse, (m) => m._own(Parameter)));
  }
  parameters(recurse = true): Parameter[] {
    return this.named_parameters('', recurse).map(([, p]) => p);
  }
  named_buffers(prefix = '', recurse = true): [string, Tensor][] {
    return uniqueBy(this._members(prefix, recurse, (m) => m._buffers(false)));
  }
  buffers(recurse = true): Tensor[] {
    return this.named_buffers('', recurse).map(([, b]) => b);
  }
  /** @internal */
  _buffers(persistentOnly: boolean): [string, Tensor][] {
    return [...this[BUFFERS]].flatMap(([name, s]) =>
      s.value !== null && (s.persistent || !persistentOnly) ? [[name, s.value] as [string, Tensor]] : [],
    );
  }
  private _members<T>(prefix: string, recurse: boolean, of: (m: Module) => [string, T][]): [string, T][] {
    const modules: [string, Module][] = recurse ? this.named_modules(prefix) : [[prefix, this]];
    return modules.flatMap(([name, m]) => of(m).map(([key, x]) => [name ? `${name}.${key}` : key, x] as [string, T]));
  }
  get_submodule(target: string): Module {
    if (target === '') return this;
    let at: Module = this;
    for (const part of target.split('.')) {
      const next = (at as unknown as Record<string, unknown>)[part];
      if (!(next instanceof Module))
        fail(
          'get_submodule',
          `${at._name()} has no sub-module '${part}'`,
          suggest(
            part,
            at.named_children().map(([n]) => n),
          ),
        );
      at = next;
    }
    return at;
  }
  get_parameter(target: string): Parameter {
    const at = target.lastIndexOf('.');
    const owner = this.get_submodule(target.slice(0, Math.max(at, 0)));
    const value = (owner as unknown as Record<string, unknown>)[target.slice(at + 1)];
    if (!(value instanceof Parameter))
      fail(
        'get_parameter',
        `${owner._name()} has no parameter '${target.slice(at + 1)}'`,
        suggest(
          target.slice(at + 1),
          owner._own(Parameter).map(([n]) => n),
        ),
      );
    return value;
  }

  // ---- state
  /** Parameters and buffers by their dotted names, detached; the memory is the module's own. */
  state_dict(options: { prefix?: string; keep_vars?: boolean } = {}): StateDict {
    bindOptions('state_dict', options, ['prefix', 'keep_vars']);
    const out: StateDict = {};
    const keep = (t: Tensor): Tensor => (options.keep_vars === true ? t : t.detach());
    const visit = (m: Module, prefix: string): void => {
      for (const [name, p] of m._own(Parameter)) out[prefix + name] = keep(p);
      for (const [name, b] of m._buffers(true)) out[prefix + name] = keep(b);
      for (const [name, child] of m._own(Module)) visit(child, `${prefix}${name}.`);
    };
    visit(this, options.prefix ?? '');
    return out;
  }
  /** Copies values in by name. Nothing is copied unless all names (with `strict`) and all shapes fit. */
  load_state_dict(
    state_dict: StateDict | ReadonlyMap<string, Tensor>,
    strict: boolean | { strict?: boolean } = true,
  ): IncompatibleKeys {
    if (typeof state_dict !== 'object' || state_dict === null)
      fail('load_state_dict', `takes the object that state_dict() gave, not ${said(state_dict)}`, '', 'type');
    const state = state_dict instanceof Map ? (Object.fromEntries(state_dict) as StateDict) : (state_dict as StateDict);
    const must = switchOf('load_state_dict', 'strict', strict, true);
    const own = this.state_dict({ keep_vars: true });
    const missing_keys = Object.keys(own).filter((k) => !(k in state));
    const unexpected_keys = Object.keys(state).filter((k) => !(k in own));
    const errors = must ? keyErrors(missing_keys, unexpected_keys) : [];
    for (const [key, t] of Object.entries(own)) if (key in state) errors.push(...shapeError(key, t, state[key]));
    if (errors.length > 0)
      fail('load_state_dict', `Error(s) in loading state_dict for ${this._name()}:\n\t${errors.join('\n\t')}`);
    withGradMode(false, () => {
      for (const [key, t] of Object.entries(own))
        if (key in state) assign('load_state_dict', t, castTo(state[key]!, t.dtype));
    });
    return { missing_keys, unexpected_keys };
  }

  // ---- modes and conversions
  train(mode = true): this {
    if (typeof mode !== 'boolean')
      fail('train', `training mode is expected to be boolean, not ${said(mode)}`, '', 'value');
    for (const m of this.modules()) m.training = mode;
    return this;
  }
  eval(): this {
    return this.train(false);
  }
  requires_grad_(requires_grad = true): this {
    for (const p of this.parameters()) p.requires_grad_(requires_grad);
    return this;
  }
  /** Gradients to zero, or to null with `set_to_none`. */
  zero_grad(set_to_none: boolean | { set_to_none?: boolean } = false): void {
    const none = switchOf('zero_grad', 'set_to_none', set_to_none, false);
    for (const p of this.parameters()) clearGrad(p, none);
  }
  /** Runs a function on every sub-module, then on this one. */
  apply(fn: (module: Module) => void): this {
    if (typeof fn !== 'function') fail('apply', `takes a function of a module, not ${said(fn)}`, '', 'type');
    for (const child of this.children()) child.apply(fn);
    fn(this);
    return this;
  }
  /** Converts floating point parameters and buffers, in their place. */
  to(target: DType | string | { dtype?: DType; device?: unknown }): this {
    const named = typeof target === 'object' && target !== null && ('dtype' in target || 'device' in target);
    const dtype = toDType(named ? (target as { dtype?: unknown }).dtype : target);
    if (dtype === null && !named && !isCpu(target))
      fail(
        'Module.to',
        `takes a dtype or the device 'cpu', not ${said(target)}`,
        'Write model.to(torch.float64)',
        'type',
      );
    return dtype === null ? this : this._convert(dtype);
  }
  private _convert(dtype: DType): this {
    if (!dtype.is_floating_point)
      fail('Module.to', `only floating point dtypes are accepted, not ${dtype}`, '', 'type');
    for (const t of [...this.parameters(), ...this.buffers()]) if (t.dtype.is_floating_point) convertTensor(t, dtype);
    return this;
  }
  float(): this {
    return this.to('float32');
  }
  double(): this {
    return this.to('float64');
  }
  cpu(): this {
    return this;
  }

  // ---- hooks
  /** Called with (module, arguments) before forward; an array that it returns replaces the arguments. */
  register_forward_pre_hook(hook: PreHook): { remove(): void } {
    return addHook(this._hooks().pre, hook);
  }
  /** Called with (module, arguments, output) after forward; what it returns replaces the output. */
  register_forward_hook(hook: ForwardHook): { remove(): void } {
    return addHook(this._hooks().post, hook);
  }
  private _hooks(): Hooks {
    if (this[HOOKS]) return this[HOOKS];
    const hooks: Hooks = { pre: [], post: [] };
    const plain = this.forward;
    Object.defineProperty(this, HOOKS, { value: hooks, enumerable: false });
    Object.defineProperty(this, 'forward', {
      value: (...args: unknown[]) => {
        for (const hook of [...hooks.pre]) args = hook(this, args) ?? args;
        let out: unknown = plain.apply(this, args);
        for (const hook of [...hooks.post]) out = hook(this, args, out) ?? out;
        return out;
      },
      enumerable: false,
      configurable: true,
      writable: true,
    });
    return hooks;
  }

  // ---- printing
  /** What stands in the parentheses of the printed module. */
  extra_repr(): string {
    return '';
  }
  toString(): string {
    const extra = this.extra_repr();
    const children = this._own(Module).map(([name, m]) => `(${name}): ${indent(m.toString())}`);
    if (children.length === 0) return `${this._name()}(${extra})`;
    return `${this._name()}(\n  ${[...(extra ? [extra] : []), ...children].join('\n  ')}\n)`;
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

function isCpu(target: unknown): boolean {
  const type = typeof target === 'object' && target !== null ? (target as { type?: unknown }).type : target;
  return type === 'cpu';
}

function checkName(m: Module, name: string): void {
  if (typeof name !== 'string' || name === '' || name.includes('.'))
    fail(className(m), `a registered name cannot be empty or contain ".", got ${said(name)}`);
  if (name in m && !(name in Object.getOwnPropertyDescriptors(m)))
    fail(className(m), `attribute '${name}' already exists`);
}

function uniqueBy<T>(entries: [string, T][]): [string, T][] {
  const seen = new Set<T>();
  return entries.filter(([, x]) => !seen.has(x) && seen.add(x));
}

function keyErrors(missing: readonly string[], unexpected: readonly string[]): string[] {
  const list = (names: readonly string[]): string => names.map((n) => `"${n}"`).join(', ');
  return [
    ...(unexpected.length > 0 ? [`Unexpected key(s) in state_dict: ${list(unexpected)}.`] : []),
    ...(missing.length > 0 ? [`Missing key(s) in state_dict: ${list(missing)}.`] : []),
  ];
}

function shapeError(key: string, own: Tensor, given: unknown): string[] {
  if (!(given instanceof Tensor)) return [`While copying the parameter named "${key}", expected a Tensor.`];
  const same = given.ndim === own.ndim && given._shape.every((n, i) => n === own._shape[i]);
  return same
    ? []
    : [
        `size mismatch for ${key}: copying a param with shape ${given.shape} from checkpoint, the shape in current model is ${own.shape}.`,
      ];
}

/** A switch given as itself, or by name in an object. */
export function switchOf(op: string, name: string, given: unknown, absent: boolean): boolean {
  const value = typeof given === 'object' && given !== null ? (given as Record<string, unknown>)[name] : given;
  if (value === undefined) return absent;
  if (typeof value !== 'boolean') fail(op, `argument '${name}' must be true or false, not ${said(value)}`, '', 'type');
  return value;
}

function castTo(t: Tensor, dtype: DType): Tensor {
  const a = algebra.tensors as unknown as { to(x: Tensor, d: DType): Tensor; clone(x: Tensor): Tensor };
  return t.dtype === dtype ? a.clone(t.detach()) : a.to(t.detach(), dtype);
}

function convertTensor(t: Tensor, dtype: DType): void {
  t.data = castTo(t, dtype);
  if (t.grad) t.grad = castTo(t.grad, dtype);
}

/** `.grad` to null, or to zeros in place. */
export function clearGrad(p: Tensor, none: boolean): void {
  if (trace.on !== null) trace.on.touch(p);
  const g = p._grad;
  if (g === null) return;
  if (none) {
    p.grad = null;
    return;
  }
  withGradMode(false, () => {
    if (g.grad_fn !== null || g.requires_grad) p.grad = g.detach();
    (p._grad as Tensor).zero_();
  });
}
