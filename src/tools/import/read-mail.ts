/** A mail as its writer sees it. */
export interface Mail {
  readonly subject: string;
  /** HTML or plain text; undefined: it says nothing. */
  readonly body: string | undefined;
  readonly enclosed: readonly Enclosed[];
  /** The mail's last part has its end. */
  readonly isWhole: boolean;
}

/** A file attached to a mail, or a picture in its text. */
export interface Enclosed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the HTML of the mail calls it. */
  readonly id: string | undefined;
  readonly isPicture: boolean;
}

/** Unpacks a mail; undefined: it is made to exhaust its readers. */
export async function readMail(bytes: Uint8Array): Promise<Mail | undefined> {
  const { default: PostalMime } = await import("postal-mime");
  try {
    const { subject = "", html, text, attachments } = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
    return {
      subject: subject.trim(),
      body: bodyIn(html, text),
      enclosed: attachments.map((each, index) => {
        const { filename, mimeType, contentId, content } = each;
        const name = filename?.replaceAll(/[/\\]/g, "_").trim() || `${index + 1}.${endingOf(mimeType)}`;
        return {
          name,
          bytes: typeof content === "string" ? Buffer.from(content) : new Uint8Array(content),
          id: contentId?.replace(/^<|>$/g, ""),
          isPicture: mimeType.startsWith("image/") || PICTURE.test(name),
        };
      }),
      isWhole: isWhole(bytes),
    };
  } catch {
    return undefined;
  }
}

/** Some mail programs send photos as bytes of no kind. */
const PICTURE = /\.(?:jpe?g|png|gif|tiff?|webp|heic|bmp)$/i;

/** Endings of what has no name of its own. */
const ENDINGS: Readonly<Record<string, string>> = {
  "message/rfc822": "eml",
  "text/plain": "txt",
  "text/html": "html",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
};

/** The ending of a file of this kind. */
export function endingOf(mimeType: string): string {
  return ENDINGS[mimeType] ?? "bin";
}

/** HTML keeps more than the plain text beside it, which mail programs make of it. */
function bodyIn(html: string | undefined, text: string | undefined): string | undefined {
  if (html !== undefined && /[^\s]/.test(html.replaceAll(/<[^>]*>|&nbsp;/g, ""))) return `<html>${html}`;
  return text === undefined || text.trim() === "" ? undefined : text;
}

/** Each part of a mail ends at a line that its head names; the last one has two hyphens more. */
export function isWhole(bytes: Uint8Array): boolean {
  const boundary = boundaryIn(bytes);
  return boundary === undefined || Buffer.from(bytes).includes(`--${boundary}--`, 0, "latin1");
}

/** The words that part the parts of a mail, without the two hyphens before them; undefined: it has one part. */
export function boundaryIn(bytes: Uint8Array): string | undefined {
  const head =
    Buffer.from(bytes.subarray(0, 65_536))
      .toString("latin1")
      .split(/\r?\n\r?\n/)[0] ?? "";
  const unfolded = head.replaceAll(/\r?\n[ \t]+/g, " ");
  return /^Content-Type:\s*multipart\/[^\n]*\bboundary="?([^"\n;]+?)"?\s*(?:;|$)/im.exec(unfolded)?.[1];
}
