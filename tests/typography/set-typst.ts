import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { type SetCopy, SIZE } from "./set-ours.ts";

const FONTS = ["noto-serif-sc", "noto-sans-sc"].map(
  (name) => `../../node_modules/@expo-google-fonts/${name}/400Regular/`,
);
const MARGIN = 36;

/** The same copy by Typst at its best: justified, Chinese of the Mainland, the same face and size, two ems of indent. */
export function setTypst(paragraphs: readonly string[], measure: number): SetCopy {
  const fontPaths = FONTS.map((folder) => fileURLToPath(new URL(folder, import.meta.url)));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths }] });
  const pdf = compiler.pdf({ mainFileContent: sourceOf(paragraphs, measure) });
  return { pdf: new Uint8Array(pdf), columns: [{ left: MARGIN, width: measure * SIZE }], size: SIZE };
}

function sourceOf(paragraphs: readonly string[], measure: number): string {
  return `#set page(width: ${measure * SIZE + 2 * MARGIN}pt, height: auto, margin: ${MARGIN}pt)
#set text(font: "Noto Serif SC", size: ${SIZE}pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 3pt, spacing: 3pt, first-line-indent: (amount: 2em, all: true))
#for each in (${paragraphs.map((text) => JSON.stringify(text)).join(", ")},) { par(each) }
`;
}
