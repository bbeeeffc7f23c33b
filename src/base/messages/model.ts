import type { Message } from "../wording.ts";

export const modelMessages = {} as const satisfies Readonly<Record<string, Message>>;
