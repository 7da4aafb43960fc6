/** Modules made of modules. */
import { inside } from '../../dispatch/call.js';
import { fail, said } from '../../errors.js';
import type { Tensor } from '../../tensor.js';
import { Module } from '../module.js';
import { Parameter } from '../parameter.js';

function chain(modules: readonly Module[], input: Tensor): Tensor {
  let x = input;
  for (const m of modules) x = m.forward(x) as Tensor;
  return x;
}

/** A module of the library's without hooks: no code of the user's sees what goes through it. */
function isOwn(m: Module): boolean {
  return Object.hasOwn(m.constructor, '_class') && !Object.hasOwn(m, 'forward');
}

/** Runs its modules one after the other: `new Sequential(new Linear(2, 3), new ReLU())`, or a dictionary of names. */
export class Sequential extends Module {
  static override readonly _class: string = 'Sequential';
  // biome-ignore lint/suspicious/noExplicitAny: modules of any signature can follow each other.
  [name: string]: any;
  constructor(...modules: readonly Module[] | readonly [Record<string, Module>]) {
    super();
    const [first] = modules;
    if (modules.length === 1 && first !== undefined && !(first instanceof Module)) {
      checkDict('Sequential', first);
      for (const [name, m] of Object.entries(first)) this.add_module(name, m);
    } else modules.forEach((m, i) => this.add_module(String(i), m as Module));
  }
  override forward(input: Tensor): Tensor {
    const children = this.children();
    return this.modules().every(isOwn) ? inside(() => chain(children, input)) : chain(children, input);
  }
  get length(): number {
    return this.children().length;
  }
  /** Module i; negative ones count from the end. */
  at(i: number): Module {
    const m = this.children().at(i);
    return m ?? fail('Sequential', `index ${i} is out of range`, '', 'index');
  }
  append(module: Module): this {
    this.add_module(String(this.length), module);
    return this;
  }
  [Symbol.iterator](): Iterator<Module> {
    return this.children()[Symbol.iterator]();
  }
}

function checkDict(op: string, x: unknown): void {
  if (typeof x === 'object' && x !== null) return;
  fail(
    op,
    `takes modules, or an object of modules by name, not ${said(x)}`,
    `Write new ${op}(new Linear(2, 3), new ReLU())`,
    'type',
  );
}

function checkList<T>(op: string, x: Iterable<T>): Iterable<T> {
  if (typeof x === 'object' && x !== null && Symbol.iterator in x) return x;
  return fail(op, `takes an array, not ${said(x)}`, `Write new ${op}([…])`, 'type');
}

/** A list of modules. */
export class ModuleList extends Module {
  static override readonly _class: string = 'ModuleList';
  constructor(modules: Iterable<Module> = []) {
    super();
    for (const m of checkList('ModuleList', modules)) this.append(m);
  }
  append(module: Module): this {
    this.add_module(String(this.length), module);
    return this;
  }
  extend(modules: Iterable<Module>): this {
    for (const m of modules) this.append(m);
    return this;
  }
  get length(): number {
    return this._own(Module).length;
  }
  at(i: number): Module {
    const m = this._own(Module).at(i)?.[1];
    return m ?? fail('ModuleList', `index ${i} is out of range`, '', 'index');
  }
  [Symbol.iterator](): Iterator<Module> {
    return this._own(Module)
      .map(([, m]) => m)
      [Symbol.iterator]();
  }
}

/** Modules by name: takes the dictionary itself. */
export class ModuleDict extends Module {
  static override readonly _class: string = 'ModuleDict';
  constructor(modules: Record<string, Module> = {}) {
    super();
    checkDict('ModuleDict', modules);
    for (const [name, m] of Object.entries(modules)) this.add_module(name, m);
  }
  get(name: string): Module {
    return this.get_submodule(name);
  }
  set(name: string, module: Module): void {
    this.add_module(name, module);
  }
  keys(): string[] {
    return this._own(Module).map(([name]) => name);
  }
  values(): Module[] {
    return this._own(Module).map(([, m]) => m);
  }
  items(): [string, Module][] {
    return this._own(Module);
  }
}

/** A list of parameters. */
export class ParameterList extends Module {
  static override readonly _class: string = 'ParameterList';
  constructor(values: Iterable<Tensor> = []) {
    super();
    for (const v of checkList('ParameterList', values)) this.append(v);
  }
  append(value: Tensor): this {
    this.register_parameter(String(this.length), value instanceof Parameter ? value : new Parameter(value));
    return this;
  }
  get length(): number {
    return this._own(Parameter).length;
  }
  at(i: number): Parameter {
    const p = this._own(Parameter).at(i)?.[1];
    return p ?? fail('ParameterList', `index ${i} is out of range`, '', 'index');
  }
  [Symbol.iterator](): Iterator<Parameter> {
    return this._own(Parameter)
      .map(([, p]) => p)
      [Symbol.iterator]();
  }
}
