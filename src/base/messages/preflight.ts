import type { Message } from "../wording.ts";
import { preflightFileMessages } from "./preflight-file.ts";
import { preflightPageMessages } from "./preflight-page.ts";

export const preflightMessages = {
  ...preflightFileMessages,
  ...preflightPageMessages,
} as const satisfies Readonly<Record<string, Message>>;
