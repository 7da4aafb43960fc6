/** What the page and the frame that runs a reader's code say to each other. Everything is text and numbers. */

/** A value of the graph: a tensor, an operator's result. */
export interface GraphNode {
  readonly id: number;
  readonly kind: 'operator' | 'leaf' | 'constant';
  /** PyTorch's name of the backward, or the variable's name. */
  readonly label: string;
  /** The variable that holds an operator's result. */
  readonly name: string | null;
  /** Short, for the picture; whole, to be read. */
  readonly value: string;
  readonly whole: string;
  /** Where gradients go: ids, null where there is none to give one to. */
  readonly inputs: readonly (number | null)[];
}

/** A node has turned the gradient of its result into those of its inputs. */
export interface GraphEvent {
  readonly node: number;
  readonly incoming: string;
  /** By input; null: not computed. */
  readonly outgoing: readonly (string | null)[];
}

/** `.grad` of a leaf around the call. */
export interface LeafGrad {
  readonly node: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** One call of `backward` or `autograd.grad`. */
export interface Pass {
  readonly kind: 'backward' | 'grad';
  readonly nodes: readonly GraphNode[];
  readonly roots: readonly number[];
  readonly events: readonly GraphEvent[];
  readonly leaves: readonly LeafGrad[];
  /** The graph is larger than the picture. */
  readonly cut: boolean;
}

/** A variable at the end of the program. */
export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly requires_grad: boolean;
  readonly is_leaf: boolean;
  readonly grad: string | null;
}

export interface Outcome {
  readonly logs: readonly string[];
  readonly error: { readonly message: string; readonly line: number | null } | null;
  readonly passes: readonly Pass[];
  readonly variables: readonly Variable[];
}

/** To the frame: code without types, and how long it may run. */
export interface Job {
  readonly id: number;
  readonly code: string;
  readonly ms: number;
}

/** From the frame. */
export type Word =
  | { readonly kind: 'ready' }
  | { readonly kind: 'outcome'; readonly id: number; readonly outcome: Outcome }
  | { readonly kind: 'late'; readonly id: number };
