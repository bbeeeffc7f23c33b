import { z } from "zod";
import { choice, date, fault, flag, list, mapping, says, text, whole } from "./fields.ts";

/*
 * What the copy desk of a paper goes by: usage.yaml, which paper.yaml names under `usage`. Several papers may share one. The same columns are read from CSV
 * files (`engine/usage/lists.ts`).
 */

const title = z.union(
  [
    text(100),
    mapping({
      title: says(text(100), "usage-title"),
      from: says(date().optional(), "usage-from"),
      to: says(date().optional(), "usage-to"),
    }),
  ],
  fault("not-a-mapping"),
);

export const person = mapping({
  name: says(text(64), "usage-name"),
  titles: says(list(title, 50).default([]), "usage-titles"),
  order: says(whole(1, 99_999).optional(), "usage-order"),
  never: says(flag().default(false), "usage-never"),
});

export const usageWord = mapping({
  word: says(text(100), "usage-word"),
  write: says(text(100).optional(), "usage-write"),
  forbidden: says(text(400).optional(), "usage-forbidden"),
  after: says(text(100).optional(), "usage-after"),
  exact: says(flag().default(false), "usage-exact"),
  never: says(flag().default(false), "usage-never"),
  except: says(list(text(100), 100).default([]), "usage-except"),
});

const rule = mapping({
  pattern: says(text(400), "usage-pattern"),
  message: says(text(400), "usage-message"),
  write: says(text(200).optional(), "usage-rule-write"),
  severity: says(choice(["error", "warning"]).default("warning"), "usage-severity"),
  except: says(list(text(100), 100).default([]), "usage-except"),
});

/** YAML takes some 70 µs for an entry, CSV 1 to 5 (`bench -- usage`): longer lists are CSV files. */
const MOST_ENTRIES = 5000;

export const usageSchema = says(
  mapping({
    people: says(list(person, MOST_ENTRIES).default([]), "usage-schema-people"),
    words: says(list(usageWord, MOST_ENTRIES).default([]), "usage-schema-words"),
    rules: says(list(rule, 500).default([]), "usage-schema-rules"),
  }),
  "usage-schema",
);
