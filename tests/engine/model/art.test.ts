import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { sourceFile } from "../../../src/base/source.ts";
import { readArt } from "../../../src/engine/model/art.ts";

const square = '<path d="M0 0h10v10z"/>';
const svg = (inside: string, attributes = 'viewBox="0 0 10 10"'): string => `<svg ${attributes}>${inside}</svg>`;

/** The paths that are read, and the faults with the text at their place. */
function artOf(text: string): { paths: readonly string[] | undefined; faults: readonly string[] } {
  const source = sourceFile("a.svg", text);
  const paper = sourceFile("paper.yaml", "a.svg");
  const diagnostics: Diagnostic[] = [];
  const file = { value: "a.svg", span: { source: paper, start: 0, end: 5 } };
  const art = readArt({ file, path: "/a.svg", source }, diagnostics);
  const faults = diagnostics.map(({ code, span }) => `${code} ${span.source.text.slice(span.start, span.start + 5)}`);
  return { paths: art?.paths, faults };
}

test.each([
  [svg(square), ["M0 0h10v10z"], "a path"],
  [
    `<?xml version="1.0"?><!-- <rect/> --><!DOCTYPE svg>${svg(`<title>名</title><g>${square}</g>`)}`,
    ["M0 0h10v10z"],
    "all around it",
  ],
  [
    svg(`<metadata><rdf:RDF><x/></rdf:RDF></metadata><sodipodi:namedview/><defs/>${square}`),
    ["M0 0h10v10z"],
    "what editors add",
  ],
  [svg(`<path d="M0 0h10v10z" fill="none"/>${square}`), ["M0 0h10v10z"], "a path without ink"],
  [svg(`<path style="display:none" d="M0 0h1z"/><path d=""/>${square}`), ["M0 0h10v10z"], "paths that draw nothing"],
  [
    svg('<path d="m-1.5.5e1-2,3A1 1 0 01.5.5Z" stroke="none"/>'),
    ["m-1.5.5e1-2,3A1 1 0 01.5.5Z"],
    "numbers as short as can be",
  ],
])("%s → %j: %s", (text, paths) => {
  expect(artOf(text)).toEqual({ paths, faults: [] });
});

test.each([
  [svg('<path d="hello"/>'), ["art-path <path"], "a path of letters"],
  [svg('<path d="L1 1h10z"/>'), ["art-path <path"], "one that does not begin with M"],
  [svg('<path d="M0 0L1e999 1z"/>'), ["art-path <path"], "a number without end"],
  [svg('<path d="M0 0L1 1 1z"/>'), ["art-path <path"], "a number too few"],
  [svg(square, 'viewBox="0 0 10"'), ["art-viewbox <svg "], "a view box of three numbers"],
  [svg(square, 'viewBox="0 0 10 x"'), ["art-viewbox <svg "], "of letters"],
  [svg(square, 'viewBox="0 0 10 0"'), ["art-viewbox <svg "], "without height"],
  [svg(square, 'viewBox="0 0 1e999 1"'), ["art-viewbox <svg "], "without end"],
  [svg(square, ""), ["art-empty a.svg"], "no view box"],
  [svg(""), ["art-empty a.svg"], "no path"],
  [svg(`${square}<rect width="1"/>`), ["art-not-read <rect"], "another shape"],
  [svg(`<g transform="scale(2)">${square}</g>`), ["art-not-read <g tr"], "a transformation"],
  [svg(`<path style="stroke: red" d="M0 0h1z"/>`), ["art-not-read <path"], "a stroke in a style"],
  [svg('<path fill-rule="evenodd" d="M0 0h1z"/>'), ["art-not-read <path"], "holes by another rule"],
  [svg(`<style>path {}</style>${square}`), ["art-not-read <styl"], "a style sheet"],
  [svg(`<script>alert(1)</script>${square}`), ["art-not-read <scri"], "a script"],
  [`<svg viewBox="0 0 10 10">${square}`, ["art-broken >"], "an element that is not closed"],
  [svg('<path d="M0 0h1z>'), ["art-broken >"], "a value that is not closed"],
  [svg(`&a;${square}`), ["art-broken ;<pat"], "an entity"],
  ["{}", ["art-broken {}"], "no XML"],
])("%s → %j: %s", (text, faults) => {
  expect(artOf(text)).toEqual({ paths: undefined, faults });
});

test.each([
  ["<g transform ".repeat(80_000), "art-broken"],
  [svg("<g>".repeat(300_000)), "art-broken"],
  [svg(`<path d="M${"1 ".repeat(1_000_000)}z"/>`), undefined],
  [svg('<path d="M0 0h1z" '.repeat(100_000)), "art-broken"],
])("art of hostile size is answered: %#", (text, code) => {
  expect(artOf(text).faults[0]?.split(" ")[0]).toBe(code);
});
