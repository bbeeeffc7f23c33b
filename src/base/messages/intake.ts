import type { Message } from "../wording.ts";
import { intakeCopyMessages } from "./intake-copy.ts";
import { intakeFileMessages } from "./intake-files.ts";

export const intakeMessages = {
  ...intakeFileMessages,
  ...intakeCopyMessages,
} as const satisfies Readonly<Record<string, Message>>;
