import { type DefaultTreeAdapterTypes, parse } from "parse5";

export type SiteElement = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A site's files by their paths. */
export type SiteFiles = ReadonlyMap<string, Uint8Array>;

export function textIn(files: SiteFiles, path: string): string {
  return new TextDecoder().decode(files.get(path));
}

export function elementsIn(markup: string): readonly SiteElement[] {
  return elementsBelow(parse(markup));
}

export function elementsBelow(node: Node): readonly SiteElement[] {
  const children = "childNodes" in node ? node.childNodes : [];
  return children.flatMap((child) => ("tagName" in child ? [child, ...elementsBelow(child)] : []));
}

export function attributeOf(element: SiteElement, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

export function hasClass(element: SiteElement, name: string): boolean {
  return attributeOf(element, "class")?.split(" ").includes(name) ?? false;
}

/** The text of a node without that of elements that `skip` names. */
export function textBelow(node: Node, skip: (element: SiteElement) => boolean = () => false): string {
  if ("value" in node) return node.value;
  if ("tagName" in node && skip(node)) return "";
  return "childNodes" in node ? node.childNodes.map((child) => textBelow(child, skip)).join("") : "";
}

/** The addresses that an element leads to, or loads. */
export function addressesOf(element: SiteElement): readonly string[] {
  const set = attributeOf(element, "srcset");
  const sources = set?.split(", ").map((each) => each.replace(/ \d+w$/, "")) ?? [];
  const named = ["href", "src", "action", "data-image", "data-zoomer", "data-months"].map((name) =>
    attributeOf(element, name),
  );
  return [...named.filter((each) => each !== undefined), ...sources];
}
