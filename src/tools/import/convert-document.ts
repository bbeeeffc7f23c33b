import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Ending, runProgram } from "../../build/run-program.ts";

/** LibreOffice: on the path, or where its installers put it on macOS and Windows. */
const PROGRAMS = [
  "soffice",
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  "C:\\Program Files\\LibreOffice\\program\\soffice.com",
];

/** A profile that runs no macros and fetches nothing that a document links to. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Common/Security/Scripting">${[
  "DisableMacrosExecution",
  "DisableActiveContent",
  "BlockUntrustedRefererLinks",
]
  .map((name) => `<prop oor:name="${name}" oor:op="fuse"><value>true</value></prop>`)
  .join("")}</item></oor:items>
`;

/**
 * Converts a document to .docx by LibreOffice. An exit code of 0 says nothing: LibreOffice also gives it for a document that it could not read.
 * @param ending of a file of its kind: `rtf`
 * @param limit milliseconds
 */
export async function convertDocument(
  bytes: Uint8Array,
  ending: string,
  limit?: number,
): Promise<Uint8Array | Exclude<Ending, "done">> {
  const folder = await mkdtemp(join(tmpdir(), "banmian-convert-"));
  try {
    const profile = join(folder, "profile");
    await mkdir(join(profile, "user"), { recursive: true });
    await writeFile(join(profile, "user", "registrymodifications.xcu"), PROFILE);
    await writeFile(join(folder, `copy.${ending}`), bytes);
    const flags = ["--headless", "--norestore", "--nologo", "--nolockcheck", "--convert-to", "docx"];
    const args = [`-env:UserInstallation=${pathToFileURL(profile).href}`, ...flags, `copy.${ending}`];
    for (const program of PROGRAMS) {
      const ended = await runProgram(program, args, folder, limit);
      if (ended === "missing") continue;
      return ended === "done" ? await readFile(join(folder, "copy.docx")).catch(() => "failed" as const) : ended;
    }
    return "missing";
  } finally {
    // On Windows a program that was stopped may hold a file for a moment; the system clears the folder of temporary files.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
