import type { Message } from "../wording.ts";
import { fileMessages } from "./manifest-files.ts";
import { valueMessages } from "./manifest-values.ts";
import { yamlMessages } from "./manifest-yaml.ts";

export const manifestMessages = {
  ...fileMessages,
  ...yamlMessages,
  ...valueMessages,
} as const satisfies Readonly<Record<string, Message>>;
