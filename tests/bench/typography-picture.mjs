// node tests/bench/typography-picture.mjs: draws assets/readme/typst-beside-banmian.png, the same 300 characters at 13 em by banmian and by Typst.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { module } = await runnerImport(here("typography-picture.ts"), {
  root: here("../../"),
  logLevel: "error",
  configFile: false,
});
console.log(await module.drawPicture(here("../../assets/readme/typst-beside-banmian.png")));
