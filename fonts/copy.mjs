// Part of `npm pack`. Copies each font that an npm package ships, and its licence, to fonts/<package>/…, where the published program finds it.
// `--remove` deletes the copies again.
import { createHash } from "node:crypto";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const folder = fileURLToPath(new URL(".", import.meta.url));
const { files } = parse(readFileSync(join(folder, "fonts.yaml"), "utf8"));
const shipped = Object.values(files).filter((entry) => entry.package !== undefined);

for (const { package: name } of shipped) rmSync(join(folder, name.split("/")[0]), { recursive: true, force: true });
if (!process.argv.includes("--remove")) shipped.forEach(copy);

function copy({ package: name, file, text, sha256 }) {
  const source = fileURLToPath(new URL(`../node_modules/${name}/`, import.meta.url));
  if (createHash("sha256").update(readFileSync(join(source, file))).digest("hex") !== sha256) {
    throw new Error(`${name}/${file} is not the file that fonts.yaml describes`);
  }
  for (const path of [file, text]) cpSync(join(source, path), join(folder, name, path));
}
