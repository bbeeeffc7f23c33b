import { existsSync } from "node:fs";
import { cp, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { stringify } from "yaml";
import { pathFrom } from "../../../src/base/disk-files.ts";
import type { Heading, Photo, Story } from "../../../src/engine/model/issue.ts";
import type { Text } from "../../../src/engine/model/text.ts";
import { drawn, type Kind } from "./checked.ts";
import { pictures } from "./generated.ts";

// A drawn issue as an editor would hand it in: issue.yaml and photos, in one of the sample papers.

const SAMPLES = "issues/2026-11-24/photos";
/** The sample photographs used for the drawn sizes. */
const PHOTOGRAPHS: Readonly<Record<string, string>> = {
  "/wide.jpg": "boats-at-dusk.jpg",
  "/tall.jpg": "forest-path.jpg",
  "/classic.jpg": "pier-grey.jpg",
  "/screen.jpg": "kite.jpg",
  "/square.jpg": "marigold.jpg",
};

const paperOf = (kind: Kind, folder: string): string =>
  pathFrom(folder, resolve("assets/papers", kind.startsWith("四开") ? "nanting" : "jichuan", "paper.yaml"));

/**
 * Writes it into a new folder, with its photos from `photos`.
 * @returns the manifest's path
 */
export async function writeDrawn(folder: string, kind: Kind, seed: number, photos: string): Promise<string> {
  const { issue } = drawn(kind, seed);
  await cp(photos, join(folder, "photos"), { recursive: true });
  const manifest = join(folder, "issue.yaml");
  const written = {
    paper: paperOf(kind, folder),
    date: "2026-11-26",
    number: seed,
    weather: "晴转多云，4℃至13℃，东北风3级。",
    pages: issue.pages.map(({ label }) => ({ label, section: "要闻", credits: { 责编: "林岚" } })),
    stories: issue.stories.map(storyAsWritten),
  };
  await writeFile(manifest, stringify(written, { lineWidth: 0 }));
  return manifest;
}

/** Writes the photos of all drawn issues into a folder. */
export async function writePhotos(folder: string): Promise<void> {
  await cp(await madePhotos(), folder, { recursive: true });
}

/** Made once a run, which takes two seconds. */
async function madePhotos(): Promise<string> {
  const made = join(tmpdir(), "banmian-drawn-photos");
  if (existsSync(made)) return made;
  const own = await mkdtemp(`${made}-`);
  for (const { path, width, height } of pictures.values()) {
    const photograph = join(SAMPLES, PHOTOGRAPHS[path] ?? "");
    await sharp(photograph).resize(width, height).jpeg().toFile(join(own, path));
  }
  // Another process may have made them meanwhile.
  await rename(own, made).catch(() => rm(own, { recursive: true }));
  return made;
}

const one = (of: Text | undefined): string | undefined => of?.text;
const head = (of: Heading | undefined): string | undefined => of?.lines.join("");

function storyAsWritten(story: Story): object {
  const { codes, paragraphs } = story.copy;
  const body = paragraphs.map(({ kind, from, to }) => {
    const text = String.fromCodePoint(...codes.subarray(from, to));
    return kind === "subhead" ? `## ${text}` : text;
  });
  return {
    id: story.id,
    priority: story.priority,
    kicker: head(story.kicker),
    headline: head(story.headline),
    deck: head(story.deck),
    byline: one(story.byline),
    dateline: one(story.dateline),
    reporter: one(story.reporter),
    photos: story.photos.length > 0 ? story.photos.map(photoAsWritten) : undefined,
    body: `${body.join("\n\n")}\n`,
    place: story.parts.map(({ page }) => ({ page: page + 1 })),
  };
}

function photoAsWritten({ path, caption, credit }: Photo): object {
  return { file: `photos${path}`, caption: one(caption), credit: one(credit) };
}
