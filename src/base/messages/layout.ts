import type { Message } from "../wording.ts";

export const layoutMessages = {} as const satisfies Readonly<Record<string, Message>>;
