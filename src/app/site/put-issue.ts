import type { OutputFile } from "../../formats/format.ts";
import { contentFolder, dayOf, layoutFolder } from "../../formats/site/addresses.ts";
import type { Identity } from "../../newspaper/newspaper.ts";
import { stageChange, withSite } from "./site-files.ts";
import { readState, stateFile } from "./site-state.ts";

/** The paper that a site already belongs to, where it is another one. */
export interface OtherPaper {
  readonly paper: string;
}

/**
 * Puts an issue into a site: its folders are replaced in one step, so that nothing of an earlier state of the issue stays. Until `indexSite` takes it in,
 * the site's state says that it has yet to.
 * @returns the other paper whose site it is; undefined when it was put
 */
export async function putIssue(
  root: string,
  identity: Identity,
  files: readonly OutputFile[],
): Promise<OtherPaper | undefined> {
  const day = dayOf(identity);
  const { code, paper } = identity;
  const other = await foreign(root, code);
  if (other !== undefined) return other;
  const commit = await stageChange(root, { files, folders: [layoutFolder(day), contentFolder(day)], gone: [] });
  return withSite(root, async () => {
    const late = await foreign(root, code);
    if (late !== undefined) return late;
    const state = await readState(root);
    if (state === undefined || state.days.includes(day)) {
      const { base, days } = state ?? { base: undefined, days: [] };
      const without = stateFile({ code, paper, base, days: days.filter((each) => each !== day) });
      await (await stageChange(root, { files: [without], folders: [], gone: [] }))();
    }
    await commit();
    return undefined;
  });
}

async function foreign(root: string, code: string): Promise<OtherPaper | undefined> {
  const state = await readState(root);
  return state === undefined || state.code === code ? undefined : { paper: state.paper };
}
