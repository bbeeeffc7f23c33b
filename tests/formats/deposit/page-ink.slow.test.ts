import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { altoPaths, boxOf } from "./alto-checks.ts";
import { type Deposited, deposited, textIn } from "./deposited.ts";
import { elementsIn, type XmlTree, xmlTree } from "./xml-tree.ts";

// The boxes of ALTO cut out of the very picture that they measure. That they hold no other line's ink, tests/engine/newspaper/line-ink.slow.test.ts shows.

/** Ink and ground differ by more than this, of 255. */
const CONTRAST = 90;

interface Picture {
  readonly width: number;
  readonly bytes: Uint8Array;
}

async function pictureOf({ files }: Deposited, path: string): Promise<Picture> {
  const { data, info } = await sharp(files.get(path)).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, bytes: data };
}

function hasInk(element: XmlTree, { width, bytes }: Picture): boolean {
  const { left, top, right, foot } = boxOf(element);
  let [least, most] = [255, 0];
  for (let y = top; y < foot; y++) {
    for (const value of bytes.subarray(y * width + left, y * width + right)) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  return most - least > CONTRAST;
}

/** Elements whose box is empty in the picture, and how many were looked at. */
async function emptyIn(bag: Deposited, name: string): Promise<{ readonly seen: number; readonly empty: string[] }> {
  let seen = 0;
  const empty: string[] = [];
  for (const path of altoPaths(bag)) {
    const alto = xmlTree(textIn(bag, path));
    const picture = await pictureOf(bag, `data/${elementsIn(alto, "fileName")[0]?.text}`);
    for (const element of elementsIn(alto, name)) {
      seen++;
      if (!hasInk(element, picture)) empty.push(`${path} ${element.attributes["ID"] ?? element.attributes["CONTENT"]}`);
    }
  }
  return { seen, empty };
}

describe.each([
  ["tests/formats/deposit/small/issue.yaml", 20, 150],
  ["tests/golden/vertical-story/issue.yaml", 15, 100],
  ["tests/golden/grouped-briefs/issue.yaml", 20, 150],
] as const)("%s", async (issue, lines, characters) => {
  const bag = await deposited(issue, { glyphs: true, dpi: "150" });

  test.each([
    ["TextLine", lines],
    ["String", lines],
    ["Glyph", characters],
  ])("the box of every %s holds ink in the page's picture", async (name, least) => {
    const { seen, empty } = await emptyIn(bag, name);
    expect(empty).toEqual([]);
    expect(seen).toBeGreaterThan(least);
  });
});
