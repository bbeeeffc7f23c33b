// Makes dist/: the extension with its libraries as one script, and their licences.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";

const build = await rolldown({ input: "extension.ts", platform: "node", external: ["vscode"] });
const { output } = await build.write({ file: "dist/extension.cjs", format: "cjs", minify: true, codeSplitting: false });

const libraries = new Set(
  output[0].moduleIds.flatMap((id) => /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? []),
);
const licences = [...libraries].map((folder) => {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return `${folder.replace(/^.*node_modules[\\/]/, "")}\n\n${readFileSync(join(folder, file), "utf8")}`;
});
writeFileSync("dist/licences.txt", licences.join("\n"));
copyFileSync("../../../../LICENSE", "dist/LICENSE");
