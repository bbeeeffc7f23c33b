import { escapedXml, withoutUnprintable } from "../../base/unprintable.ts";

/** An XML element. Attributes keep their order; undefined ones are left out. */
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

/** A readable document: each element begins a line, and an element with only text takes one line. */
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

/** Text escaped for XML, without control characters. */
export function escaped(text: string): string {
  return escapedXml(withoutUnprintable(text));
}
