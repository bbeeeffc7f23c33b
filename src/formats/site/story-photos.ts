import type { Size } from "../../base/rect.ts";
import type { PrintedPicture } from "../../engine/newspaper/newspaper.ts";
import type { Job, OutputFile } from "../format.ts";
import { jpegFrame } from "../pdf/pictures.ts";
import { contentFolder, dayOf, storyPath, wayTo } from "./addresses.ts";
import { shownStories } from "./issue-record.ts";
import type { WebPhoto } from "./story-body.ts";
import type { StoryPhotos } from "./story-page.ts";

/** Widths in pixels: for phones, and for the width of a story's text on a fine screen. */
const WIDTHS = [800, 1600] as const;

/** The photos of all stories, without those barred from the web. */
interface IssuePhotos {
  readonly of: (story: string) => StoryPhotos;
  readonly files: readonly OutputFile[];
}

export async function storyPhotos(job: Job): Promise<IssuePhotos> {
  const { newspaper } = job;
  const day = dayOf(newspaper.identity);
  const things = newspaper.pages.flatMap((page) => page.things);
  const pictures = new Map(things.filter((thing) => thing.kind === "picture").map((thing) => [thing.id, thing]));
  const made = new Map<string, StoryPhotos>();
  const files: OutputFile[] = [];
  for (const story of shownStories(newspaper)) {
    const shown = story.blocks.flatMap((block) =>
      block.kind === "figure" ? block.pictures.filter((id) => !block.barred.includes(id)) : [],
    );
    const photos = new Map<string, WebPhoto>();
    const paths: string[] = [];
    for (const [at, id] of shown.entries()) {
      const picture = pictures.get(id);
      if (picture === undefined) continue;
      const stem = `${contentFolder(day)}/photo_${story.id}_${at + 1}`;
      const sizes = await inSizes(job, picture, stem);
      files.push(...sizes);
      paths.push(sizes.at(-1)?.path ?? "");
      photos.set(id, webPhoto(sizes, picture, storyPath(day, story.id)));
    }
    made.set(story.id, { photos, paths });
  }
  return { of: (story) => made.get(story) ?? { photos: new Map(), paths: [] }, files };
}

type Sized = OutputFile & Size;

/** The photo in each width; a file with fewer pixels gives fewer sizes. */
async function inSizes(job: Job, picture: PrintedPicture, stem: string): Promise<readonly Sized[]> {
  const sizes: Sized[] = [];
  for (const wanted of WIDTHS) {
    const bytes = await job.screenPhoto(picture, (wanted * 72) / picture.ink.width);
    const { width, height } = jpegFrame(bytes);
    if (sizes.every((size) => size.width < width)) sizes.push({ path: `${stem}_${width}.jpg`, bytes, width, height });
  }
  return sizes;
}

function webPhoto(sizes: readonly Sized[], { alternate }: PrintedPicture, page: string): WebPhoto {
  const { width = 0, height = 0 } = sizes.at(-1) ?? {};
  return {
    width,
    height,
    alternate,
    sources: sizes.map((size) => ({ href: wayTo(page, size.path), width: size.width })),
  };
}
