import type { Newspaper } from "../../engine/newspaper/newspaper.ts";
import type { OutputFile, RebuildKit } from "../format.ts";

/** README.md of a bag: tells an archivist, years later, what the bag holds and how to make the issue again. */
export function bagReadme(of: {
  readonly newspaper: Newspaper;
  readonly kit: RebuildKit;
  readonly payload: readonly OutputFile[];
  /** The manifest's path below the payload. */
  readonly manifest: string;
}): Uint8Array {
  const { newspaper, kit, payload, manifest } = of;
  const { identity, pages, stories } = newspaper;
  const { engine, node, fonts } = kit;
  const pdf = payload.find(({ path }) => path.startsWith("archive/"))?.path ?? "";
  const folder = manifest.slice(0, manifest.lastIndexOf("/"));
  const lines = `# ${identity.paper} ${identity.date}

${identity.stem}: ${pages.length} pages, ${stories.length} stories. This folder is the payload of a BagIt 1.0 bag (RFC 8493): \`sha512sum -c manifest-sha512.txt\` in the
folder above proves that nothing changed.

| here | what |
|---|---|
| ${pdf} | the whole issue as PDF/A, tagged in reading order: the master |
| images/ | a picture a page |
| mets.xml, alto/ | METS 1.12.1 with MODS 3.8, ALTO 4.4 a page: stories, paragraphs, lines and their places in pixels of images/ |
| iiif/ | IIIF Presentation 3 manifest, level-0 image tiles, the lines as annotations |
| ninjs.json, ninjs/ | ninjs 3.1: the issue, and an item a story with its copy |
| layout.json | the same pages and stories in one file |
| sources/ | manifest, paper, copy and photos as they stood to each other, and issue.lock |

## 重新出版面 · Rebuild

The pages were made by banmian ${engine} on Node ${node}:

    npm install --global banmian@${engine}
    banmian verify "${folder}"

\`verify\` makes the issue anew from sources/ and compares inputs, layout and the bytes of all files under promise with issue.lock. Exit code 0: identical.
\`banmian verify "${folder}" --out out\` writes the files.

Fonts come with the program; these were used:

| font | licence | source | SHA-256 |
|---|---|---|---|
${fonts.map(({ id, licence, source, sha256 }) => `| ${id} | ${licence} | ${source} | ${sha256} |`).join("\n")}
`;
  return new TextEncoder().encode(lines);
}
