import { copyMessages } from "./messages/copy.ts";
import { copyMarkMessages } from "./messages/copy-marks.ts";
import { drawingMessages } from "./messages/drawings.ts";
import { fontMessages } from "./messages/fonts.ts";
import { imageMessages } from "./messages/images.ts";
import { intakeCopyMessages } from "./messages/intake-copy.ts";
import { intakeFileMessages } from "./messages/intake-files.ts";
import { intakeLookMessages } from "./messages/intake-looks.ts";
import { layoutMessages } from "./messages/layout.ts";
import { faultMessages } from "./messages/layout-faults.ts";
import { furnitureMessages } from "./messages/layout-furniture.ts";
import { groupFitMessages } from "./messages/layout-groups.ts";
import { makeUpMessages } from "./messages/makeup.ts";
import { fileMessages } from "./messages/manifest-files.ts";
import { nameMessages } from "./messages/manifest-names.ts";
import { valueMessages } from "./messages/manifest-values.ts";
import { yamlMessages } from "./messages/manifest-yaml.ts";
import { advertMessages } from "./messages/model-adverts.ts";
import { frameMessages } from "./messages/model-frames.ts";
import { groupMessages } from "./messages/model-groups.ts";
import { paperMessages } from "./messages/model-paper.ts";
import { settledMessages } from "./messages/model-settled.ts";
import { spreadMessages } from "./messages/model-spreads.ts";
import { storyMessages } from "./messages/model-stories.ts";
import { outputMessages } from "./messages/output.ts";
import { preflightFileMessages } from "./messages/preflight-file.ts";
import { preflightPageMessages } from "./messages/preflight-page.ts";
import { preflightPaintMessages } from "./messages/preflight-paint.ts";

/** Every diagnostic that the program can give, stage by stage. */
export const messages = {
  ...intakeFileMessages,
  ...intakeLookMessages,
  ...intakeCopyMessages,
  ...fileMessages,
  ...yamlMessages,
  ...valueMessages,
  ...nameMessages,
  ...copyMessages,
  ...copyMarkMessages,
  ...paperMessages,
  ...frameMessages,
  ...storyMessages,
  ...settledMessages,
  ...advertMessages,
  ...groupMessages,
  ...spreadMessages,
  ...fontMessages,
  ...imageMessages,
  ...drawingMessages,
  ...faultMessages,
  ...furnitureMessages,
  ...groupFitMessages,
  ...layoutMessages,
  ...makeUpMessages,
  ...outputMessages,
  ...preflightFileMessages,
  ...preflightPageMessages,
  ...preflightPaintMessages,
} as const;

export type Code = keyof typeof messages;

export function isCode(text: string): text is Code {
  return Object.hasOwn(messages, text);
}
