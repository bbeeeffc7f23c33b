/** sharp as a function of bytes. */
export type Sharp = typeof import("sharp")["default"];

/** sharp takes 60 ms to load: a build without photos does without. */
export async function loadSharp(): Promise<Sharp> {
  const { default: sharp } = await import("sharp");
  // libvips keeps decoders of photos that are done with, gigabytes of them.
  sharp.cache(false);
  return sharp;
}

/** The libraries that decode and encode, with their versions: others may give other bytes. */
export async function engine(): Promise<string> {
  const { versions } = await loadSharp();
  return `sharp ${versions.sharp} vips ${versions.vips}`;
}

/** The first line of an error's message, for a diagnostic. */
export function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return text.split("\n")[0] ?? "";
}
