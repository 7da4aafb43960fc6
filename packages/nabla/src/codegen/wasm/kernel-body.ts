/** The values of a kernel while its code is emitted: which local holds what, and where it is still valid. */
import type { Affine, Expr, ExprId, Kernel } from '../../kernel/ir.js';
import type { FuncBuilder, Local } from './assembler.js';
import { castScalar, castVector } from './casts.js';
import { dividesInts, pushElement } from './element-scalar.js';
import { elementVector } from './element-vector.js';
import type { PassInfo } from './kernel-analysis.js';
import type { KernelFunctions } from './kernel-functions.js';
import { Access, type Group, type Values, ZERO_DIVISION } from './kernel-memory.js';
import {
  extractLane,
  isWide,
  keep,
  keepParts,
  machineOf,
  type Parts,
  pushConst,
  pushSplat,
  type Rep,
  repOf,
  splat,
} from './lanes.js'; // prettier-ignore

type Load = Extract<Expr, { op: 'load' }>;

/** Emits values on demand, each once per scope. A scope is open while its site's code is being emitted. */
export class KernelBody implements Values {
  readonly f: FuncBuilder;
  readonly lib: KernelFunctions;
  readonly kernel: Kernel;
  /** Address of each buffer. */
  readonly pointers: readonly Local[];
  /** Address of the run-time numbers. */
  readonly scalars: { readonly base: Local; readonly offset: number };
  /** Index of each loop: the outer ones, then the current pass's. */
  readonly index: Local[] = [];
  /** Errors so far, see ZERO_DIVISION. */
  readonly status: Local;
  /** The lanes of the body that is being emitted. */
  groups: readonly Group[] = [];
  readonly #scopes: Map<string, Parts>[] = [new Map()];
  readonly #access: Access;

  constructor(
    f: FuncBuilder,
    lib: KernelFunctions,
    kernel: Kernel,
    pointers: readonly Local[],
    scalars: { readonly base: Local; readonly offset: number },
    rowLanes: number,
  ) {
    this.f = f;
    this.lib = lib;
    this.kernel = kernel;
    this.pointers = pointers;
    this.scalars = scalars;
    this.status = f.local('i32');
    this.#access = new Access(this, rowLanes);
  }

  /** Emits code whose values are forgotten afterwards: the body of a loop or branch. */
  scoped(body: () => void): void {
    this.#scopes.push(new Map());
    body();
    this.#scopes.pop();
  }

  /** The locals that hold `key`, emitted by `make` the first time. */
  once(key: string, make: () => Parts): Parts {
    for (let i = this.#scopes.length - 1; i >= 0; i--) {
      const known = this.#scopes[i]!.get(key);
      if (known !== undefined) return known;
    }
    const made = make();
    this.define(key, made);
    return made;
  }

  define(key: string, value: Parts): void {
    this.#scopes.at(-1)!.set(key, value);
  }

  rep(id: ExprId): Rep {
    return repOf(this.kernel.exprs[id]!.dtype);
  }

  /** Emits what belongs to a site: parts of addresses and values that do not change further in. */
  prepare(info: PassInfo, site: number): void {
    this.#access.prepare(info, site);
    for (const id of info.needed) {
      if (info.site(id) !== site) continue;
      if (info.varies(id)) {
        this.groups.forEach((_, g) => this.vector(info, id, g));
      } else {
        this.scalar(info, id);
        if (info.isSplat(id)) this.splat(info, id);
      }
    }
  }

