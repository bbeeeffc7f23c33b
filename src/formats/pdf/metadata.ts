import type { Job } from "../format.ts";
import { issueTitle } from "../names.ts";
import type { Metadata } from "./xmp.ts";

export function metadataOf({ newspaper, claims }: Pick<Job, "newspaper" | "claims">): Metadata {
  const { paper, date, language, binding } = newspaper.identity;
  return { title: issueTitle(newspaper), author: paper, date, language, binding, claims };
}
