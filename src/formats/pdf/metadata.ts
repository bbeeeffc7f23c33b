import type { Job } from "../format.ts";
import type { Metadata } from "./xmp.ts";

/** The metadata of a PDF of the issue. */
export function metadataOf({ newspaper, claims }: Pick<Job, "newspaper" | "claims">): Metadata {
  const { paper, date, language, binding } = newspaper.identity;
  return { title: titleOf(newspaper), author: paper, date, language, binding, claims };
}

/** The paper's name and the date. */
export function titleOf({ identity }: Job["newspaper"]): string {
  return [identity.paper, identity.date, identity.edition].filter((part) => part !== undefined).join(" ");
}
