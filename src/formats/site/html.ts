import { escapedXml } from "../../base/unprintable.ts";

/** Markup in which every text is escaped. Only this file may make it from a bare string. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** A value in a template: texts are escaped, markup is not, lists are joined; undefined and false leave nothing. */
type Inner = string | number | Html | undefined | false | readonly Inner[];

/** A template of HTML or XML: html`<a href="${address}">${title}</a>`. */
export function html(parts: TemplateStringsArray, ...inner: readonly Inner[]): Html {
  return new Html(parts.map((part, at) => part + markupOf(inner[at])).join(""));
}

/** An attribute with a blank before it; nothing for undefined. */
export function attribute(name: string, value: string | number | undefined): Html {
  return new Html(value === undefined ? "" : ` ${name}="${escaped(String(value))}"`);
}

/** JSON as the text of a script element, which it cannot end. */
export function scriptJson(value: unknown): Html {
  return new Html(JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028"));
}

/** Rules as the text of a style element. @throws Error for a text that would end the element */
export function styleRules(rules: string): Html {
  if (rules.includes("<")) throw new Error(`no style rules: ${rules}`);
  return new Html(rules);
}

/** A comment with elements inside, as Founder's pages have them. No text in it can end it. */
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

/** Control characters have no place in XML, and show nowhere. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

function escaped(text: string): string {
  return escapedXml(text.replace(CONTROLS, "")).replaceAll("'", "&#39;");
}

/** A heading in phrases, divided at its wide blanks: narrow screens break lines there first. The text stays the same. */
export function phrases(text: string): Html {
  const [first = "", ...rest] = text.split("\u3000");
  if (rest.length === 0) return html`${text}`;
  return html`<span class="phrase">${first}</span>${rest.map((phrase) => html`\u3000<span class="phrase">${phrase}</span>`)}`;
}
