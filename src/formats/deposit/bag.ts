import { createHash } from "node:crypto";
import { byCodeUnit } from "../../base/order.ts";
import { type OutputFile, textFile } from "../format.ts";

/** A line of bag-info.txt. */
export type BagFact = readonly [label: string, value: string];

/**
 * A payload as a bag (RFC 8493, BagIt 1.0): its files below data/, and the manifests that prove them unchanged.
 * @param payload paths below `data`
 * @param facts for bag-info.txt, which also gets the size of the payload
 */
export function bagOf(payload: readonly OutputFile[], facts: readonly BagFact[]): readonly OutputFile[] {
  const files = payload.map(({ path, bytes }) => ({ path: `data/${path}`, bytes }));
  const octets = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const told: readonly BagFact[] = [...facts, ["Payload-Oxum", `${octets}.${files.length}`]];
  const info = told.map(([label, value]) => `${label}: ${value.replace(/\s+/g, " ")}`);
  const tags = [
    text("bagit.txt", ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"]),
    text("bag-info.txt", info),
    text("manifest-sha512.txt", files.map(manifestLine).sort(byPath)),
  ];
  return [...files, ...tags, text("tagmanifest-sha512.txt", tags.map(manifestLine).sort(byPath))];
}

export function sha512Of(bytes: Uint8Array): string {
  return createHash("sha512").update(bytes).digest("hex");
}

/** A path in a manifest has its line ends and per cent signs encoded (RFC 8493, 2.1.3). */
function manifestLine({ path, bytes }: OutputFile): string {
  return `${sha512Of(bytes)}  ${path.replace(/[%\r\n]/g, encodeURIComponent)}`;
}

/** Compares lines of a manifest by their paths. */
function byPath(a: string, b: string): number {
  return byCodeUnit(a.slice(a.indexOf(" ")), b.slice(b.indexOf(" ")));
}

function text(path: string, lines: readonly string[]): OutputFile {
  return textFile(path, `${lines.join("\n")}\n`);
}
