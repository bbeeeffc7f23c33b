import { join, resolve } from "node:path";
import { errorAt, hasErrors } from "../base/diagnostic.ts";
import { pathFrom, slashed } from "../base/disk-files.ts";
import { compile, newspaperIn } from "../build/compile.ts";
import { leftoverWarnings } from "../build/disk/replace-files.ts";
import { draw } from "../build/draw.ts";
import { diskHost } from "../build/host.ts";
import { formatsOf } from "../formats/registry.ts";
import { dayOf, layoutFolder } from "../formats/site/addresses.ts";
import { putIssue } from "../tools/publish/index-site.ts";
import { type BuildFlags, type Building, type Built, claimFolder, notMade } from "./build-one.ts";
import { unwritable } from "./failure.ts";
import { withProgress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";
import { misuse } from "./texts.ts";

/** Makes one issue's part of a site. An issue with errors is not published. */
export async function siteOne(path: string, flags: BuildFlags, terminal: Terminal, building: Building): Promise<Built> {
  const name = pathFrom(terminal.folder, path);
  return withProgress(name, terminal, async (watch) => {
    const host = { ...diskHost(terminal, watch), ...(building.memory !== undefined && { memory: building.memory }) };
    const compiled = await compile(path, host);
    const { madeUp } = compiled;
    const unmade = { ...notMade(name, compiled), stem: undefined };
    if (madeUp === undefined || hasErrors(compiled.diagnostics)) return unmade;
    const { identity } = newspaperIn(madeUp);
    const folder = slashed(join(flags.out, layoutFolder(dayOf(identity))));
    await claimFolder(folder, name, building, terminal);
    const wishes = { pages: undefined, formats: flags.formats, instead: formatsOf(flags.command) };
    const drawn = await draw(compiled, madeUp, wishes, host);
    if (hasErrors(drawn.diagnostics)) return { ...unmade, diagnostics: drawn.diagnostics };
    const put = await putIssue(resolve(terminal.folder, flags.out), identity, drawn.files).catch(
      unwritable(flags.out, terminal),
    );
    if ("paper" in put) {
      const values = { site: flags.out, paper: put.paper, other: identity.paper };
      throw misuse("other-paper", values, terminal);
    }
    if ("held" in put) {
      const values = { ...put, day: identity.date, revision: identity.revision, folder };
      return { ...unmade, diagnostics: [...drawn.diagnostics, errorAt(madeUp.issue.span, "site-holds-newer", values)] };
    }
    const warnings = put.flatMap((each) => leftoverWarnings(slashed(join(flags.out, each.folder)), each));
    return {
      ...notMade(name, { ...compiled, ...drawn, diagnostics: [...drawn.diagnostics, ...warnings] }),
      made: true,
      folder,
      files: drawn.files.map(({ path: file }) => file),
      pages: madeUp.layout.pages.map(({ label }) => label),
    };
  });
}
