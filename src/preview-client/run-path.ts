/** Puts the path of a run together: each outline goes on from the point where its glyph stands. */
export function runPath(glyphs: string, outlines: readonly string[]): string {
  const numbers = glyphs.split(" ");
  let path = "";
  for (let at = 0; at < numbers.length; at += 3) {
    const outline = outlines[Number(numbers[at])];
    if (outline) path += `M${numbers[at + 1]} ${numbers[at + 2]}${outline}`;
  }
  return path;
}
