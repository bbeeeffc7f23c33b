/*
 * What disks of other systems make of a name. An issue that is built on one system must be one on the others, so these rules hold everywhere.
 */

/** A name as disks of Windows and macOS know it: files whose names differ by capitals, or by how an accent is written, are one there. */
export function nameOnDisk(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/**
 * The names of devices, whatever ending follows; signs that Windows keeps for itself; a dot or blank at the end, which it cuts off
 * (learn.microsoft.com, Naming Files, Paths, and Namespaces).
 */
const REFUSED = /^(?:con|prn|aux|nul|(?:com|lpt)[1-9¹²³]) *(?:\.|$)|[<>:"|?*]|[. ]$/i;

/**
 * Bytes in UTF-8 that an id may have. Linux takes names of 255; those of the site put `content_` and `.html` round it, and a little is kept back. Only
 * rare characters, of four bytes each, come as far.
 */
export const MOST_ID_BYTES = 240;

/** True where Windows takes no file of this name. @param path a name, or several with `/`, perhaps behind a drive */
export function isRefusedByWindows(path: string): boolean {
  const names = path.replace(/^[A-Z]:(?=\/)/i, "").split("/");
  return names.some((name) => name !== "." && name !== ".." && REFUSED.test(name));
}
