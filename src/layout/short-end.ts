import type { Story } from "../model/issue.ts";
import { BRIEF_ENDS_SHORT, MAY_END_SHORT } from "./weights.ts";

/** Rows that may stay empty at a story's foot: a brief of a group leaves more, where its stack has less copy than the one beside it (RULES.md#groups). */
export function shortOf({ group, priority }: Pick<Story, "group" | "priority">): number {
  return group !== undefined && priority === "brief" ? BRIEF_ENDS_SHORT : MAY_END_SHORT;
}
