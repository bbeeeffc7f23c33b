import { encodePng } from "../../engine/images/bitmap.ts";
import { drawPages } from "../../engine/pdf/pdfium.ts";
import type { Format, Job, OutputFile } from "../format.ts";

/** A picture of each page, drawn from the proof, so that it shows exactly what the PDF contains. With spreads, one picture for each of them too. */
export const png: Format = {
  name: "png",
  command: "build",
  flag: "--png",
  help: "option-png",
  options: [],
  needs: ["proof"],
  files: "pages/<label>.png",
  owns: (path) => /^pages\/[^/]+\.png$/.test(path),
  promised: false,
  write: async (job, { dpi: given }) => {
    const [proof] = await job.written("proof");
    if (proof === undefined) throw new Error("no proof to draw pages from");
    const dpi = typeof given === "string" ? Number(given) : undefined;
    const labels = job.chosen.pages.map(({ label }) => label);
    const files = await pictures(job, drawPages(proof.bytes, dpi), labels);
    return { files: [...files, ...(await spreadPictures(job, dpi))], diagnostics: [] };
  },
};

type Drawn = ReturnType<typeof drawPages>;

async function pictures(job: Job, drawn: Drawn, labels: readonly string[]): Promise<readonly OutputFile[]> {
  const files: OutputFile[] = [];
  for (const label of labels) {
    job.began(label);
    const { value: bitmap } = await drawn.next();
    if (bitmap) files.push({ path: `pages/${label}.png`, bytes: await encodePng(bitmap) });
  }
  await drawn.return();
  return files;
}

/** Pictures of the pages of the spreads' PDF that show two pages. */
async function spreadPictures(job: Job, dpi: number | undefined): Promise<readonly OutputFile[]> {
  const [file] = await job.written("spreads");
  if (file === undefined) return [];
  const { openPages } = await import("../spreads/open-pages.ts");
  const { newspaper, chosen } = job;
  const opened = openPages({ ...newspaper, pages: chosen.pages }, chosen.painted);
  const isSpread = (page: number): boolean => opened[page]?.shows.length === 2;
  const labels = opened.flatMap(({ painted, shows }) => (shows.length === 2 ? [painted.label] : []));
  return labels.length === 0 ? [] : pictures(job, drawPages(file.bytes, dpi, isSpread), labels);
}
