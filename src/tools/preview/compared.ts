import type { Rect } from "../../base/rect.ts";
import type { Host } from "../../build/host.ts";
import { printLayout } from "../../build/lock/layout-print.ts";
import type { Newspaper } from "../../engine/newspaper/newspaper.ts";
import { compareLayouts } from "../records/compare.ts";
import { compareIssues } from "../records/diff/compare-issues.ts";
import { lockBeside } from "../records/rebuild.ts";
import { answer, refuse } from "./answers.ts";
import { framesOf } from "./find-on-page.ts";
import type { Newsroom } from "./newsroom.ts";
import type { PreviewedIssue } from "./previewed-issue.ts";
import type { Answer, ComparedMark, ComparedState } from "./protocol.ts";
import type { Revision } from "./revision.ts";

/** The differences to an earlier state of the issue. If this server laid it out, its pages can be asked for as ink. */
export async function compared(
  issue: PreviewedIssue,
  asked: { readonly revision: number; readonly against: "save" | "lock" | "other" },
  room: Newsroom,
): Promise<Answer<ComparedState>> {
  const now = issue.revision(asked.revision);
  if (now === undefined) return refuse("outdated");
  switch (asked.against) {
    case "save": {
      const before = issue.before();
      if (before === undefined) return refuse("nothing");
      return answer(stateOf(now, before.newspaper(), { revision: before.number, pictures: false }));
    }
    case "other": {
      const { against } = room;
      if (against === undefined) return refuse("nothing");
      return answer(stateOf(now, against.newspaper, { revision: 0, pictures: (await against.proof()) !== undefined }));
    }
    case "lock":
      return sinceLock(issue.path, now, room.host);
  }
}

function stateOf(now: Revision, was: Newspaper, source: Pick<ComparedState, "revision" | "pictures">): ComparedState {
  const pages = was.pages.map(({ label, trim }) => ({ label, ...trim }));
  return { ...source, pages, marks: compareIssues(was, now.newspaper()).marks };
}

/** A lock holds hashes, no pages: the stories that are no longer as it has them are marked. */
async function sinceLock(path: string, now: Revision, host: Host): Promise<Answer<ComparedState>> {
  const lock = await lockBeside(path, host);
  if (typeof lock === "string") return refuse("nothing");
  const is = printLayout(now.madeUp.layout);
  const { stories, pages } = compareLayouts(lock.layout, is, (id) => framesOf(now, id).map(({ page }) => page));
  const whole = (label: string): Rect => {
    const trim = now.pages.find((page) => page.label === label)?.trim;
    return { x: 0, y: 0, width: trim?.width ?? 0, height: trim?.height ?? 0 };
  };
  const marks: readonly ComparedMark[] = [
    ...stories.flatMap(({ id, change }) =>
      framesOf(now, id).map(({ page, at }): ComparedMark => {
        return { side: "is", kind: change === "added" ? "added" : "moved", page, at };
      }),
    ),
    ...pages.map((page): ComparedMark => ({ side: "is", kind: "moved", page, at: whole(page) })),
  ];
  return answer({ revision: 0, pictures: false, pages: [], marks });
}
