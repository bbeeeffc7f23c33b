import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import type { CopyPicture, ProposedStory, SourceBlock, Taken } from "./proposal.ts";
import type { Recognised } from "./stories.ts";

type SourceKind = "page" | "plain" | "markdown" | "word" | "web" | "mail" | "ninjs";

/** A picture, or an item of ninjs, beside the source, by the name that the source gives; undefined if there is none. */
export type FindPicture = (name: string) => CopyPicture | undefined;

/** An address in readable form: `%20` is a blank. */
export function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

export interface CopyFile {
  /** As messages print it. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Pictures beside it. */
  readonly picture: FindPicture;
  /** True for the text of a mail: its copy may stand below a letter. */
  readonly isMail?: boolean;
}

/**
 * Converts a document to .docx by a program of the user's, or gives the reason for failure. missing: it is not installed; late: it was stopped in the middle.
 * @param ending of a file of its kind
 */
export type ConvertDocument = (
  bytes: Uint8Array,
  ending: "rtf" | "odt",
) => Promise<Uint8Array | "missing" | "failed" | "late">;

/** A reader's result: stories, or blocks that are to become stories. `counted` has all its characters. */
export interface SourceReading {
  readonly kind: SourceKind;
  readonly content:
    | { readonly form: "blocks"; readonly blocks: readonly SourceBlock[] }
    | { readonly form: "stories"; readonly stories: readonly ProposedStory[] };
  readonly taken: readonly Taken[];
  readonly added: readonly string[];
  readonly counted: readonly string[];
  /** The whole source, for messages without a better place. */
  readonly span: Span;
  readonly diagnostics: readonly Diagnostic[];
}

/** A source that cannot be read, and the reason. */
export type Refused = Pick<SourceReading, "kind" | "diagnostics">;

/** The importer's result for one file. */
export interface Intake extends Recognised {
  readonly kind: SourceKind;
  readonly added: readonly string[];
}
