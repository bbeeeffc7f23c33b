// Keeps the drawn pages up to date, those in view first: after an edit the page under the reader's eyes changes at once, the others follow. Text comes for all
// pages, so that the browser's search finds it; ink only near the view.
import type { IssueState, PageInk, PageState } from "../protocol.ts";
import type { Connection } from "./connection.ts";
import { newSheet, openOutlines, type Sheet } from "./sheet.ts";

/** Keeps the sheets of an issue up to date. */
export interface Painter {
  sheet(label: string): Sheet;
  /** The shown revision of a page; 0 if none. */
  asOf(label: string): number;
  /** Takes a new state, and fetches the changed parts. */
  take(state: IssueState): void;
  /** Sets which pages are in view, or near. */
  see(near: ReadonlySet<string>): void;
  /** Shows a page on trial, until the next state. */
  show(trial: IssueState["pages"], revision: number): void;
  /** Draws a page as it was in a revision on a sheet of its own. */
  paintAs(own: Sheet, label: string, revision: number): Promise<void>;
}

/** The painter's means. */
interface Work extends Pick<IssueState, "run" | "outlines" | "pages" | "revision"> {
  /** Pages in view or near, those in the middle of the window first. */
  readonly near: readonly string[];
}

/** An outdated page, and whether its ink is needed or its text alone. */
interface Job {
  readonly page: PageState;
  readonly ink: boolean;
}

/**
 * @param line the connection to the server
 * @param done is called when all pages in view are up to date
 */
export function openPainter(line: () => Connection, done: (revision: number) => void): Painter {
  const outlines = openOutlines(line);
  const shelf = openShelf();
  const { sheet } = shelf;
  let work: Work = { run: "", outlines: 0, pages: [], revision: 0, near: [] };
  let working = false;
  /** False if the server cannot give it; then the next state tries again. */
  const paint = async ({ page, ink }: Job): Promise<boolean> => {
    const own = sheet(page.label);
    const { revision } = work;
    const current = (): boolean => revision === work.revision;
    const asked = { page: page.label, revision, since: shelf.since(page.label, ink) };
    const reply = await line().get<PageInk>("/page", { ...asked, ink: Number(ink), texts: Number(!ink) });
    if (!current()) return true;
    if (!reply.ok || !(await outlines.have(ink ? reply.value.outlines : 0))) return false;
    if (!current()) return true;
    if (ink) own.takeInk(reply.value, outlines.path);
    else own.takeText(reply.value);
    shelf.note(page, revision);
    return true;
  };
  const tell = teller(done);
  const paintAll = async (): Promise<void> => {
    if (working) return;
    working = true;
    let unseen = false;
    for (let job = nextJob(work, sheet); job !== undefined; job = nextJob(work, sheet)) {
      if (!job.ink) tell(work);
      // Placing text takes the browser as long as ink, and text is invisible.
      if (!job.ink && unseen) await nextFrame();
      else if (!(await paint(job))) break;
      unseen = job.ink;
    }
    tell(work);
    working = false;
  };
  const take = (state: Omit<Work, "near">): void => {
    if (state.run !== work.run || state.outlines !== work.outlines) {
      shelf.clear();
      outlines.begin(state.outlines);
    }
    const { run, pages, revision } = state;
    work = { run, outlines: state.outlines, pages, revision, near: fromMiddle(work.near, sheet) };
    for (const page of work.pages) {
      sheet(page.label).size(page.width, page.height);
      shelf.note(page, work.revision);
    }
    void paintAll();
  };
  return {
    sheet,
    asOf: (label) => shelf.since(label, true),
    take,
    show: (pages, revision) => take({ ...work, pages, revision }),
    see: (near) => {
      work = { ...work, near: fromMiddle(near, sheet) };
      shelf.dropFar(near);
      void paintAll();
    },
    paintAs: async (own, label, revision) => {
      const reply = await line().get<PageInk>("/page", { page: label, revision, since: 0, ink: 1, texts: 0 });
      if (reply.ok && (await outlines.have(reply.value.outlines))) own.takeInk(reply.value, outlines.path);
    },
  };
}

/** Reports each revision once, when its pages are in view. */
function teller(done: (revision: number) => void): (work: Work) => void {
  let reported = 0;
  return ({ near, revision }) => {
    if (near.length === 0 || reported === revision) return;
    reported = revision;
    done(reported);
  };
}

/** A hidden window gets no animation frames. */
const NO_FRAME_MS = 100;

/** Resolves when the drawing is on its way to the screen. */
function nextFrame(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, NO_FRAME_MS);
    requestAnimationFrame(() => setTimeout(done, 0));
  });
}

/** Pages in view come first, then the text of all others, for searching. */
function nextJob({ pages, near }: Work, sheet: (label: string) => Sheet): Job | undefined {
  for (const wanted of near) {
    const page = pages.find(({ label }) => label === wanted);
    if (page !== undefined && sheet(wanted).inkVersion !== page.version) return { page, ink: true };
  }
  const unread = pages.find(({ label, version }) => sheet(label).textVersion !== version);
  return unread && { page: unread, ink: false };
}

/**
 * Those in the middle of the window first. Called before anything is drawn: after a change of the document, asking for a position forces the browser to lay it
 * out at once.
 */
function fromMiddle(near: Iterable<string>, sheet: (label: string) => Sheet): readonly string[] {
  const far = new Map([...near].map((label) => [label, distance(sheet(label))]));
  return [...far.keys()].sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0));
}

/** Pixels from the middle of the window; 0: the page stands there. */
function distance({ svg }: Sheet): number {
  const { left, right, top, bottom } = svg.getBoundingClientRect();
  const [x, y] = [innerWidth / 2, innerHeight / 2];
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

interface Shelf {
  sheet(label: string): Sheet;
  /** The last revision whose page the sheet shows: the server sends the changes since then. 0: everything. */
  since(label: string, ink: boolean): number;
  /** Notes the revision of parts of a page's sheet. */
  note(page: PageState, revision: number): void;
  dropFar(near: ReadonlySet<string>): void;
  clear(): void;
}

function openShelf(): Shelf {
  const sheets = new Map<string, Sheet>();
  const inkAsOf = new Map<string, number>();
  const textAsOf = new Map<string, number>();
  const sheet = (label: string): Sheet => {
    const found = sheets.get(label) ?? newSheet(label);
    sheets.set(label, found);
    return found;
  };
  return {
    sheet,
    since: (label, ink) => {
      const { inkVersion, textVersion } = sheet(label);
      if ((ink ? inkVersion : textVersion) === 0) return 0;
      return (ink ? inkAsOf : textAsOf).get(label) ?? 0;
    },
    note: ({ label, version }, revision) => {
      const { inkVersion, textVersion } = sheet(label);
      if (inkVersion === version) inkAsOf.set(label, revision);
      if (textVersion === version) textAsOf.set(label, revision);
    },
    dropFar: (near) => {
      for (const [label, each] of sheets) if (!near.has(label) && each.inkVersion !== 0) each.dropInk();
    },
    clear: () => {
      for (const each of sheets.values()) each.clear();
    },
  };
}