  /** A value that is the same in all lanes. */
  scalar(info: PassInfo, id: ExprId): Local {
    return this.once(`s${id}`, () => [this.#makeScalar(info, id)])[0]!;
  }

  /** The same value in all lanes, as vectors. */
  splat(info: PassInfo, id: ExprId): Parts {
    return this.once(`p${id}`, () => this.#makeSplat(info, id));
  }

  /** The lanes of group `g`. */
  vector(info: PassInfo, id: ExprId, g: number): Parts {
    if (!info.varies(id)) return this.splat(info, id);
    return this.once(`v${id}.${g}`, () => this.#makeVector(info, id, g));
  }

  /** Stores of the pass, for all groups. */
  stores(info: PassInfo): void {
    for (const store of info.pass.stores) this.#access.store(info, store);
  }

  /** offset + Σ stride · index over the loops known at `site`. */
  affine(info: PassInfo, at: Affine, site: number): Local {
    return this.#access.partial(info, -1, at, site);
  }

  #makeSplat(info: PassInfo, id: ExprId): Parts {
    const rep = this.rep(id);
    const expr = this.kernel.exprs[id]!;
    if (expr.op === 'const') return keepParts(this.f, rep, () => pushSplat(this.f, rep, expr.value));
    const value = this.scalar(info, id);
    this.f.get(value);
    splat(this.f, rep);
    const vector = keep(this.f, 'v128');
    return isWide(rep) ? [vector, vector] : [vector];
  }

  // ---- one number

  #makeScalar(info: PassInfo, id: ExprId): Local {
    const expr = this.kernel.exprs[id]!;
    const { f } = this;
    const rep = repOf(expr.dtype);
    switch (expr.op) {
      case 'const':
        pushConst(f, rep, expr.value);
        break;
      case 'scalar':
        f.get(this.scalars.base).load(`${machineOf(rep)}.load`, this.scalars.offset + 8 * expr.slot);
        break;
      case 'index':
        return this.#castIndex(this.affine(info, expr.at, info.site(id)), rep);
      case 'inside':
        this.#scalarInside(this.affine(info, expr.at, info.site(id)), expr);
        break;
      case 'load':
        this.#access.loadScalar(info, id, expr);
        break;
      case 'result':
        return this.once(`r${expr.reduction}`, () => missing(expr.reduction))[0]!;
      case 'element':
        this.#scalarElement(info, id, expr);
    }
    return keep(f, machineOf(rep));
  }

  #castIndex(at: Local, rep: Rep): Local {
    castScalar(this.f, 'i32', rep, at);
    return keep(this.f, machineOf(rep));
  }

  /** (at − lo) is an unsigned number below hi − lo, and a multiple of step. */
  #scalarInside(at: Local, { lo, hi, step }: { lo: number; hi: number; step: number }): void {
    const { f } = this;
    f.get(at)
      .i32const(lo)
      .op('i32.sub')
      .i32const(Math.max(0, hi - lo))
      .op('i32.lt_u');
    if (step === 1) return;
    f.get(at).i32const(lo).op('i32.sub').i32const(step).op('i32.rem_u').op('i32.eqz').op('i32.and');
  }

