import { escapedXml, withoutUnprintable } from "../../base/unprintable.ts";

/** An element of XML; its attributes keep their order, and those that are undefined are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly (XmlElement | string)[];
}

type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

export function xml(
  name: string,
  attributes: XmlAttributes,
  children: readonly (XmlElement | string)[] = [],
): XmlElement {
  return { name, attributes, children };
}

/** A document that a person can read: each element begins a line, and one that holds only text takes a single line. */
export function xmlBytes(root: XmlElement): Uint8Array {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  write(root, "", lines);
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

function write({ name, attributes, children }: XmlElement, indent: string, lines: string[]): void {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  const start = `${indent}<${name}${written.join("")}`;
  if (children.length === 0) {
    lines.push(`${start}/>`);
    return;
  }
  if (children.every((child) => typeof child === "string")) {
    lines.push(`${start}>${escaped(children.join(""))}</${name}>`);
    return;
  }
  lines.push(`${start}>`);
  for (const child of children) {
    if (typeof child === "string") lines.push(`${indent}  ${escaped(child)}`);
    else write(child, `${indent}  `, lines);
  }
  lines.push(`${indent}</${name}>`);
}

/** Text as XML may hold it, without control characters. */
export function escaped(text: string): string {
  return escapedXml(withoutUnprintable(text));
}
