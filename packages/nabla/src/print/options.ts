/** How tensors are printed: PyTorch's `set_printoptions`. */
import { fail, said } from '../errors.js';
import { bindOptions } from '../options.js';

export interface PrintOptions {
  /** Digits after the point. */
  readonly precision: number;
  /** Tensors with more elements are summarised. */
  readonly threshold: number;
  /** Elements shown at either end of a summarised dimension. */
  readonly edgeitems: number;
  /** Characters a line. */
  readonly linewidth: number;
  /** Scientific notation always (true), never (false), or where the values ask for it (null). */
  readonly sci_mode: boolean | null;
}

export type PrintProfile = 'default' | 'short' | 'full';

export interface SetPrintOptions {
  precision?: number | null;
  threshold?: number | null;
  edgeitems?: number | null;
  linewidth?: number | null;
  /** Sane sets of the values above, which may override them. */
  profile?: PrintProfile | null;
  sci_mode?: boolean | null;
}

type Numbers = Omit<PrintOptions, 'sci_mode'>;

const DEFAULT: Numbers = { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80 };

const PROFILES: Readonly<Record<PrintProfile, Numbers>> = {
  default: DEFAULT,
  short: { ...DEFAULT, precision: 2, edgeitems: 2 },
  full: { ...DEFAULT, threshold: Number.POSITIVE_INFINITY },
};

const NAMES = ['precision', 'threshold', 'edgeitems', 'linewidth', 'profile', 'sci_mode'] as const;

let current: PrintOptions = { ...DEFAULT, sci_mode: null };

/** The options in force. */
export function get_printoptions(): PrintOptions {
  return current;
}

/**
 * Sets how tensors are printed, for all that follow. What is not given keeps its value, but `sci_mode` goes back to
 * null (automatic), as in PyTorch.
 *
 * @param precision digits after the point, 0 to 40 (4)
 * @param threshold number of elements above which a tensor is summarised (1000)
 * @param edgeitems elements shown at either end of a summarised dimension, at least 1 (3)
 * @param linewidth characters a line (80)
 * @param profile 'default', 'short' or 'full'
 * @param sci_mode true, false, or null for automatic
 */
export function set_printoptions(options?: SetPrintOptions): void;
export function set_printoptions(
  precision?: number | null | SetPrintOptions,
  threshold?: number | null | SetPrintOptions,
  edgeitems?: number | null | SetPrintOptions,
  linewidth?: number | null | SetPrintOptions,
  profile?: PrintProfile | null | SetPrintOptions,
  sci_mode?: boolean | null,
): void;
export function set_printoptions(...args: unknown[]): void {
  const given = bind(args);
  const { profile, sci_mode } = given;
  if (profile != null && !Object.hasOwn(PROFILES, profile)) {
    fail('set_printoptions', `profile is ${show(profile)}`, `Write one of 'default', 'short', 'full'`, 'value');
  }
  const numbers: Record<string, unknown> = profile != null ? { ...PROFILES[profile] } : { ...current };
  for (const name of NAMES.slice(0, 4)) if (given[name] != null) numbers[name] = given[name];
  current = { ...checked(numbers), sci_mode: checkedSciMode(sci_mode) };
}

/** Positions first, then one options object. */
function bind(args: readonly unknown[]): SetPrintOptions {
  const last = args.at(-1);
  const named = typeof last === 'object' && last !== null;
  const positions = named ? args.slice(0, -1) : args;
  if (positions.length > NAMES.length)
    fail('set_printoptions', `got ${positions.length} arguments, takes 6`, '', 'type');
  const given: Record<string, unknown> = named ? bindOptions('set_printoptions', last, NAMES) : {};
  positions.forEach((value, i) => {
    const name = NAMES[i]!;
    if (name in given) fail('set_printoptions', `'${name}' is given twice: by position and by name`, '', 'type');
    if (value !== undefined) given[name] = value;
  });
  return given;
}

function checked(numbers: Record<string, unknown>): Numbers {
  integer(numbers, 'precision', 0, 40);
  integer(numbers, 'edgeitems', 1);
  integer(numbers, 'linewidth', 1);
  const { threshold } = numbers;
  if (typeof threshold !== 'number' || !(threshold >= 0)) {
    fail('set_printoptions', `threshold is ${show(threshold)}`, 'Write a number of elements, or Infinity', 'value');
  }
  return numbers as unknown as Numbers;
}

function integer(numbers: Record<string, unknown>, name: string, low: number, high = Number.POSITIVE_INFINITY): void {
  const value = numbers[name];
  if (Number.isInteger(value) && (value as number) >= low && (value as number) <= high) return;
  const range = Number.isFinite(high) ? `from ${low} to ${high}` : `of at least ${low}`;
  fail('set_printoptions', `${name} is ${show(value)}`, `Write an integer ${range}`, 'value');
}

function checkedSciMode(value: unknown): boolean | null {
  if (value == null || typeof value === 'boolean') return value ?? null;
  return fail('set_printoptions', `sci_mode is ${show(value)}`, 'Write true, false or null', 'type');
}

function show(value: unknown): string {
  return said(value);
}
