// The issues that a preview serves, all sharing one cache of fonts and pictures. An issue is laid out when a client first opens it.
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
import { openRest, type PreviewedIssue, previewIssue, type Unheeding } from "./previewed-issue.ts";

/** The settings of a preview. */
export interface PreviewWish {
  /** Manifests, absolute: the first is shown first. */
  readonly issues: readonly string[];
  readonly host: Host;
  /** Frees all unused memory. */
  readonly collect?: (() => void) | undefined;
  /** Does a build, during which Ctrl-C ends the program at once. */
  readonly unheeding?: Unheeding | undefined;
  readonly language: Language;
  /** The program's own version, and the time (ISO), for signatures. */
  readonly version: string;
  readonly now: () => string;
  /** Undefined: clients follow links. */
  readonly editor: OpenEditor | undefined;
  /** The folder of the client's script and styles. */
  readonly clientFolder: string;
  /** The issue that all are compared with; undefined if none was named. */
  readonly against: OtherIssue | undefined;
  /** The folder in which steps by hand are stored from run to run; undefined: they are not stored. */
  readonly cache: string | undefined;
}

/** The served issues. */
export interface Newsroom extends PreviewWish {
  /** Distinguishes this run of the server from others, since each counts its revisions from 1. */
  readonly run: string;
  readonly names: readonly string[];
  readonly drawer: Drawer;
  /** A page of `against` as PNG, by its label. */
  readonly otherPage: (label: string) => Promise<Uint8Array | undefined>;
  /** The steps that were done to an issue by hand. */
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
    const found = opened.get(number) ?? previewIssue(path, wish.host, { ...wish, rest });
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

/** One file for each issue, named by the hash of its path. */
function journalPath(cache: string | undefined, issue: string): string | undefined {
  const name = sha256Of(issue).slice(0, 32);
  return cache && join(cache, "preview", `${name}.json`);
}

/** An issue that was laid out elsewhere, named by `--against`. */
interface OtherIssue {
  /** As the reader named it. */
  readonly name: string;
  readonly newspaper: Newspaper;
  /** The PDF of its pages; undefined if there is none. */
  readonly proof: () => Promise<Uint8Array | undefined>;
}

/** Pixels per inch of an earlier page that exists only as a picture. */
const DPI = 144;

/** Returns the pages of the other issue's proof as PNG, each drawn once. */
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
