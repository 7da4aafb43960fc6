/**
 * The k largest values in the order in which PyTorch's CPU `topk` gives them. Where values tie, that order is an
 * accident of the C++ library's algorithms, so these are followed step by step (GNU libstdc++: introsort, introselect,
 * heap selection). `items` holds positions, compared by their values; nan counts as the largest.
 */

class Ranking {
  readonly values: ArrayLike<number>;
  readonly items: Uint32Array;

  constructor(values: ArrayLike<number>) {
    this.values = values;
    this.items = Uint32Array.from({ length: values.length }, (_, i) => i);
  }

  /** Whether item `a` (a position in `values`) comes strictly before item `b`. */
  before(a: number, b: number): boolean {
    return isLarger(this.values[a]!, this.values[b]!);
  }

  /** The same for what lies at places `i` and `j`. */
  precedes(i: number, j: number): boolean {
    return this.before(this.items[i]!, this.items[j]!);
  }

  swap(i: number, j: number): void {
    const saved = this.items[i]!;
    this.items[i] = this.items[j]!;
    this.items[j] = saved;
  }
}

/** Whether x > y, where nan is larger than any number. */
export function isLarger(x: number, y: number): boolean {
  return x > y || (Number.isNaN(x) && !Number.isNaN(y));
}

/** Positions of the k largest of `values`, largest first, as `topk(k)` orders them. k is in [0, values.length]. */
export function topkOrder(values: ArrayLike<number>, k: number): Uint32Array {
  const r = new Ranking(values);
  const n = values.length;
  if (k * 64 <= n) partialSort(r, 0, k, n);
  else {
    nthElement(r, k - 1, n);
    sort(r, k - 1);
  }
  return r.items.slice(0, k);
}

function sort(r: Ranking, end: number): void {
  if (end <= 0) return;
  introsort(r, 0, end, 2 * log2(end));
  insertionSort(r, 0, Math.min(end, 16));
  for (let i = 16; i < end; i++) insert(r, i);
}

function introsort(r: Ranking, first: number, end: number, depth: number): void {
  for (let last = end; last - first > 16; ) {
    if (depth-- === 0) {
      partialSort(r, first, last, last);
      return;
    }
    const cut = partitionAtMedian(r, first, last);
    introsort(r, cut, last, depth);
    last = cut;
  }
}

function nthElement(r: Ranking, nth: number, end: number): void {
  let [first, last, depth] = [0, end, 2 * log2(end)];
  while (last - first > 3) {
    if (depth-- === 0) {
      heapSelect(r, first, nth + 1, last);
      r.swap(first, nth);
      return;
    }
    const cut = partitionAtMedian(r, first, last);
    if (cut <= nth) first = cut;
    else last = cut;
  }
  insertionSort(r, first, last);
}

function partitionAtMedian(r: Ranking, first: number, last: number): number {
  r.swap(first, medianOf(r, first + 1, first + ((last - first) >> 1), last - 1));
  let [lo, hi] = [first + 1, last];
  for (;;) {
    while (r.precedes(lo, first)) lo++;
    hi--;
    while (r.precedes(first, hi)) hi--;
    if (lo >= hi) return lo;
    r.swap(lo++, hi);
  }
}

function medianOf(r: Ranking, a: number, b: number, c: number): number {
  if (r.precedes(a, b)) {
    if (r.precedes(b, c)) return b;
    return r.precedes(a, c) ? c : a;
  }
  if (r.precedes(a, c)) return a;
  return r.precedes(b, c) ? c : b;
}

function insertionSort(r: Ranking, first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    if (!r.precedes(i, first)) insert(r, i);
    else {
      const item = r.items[i]!;
      r.items.copyWithin(first + 1, first, i);
      r.items[first] = item;
    }
  }
}

/** Moves the item at `i` down past all that come after it; one that does not lies somewhere before. */
function insert(r: Ranking, i: number): void {
  const item = r.items[i]!;
  let at = i;
  for (; r.before(item, r.items[at - 1]!); at--) r.items[at] = r.items[at - 1]!;
  r.items[at] = item;
}

function partialSort(r: Ranking, first: number, middle: number, last: number): void {
  heapSelect(r, first, middle, last);
  for (let end = middle; end - first > 1; ) popHeap(r, first, --end, end);
}

function heapSelect(r: Ranking, first: number, middle: number, last: number): void {
  const size = middle - first;
  for (let parent = (size - 2) >> 1; parent >= 0; parent--) siftDown(r, first, parent, size, r.items[first + parent]!);
  if (size > 0) for (let i = middle; i < last; i++) if (r.precedes(i, first)) popHeap(r, first, middle, i);
}

/** Puts the heap's first item at `result` and what was there into the heap. */
function popHeap(r: Ranking, first: number, last: number, result: number): void {
  const item = r.items[result]!;
  r.items[result] = r.items[first]!;
  siftDown(r, first, 0, last - first, item);
}

/** The hole goes down to a leaf along the later children, then `item` rises from there. */
function siftDown(r: Ranking, first: number, start: number, size: number, item: number): void {
  const { items } = r;
  let hole = start;
  let child = start;
  while (child < (size - 1) >> 1) {
    child = 2 * (child + 1);
    if (r.precedes(first + child, first + child - 1)) child--;
    items[first + hole] = items[first + child]!;
    hole = child;
  }
  if ((size & 1) === 0 && child === (size - 2) >> 1) {
    child = 2 * child + 1;
    items[first + hole] = items[first + child]!;
    hole = child;
  }
  siftUp(r, first, hole, start, item);
}

function siftUp(r: Ranking, first: number, from: number, top: number, item: number): void {
  let hole = from;
  while (hole > top) {
    const parent = (hole - 1) >> 1;
    if (!r.before(r.items[first + parent]!, item)) break;
    r.items[first + hole] = r.items[first + parent]!;
    hole = parent;
  }
  r.items[first + hole] = item;
}

function log2(n: number): number {
  return 31 - Math.clz32(n);
}
