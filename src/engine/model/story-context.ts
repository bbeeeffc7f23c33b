import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Copies } from "../manifest/markup/markup.ts";
import type { PagePlan } from "./issue.ts";
import type { Palette } from "./palette.ts";
import type { Paper } from "./paper.ts";

/** All that resolving stories and adverts needs. Diagnostics gather here, so that one run tells all. */
export interface StoryContext {
  readonly paper: Paper;
  readonly palette: Palette;
  readonly pages: readonly PagePlan[];
  readonly copies: Copies;
  readonly diagnostics: Diagnostic[];
}
