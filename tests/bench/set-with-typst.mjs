// The peer's whole process: node set-with-typst.mjs <folder of fonts> <folder of PDFs> <document>… Prints the milliseconds that each took from its text to its PDF on disk.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const [fonts, folder, ...documents] = process.argv.slice(2);
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
const compiles = documents.map((document, at) => {
  const began = performance.now();
  const bytes = compiler.pdf({ mainFileContent: readFileSync(document, "utf8") });
  writeFileSync(join(folder, `typst-${at}.pdf`), bytes);
  return performance.now() - began;
});
console.log(JSON.stringify({ compiles }));
