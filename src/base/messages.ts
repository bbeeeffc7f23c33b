import { copyMessages } from "./messages/copy.ts";
import { fontMessages } from "./messages/fonts.ts";
import { imageMessages } from "./messages/images.ts";
import { intakeMessages } from "./messages/intake.ts";
import { layoutMessages } from "./messages/layout.ts";
import { manifestMessages } from "./messages/manifest.ts";
import { modelMessages } from "./messages/model.ts";
import { outputMessages } from "./messages/output.ts";
import { preflightMessages } from "./messages/preflight.ts";

/** Every diagnostic that the program can give, stage by stage. */
export const messages = {
  ...intakeMessages,
  ...manifestMessages,
  ...copyMessages,
  ...modelMessages,
  ...fontMessages,
  ...imageMessages,
  ...layoutMessages,
  ...outputMessages,
  ...preflightMessages,
} as const;

export type Code = keyof typeof messages;

export function isCode(text: string): text is Code {
  return Object.hasOwn(messages, text);
}
