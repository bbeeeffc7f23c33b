export type { Diagnostic } from "./base/diagnostic.ts";
export { type Language, reportJson, reportText } from "./base/report.ts";
export type { Stage, Timings, Watch } from "./base/watch.ts";
export { diskHost } from "./commands/disk-host.ts";
export {
  type Compiled,
  compile,
  type Drawn,
  draw,
  type Host,
  type MadeUp,
  type OutputFile,
  type Wishes,
} from "./compile.ts";
export type { Layout, Page } from "./layout/page.ts";
