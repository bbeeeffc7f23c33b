// The peer's whole process: node set-with-typst.mjs <document> <folder of fonts> <pdf>. Prints the milliseconds of its compile stage.
import { readFileSync, writeFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const [document, fonts, pdf] = process.argv.slice(2);
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
const began = performance.now();
const bytes = compiler.pdf({ mainFileContent: readFileSync(document, "utf8") });
console.log(JSON.stringify({ compile: performance.now() - began }));
writeFileSync(pdf, bytes);
