// Given to Node by `--import`: it loads the sources as they are, without their types. Node does so by itself from 22.18 on.
import { register } from "node:module";

if (!process.features.typescript) register("./strip-types-hooks.mjs", import.meta.url);
