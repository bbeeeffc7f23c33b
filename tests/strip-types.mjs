// Given to Node by `--import`: it loads the sources as they are, without their types, which Node does by itself from 22.18 on; and it
// optimises as the program does. Most code of a test runs a few times: that earns a seventh of the processor's time (Node 20.20, 2026-11-27).
import { register } from "node:module";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  if (!process.features.typescript) register("./strip-types-hooks.mjs", import.meta.url);
  const { optimiseLater } = await import("../src/build/start.ts");
  optimiseLater(process.versions.v8);
}
