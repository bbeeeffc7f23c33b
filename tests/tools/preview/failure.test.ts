import { join } from "node:path";
import { expect, test } from "vitest";
import type { IssueState } from "../../../src/tools/preview/protocol.ts";
import { folderOf, issue, paper } from "../../cli/program.ts";
import { host } from "../../golden/host.ts";
import { previewOf, TOKEN } from "./opened.ts";

test("a fault of the program's own is told, with what it said", async () => {
  const folder = await folderOf({ "issue.yaml": issue, "paper.yaml": paper });
  const read = async (): Promise<never> => {
    throw new Error("the disk is on fire");
  };
  const preview = await previewOf(join(folder, "issue.yaml"), { ...host, files: { ...host.files, read } });
  try {
    await preview.ready();
    const events = await fetch(`http://127.0.0.1:${preview.port}/events?token=${TOKEN}`);
    expect(await firstState(events)).toMatchObject({ failure: "the disk is on fire", faulty: true, pages: [] });
  } finally {
    await preview.close();
  }
});

async function firstState({ body }: Response): Promise<IssueState> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const data = /event: state\ndata: (.*)\n\n/.exec(text)?.[1];
    if (data !== undefined) return JSON.parse(data);
  }
  throw new Error("no state was told");
}
