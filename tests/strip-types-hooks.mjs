import { readFile } from "node:fs/promises";
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
  const { code, map, errors } = transformSync(path, await readFile(path, "utf8"), {
    sourcemap: true,
    target: "esnext",
  });
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const inline = Buffer.from(JSON.stringify(map)).toString("base64");
  return {
    format: "module",
    source: `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`,
    shortCircuit: true,
  };
}
