import type { Diagnostic } from "../../base/diagnostic.ts";
import { readXml } from "../word/xml.ts";

/** An element of a part: `text:p`. */
export interface Element {
  readonly name: string;
  /** By their local names. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

interface Growing extends Element {
  readonly children: (Element | string)[];
}

const NOTHING: Element = { name: "", attributes: {}, children: [] };

/** The root of a part; readXml bounds how deep it goes. @param path as messages print it */
export function treeOf(xml: string, path: string): { readonly root: Element; readonly fault: Diagnostic | undefined } {
  const open: Growing[] = [{ ...NOTHING, children: [] }];
  const [top] = open;
  const fault = readXml(xml, path, {
    open: ({ name, attributes }) => {
      const element: Growing = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    text: (text) => {
      open.at(-1)?.children.push(text);
    },
    close: () => {
      open.pop();
    },
  });
  return { root: top ?? NOTHING, fault };
}

export function elementsOf({ children }: Element): readonly Element[] {
  return children.filter((child) => typeof child !== "string");
}

/** The first child of this name. */
export function childNamed(element: Element, name: string): Element | undefined {
  return elementsOf(element).find((child) => child.name === name);
}

/** Every element of these names, wherever it stands, but not in another of them. */
export function within(element: Element, names: ReadonlySet<string>): readonly Element[] {
  return elementsOf(element).flatMap((child) => (names.has(child.name) ? [child] : within(child, names)));
}

/** All text in an element, but in those that are left out. */
export function textWithin(element: Element, without: ReadonlySet<string>): string {
  const texts = element.children.map((child) => {
    if (typeof child === "string") return child;
    return without.has(child.name) ? "" : textWithin(child, without);
  });
  return texts.join("");
}
