import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "../../../src/build/compile.ts";
import type { Preview } from "../../../src/tools/preview/preview.ts";
import type { IssueState } from "../../../src/tools/preview/protocol.ts";
import { checkSignatures } from "../../../src/tools/records/signatures.ts";
import { folderOf, heiPaper, issue, save } from "../../cli/program.ts";
import { host } from "../../golden/host.ts";
import { previewOf, TOKEN } from "./opened.ts";

const story = issue.slice(issue.indexOf("  - id")).replace("id: short", "id: other").replace("page: 1", "page: 2");
const manifest = `${issue.replace("stories:", "  - {label: 2, section: 副刊}\nstories:")}${story}`;
const edited = (from: string, to: string): string => manifest.replace(from, to);

let folder = "";
let preview: Preview;
let states: AsyncGenerator<IssueState>;
let state: IssueState;

beforeAll(async () => {
  folder = await folderOf({ "issue.yaml": manifest, "paper.yaml": `${heiPaper}signing: [初审, 终审]\n` });
  preview = await previewOf(join(folder, "issue.yaml"));
  states = statesOf(await fetch(`http://127.0.0.1:${preview.port}/events?token=${TOKEN}`));
  state = await nextState(() => true);
});
afterAll(async () => {
  await preview.close();
});

/** The states that a client receives. */
async function* statesOf({ body }: Response): AsyncGenerator<IssueState> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events)
      if (event.startsWith("event: state")) yield JSON.parse(event.split("\ndata: ")[1] ?? "");
  }
}

async function nextState(wanted: (each: IssueState) => boolean): Promise<IssueState> {
  for (;;) {
    const { value, done } = await states.next();
    if (done) throw new Error("the stream has ended");
    if (wanted(value)) return value;
  }
}

const record = (): string => join(folder, "signatures.jsonl");

async function saved(text: string): Promise<void> {
  await save(join(folder, "issue.yaml"), text);
  state = await nextState(({ read }) => read > state.read);
}

async function sign(asked: object, token = TOKEN): Promise<{ readonly status: number; readonly said: object }> {
  const reply = await fetch(`http://127.0.0.1:${preview.port}/sign`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Banmian-Token": token },
    body: JSON.stringify({ revision: state.revision, page: "1", stage: "初审", by: "林岚", ...asked }),
  });
  return { status: reply.status, said: (await reply.json()) as object };
}

const missing = (stage: string): object => ({ stage, state: "missing" });

test("a page is signed from the preview, which then shows by whom and when; a change shows, and can be signed again", async () => {
  expect(state.signing).toEqual({ 1: ["初审", "终审"].map(missing), 2: ["初审", "终审"].map(missing) });
  expect(await sign({})).toEqual({ status: 200, said: {} });
  const by = { stage: "初审", by: "林岚", at: "2026-11-24T22:40:00+08:00" };
  state = await nextState(({ revision }) => revision > state.revision);
  expect(state.signing["1"]).toEqual([{ ...by, state: "signed" }, missing("终审")]);
  expect(state.messages).toEqual([]);
  // The page is the one that other commands make up.
  const { madeUp } = await compile(join(folder, "issue.yaml"), { ...host, draft: true });
  const checked = madeUp && (await checkSignatures(madeUp, { language: "en", files: host.files, version: "1.0.0" }));
  expect(checked?.diagnostics).toEqual([]);
  expect(checked?.stages.get("1")?.[0]?.state).toBe("signed");

  await saved(edited("天地玄黄", "天地玄青"));
  expect(state.signing["1"]).toEqual([{ ...by, state: "changed" }, missing("终审")]);
  expect(state.messages.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
    expect.stringMatching(/^error .*初审 林岚.*\{\+青\+\}/),
  ]);
  expect(await sign({ by: "白露" })).toEqual({ status: 200, said: {} });
  state = await nextState(({ revision }) => revision > state.revision);
  expect(state.signing["1"]?.[0]).toMatchObject({ by: "白露", state: "signed" });
  expect(state.messages).toEqual([]);
  await rm(record());
  state = await nextState(({ signing }) => signing["1"]?.[0]?.state === "missing");
});

const overset = edited("天地玄黄", "天地玄黄".repeat(99));

test.each<[text: string, asked: object, status: number, said: object, why: string]>([
  [edited("天地玄黄", "天地玄红"), { revision: -1 }, 409, { error: "conflict" }, "the page has changed since"],
  [edited("天地玄黄", "天地玄紫"), { revision: 1_000 }, 409, { error: "conflict" }, "there is no such revision"],
  [edited("date: 2026-11-24", "date: ["), {}, 409, { error: "conflict" }, "the manifest is faulty"],
  [overset, {}, 403, { error: "refused", detail: expect.stringContaining("`short`") }, "the page has errors"],
  [manifest, { page: "3" }, 400, { error: "unknown" }, "there is no such page"],
  [manifest, { stage: "三审" }, 403, { error: "refused", detail: expect.stringContaining("三审") }, "no such stage"],
  [manifest, { by: " " }, 403, { error: "refused", detail: expect.any(String) }, "nobody signs"],
  [manifest, { at: "2020-01-01" }, 400, { error: "unknown" }, "the time is the server's"],
])("nothing is signed: %#", async (text, asked, status, said) => {
  const before = state.revision;
  if ((await readFile(join(folder, "issue.yaml"), "utf8")) !== text) await saved(text);
  const stale = "revision" in asked && asked.revision === -1 ? { revision: before } : asked;
  expect(await sign(stale)).toEqual({ status, said });
  expect(existsSync(record())).toBe(false);
});

test("nothing is signed without the token", async () => {
  expect((await sign({}, "0".repeat(32))).status).toBe(403);
  expect(existsSync(record())).toBe(false);
});

test("a page that is still as the reader sees it is signed, though another one was changed and has errors", async () => {
  await saved(manifest);
  const { revision } = state;
  const at = manifest.lastIndexOf("天地玄黄");
  await saved(`${manifest.slice(0, at)}${"天地玄黄".repeat(99)}${manifest.slice(at)}`);
  expect(await sign({ revision })).toEqual({ status: 200, said: {} });
  expect((await sign({ page: "2" })).status).toBe(403);
});
