import { basename } from "node:path";
import { pathFrom } from "../../base/disk-files.ts";
import { byCodeUnit } from "../../base/order.ts";
import { sha256Of } from "../../base/sha256.ts";
import type { Ledger, Read } from "./ledger.ts";

type InputKind = "manifest" | "paper" | "copy" | "art" | "photo" | "profile" | "font";

/** A file that the outputs depend on. */
export interface Input {
  readonly kind: InputKind;
  /** Its path from the folder, with `/`; a font's id in fonts.yaml; the name of the program's own profile. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** An input, and where it was read. */
export interface ReadInput extends Input {
  /** Absolute, links followed. */
  readonly path: string;
}

/** What is known of an issue's files. */
interface Sources {
  /** issue.yaml and its folder, absolute, links followed. */
  readonly manifest: string;
  readonly folder: string;
  /** Photos and adverts, absolute. */
  readonly pictures: ReadonlySet<string>;
  /** The profile that the issue is printed with, absolute. `own`: it comes with the program. */
  readonly profile: { readonly path: string; readonly own: boolean };
  /** The paths by which the issue names a file; its own path comes with links followed. */
  readonly namedPlaces: (path: string) => readonly string[];
}

/** In the order of a lock. */
export const INPUT_KINDS: readonly InputKind[] = ["manifest", "paper", "copy", "art", "photo", "profile", "font"];

/** The inputs of a build: by kind, then by name. */
export function inputsOf(ledger: Ledger, sources: Sources): readonly ReadInput[] {
  const files = ledger
    .read()
    .flatMap((read) => namesOf(read.path, sources).map((name): ReadInput => ({ ...name, ...contentOf(read) })));
  const fonts = ledger.fonts().map((read): ReadInput => ({ kind: "font", name: read.id, ...contentOf(read) }));
  return [...files, ...fonts].sort(
    (a, b) => INPUT_KINDS.indexOf(a.kind) - INPUT_KINDS.indexOf(b.kind) || byCodeUnit(a.name, b.name),
  );
}

export function hashOfInputs(inputs: readonly Input[]): string {
  return sha256Of(inputs.map(({ kind, name, sha256 }) => `${kind} ${sha256} ${name}\n`).join(""));
}

function contentOf({ path, bytes, sha256 }: Read): Pick<ReadInput, "path" | "bytes" | "sha256"> {
  return { bytes, sha256, path };
}

function namesOf(path: string, sources: Sources): readonly Pick<Input, "kind" | "name">[] {
  const { profile, folder, namedPlaces } = sources;
  if (path === profile.path && profile.own) return [{ kind: "profile", name: basename(path) }];
  const kind = path === profile.path ? "profile" : kindOf(path, sources);
  return namedPlaces(path).map((place) => ({ kind, name: pathFrom(folder, place) }));
}

function kindOf(path: string, { manifest, pictures }: Sources): InputKind {
  if (path === manifest) return "manifest";
  if (pictures.has(path)) return "photo";
  if (/\.ya?ml$/i.test(path)) return "paper";
  return /\.svg$/i.test(path) ? "art" : "copy";
}
