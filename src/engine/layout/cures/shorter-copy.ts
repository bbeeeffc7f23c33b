import type { Copy, Paragraph } from "../../../base/copy.ts";

/** The copy without the code points from…to, which stand inside one paragraph. */
export function withoutCodes(copy: Copy, from: number, to: number): Copy {
  const paragraphs = copy.paragraphs.map((paragraph): Paragraph => {
    const { was, ...moved } = withoutRange(paragraph, from, to);
    const isCut = paragraph.from <= from && to <= paragraph.to;
    return isCut ? moved : { was: was ?? { copy, paragraph }, ...moved };
  });
  return { ...copy, codes: spliced(copy.codes, from, to), origins: spliced(copy.origins, from, to), paragraphs };
}

function withoutRange(paragraph: Paragraph, from: number, to: number): Paragraph {
  if (paragraph.to <= from) return paragraph;
  const moved = (at: number): number => (at <= from ? at : Math.max(from, at - (to - from)));
  const runs = paragraph.runs
    .map((run) => ({ ...run, from: moved(run.from), to: moved(run.to) }))
    .filter((run) => run.from < run.to);
  return { ...paragraph, from: moved(paragraph.from), to: moved(paragraph.to), runs };
}

function spliced<Codes extends Uint32Array | Int32Array>(codes: Codes, from: number, to: number): Codes {
  const left = codes.slice(0, codes.length - (to - from)) as Codes;
  left.set(codes.subarray(to), from);
  return left;
}
