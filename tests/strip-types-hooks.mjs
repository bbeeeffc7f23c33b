import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "rolldown/utils";

/** Where a tagged template holds `</script`, the transformer asks for this, lest the code end an element of HTML. */
const HELPER = "@oxc-project/runtime/helpers/taggedTemplateLiteral";
const TAGGED = `export default (cooked, raw) => Object.freeze(Object.defineProperty(cooked, "raw", { value: Object.freeze(raw ?? cooked.slice()) }));`;

/** What Node asks for each name that a module imports. */
export function resolve(name, context, next) {
  return name === HELPER
    ? { url: `data:text/javascript,${encodeURIComponent(TAGGED)}`, shortCircuit: true }
    : next(name, context);
}

/** What Node asks for each module that it loads. */
export async function load(url, context, next) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context);
  const path = fileURLToPath(url);
  return { format: "module", source: stripped(path, await readFile(path, "utf8")).code, shortCircuit: true };
}

/** Moves a line of an error's stack to where its code is written; vitest asks for each that it shows. */
export function asWritten(_error, frame) {
  if (process.features.typescript || !/\/(?:src|tests)\/.*(?<!\.test)\.ts$/.test(frame.file)) return;
  const { map } = stripped(frame.file, readFileSync(frame.file, "utf8"));
  const { originalLine, originalColumn } = new SourceMap(map).findEntry(frame.line - 1, frame.column - 1);
  if (originalLine !== undefined) Object.assign(frame, { line: originalLine + 1, column: originalColumn + 1 });
}

function stripped(path, text) {
  const { code, map, errors } = transformSync(path, text, { sourcemap: true, target: "esnext" });
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0].message}`);
  return { code, map };
}
