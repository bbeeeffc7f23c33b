import type { Message } from "../wording.ts";

export const manifestMessages = {} as const satisfies Readonly<Record<string, Message>>;
