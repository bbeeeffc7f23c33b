import type { Lock } from "../build/lock.ts";
import type { PackList } from "./open-pack.ts";

/** What an archivist finds in a pack years later. */
export function packReadme({ issue, engine, inputs, outputs }: Lock, { issue: manifest, fonts }: PackList): string {
  return `# ${issue}

One issue of a newspaper with all that it takes to make it up again: ${inputs.files.length} inputs (manifest, paper, copy, photos, fonts, printing profile), the program
(banmian ${engine.version}) and the lock that says what must come out.

| folder | what |
|---|---|
| files/ | manifest, paper, copy, photos and issue.lock, as they stood to each other |
| ${fonts.split("/")[0]}/ | the fonts, each with its licence, and their list |
| profile/ | the ICC profile of the press, where it is the program's own |
| engine/ | the program; package-lock.json names its libraries with their hashes |

## 重新出版面 · Rebuild

Node ${engine.node} and the npm registry are all that is needed:

    cd engine
    npm ci --omit=dev
    node dist/cli/cli.js verify ..

\`verify\` rebuilds the issue from this folder with these fonts and compares: inputs, layout, and the bytes of ${outputs.length} outputs. Exit code 0: identical.
To have the files themselves:

    node dist/cli/cli.js verify .. --out ../out

The manifest is ${manifest}; issue.lock stands beside it. \`sha256sum -c SHA256SUMS\` tells whether every file here is as it was packed; so does \`verify\`.
`;
}
