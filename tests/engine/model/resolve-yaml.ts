import { type Diagnostic, hasErrors, type Outcome } from "../../../src/base/diagnostic.ts";
import type { Files } from "../../../src/base/files.ts";
import { positionOf } from "../../../src/base/source.ts";
import { readCopies } from "../../../src/engine/manifest/markup/markup.ts";
import { readManifest } from "../../../src/engine/manifest/read.ts";
import type { Issue } from "../../../src/engine/model/issue.ts";
import { resolve } from "../../../src/engine/model/resolve.ts";

export const PAPER = "name: 测试报\ncode: CSB\n";

/** The least issue: one story on page 1. `more` stands at its end. */
export function issueYaml(more = "", pages = "[{label: 1}, {label: 2}, {label: 3}]"): string {
  return `paper: paper.yaml\ndate: 2026-11-24\npages: ${pages}\nstories:\n${more}`;
}

/** A story in flow style: `extra` are further keys. */
export function story(id: string, place: string, extra = ""): string {
  return `  - {id: ${id}, headline: 题, body: 文, place: ${place}${extra === "" ? "" : `, ${extra}`}}\n`;
}

/** Resolves an issue and a paper of a disk in memory; any further file that is asked for is there. */
export async function resolveYaml(issue: string, paper: string = PAPER, files: Readonly<Record<string, string>> = {}) {
  const texts: Record<string, string> = { "/i/issue.yaml": issue, "/i/paper.yaml": paper };
  for (const [name, text] of Object.entries(files)) texts[`/i/${name}`] = text;
  const read = await readManifest("/i/issue.yaml", memory(texts));
  if (!read.ok)
    throw new Error(read.diagnostics.map(({ code, arguments: args }) => `${code} ${JSON.stringify(args)}`).join("; "));
  const { copies, diagnostics } = readCopies(read.value.issue);
  return { outcome: resolve(read.value.issue, read.value.paper, copies), copyDiagnostics: diagnostics };
}

export async function issueOf(issue: string, paper: string = PAPER, files: Readonly<Record<string, string>> = {}) {
  const { outcome } = await resolveYaml(issue, paper, files);
  return expectOk(outcome);
}

/** The value of an outcome without any diagnostic. */
function expectOk(outcome: Outcome<Issue>): Issue {
  if (!outcome.ok || outcome.diagnostics.length > 0) throw new Error(places(outcome.diagnostics).join("; "));
  return outcome.value;
}

/** `code file:line …what stands before⟨the place⟩`, then the texts of related places behind `<`. */
function places(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, span, related }) => {
    const { line } = positionOf(span.source, span.start);
    const before = /[^\s,{[]*[ {[]*$/.exec(span.source.text.slice(0, span.start))?.[0] ?? "";
    const text = span.source.text.slice(span.start, span.end);
    const others = related.map((other) => ` < ${other.source.text.slice(other.start, other.end)}`);
    const file = span.source.path.replace("/i/", "");
    return `${code} ${file}:${line} ${before}⟨${text}⟩${others.join("")}`;
  });
}

export async function problems(issue: string, paper: string = PAPER, files: Readonly<Record<string, string>> = {}) {
  const { outcome } = await resolveYaml(issue, paper, files);
  if (outcome.ok === hasErrors(outcome.diagnostics)) throw new Error("an outcome is ok when it has no error");
  return places(outcome.diagnostics);
}

function memory(texts: Readonly<Record<string, string>>): Files {
  const bytes = (path: string): Uint8Array | undefined => {
    const text = texts[path] ?? (/\.(jpg|icc)$/.test(path) ? "picture" : undefined);
    return text === undefined ? undefined : new TextEncoder().encode(text);
  };
  return {
    look: async (path) => {
      if (path === "/i" || path === "/") return { path, kind: "folder", bytes: 0 };
      const found = bytes(path);
      return found === undefined ? undefined : { path, kind: "file", bytes: found.length };
    },
    read: async (path) => bytes(path),
    list: async () =>
      Object.keys(texts)
        .map((path) => path.slice(3))
        .sort(),
    name: (path) => path,
  };
}
