import type PostalMime from "postal-mime";
import type { CopyPicture } from "./proposal.ts";
import { boundaryIn, endingOf, isWhole } from "./read-mail.ts";
import { decodedAddress, type FindPicture } from "./source.ts";

/** A web page with its pictures in one file (MHTML, RFC 2557), as browsers, Word and WPS save it. */
interface SavedPage {
  readonly html: string;
  readonly picture: FindPicture;
  /** The file's last part has its end. */
  readonly isWhole: boolean;
}

/** A picture, and the address by which the page calls it. */
interface PagePicture extends CopyPicture {
  readonly address: string;
}

/** Unpacks a page; undefined: it holds none, or is made to exhaust its readers. */
export async function readSavedPage(bytes: Uint8Array): Promise<SavedPage | undefined> {
  const { default: reader } = await import("postal-mime");
  const pages: string[] = [];
  const pictures: PagePicture[] = [];
  try {
    for (const part of partsOf(bytes)) {
      const { page, picture } = await readPart(part, reader);
      if (page !== undefined) pages.push(page);
      if (picture !== undefined) pictures.push(picture);
    }
  } catch {
    return undefined;
  }
  const html = copyOf(pages);
  return html === undefined
    ? undefined
    : { html, picture: (name) => pictureOf(name, pictures), isWhole: isWhole(bytes) };
}

/** The page stands first, and the frames in it are no copy; but of a workbook of Excel the first page only frames its sheets. */
function copyOf([first, ...frames]: readonly string[]): string | undefined {
  return first !== undefined && /<frameset\b/i.test(first) ? frames.join("\n") : first;
}

/** Parts in parts: Internet Explorer puts the page and its frames into one. */
const MOST_DEPTH = 4;

/** The parts, each with a head of its own; a file without pictures is one. */
function partsOf(bytes: Uint8Array, depth = 0): readonly Uint8Array[] {
  const boundary = boundaryIn(bytes);
  if (boundary === undefined || depth === MOST_DEPTH) return [bytes];
  const mark = Buffer.from(`\n--${boundary}`, "latin1");
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: Uint8Array[] = [];
  for (let at = file.indexOf(mark); at >= 0; ) {
    const next = file.indexOf(mark, at + mark.length);
    const head = file.indexOf("\n", at + mark.length) + 1;
    if (head > 0) parts.push(...partsOf(file.subarray(head, next < 0 ? undefined : next), depth + 1));
    at = next;
  }
  return parts;
}

async function readPart(
  part: Uint8Array,
  reader: typeof PostalMime,
): Promise<{ readonly page?: string; readonly picture?: PagePicture }> {
  const { html, attachments, headers } = await reader.parse(part);
  if (html !== undefined) return { page: html };
  const [file] = attachments;
  const address = headers.find(({ key }) => key === "content-location")?.value.trim();
  if (file === undefined || address === undefined || !file.mimeType.startsWith("image/")) return {};
  const { content, mimeType } = file;
  const bytes = typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
  return { picture: { address: decodedAddress(address), bytes, name: nameOf(address, mimeType) } };
}

/** Many servers give pictures no ending: `https://…/640?wx_fmt=jpeg`. */
function nameOf(address: string, mimeType: string): string {
  const path = decodedAddress(address.replace(/[?#].*$/, ""));
  const name = path.slice(path.search(/[^/\\:]*$/)) || "picture";
  return /\.\w{3,4}$/.test(name) ? name : `${name}.${endingOf(mimeType)}`;
}

/** By its whole address; Word and WPS write it from their page's folder. Of two pictures at one address the first is shown. */
function pictureOf(name: string, pictures: readonly PagePicture[]): CopyPicture | undefined {
  const wanted = decodedAddress(name);
  const whole = pictures.find(({ address }) => address === wanted);
  if (whole !== undefined) return whole;
  const ending = pictures.filter(({ address }) => address.endsWith(`/${wanted}`));
  return ending.length === 1 ? ending[0] : undefined;
}
