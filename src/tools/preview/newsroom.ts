import { basename, dirname, join } from "node:path";
import { once } from "../../base/once.ts";
import { sha256Of } from "../../base/sha256.ts";
import type { Host } from "../../build/host.ts";
import { encodePng } from "../../engine/images/bitmap.ts";
import type { Newspaper } from "../../engine/newspaper/newspaper.ts";
import { drawPages } from "../../engine/pdf/pdfium.ts";
import type { Language } from "../../locales/words.ts";
import type { OpenEditor } from "./editor.ts";
import { type Journal, openJournal } from "./journal.ts";
import { type Drawer, openDrawer } from "./page-ink.ts";
import { openRest, type PreviewedIssue, previewIssue } from "./previewed-issue.ts";

/** What a preview shows, and how. */
export interface PreviewWish {
  /** Manifests, absolute: the first is shown first. */
  readonly issues: readonly string[];
  readonly host: Host;
  /** Frees all memory that nobody holds. */
  readonly collect?: (() => void) | undefined;
  readonly language: Language;
  /** Undefined: clients follow links. */
  readonly editor: OpenEditor | undefined;
  /** Where the client's script and styles stand. */
  readonly clientFolder: string;
  /** The issue that all are compared with; undefined: none was named. */
  readonly against: OtherIssue | undefined;
  /** The folder in which steps by hand are kept from run to run; undefined: they are not kept. */
  readonly cache: string | undefined;
}

/** The issues that can be looked at; each is opened when a client first asks for it. */
export interface Newsroom extends PreviewWish {
  /** Tells this run of the server from others, since each counts its revisions anew. */
  readonly run: string;
  readonly names: readonly string[];
  readonly drawer: Drawer;
  /** A page of `against` as PNG, by its label. */
  readonly otherPage: (label: string) => Promise<Uint8Array | undefined>;
  /** What was done to an issue by hand. */
  journalOf(issue: PreviewedIssue): Journal;
  issueAt(address: URL): PreviewedIssue | undefined;
  numberOf(issue: PreviewedIssue): number;
  opened(): readonly PreviewedIssue[];
  close(): Promise<void>;
}

/** @param token goes into the addresses of pictures */
export function openNewsroom(wish: PreviewWish, run: string, token: string): Newsroom {
  const opened = new Map<number, PreviewedIssue>();
  const rest = wish.collect && openRest(wish.collect);
  const open = (number: number): PreviewedIssue | undefined => {
    const path = wish.issues[number];
    if (path === undefined) return undefined;
    const found = opened.get(number) ?? previewIssue(path, wish.host, rest);
    opened.set(number, found);
    return found;
  };
  open(0);
  const journals = new Map<PreviewedIssue, Journal>();
  return {
    ...wish,
    run,
    otherPage: openOtherPages(wish.against),
    names: wish.issues.map((path) => basename(dirname(path))),
    drawer: openDrawer((name) => `/picture?name=${name}&amp;token=${token}`),
    issueAt: ({ searchParams }) => open(Number(searchParams.get("issue") ?? 0)),
    numberOf: (issue) => [...opened].find(([, each]) => each === issue)?.[0] ?? 0,
    journalOf: (issue) => {
      const found = journals.get(issue) ?? openJournal(journalPath(wish.cache, issue.path));
      journals.set(issue, found);
      return found;
    },
    opened: () => [...opened.values()],
    close: async () => {
      for (const issue of opened.values()) await issue.close();
      rest?.end();
      for (const journal of journals.values()) await journal.close();
    },
  };
}

/** One file an issue, by the hash of its path. */
function journalPath(cache: string | undefined, issue: string): string | undefined {
  const name = sha256Of(issue).slice(0, 32);
  return cache && join(cache, "preview", `${name}.json`);
}

/** An issue as it was laid out elsewhere: what `--against` names. */
interface OtherIssue {
  /** As the reader named it. */
  readonly name: string;
  readonly newspaper: Newspaper;
  /** The PDF of its pages; undefined where there is none. */
  readonly proof: () => Promise<Uint8Array | undefined>;
}

/** Pixels per inch of an earlier page that is there as a picture alone. */
const DPI = 144;

/** Gives the pages of the other issue's proof as PNG, each drawn once. */
function openOtherPages(other: OtherIssue | undefined): (label: string) => Promise<Uint8Array | undefined> {
  const drawn = once(async () => {
    const pages = new Map<string, Uint8Array>();
    const proof = await other?.proof();
    if (other === undefined || proof === undefined) return pages;
    const labels = other.newspaper.pages.map(({ label }) => label);
    let at = 0;
    for await (const bitmap of drawPages(proof, DPI)) pages.set(labels[at++] ?? "", await encodePng(bitmap));
    return pages;
  });
  return async (label) => (await drawn()).get(label);
}
