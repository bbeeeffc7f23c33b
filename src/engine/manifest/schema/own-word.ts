import { z } from "zod";
import { fault, flag, mapping, text } from "./fields.ts";
import { says } from "./says.ts";

/** An entry of `words`, in paper.yaml and issue.yaml. */
export const ownWord = z.union(
  [
    text(),
    mapping({
      word: says(text(), "own-word-word"),
      never: says(flag().default(false), "own-word-never"),
    }),
  ],
  fault("not-a-mapping"),
);
