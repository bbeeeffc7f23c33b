import { encodePng } from "../../images/bitmap.ts";
import type { Format, OutputFile } from "../format.ts";
import { drawPages } from "./png.ts";

/** A picture of each page, drawn from the proof: what an editor looks at is what the PDF holds. */
export const png: Format = {
  name: "png",
  command: "build",
  flag: "--png",
  help: { en: "also draw each page as pages/<label>.png", zh: "另出每版图片 pages/<版>.png" },
  doing: { en: "drawing pages", zh: "出图片" },
  options: [],
  needs: ["proof"],
  files: "pages/<label>.png",
  owns: (path) => /^pages\/[^/]+\.png$/.test(path),
  promised: false,
  byPage: true,
  write: async (job, { dpi }) => {
    const [proof] = await job.written("proof");
    if (proof === undefined) throw new Error("no proof to draw pages from");
    const files: OutputFile[] = [];
    const drawn = drawPages(proof.bytes, typeof dpi === "string" ? Number(dpi) : undefined);
    for (const { label } of job.chosen.pages) {
      job.began(label);
      const { value: bitmap } = await drawn.next();
      if (bitmap) files.push({ path: `pages/${label}.png`, bytes: await encodePng(bitmap) });
    }
    await drawn.return();
    return { files, diagnostics: [] };
  },
};
