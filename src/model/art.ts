import { type Diagnostic, errorAt } from "../base/diagnostic.ts";
import type { TextFile } from "../manifest/manifest.ts";
import type { Art } from "./paper.ts";

/** Elements that draw, or change what others draw, beside the paths that are read. */
const NOT_READ =
  /<(rect|circle|ellipse|line|polyline|polygon|text|image|use|style|linearGradient|radialGradient|clipPath|mask)\b/;
/** Attributes that change a path's place or look. */
const CHANGED = /<(?:path|g)\b[^>]*\b(transform|stroke|clip-path|mask)\s*=/;

/**
 * Reads a nameplate's SVG: a view box and filled paths, all in one colour, which the paper names.
 * Anything else in it is an error, since it would be missing in print.
 */
export function readArt(file: TextFile, diagnostics: Diagnostic[]): Art | undefined {
  const { span } = file.file;
  const svg = file.source.text.replaceAll(/<!--[\s\S]*?-->/g, "");
  const box = /<svg\b[^>]*\bviewBox\s*=\s*["']([^"']*)["']/.exec(svg)?.[1];
  const [x, y, width, height] = (box ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const paths = [...svg.matchAll(/<path\b[^>]*?\bd\s*=\s*["']([^"']*)["']/g)].map((path) => path[1] ?? "");
  const strange = NOT_READ.exec(svg)?.[1] ?? CHANGED.exec(svg)?.[1];
  if (strange !== undefined)
    diagnostics.push(errorAt(span, "art-not-read", { file: file.file.value, element: strange }));
  if (x === undefined || y === undefined || !isLength(width) || !isLength(height) || paths.length === 0) {
    diagnostics.push(errorAt(span, "art-empty", { file: file.file.value }));
    return undefined;
  }
  return { viewBox: [x, y, width, height], paths };
}

function isLength(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && value > 0;
}
