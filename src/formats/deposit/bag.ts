import { createHash } from "node:crypto";
import { writeSums } from "../../base/sha256.ts";
import { type OutputFile, textFile } from "../format.ts";

const TAG_MANIFEST = "tagmanifest-sha512.txt";
const MANIFEST = "manifest-sha512.txt";

/** The checksum lists of a bag; the first covers the second. */
export const BAG_LISTS = [TAG_MANIFEST, MANIFEST];

export type BagFact = readonly [label: string, value: string];

/**
 * A payload as a bag (RFC 8493, BagIt 1.0): its files below data/, and manifests with their checksums.
 * @param payload paths below `data`
 * @param facts for bag-info.txt, to which the size of the payload is added
 */
export function bagOf(payload: readonly OutputFile[], facts: readonly BagFact[]): readonly OutputFile[] {
  const files = payload.map(({ path, bytes }) => ({ path: `data/${path}`, bytes }));
  const octets = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const allFacts: readonly BagFact[] = [...facts, ["Payload-Oxum", `${octets}.${files.length}`]];
  const info = allFacts.map(([label, value]) => `${label}: ${value.replace(/\s+/g, " ")}`);
  const tags = [
    text("bagit.txt", ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"]),
    text("bag-info.txt", info),
    textFile(MANIFEST, manifestOf(files)),
  ];
  return [...files, ...tags, textFile(TAG_MANIFEST, manifestOf(tags))];
}

export function sha512Of(bytes: Uint8Array): string {
  return createHash("sha512").update(bytes).digest("hex");
}

/** Line ends and percent signs in paths are encoded (RFC 8493, 2.1.3). */
function manifestOf(files: readonly OutputFile[]): string {
  return writeSums(
    files.map(({ path, bytes }) => ({ path: path.replace(/[%\r\n]/g, encodeURIComponent), sum: sha512Of(bytes) })),
  );
}

export function decodedPath(path: string): string {
  return path.replace(/%(?:25|0A|0D)/gi, decodeURIComponent);
}

function text(path: string, lines: readonly string[]): OutputFile {
  return textFile(path, `${lines.join("\n")}\n`);
}
