export type { Diagnostic } from "../base/diagnostic.ts";
export { type Language, reportJson, reportText } from "../base/report.ts";
export type { Stage, Timings, Watch } from "../base/watch.ts";
export type { OutputFile } from "../formats/format.ts";
export type { Layout, Page } from "../layout/page.ts";
export { type Compiled, compile, type MadeUp } from "./compile.ts";
export { diskHost } from "./disk-host.ts";
export { type Drawn, draw, type Wishes } from "./draw.ts";
export type { Host } from "./host.ts";
