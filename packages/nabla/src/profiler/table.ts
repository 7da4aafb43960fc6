/** The table of averages, laid out as `torch/autograd/profiler_util.py` does (PyTorch 1.13). */
import { fail, said, suggest } from '../errors.js';
import { bindOptions } from '../options.js';
import type { EventAverage } from './average.js';

export interface TableOptions {
  sort_by?: SortKey | null;
  row_limit?: number;
  /** A line above the table. */
  header?: string | null;
  max_name_column_width?: number;
}

const SORT_KEYS = ['cpu_time_total', 'self_cpu_time_total', 'cpu_time', 'count', 'bytes'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

const WIDTH = 12;
const GAP = '  ';
/** The widest column of shapes. */
const MAX_SHAPES = 80;

export function formatTime(us: number): string {
  if (us >= 1e6) return `${(us / 1e6).toFixed(3)}s`;
  return us >= 1e3 ? `${(us / 1e3).toFixed(3)}ms` : `${us.toFixed(3)}us`;
}

function formatBytes(n: number): string {
  const units = [
    [2 ** 30, 'Gb'],
    [2 ** 20, 'Mb'],
    [2 ** 10, 'Kb'],
  ] as const;
  const unit = units.find(([size]) => n >= size);
  return unit ? `${(n / unit[0]).toFixed(2)} ${unit[1]}` : `${n} b`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? 'NaN' : `${((part * 100) / whole).toFixed(2)}%`;
}

interface Column {
  readonly title: string;
  readonly width: number;
  readonly of: (e: EventAverage) => string;
}

/** A column as wide as its longest entry and a margin, within a limit. */
function fitted(title: string, limit: number, all: readonly EventAverage[], of: (e: EventAverage) => string): Column {
  return { title, width: Math.min(Math.max(...all.map((e) => of(e).length)) + 4, limit), of };
}

function columnsOf(all: readonly EventAverage[], shaped: boolean, limit: number): Column[] {
  const whole = all.reduce((sum, e) => sum + e.self_cpu_time_total, 0);
  const plain = (title: string, of: (e: EventAverage) => string): Column => ({ title, width: WIDTH, of });
  const name = fitted('Name', limit, all, (e) => e.key);
  const shapes = fitted('Input Shapes', MAX_SHAPES, all, (e) => showShapes(e.input_shapes));
  return [
    { ...name, of: (e) => (e.key.length >= limit - 3 ? `${e.key.slice(0, limit - 3)}...` : e.key) },
    plain('Self CPU %', (e) => share(e.self_cpu_time_total, whole)),
    plain('Self CPU', (e) => formatTime(e.self_cpu_time_total)),
    plain('CPU total %', (e) => share(e.cpu_time_total, whole)),
    plain('CPU total', (e) => formatTime(e.cpu_time_total)),
    plain('CPU time avg', (e) => formatTime(e.cpu_time)),
    ...(all.some((e) => e.bytes > 0) ? [plain('Bytes', (e) => formatBytes(e.bytes))] : []),
    plain('# of Calls', (e) => String(e.count)),
    ...(shaped ? [{ ...shapes, of: (e: EventAverage) => shapes.of(e).slice(0, shapes.width) }] : []),
  ];
}

function showShapes(shapes: readonly (readonly number[])[]): string {
  return `[${shapes.map((s) => `[${s.join(', ')}]`).join(', ')}]`;
}

function checked(options: TableOptions): TableOptions {
  const o = bindOptions('table', options, ['sort_by', 'row_limit', 'header', 'max_name_column_width']) as TableOptions;
  const key = o.sort_by ?? null;
  if (key !== null && !SORT_KEYS.includes(key))
    fail(
      'table',
      `cannot sort by ${said(key)}`,
      `${suggest(String(key), SORT_KEYS)} One of ${SORT_KEYS.join(', ')}`.trim(),
      'value',
    );
  return o;
}

export function table(list: readonly EventAverage[], shaped: boolean, options: TableOptions): string {
  const { sort_by = null, row_limit = 100, header = null, max_name_column_width: limit = 55 } = checked(options);
  if (list.length === 0) return '';
  const all = [...list];
  if (sort_by !== null) all.sort((a, b) => b[sort_by] - a[sort_by]);
  const rows = row_limit < 0 ? all : all.slice(0, row_limit);
  const columns = columnsOf(all, shaped, limit);
  const line = (of: (c: Column) => string): string => columns.map((c) => of(c).padStart(c.width) + GAP).join('');
  const rule = line((c) => '-'.repeat(c.width));
  const width = columns.reduce((sum, c) => sum + c.width + GAP.length, -GAP.length);
  const total = all.reduce((sum, e) => sum + e.self_cpu_time_total, 0);
  return [
    ...(header === null ? [] : ['='.repeat(width), header]),
    rule,
    line((c) => c.title),
    rule,
    ...rows.map((e) => line((c) => c.of(e))),
    rule,
    `Self CPU time total: ${formatTime(total)}`,
    '',
  ].join('\n');
}
