import type { Message } from "../wording.ts";
import { advertMessages } from "./model-adverts.ts";
import { frameMessages } from "./model-frames.ts";
import { groupMessages } from "./model-groups.ts";
import { paperMessages } from "./model-paper.ts";
import { settledMessages } from "./model-settled.ts";
import { spreadMessages } from "./model-spreads.ts";
import { storyMessages } from "./model-stories.ts";

export const modelMessages = {
  ...paperMessages,
  ...frameMessages,
  ...storyMessages,
  ...settledMessages,
  ...advertMessages,
  ...groupMessages,
  ...spreadMessages,
} as const satisfies Readonly<Record<string, Message>>;
