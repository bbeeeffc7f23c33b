import { z } from "zod";

// What clients may ask for by POST. It never holds a path: places are numbers of a revision that the server knows.

const count = z.int().min(0).max(1_000_000_000);
const length = z.number().min(-100_000).max(100_000);
const name = z.string().max(200);

const onPage = z.strictObject({ revision: count, page: name, x: length, y: length });
const inList = z.strictObject({ revision: count, message: count });
const ofStory = z.strictObject({ revision: count, story: name });

export const pointed = z.union([onPage, inList, ofStory]);
export const sourceAt = z.strictObject({ revision: count, source: count, line: count, column: count });
export const comparison = z.strictObject({ revision: count, against: z.enum(["save", "lock", "other"]) });
/** A source by its number, or by the name that the client was told, which is compared with the names of the sources. */
export const sourceWanted = z.union([
  z.strictObject({ revision: count, source: count }),
  z.strictObject({ revision: count, file: z.string().max(4096) }),
]);
/** From an editor, which knows paths. The path is compared with those of the sources, never opened. */
export const cursor = z.strictObject({ file: z.string().max(4096), line: count, column: count });
