// The copy of an issue of issues/, as a document for Typst: headlines and bodies without their markup; no photos, no make-up.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { typstOf } from "./issue.mjs";

export function writeSample(issue, folder) {
  const manifest = parse(readFileSync(issue, "utf8"));
  const stories = manifest.stories.map((story) => ({
    priority: story.priority ?? "normal",
    headline: [story.headline ?? ""].flat().join(""),
    byline: story.byline,
    body: textOf(story.body, dirname(issue)).split(/\n{2,}/),
  }));
  mkdirSync(folder, { recursive: true });
  const typst = join(folder, "main.typ");
  writeFileSync(typst, typstOf(stories));
  return { issue, typst };
}

function textOf(body, folder) {
  const text = typeof body === "object" ? readFileSync(join(folder, body.file), "utf8") : (body ?? "");
  return text.replace(/\*\*|__|^#+ |^> |\\$/gm, "");
}
