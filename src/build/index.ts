// The library that the package exports (README.md shows it in ten lines): an issue opened, its Newspaper, and the types for a format or tool of one's own. At
// most 80 names.
export { type Diagnostic, hasErrors } from "../base/diagnostic.ts";
export type { Memory } from "../base/memo.ts";
export { positionOf, type SourceFile, type Span } from "../base/source.ts";
export type { BuildStage, Timings, Watch } from "../base/watch.ts";
export { readNewspaper } from "../engine/newspaper/json.ts";
export {
  type CopyBlock,
  copyBlocks,
  type FurnitureText,
  type Identity,
  type Newspaper,
  type Passage,
  type PrintedAdvert,
  type PrintedFrame,
  type PrintedJump,
  type PrintedLine,
  type PrintedLink,
  type PrintedPage,
  type PrintedPicture,
  type PrintedSegment,
  passagesOf,
  type ReadStory,
  type StoryBlock,
  type StoryPart,
  type Thing,
} from "../engine/newspaper/newspaper.ts";
export { type Place, placeIn, type SourceText, textIn } from "../engine/newspaper/source-text.ts";
export {
  type Edition,
  type Format,
  type Job,
  type OptionValues,
  type OutputFile,
  textFile,
  type Written,
} from "../formats/format.ts";
export type { PaintOp, PaintPage } from "../formats/paint/paint.ts";
export { type Asked, FORMATS } from "../formats/registry.ts";
export { reportJson, reportText } from "../locales/report.ts";
export type { Language } from "../locales/words.ts";
export { type Compiled, compile, type MadeUp, newspaperIn } from "./compile.ts";
export { replaceFiles } from "./disk/replace-files.ts";
export { type Drawn, draw, type Wishes } from "./draw.ts";
export { diskHost, type Host } from "./host.ts";
export { type Lock, readLock } from "./lock.ts";
export { newMemory } from "./memory.ts";
export { type OpenedIssue, type OpenOptions, openIssue } from "./open-issue.ts";
