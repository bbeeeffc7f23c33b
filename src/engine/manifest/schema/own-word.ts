import { z } from "zod";
import { fault, flag, mapping, text } from "./fields.ts";
import { says } from "./says.ts";

/** An entry of `words`, in paper.yaml and issue.yaml. */
export const ownWord = z.union(
  [
    text(),
    mapping({
      word: says(text(), "The name or term.", "人名、地名或名词。"),
      never: says(
        flag().default(false),
        "true: the name breaks over no line, leg or turn, whatever it costs, in simplified and in traditional characters.",
        "true 表示无论如何都不拆：不断行、不转栏、不转行，简体、繁体都算。",
      ),
    }),
  ],
  fault("not-a-mapping"),
);
