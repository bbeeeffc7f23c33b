import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Copies } from "../manifest/markup/markup.ts";
import type { PagePlan } from "./issue.ts";
import type { Palette } from "./palette.ts";
import type { Paper } from "./paper.ts";

/** Everything that is needed to resolve stories and adverts. Diagnostics are collected here, so that one run reports all. */
export interface StoryContext {
  readonly paper: Paper;
  readonly palette: Palette;
  readonly pages: readonly PagePlan[];
  readonly copies: Copies;
  readonly diagnostics: Diagnostic[];
}
