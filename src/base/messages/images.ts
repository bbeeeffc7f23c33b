import type { Message } from "../wording.ts";

export const imageMessages = {} as const satisfies Readonly<Record<string, Message>>;
