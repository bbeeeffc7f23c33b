import type { Copy, Paragraph } from "../base/copy.ts";

/** The copy without the code points from…to, which stand inside one paragraph. */
export function withoutCodes(copy: Copy, from: number, to: number): Copy {
  const moved = (at: number): number => (at <= from ? at : Math.max(from, at - (to - from)));
  const codes = Uint32Array.from([...copy.codes.subarray(0, from), ...copy.codes.subarray(to)]);
  const origins = Int32Array.from([...copy.origins.subarray(0, from), ...copy.origins.subarray(to)]);
  const paragraphs = copy.paragraphs.map((paragraph): Paragraph => {
    const runs = paragraph.runs
      .map((run) => ({ ...run, from: moved(run.from), to: moved(run.to) }))
      .filter((run) => run.from < run.to);
    return { ...paragraph, from: moved(paragraph.from), to: moved(paragraph.to), runs };
  });
  return { ...copy, codes, origins, paragraphs };
}
