// What the package gives to programs: README.md shows it in ten lines.
export type { Diagnostic } from "../base/diagnostic.ts";
export { hasErrors } from "../base/diagnostic.ts";
export { type Language, reportJson, reportText } from "../base/report.ts";
export type { BuildStage, Timings, Watch } from "../base/watch.ts";
export { readNewspaper } from "../engine/newspaper/from-json.ts";
export type {
  FurnitureText,
  Identity,
  Newspaper,
  PrintedAdvert,
  PrintedFrame,
  PrintedJump,
  PrintedLine,
  PrintedLink,
  PrintedPage,
  PrintedPicture,
  PrintedSegment,
  ReadStory,
  StoryPart,
  Thing,
} from "../engine/newspaper/newspaper.ts";
export type { Place } from "../engine/newspaper/source-list.ts";
export { placeIn, type SourceText, textIn } from "../engine/newspaper/source-text.ts";
export {
  type CopyBlock,
  copyBlocks,
  type Passage,
  passagesOf,
  type StoryBlock,
} from "../engine/newspaper/story-block.ts";
export type { OutputFile } from "../formats/format.ts";
export type { Asked } from "../formats/registry.ts";
export { type Compiled, compile, type MadeUp, newspaperIn } from "./compile.ts";
export { diskHost } from "./disk-host.ts";
export { type Drawn, draw, type Wishes } from "./draw.ts";
export type { Host } from "./host.ts";
export { type OpenedIssue, type OpenOptions, openIssue } from "./open-issue.ts";
