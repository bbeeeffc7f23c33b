import { createHash } from "node:crypto";
import { type Deposited, textIn } from "./deposited.ts";

/** What is wrong with a bag as a bag (RFC 8493). */
export function bagFaults(bag: Deposited): readonly string[] {
  try {
    return [
      ...(textIn(bag, "bagit.txt") === "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n" ? [] : ["bagit.txt"]),
      ...manifestFaults(bag, "manifest-sha512.txt", (path) => path.startsWith("data/")),
      ...manifestFaults(
        bag,
        "tagmanifest-sha512.txt",
        (path) => !path.startsWith("data/") && path !== "tagmanifest-sha512.txt",
      ),
      ...infoFaults(bag),
    ];
  } catch (error) {
    return [String(error)];
  }
}

function manifestFaults(bag: Deposited, name: string, isListed: (path: string) => boolean): readonly string[] {
  const text = textIn(bag, name);
  const lines = text.split("\n").slice(0, -1);
  const listed = new Map<string, string>();
  const faults: string[] = text.endsWith("\n") ? [] : [`${name} breaks off`];
  for (const line of lines) {
    const [, hash = "", path = ""] = /^([0-9a-f]{128}) {2}(\S.*)$/.exec(line) ?? [];
    if (path === "" || listed.has(path)) faults.push(`${name} has a line ${line}`);
    listed.set(path, hash);
  }
  const there = [...bag.files.keys()].filter(isListed);
  for (const path of there) if (!listed.has(path)) faults.push(`${name} lacks ${path}`);
  for (const [path, hash] of listed) {
    const bytes = bag.files.get(path);
    if (bytes === undefined) faults.push(`${path} is not there`);
    else if (createHash("sha512").update(bytes).digest("hex") !== hash) faults.push(`${path} changed`);
  }
  return faults;
}

function infoFaults(bag: Deposited): readonly string[] {
  const info = new Map(
    textIn(bag, "bag-info.txt")
      .split("\n")
      .slice(0, -1)
      .map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]),
  );
  const payload = [...bag.files].filter(([path]) => path.startsWith("data/"));
  const octets = payload.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  const { stem, code } = bag.newspaper.identity;
  return [
    ...(info.get("Payload-Oxum") === `${octets}.${payload.length}` ? [] : ["the payload is counted amiss"]),
    ...(info.get("External-Identifier") === stem ? [] : ["another issue's bag"]),
    ...(info.get("Bag-Group-Identifier") === code ? [] : ["another paper's bag"]),
  ];
}
