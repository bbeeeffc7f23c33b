import type { Message } from "../wording.ts";

export const outputMessages = {} as const satisfies Readonly<Record<string, Message>>;
