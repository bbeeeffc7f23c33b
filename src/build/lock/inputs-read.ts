import { basename, join } from "node:path";
import type { SourceDocument } from "../../formats/format.ts";
import type { Claim } from "../../formats/pdf/metadata.ts";
import { type MadeUp, picturesOf } from "../compile.ts";
import type { Host } from "../host.ts";
import { namedPlaces } from "../portable-names.ts";
import { identityClaim } from "./identity.ts";
import { hashOfInputs, inputsOf, type ReadInput } from "./inputs.ts";
import { printLayout } from "./layout-print.ts";
import { LOCK_FILE } from "./ledger.ts";

/** All that the build has read so far; empty without a ledger. */
export function inputsRead({ place, issue }: MadeUp, host: Host): readonly ReadInput[] {
  if (host.ledger === undefined) return [];
  const { profile } = issue.paper.press;
  return inputsOf(host.ledger, {
    manifest: join(place.folder, basename(place.manifest)),
    folder: place.folder,
    pictures: new Set(picturesOf(issue).map(({ path }) => path)),
    profile: { path: profile ?? host.profile, own: profile === undefined },
    namedPlaces: (path) => namedPlaces(place, path),
  });
}

/** The claims that files make about the build that they come from. */
export function claimsOf(madeUp: MadeUp, host: Host): readonly Claim[] {
  if (host.ledger === undefined) return [];
  const layout = printLayout(madeUp.layout).hash;
  const inputs = hashOfInputs(inputsRead(madeUp, host));
  return [identityClaim({ issue: madeUp.issue.stem, engine: host.version ?? "", layout, inputs })];
}

/** Manifest, paper, copy, and the lock where there is one. */
export async function issueFiles(madeUp: MadeUp, host: Host): Promise<readonly SourceDocument[]> {
  const { folder } = madeUp.place;
  const texts = inputsRead(madeUp, host).filter(
    ({ kind }) => kind === "manifest" || kind === "paper" || kind === "copy",
  );
  const named = [...texts, { kind: "lock", name: LOCK_FILE, path: join(folder, LOCK_FILE) }];
  const files = named.map(async ({ kind, name, path }): Promise<readonly SourceDocument[]> => {
    const bytes = await host.files.read(path);
    return bytes === undefined ? [] : [{ kind, name, bytes }];
  });
  return (await Promise.all(files)).flat();
}
