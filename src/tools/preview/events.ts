import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { lockPath } from "../records/rebuild.ts";
import { builtState } from "./issue-state.ts";
import type { Newsroom } from "./newsroom.ts";
import type { PreviewedIssue } from "./previewed-issue.ts";
import type { IssueState } from "./protocol.ts";

/** Streams of Server-Sent Events, one a tab. */
export interface Events {
  open(issue: PreviewedIssue | undefined, request: IncomingMessage, response: ServerResponse): Promise<undefined>;
  tell(issue: PreviewedIssue, event: "state" | "where", data: unknown): void;
  /** Tells the state again, after a change that no build made. */
  restate(issue: PreviewedIssue): void;
  close(): void;
}

/** A comment goes out this often: it shows which lines are dead, and keeps sleeping ones open. */
const ALIVE_MS = 15_000;

export function openEvents(room: Newsroom): Events {
  const tabs = new Map<ServerResponse, PreviewedIssue>();
  const listening = new Map<PreviewedIssue, () => void>();
  const tell: Events["tell"] = (issue, event, data) => {
    const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const [tab, shown] of tabs) if (shown === issue) tab.write(text);
  };
  const stateOf = (issue: PreviewedIssue): IssueState => ({
    run: room.run,
    issue: room.numberOf(issue),
    issues: room.names,
    editor: room.editor !== undefined,
    lock: existsSync(lockPath(issue.path)),
    other: room.against?.name,
    ...builtState(issue.latest(), issue.found(), room.language),
    ...room.journalOf(issue).next(),
  });
  const restate = (issue: PreviewedIssue): void => tell(issue, "state", stateOf(issue));
  const alive = setInterval(() => {
    for (const tab of tabs.keys()) tab.write(": alive\n\n");
  }, ALIVE_MS);
  return {
    tell,
    restate,
    open: async (issue, request, response) => {
      if (issue === undefined) {
        response.writeHead(404).end();
        return undefined;
      }
      response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
      response.write("retry: 500\n\n");
      tabs.set(response, issue);
      request.on("close", () => tabs.delete(response));
      if (!listening.has(issue))
        listening.set(
          issue,
          issue.listen(() => restate(issue)),
        );
      await Promise.all([issue.ready(), room.journalOf(issue).ready()]);
      response.write(`event: state\ndata: ${JSON.stringify(stateOf(issue))}\n\n`);
      return undefined;
    },
    close: () => {
      clearInterval(alive);
      for (const end of listening.values()) end();
      for (const tab of tabs.keys()) tab.end();
    },
  };
}
