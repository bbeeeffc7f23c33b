import { type Alias, isAlias, isCollection, isPair, isScalar, type Node } from "yaml";

/** Values that aliases may unfold to: far above what shared credits or styles need. */
export const UNFOLD_LIMIT = 10_000;

interface Unfolding {
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>;
  /** The first alias that goes beyond the limit. */
  readonly bomb: Alias | undefined;
}

interface Anchor {
  readonly node: Node;
  /** How many values it holds, aliases unfolded. */
  readonly values: number;
}

interface Weighing {
  readonly anchors: Map<string, Anchor>;
  readonly targets: Map<Alias, Node>;
  unfolded: number;
  bomb: Alias | undefined;
}

/** Finds the value of each alias, and counts how many values they would make together, without making them. */
export function unfold(root: Node): Unfolding {
  const state: Weighing = { anchors: new Map(), targets: new Map(), unfolded: 0, bomb: undefined };
  weigh(state, root);
  return state;
}

function weigh(state: Weighing, node: unknown): number {
  if (isAlias(node)) return weighAlias(state, node);
  if (isPair(node)) return weigh(state, node.key) + weigh(state, node.value);
  if (!isScalar(node) && !isCollection(node)) return 0;
  let values = 1;
  if (isCollection(node)) for (const child of node.items) values += weigh(state, child);
  if (node.anchor !== undefined) state.anchors.set(node.anchor, { node, values });
  return values;
}

/** An alias whose anchor does not stand above it leads nowhere: `walk` reports it. */
function weighAlias(state: Weighing, alias: Alias): number {
  const anchor = state.anchors.get(alias.source);
  if (anchor === undefined) return 1;
  state.targets.set(alias, anchor.node);
  state.unfolded += anchor.values;
  if (state.unfolded > UNFOLD_LIMIT) state.bomb ??= alias;
  return anchor.values;
}
