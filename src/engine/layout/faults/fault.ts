import type { Arguments, Code } from "../../../base/codes.ts";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import { extentText } from "../../../base/extent.ts";
import type { Span } from "../../../base/source.ts";
import { type Desk, labelOf } from "../desk.ts";
import type { PartSetting } from "../part.ts";
import type { PartRequest } from "../stage.ts";
import type { Occupant } from "../surroundings.ts";

/** Where the faults of one page are looked for. */
export interface FaultSearch {
  readonly page: number;
  readonly settings: readonly PartSetting[];
  readonly occupants: readonly Occupant[];
}

/** A fault of make-up, not yet weighed by the paper. */
interface Fault {
  /** Its name in the paper's `faults`. */
  readonly fault: string;
  readonly code: Code;
  readonly span: Span;
  readonly arguments: Arguments;
  /** Left out: none. */
  readonly related?: readonly Span[];
  /** The severity where the paper names none. */
  readonly usual: "error" | "warning" | "off";
}

/** A story's frame on a page, as messages name it. */
export function frameArguments({ story, frame }: PartRequest, page: number, desk: Desk): Arguments {
  const { columns, rows } = frame;
  return { story: story.id, page: labelOf(desk, page), columns: extentText(columns), rows: extentText(rows) };
}

/** A fault at the severity that the paper gives it; nothing where it is switched off. */
export function weighed(desk: Desk, found: Fault): readonly Diagnostic[] {
  const severity = desk.issue.paper.faults[found.fault] ?? found.usual;
  if (severity === "off") return [];
  const { code, span, related = [] } = found;
  return [{ severity, code, span, arguments: found.arguments, related }];
}

/** False where the paper has switched a fault off, so that it need not be looked for. */
export function isLookedFor(desk: Desk, fault: string, usual: Fault["usual"]): boolean {
  return (desk.issue.paper.faults[fault] ?? usual) !== "off";
}
