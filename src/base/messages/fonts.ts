import type { Message } from "../wording.ts";

export const fontMessages = {} as const satisfies Readonly<Record<string, Message>>;
