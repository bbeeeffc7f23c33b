import type { Rect } from "../../base/rect.ts";
import { compareIssues } from "../../diff/compare-issues.ts";
import { drawPages } from "../../formats/png/png.ts";
import { encodePng } from "../../images/bitmap.ts";
import { compareLayouts } from "../../lock/compare.ts";
import { printLayout } from "../../lock/layout-print.ts";
import type { Newspaper } from "../../newspaper/newspaper.ts";
import type { Host } from "../host.ts";
import { lockBeside } from "../rebuild.ts";
import { type Answer, answer, refuse } from "./answers.ts";
import { framesOf } from "./find-on-page.ts";
import type { Newsroom } from "./newsroom.ts";
import type { PreviewedIssue } from "./previewed-issue.ts";
import type { ComparedMark, ComparedState } from "./protocol.ts";
import type { Revision } from "./revision.ts";

/** An issue as it was laid out elsewhere: what `--against` names. */
export interface OtherIssue {
  /** As the reader named it. */
  readonly name: string;
  readonly newspaper: Newspaper;
  /** The PDF of its pages; undefined where there is none. */
  readonly proof: () => Promise<Uint8Array | undefined>;
}

/** Pixels per inch of an earlier page that is there as a picture alone. */
const DPI = 144;

/** What differs from how the issue was before; where it was laid out by this server, its pages can be asked for as ink. */
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
      return answer(stateOf(now, before.newspaper, { revision: before.number, pictures: false }));
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
  return { ...source, pages, marks: compareIssues(was, now.newspaper).marks };
}

/** A lock holds hashes, no pages: the stories that are no longer as it has them are marked. */
async function sinceLock(path: string, now: Revision, host: Host): Promise<Answer<ComparedState>> {
  const lock = await lockBeside(path, host);
  if (lock === undefined || lock === "unfit") return refuse("nothing");
  const is = printLayout(now.madeUp.layout);
  const { stories, pages } = compareLayouts(lock.layout, is, (id) => framesOf(now, id).map(({ page }) => page));
  const whole = (label: string): Rect => {
    const trim = now.newspaper.pages.find((page) => page.label === label)?.trim;
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

/** Gives the pages of the other issue's proof as PNG, each drawn once. */
export function openOtherPages(other: OtherIssue | undefined): (label: string) => Promise<Uint8Array | undefined> {
  let drawn: Promise<ReadonlyMap<string, Uint8Array>> | undefined;
  const draw = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
    const pages = new Map<string, Uint8Array>();
    const proof = await other?.proof();
    if (other === undefined || proof === undefined) return pages;
    const labels = other.newspaper.pages.map(({ label }) => label);
    let at = 0;
    for await (const bitmap of drawPages(proof, DPI)) pages.set(labels[at++] ?? "", await encodePng(bitmap));
    return pages;
  };
  return async (label) => {
    drawn ??= draw();
    return (await drawn).get(label);
  };
}
