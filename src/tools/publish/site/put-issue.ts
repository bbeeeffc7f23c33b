import type { Identity } from "../../../engine/newspaper/newspaper.ts";
import type { OutputFile } from "../../../formats/format.ts";
import { contentFolder, dayOf, layoutFolder } from "../../../formats/site/addresses.ts";
import { type FolderLeftover, stageChange, withSite } from "./site-files.ts";
import { readState, revisionIn, stateFile } from "./site-state.ts";

/** Why an issue was not put: the site belongs to another paper, or holds a newer revision of the issue. */
type Unput = { readonly paper: string } | { readonly held: number };

/**
 * Puts an issue into a site: its folders are replaced in one step, so that nothing that was put there before is left. The site's state does not list
 * it until `indexSite` takes it in.
 * @returns what its folders keep though it is outdated, when it was put
 */
export async function putIssue(
  root: string,
  identity: Identity,
  files: readonly OutputFile[],
): Promise<Unput | readonly FolderLeftover[]> {
  const day = dayOf(identity);
  const { code, paper } = identity;
  const why = await unputOf(root, identity);
  if (why !== undefined) return why;
  const change = await stageChange(root, { files, folders: [layoutFolder(day), contentFolder(day)], gone: [] });
  const work = async (): Promise<Unput | readonly FolderLeftover[]> => {
    const late = await unputOf(root, identity);
    if (late !== undefined) return late;
    const state = await readState(root);
    if (state === undefined || state.days.includes(day)) {
      const { base, days } = state ?? { base: undefined, days: [] };
      const without = stateFile({ code, paper, base, days: days.filter((each) => each !== day) });
      await (await stageChange(root, { files: [without], folders: [], gone: [] })).put();
    }
    return change.put();
  };
  return withSite(root, work).finally(change.drop);
}

async function unputOf(root: string, identity: Identity): Promise<Unput | undefined> {
  const state = await readState(root);
  if (state !== undefined && state.code !== identity.code) return { paper: state.paper };
  const held = await revisionIn(root, dayOf(identity));
  return held !== undefined && held > identity.revision ? { held } : undefined;
}
