import { type Diagnostic, errorAt, type Outcome, outcome, warningAt } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import { isPdf } from "./pdf-form.ts";
import type { Picture, Pictures } from "./picture.ts";
import { firstLine, loadSharp, type Sharp } from "./sharp.ts";

type Metadata = Awaited<ReturnType<ReturnType<Sharp>["metadata"]>>;

/** A picture that the manifest names. */
export interface PictureRequest {
  /** Absolute. */
  readonly path: string;
  /** As written. */
  readonly file: string;
  readonly span: Span;
  /** True where a page of a PDF may stand: adverts. */
  readonly mayBePdf?: boolean;
}

/** The pixels an inch that a page of a PDF counts as: what line art has on a plate. */
const PDF_UNITS = 1000;

/** The most pixels of a photo: past this a decoded photo takes more than half a gigabyte. */
export const MOST_PIXELS = 200_000_000;

/** Kinds of photo. Vector files are not among them: what they look like depends on the machine's fonts. */
const KINDS: readonly string[] = ["jpeg", "png", "tiff", "webp", "gif", "heif", "avif"];

/** Cameras append small pictures and notes of their own behind the photo; its end mark stands at most this far from the file's. */
const TAIL = 65_536;

/**
 * The sizes of all pictures, each file read once, in the order of the requests.
 * @param read a file's bytes; undefined when it cannot be read
 */
export async function probePictures(
  requests: readonly PictureRequest[],
  read: (path: string) => Promise<Uint8Array | undefined>,
): Promise<Outcome<Pictures>> {
  const first = new Map<string, PictureRequest>();
  for (const request of requests) if (!first.has(request.path)) first.set(request.path, request);
  const probed = await Promise.all(
    [...first.values()].map(async (request) => {
      const bytes = await read(request.path);
      if (bytes !== undefined) return probe(request, bytes);
      const fault = errorAt(request.span, "photo-unreadable", { file: request.file, problem: "no such file" });
      return { ok: false, diagnostics: [fault] } as const;
    }),
  );
  const pictures = probed.flatMap((result) => (result.ok ? [[result.value.path, result.value] as const] : []));
  return outcome(
    new Map(pictures),
    probed.flatMap((result) => result.diagnostics),
  );
}

/**
 * The size of one picture. A JPEG that ends as it should is taken at its word; anything else is decoded, so that a header that
 * promises more than the file holds is found here and not on the press.
 */
export async function probe(request: PictureRequest, bytes: Uint8Array): Promise<Outcome<Picture>> {
  const { path, file, span } = request;
  if (request.mayBePdf && isPdf(bytes)) return probePdf(request, bytes);
  const sharp = await loadSharp();
  let head: Metadata;
  try {
    head = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    const problem = firstLine(cause);
    const code = tellsOfEnd(problem) ? "photo-truncated" : "photo-unreadable";
    return { ok: false, diagnostics: [errorAt(span, code, { file, problem })] };
  }
  const fault = headFault(request, head) ?? (await bodyFault(request, bytes, head.format));
  if (fault !== undefined) return { ok: false, diagnostics: [fault] };
  const { width, height } = head.autoOrient;
  const pages = head.pages ?? 1;
  return outcome({ path, width, height }, pages > 1 ? [warningAt(span, "photo-many-pages", { file, pages })] : []);
}

async function probePdf({ path, file, span }: PictureRequest, bytes: Uint8Array): Promise<Outcome<Picture>> {
  const { openFirstPage } = await import("./pdf-page.ts");
  const opened = await openFirstPage(bytes);
  if (!opened.ok) {
    const fault = opened.encrypted
      ? errorAt(span, "pdf-encrypted")
      : errorAt(span, "photo-unreadable", { file, problem: opened.problem });
    return { ok: false, diagnostics: [fault] };
  }
  const { width, height } = opened.source.size;
  const units = (points: number): number => Math.round((points / 72) * PDF_UNITS);
  return outcome({ path, width: units(width), height: units(height) }, []);
}

function headFault({ file, span }: PictureRequest, head: Metadata): Diagnostic | undefined {
  const { width, height } = head.autoOrient;
  if (!KINDS.includes(head.format)) {
    return errorAt(span, "photo-unreadable", { file, problem: `a file of kind ${head.format}` });
  }
  if (width * height <= MOST_PIXELS) return undefined;
  return errorAt(span, "photo-too-large", { file, width, height, limit: MOST_PIXELS / 1_000_000 });
}

async function bodyFault(request: PictureRequest, bytes: Uint8Array, format: string): Promise<Diagnostic | undefined> {
  const mark = endMark(format);
  const whole = mark === undefined || endsWith(bytes, mark);
  if (format === "jpeg" && whole) return undefined;
  const problem = await decodingProblem(bytes);
  if (problem === undefined) return undefined;
  const code = whole && !tellsOfEnd(problem) ? "photo-unreadable" : "photo-truncated";
  return errorAt(request.span, code, { file: request.file, problem });
}

/** The bytes that end the last part of a picture; undefined for kinds whose end is not looked for. */
function endMark(format: string): readonly number[] | undefined {
  if (format === "jpeg") return [0xff, 0xd9];
  return format === "png" ? [0x49, 0x45, 0x4e, 0x44] : undefined;
}

/** Whether the mark stands near the file's end. */
function endsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  for (let at = bytes.length - mark.length; at >= Math.max(0, bytes.length - TAIL); at--) {
    if (mark.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** Decodes a small copy, for which every byte is read: why that fails. */
async function decodingProblem(bytes: Uint8Array): Promise<string | undefined> {
  const sharp = await loadSharp();
  try {
    await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "truncated" }).resize(16, 16).raw().toBuffer();
    return undefined;
  } catch (cause) {
    return firstLine(cause);
  }
}

/** What the decoders say of a file that stops too early. */
function tellsOfEnd(problem: string): boolean {
  return /premature end|unexpected end/i.test(problem);
}
