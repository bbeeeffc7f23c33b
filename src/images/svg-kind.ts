/** True for an SVG; this file loads no library, so that a build without drawings loads none. */
export function isSvg(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("utf8");
  return /^\uFEFF?\s*</.test(head) && /<(?:svg:)?svg[\s>]/.test(head);
}
