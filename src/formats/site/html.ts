import { escapedXml } from "../../base/unprintable.ts";

/** Markup in which every text is escaped. Only this file may make it from a plain string. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** A value in a template: texts are escaped, markup is inserted, lists are joined; undefined and false give nothing. */
type Inner = string | number | Html | undefined | false | readonly Inner[];

/** A template of HTML or XML: html`<a href="${address}">${title}</a>`. */
export function html(parts: TemplateStringsArray, ...inner: readonly Inner[]): Html {
  return new Html(parts.map((part, at) => part + markupOf(inner[at])).join(""));
}

/** An attribute with a blank before it; nothing if undefined. */
export function attribute(name: string, value: string | number | undefined): Html {
  return new Html(value === undefined ? "" : ` ${name}="${escaped(String(value))}"`);
}

/** An element with its class, as base/blocks.ts gives it. */
export function element([name, of]: readonly [name: string, of?: string], inner: Inner): Html {
  return new Html(`<${name}${attribute("class", of).markup}>${markupOf(inner)}</${name}>`);
}

/** JSON for a script element, unable to end the element. */
export function scriptJson(value: unknown): Html {
  return new Html(JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028"));
}

/** CSS rules for a style element. @throws Error for a text that would end the element */
export function styleRules(rules: string): Html {
  if (rules.includes("<")) throw new Error(`no style rules: ${rules}`);
  return new Html(rules);
}

/** A comment with elements inside, as on Founder's pages. No text in it can end it. */
export function comment(inner: Html): Html {
  return new Html(`<!--${inner.markup.replaceAll("--", "&#45;&#45;")}-->`);
}

function markupOf(inner: Inner): string {
  if (inner === undefined || inner === false) return "";
  if (inner instanceof Html) return inner.markup;
  if (typeof inner === "string") return escaped(inner);
  if (typeof inner === "number") return String(inner);
  return inner.map(markupOf).join("");
}

/** Control characters are forbidden in XML and invisible. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

function escaped(text: string): string {
  return escapedXml(text.replace(CONTROLS, "")).replaceAll("'", "&#39;");
}

/** A heading divided into phrases at its wide blanks, where narrow screens break lines first. The text stays the same. */
export function phrases(text: string): Html {
  const [first = "", ...rest] = text.split("\u3000");
  if (rest.length === 0) return html`${text}`;
  return html`<span class="phrase">${first}</span>${rest.map((phrase) => html`\u3000<span class="phrase">${phrase}</span>`)}`;
}
