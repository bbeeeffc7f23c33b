import sax from "sax";

/** An element of XML as a test reads it; comments and blank text are left out. */
export interface XmlTree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlTree[];
  readonly text: string;
}

/** @throws Error where it is not well-formed */
export function xmlTree(text: string): XmlTree {
  const parser = sax.parser(true);
  const stack: { name: string; attributes: Record<string, string>; children: XmlTree[]; text: string }[] = [];
  let root: XmlTree | undefined;
  parser.onopentag = ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: "" };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  };
  parser.ontext = (more) => {
    for (const element of stack) element.text += more;
  };
  parser.onclosetag = () => {
    root = stack.pop();
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(text).close();
  if (root === undefined) throw new Error("no element");
  return root;
}

/** All elements of some names below one, in the order of the file. */
export function elementsIn(tree: XmlTree, ...names: readonly string[]): readonly XmlTree[] {
  const wanted = new Set(names);
  return everyElement(tree).filter((element) => element !== tree && wanted.has(element.name));
}

/** An element and all below it, in the order of the file. */
export function everyElement(tree: XmlTree): readonly XmlTree[] {
  const found: XmlTree[] = [];
  const waiting = [tree];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    for (let at = next.children.length - 1; at >= 0; at--) waiting.push(next.children[at] as XmlTree);
  }
  return found;
}
