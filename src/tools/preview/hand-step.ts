import { z } from "zod";

// The steps that change an issue by hand. Each can be undone as a whole.

const number = z.int().min(1).max(10_000);
const index = z.int().min(0).max(10_000);
const name = z.string().max(200);
const extent = z.tuple([number, number]).refine(([from, to]) => from <= to);
/** A story's part, from 1; for an advert (`advert-2`) always 1. */
const part = z.strictObject({ of: name, part: number });

const frame = z.strictObject({
  kind: z.literal("frame"),
  of: name,
  part: number,
  page: name,
  columns: extent,
  rows: extent,
});
/** Lets the engine find the frame. */
const toPage = z.strictObject({ kind: z.literal("toPage"), of: name, part: number, page: name });
const photo = z.strictObject({ kind: z.literal("photo"), of: name, index, depth: number });
const priority = z.strictObject({
  kind: z.literal("priority"),
  of: name,
  priority: z.enum(["lead", "major", "normal", "brief"]),
});
const swap = z.strictObject({ kind: z.literal("swap"), a: part, b: part });
const pinning = z.strictObject({
  kind: z.enum(["pin", "unpin"]),
  pages: z.array(name).optional(),
  stories: z.array(name).optional(),
});
/** The rank of the page's make-up, from 0: the best. */
const choose = z.strictObject({ kind: z.literal("choose"), page: name, rank: z.int().min(0).max(20) });
/** A source's text as the client has it, and its new text. */
const text = z.strictObject({ kind: z.literal("text"), source: index, before: z.string(), after: z.string() });

const handStep = z.union([frame, toPage, photo, priority, swap, pinning, choose, text]);
export type HandStep = z.infer<typeof handStep>;

const revision = z.int().min(0);
/** The client's own name, by which it tells its steps from those of others. */
const tab = name.optional();
/** A step, against the revision that the client shows. */
export const handWish = z.strictObject({ revision, step: handStep, tab });
export type HandWish = z.infer<typeof handWish>;
export const pageWish = z.strictObject({ revision, page: name });
/** Undo or redo; `sure`: also a step of another tab. */
export const undoWish = z.strictObject({ tab, sure: z.boolean().optional() });
export type UndoWish = z.infer<typeof undoWish>;