  #scalarElement(info: PassInfo, id: ExprId, expr: Extract<Expr, { op: 'element' }>): void {
    const args = expr.src.map((source) => this.scalar(info, source));
    const rep = this.rep(expr.src.at(-1)!);
    if (expr.fn === 'cast') {
      castScalar(this.f, rep, repOf(expr.dtype), args[0]!);
      return;
    }
    if (dividesInts(expr.fn, rep)) this.#checkDivisor(info, id, rep, args[1]!, -1, 0);
    pushElement(this.f, this.lib, expr.fn, rep, args);
  }

  // ---- four lanes

  #makeVector(info: PassInfo, id: ExprId, g: number): Parts {
    const expr = this.kernel.exprs[id]!;
    switch (expr.op) {
      case 'index':
        return castVector(this.f, 'i32', repOf(expr.dtype), [this.#laneIndices(info, expr.at, info.site(id), g)]);
      case 'inside':
        return [this.#vectorInside(info, expr, info.site(id), g)];
      case 'load':
        return this.#access.loadVector(info, id, expr as Load, g);
      case 'result':
        return this.once(`r${expr.reduction}.${g}`, () => missing(expr.reduction));
      case 'element':
        return this.#vectorElement(info, id, expr, g);
      default:
        throw new Error(`[kernel] ${expr.op} cannot differ between lanes`);
    }
  }

  /** The affine index in each lane. */
  #laneIndices(info: PassInfo, at: Affine, site: number, g: number): Local {
    const { f } = this;
    const step = info.stride(at, info.lanes);
    f.get(this.affine(info, at, site)).op('i32x4.splat');
    const bytes = new Uint8Array(16);
    new Int32Array(bytes.buffer).set([0, 1, 2, 3].map((l) => (this.groups[g]!.offset + l) * step));
    f.v128const(bytes).op('i32x4.add');
    return keep(f, 'v128');
  }

  #vectorInside(info: PassInfo, expr: Extract<Expr, { op: 'inside' }>, site: number, g: number): Local {
    const { f } = this;
    const moved = { offset: expr.at.offset - expr.lo, strides: expr.at.strides };
    const at = this.#laneIndices(info, moved, site, g);
    f.get(at);
    pushSplat(f, 'i32', Math.max(0, expr.hi - expr.lo));
    f.op('i32x4.lt_u');
    if (expr.step > 1) this.#pushMultiples(at, expr.step);
    return keep(f, 'v128');
  }

  /** Mask on the stack → that mask where `at` is a multiple of `step`, too. */
  #pushMultiples(at: Local, step: number): void {
    const { f } = this;
    if ((step & (step - 1)) === 0) {
      f.get(at);
      pushSplat(f, 'i32', step - 1);
      f.op('v128.and');
    } else {
      pushSplat(f, 'i32', 0);
      for (let lane = 0; lane < 4; lane++) {
        extractLane(f, 'i32', [at], lane);
        f.i32const(step).op('i32.rem_u').lane('i32x4.replace_lane', lane);
      }
    }
    pushSplat(f, 'i32', 0);
    f.op('i32x4.eq').op('v128.and');
  }

  #vectorElement(info: PassInfo, id: ExprId, expr: Extract<Expr, { op: 'element' }>, g: number): Parts {
    const args = expr.src.map((source) => this.vector(info, source, g));
    const rep = this.rep(expr.src.at(-1)!);
    if (expr.fn === 'cast') return castVector(this.f, rep, repOf(expr.dtype), args[0]!);
    if (dividesInts(expr.fn, rep)) {
      for (let lane = 0; lane < this.groups[g]!.valid; lane++) {
        extractLane(this.f, rep, args[1]!, lane);
        this.#checkDivisor(info, id, rep, keep(this.f, machineOf(rep)), g, lane);
      }
    }
    return elementVector(this.f, this.lib, expr.fn, rep, args);
  }

  // ---- checks

  #checkDivisor(info: PassInfo, id: ExprId, rep: Rep, divisor: Local, g: number, lane: number): void {
    this.f.get(divisor).op(rep === 'i64' ? 'i64.eqz' : 'i32.eqz');
    this.fail(info, id, ZERO_DIVISION, g, lane);
  }

  /** Condition on the stack: sets a status bit if it holds and the value counts (`g` < 0: a value of all lanes). */
  fail(info: PassInfo, id: ExprId, bit: number, g: number, lane: number): void {
    const { f } = this;
    const paths = info.demand(id);
    if (paths.length > 0) {
      this.#pushPaths(info, id, g, lane);
      f.op('i32.and');
    }
    if (bit !== 1) f.i32const(Math.log2(bit)).op('i32.shl');
    f.get(this.status).op('i32.or').set(this.status);
  }

  #pushPaths(info: PassInfo, id: ExprId, g: number, lane: number): void {
    const { f } = this;
    info.demand(id).forEach((path, i) => {
      f.i32const(1);
      for (const { mask, value } of path) {
        // A mask that is known only further in cannot be asked here: the value counts.
        if (info.site(mask) > info.site(id) || (info.varies(mask) && g < 0)) continue;
        if (info.varies(mask)) extractLane(f, 'mask', this.vector(info, mask, g), lane);
        else f.get(this.scalar(info, mask));
        if (!value) f.op('i32.eqz');
        f.op('i32.and');
      }
      if (i > 0) f.op('i32.or');
    });
  }
}

function missing(reduction: number): never {
  throw new Error(`[kernel] reduction ${reduction} is read before the pass that makes it`);
}
