/**
 * Where the nodes of a graph stand: layers by the longest way from the leaves; edges that pass a layer get a place in it,
 * so that nothing runs behind a node; within a layer everything stands near where its value goes (Sugiyama's way, one
 * pass).
 */
import type { GraphNode } from '../../sandbox/messages.js';

export const BOX = { width: 132, height: 58, across: 78, down: 26 } as const;
/** The place of an edge that passes. */
const PASSING = 18;

export type Point = readonly [x: number, y: number];

export interface Placed {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
}

/** An edge from a node back to one of its inputs: its way, in points where it begins, passes (twice a layer) and ends. */
export interface Route {
  readonly from: GraphNode;
  readonly to: GraphNode;
  readonly index: number;
  readonly points: readonly Point[];
}

export interface Layout {
  readonly placed: readonly Placed[];
  readonly routes: readonly Route[];
  readonly width: number;
  readonly height: number;
}

/** A node, or an edge that passes a layer. */
interface Item {
  readonly node: GraphNode | null;
  readonly layer: number;
  readonly tall: number;
  /** What its value goes to: the next item to the right, and how far down its side. */
  readonly into: { readonly item: Item; readonly part: number }[];
  y: number;
}

function layersOf(nodes: readonly GraphNode[]): ReadonlyMap<number, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const layers = new Map<number, number>();
  const stack = nodes.map((node) => node.id);
  while (stack.length > 0) {
    const id = stack[stack.length - 1]!;
    const inputs = layers.has(id) ? [] : byId.get(id)!.inputs.filter((i) => i !== null);
    const missing = inputs.filter((i) => !layers.has(i));
    if (missing.length > 0) stack.push(...missing);
    else {
      stack.pop();
      if (!layers.has(id)) layers.set(id, Math.max(-1, ...inputs.map((i) => layers.get(i)!)) + 1);
    }
  }
  return layers;
}

/** Leaves stand just before what uses them first, not all at the far left. */
function pulled(nodes: readonly GraphNode[], layers: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const out = new Map(layers);
  for (const node of nodes) {
    if (node.inputs.length > 0) continue;
    const users = nodes.filter((user) => user.inputs.includes(node.id)).map((user) => layers.get(user.id)!);
    if (users.length > 0) out.set(node.id, Math.min(...users) - 1);
  }
  return out;
}

interface Way {
  readonly from: Item;
  readonly to: Item;
  readonly index: number;
  readonly passing: readonly Item[];
}

/** How far down its side a node takes its i-th input. */
const partOf = (node: GraphNode, index: number): number => (index + 1) / (node.inputs.length + 1);

/** Items of all layers, and the ways between them. */
function itemsOf(nodes: readonly GraphNode[]): { readonly items: Item[]; readonly ways: readonly Way[] } {
  const layers = pulled(nodes, layersOf(nodes));
  const byId = new Map<number, Item>();
  for (const node of nodes) byId.set(node.id, { node, layer: layers.get(node.id)!, tall: BOX.height, into: [], y: 0 });
  const items = [...byId.values()];
  const ways: Way[] = [];
  for (const from of byId.values()) {
    from.node!.inputs.forEach((id, index) => {
      if (id === null) return;
      const to = byId.get(id)!;
      const passing: Item[] = [];
      let link = { item: from, part: partOf(from.node!, index) };
      for (let layer = from.layer - 1; layer > to.layer; layer--) {
        const item: Item = { node: null, layer, tall: PASSING, into: [link], y: 0 };
        passing.push(item);
        link = { item, part: 0.5 };
      }
      to.into.push(link);
      items.push(...passing);
      ways.push({ from, to, index, passing });
    });
  }
  return { items, ways };
}

/** The mean height of the places where an item's value goes in. */
function wish({ into }: Item): number {
  return into.reduce((sum, { item, part }) => sum + item.y + part * item.tall, 0) / Math.max(1, into.length);
}

const tallOf = (row: readonly Item[]): number => row.reduce((sum, item) => sum + item.tall + BOX.down, -BOX.down);

/** Places layers from the result back. */
function stack(rows: readonly (readonly Item[])[], height: number): void {
  for (const row of rows.toReversed()) {
    let y = (height - tallOf(row)) / 2;
    for (const item of row.toSorted((one, other) => wish(one) - wish(other))) {
      item.y = y;
      y += item.tall + BOX.down;
    }
  }
}

const left = ({ layer }: Item): number => layer * (BOX.width + BOX.across);
const middle = ({ y, tall }: Item): number => y + tall / 2;

function pointsOf({ from, to, index, passing }: Way): Point[] {
  const start: Point = [left(from), from.y + partOf(from.node!, index) * from.tall];
  const between = passing.flatMap((item): Point[] => [
    [left(item) + BOX.width, middle(item)],
    [left(item), middle(item)],
  ]);
  return [start, ...between, [left(to) + BOX.width, middle(to)]];
}

export function layOut(nodes: readonly GraphNode[]): Layout {
  const { items, ways } = itemsOf(nodes);
  const count = Math.max(-1, ...items.map((item) => item.layer)) + 1;
  const rows = Array.from({ length: count }, (_, l) => items.filter((item) => item.layer === l));
  const height = Math.max(BOX.height, ...rows.map(tallOf));
  stack(rows, height);
  return {
    placed: items.flatMap((item) => (item.node === null ? [] : [{ node: item.node, x: left(item), y: item.y }])),
    routes: ways.map((way) => ({ from: way.from.node!, to: way.to.node!, index: way.index, points: pointsOf(way) })),
    width: count * (BOX.width + BOX.across) - BOX.across,
    height,
  };
}
