// Mails: attached documents are the copy, attached pictures its photos, and the text is either a letter to the editors or the copy itself. Each part is
// imported as a file of its own. Pages in one file (MHTML) are mails in form, so they are unpacked here too.
import type PostalMime from "postal-mime";
import { asSimplified } from "../../base/both-scripts.ts";
import { addAll, type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { fileSpan, type Span } from "../../base/source.ts";
import { isCopyName, stemOf } from "./file-form.ts";
import { creditAlone } from "./marks.ts";
import {
  type CopyPassage,
  type CopyPicture,
  type ProposedPhoto,
  type ProposedStory,
  storyTexts,
  textsOfPassage,
} from "./proposal.ts";
import { type CopyFile, decodedAddress, type FindPicture, type Intake } from "./source.ts";
import { barePhoto, headingOf, newStory, withCredit } from "./stories.ts";

/** A shorter text of a mail with attached copy is a letter to the editors. */
const LONGEST_LETTER = 200;
/** The depth of mails in mails (forwarded ones). */
const MOST_MAILS = 4;

/**
 * Imports a mail: the copy attached to it, or its own text; pictures are photos of its story.
 * @param take imports a file, which may be a mail
 */
export async function takeMail(file: CopyFile, take: (file: CopyFile) => Promise<Intake>): Promise<Intake> {
  const { path, bytes } = file;
  const span = fileSpan(path);
  const isTooDeep = path.split(".eml/").length > MOST_MAILS;
  const mail = isTooDeep ? undefined : await readMail(bytes);
  if (mail === undefined) return nothing([errorAt(span, "broken-mail")]);
  const seen = new Set<Enclosed>();
  const copies = mail.enclosed.filter(({ name, isPicture }) => !isPicture && isCopyName(name));
  const picture = (name: string): CopyPicture | undefined => pictureIn(mail, name, seen);
  const attached: Intake[] = [];
  for (const { name, bytes: inner } of copies)
    attached.push(await take({ path: `${path}/${name}`, bytes: inner, picture }));
  const body = await bodyOf(mail, span, (bytesOfBody) => take({ path, bytes: bytesOfBody, picture, isMail: true }));
  const signed = body.map(withoutFoot);
  const whole = together([...attached, ...signed.map((each) => bodyOrLetter(each, copies.length > 0, span))]);
  const isRefused = copies.length > 0 && whole.stories.length === 0;
  const pictures = mail.enclosed.filter((each) => each.isPicture && !seen.has(each));
  const others = mail.enclosed.filter((each) => !each.isPicture && !copies.includes(each));
  const stories = withSubject(isRefused ? [] : withPhotos(whole.stories, pictures, span), mail, span);
  const isUnsure = whole.stories.length > 1;
  return {
    ...whole,
    stories,
    taken: [...(mail.subject === "" ? [] : [{ reason: "key", text: mail.subject, span } as const]), ...whole.taken],
    diagnostics: [
      ...(mail.isWhole ? [] : [warningAt(span, "mail-cut")]),
      ...whole.diagnostics,
      ...others.map(({ name }) => warningAt(span, "mail-attachment", { file: name })),
      ...(isUnsure ? pictures.map(({ name }) => warningAt(span, "mail-photo", { file: name })) : []),
      ...(stories.length === 0 && whole.diagnostics.length === 0 ? [errorAt(span, "no-story")] : []),
    ],
  };
}

/** The stories of the mail's own text. If the mail does not name its encoding, characters are lost. */
async function bodyOf(
  { body }: Mail,
  span: Span,
  take: (bytes: Uint8Array) => Promise<Intake>,
): Promise<readonly Intake[]> {
  if (body === undefined) return [];
  return [
    body.includes("\ufffd") ? nothing([errorAt(span, "mail-encoding")]) : await take(new TextEncoder().encode(body)),
  ];
}

function nothing(diagnostics: readonly Diagnostic[]): Intake {
  const folio = { date: undefined, page: undefined };
  return { kind: "mail", stories: [], taken: [], added: [], decisions: [], diagnostics, folio };
}

function together(intakes: readonly Intake[]): Intake {
  const { folio } = intakes.find((each) => each.folio.date !== undefined) ?? nothing([]);
  return {
    kind: "mail",
    stories: intakes.flatMap(({ stories }) => stories),
    taken: intakes.flatMap(({ taken }) => taken),
    added: intakes.flatMap(({ added }) => added),
    decisions: intakes.flatMap(({ decisions }) => decisions),
    diagnostics: intakes.flatMap(({ diagnostics }) => diagnostics),
    folio,
  };
}

/** True if the mail's text is its copy; false for a letter beside attached copy. */
function bodyOrLetter(body: Intake, isCopyAttached: boolean, span: Span): Intake {
  if (!isCopyAttached) return body;
  const text = body.stories.flatMap(storyTexts).join("\n");
  if ([...text].length > LONGEST_LETTER) return body;
  const told = text === "" ? [] : [warningAt(span, "mail-letter", { text: shortened(text.replaceAll("\n", " "), 60) })];
  return { ...nothing(told), taken: [...body.taken, { reason: "letter", text, span }] };
}

/** A picture of the mail, by its address in HTML (`cid:…`) or its name. */
function pictureIn({ enclosed }: Mail, name: string, seen: Set<Enclosed>): CopyPicture | undefined {
  const id = name.replace(/^cid:/i, "");
  const found = enclosed.find((each) => each.isPicture && (each.id === id || each.name === id));
  if (found !== undefined) seen.add(found);
  return found;
}

/** Pictures that no text places: they belong to the story whose file has their name, or to the first. */
function withPhotos(
  stories: readonly ProposedStory[],
  pictures: readonly Enclosed[],
  span: Span,
): readonly ProposedStory[] {
  if (pictures.length === 0) return stories;
  const [first = newStory(span), ...rest] = stories;
  const all = [first, ...rest];
  const owners = pictures.map(({ name }) => all.find((story) => isNamedLike(story, name)) ?? first);
  return all.map((story) => ({
    ...story,
    photos: [
      ...story.photos,
      ...pictures.filter((_, at) => owners[at] === story).map((each) => namedPhoto(each, story, span)),
    ],
  }));
}

/** Names that programs give. */
const NO_CAPTION = /^(?:微信|屏幕截图|截图|截屏|照片|图片|配图|未命名|新建|扫描|压缩)/u;
/** Shorter names are those of a thing, and no sentence. */
const LEAST_CAPTION = 4;

/** A photographer's file says in its name what it shows and who took it: `北门老槐树发新枝 邱帆摄.jpg`. */
function namedPhoto(picture: Enclosed, story: ProposedStory, span: Span): ProposedPhoto {
  const bare = barePhoto(picture, span);
  const text = stemOf(picture.name)
    .replaceAll(/[_+-]/g, " ")
    .replaceAll(/^[\d\s.、]+|[\s.]*(?:[（(]\d+[）)]|\d+)$/gu, "")
    .trim();
  const alone = creditAlone(text);
  if (alone !== undefined) return { ...bare, credit: { text: alone, span } };
  const { caption, credit } = withCredit({ text, span });
  const han = caption?.text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const isCaption = han >= LEAST_CAPTION && !NO_CAPTION.test(text) && !isNamedLike(story, picture.name);
  return { ...bare, credit, caption: isCaption || credit !== undefined ? caption : undefined };
}

/** `灯会1.jpg` beside `灯会.docx`. */
function isNamedLike({ span: { source } }: ProposedStory, picture: string): boolean {
  const name = source.path.slice(source.path.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  return name !== "" && picture.startsWith(name);
}

/** 转发： and the like, which mail programs write before a subject. */
const FORWARDED = /^(?:\s*(?:re|fw|fwd|[答回][复覆]|转发|转寄)\s*[:：])+\s*/i;

/** If a mail has one story without a headline, the subject becomes its headline. */
function withSubject(stories: readonly ProposedStory[], { subject }: Mail, span: Span): readonly ProposedStory[] {
  const text = subject.slice(FORWARDED.exec(asSimplified(subject))?.[0].length ?? 0).trim();
  const [only, ...more] = stories;
  if (only === undefined || more.length > 0 || only.headline !== undefined || text === "" || text.includes("\ufffd"))
    return stories;
  return [{ ...only, headline: headingOf(text, span) }];
}

/** A mail as its author sees it. */
interface Mail {
  readonly subject: string;
  /** HTML or plain text; undefined if it has none. */
  readonly body: string | undefined;
  readonly enclosed: readonly Enclosed[];
  /** True if the mail's last part is complete. */
  readonly isWhole: boolean;
}

/** A file attached to a mail, or a picture in its text. */
interface Enclosed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its address in the HTML of the mail. */
  readonly id: string | undefined;
  readonly isPicture: boolean;
}

/** Unpacks a mail; undefined if it is made to overflow its readers. */
async function readMail(bytes: Uint8Array): Promise<Mail | undefined> {
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

/** Some mail programs send photos as bytes of an unknown kind. */
const PICTURE = /\.(?:jpe?g|png|gif|tiff?|webp|heic|bmp)$/i;

/** Endings for files without names. */
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
function endingOf(mimeType: string): string {
  return ENDINGS[mimeType] ?? "bin";
}

/** HTML is preferred, since mail programs make the plain text beside it from it and lose markup. */
function bodyIn(html: string | undefined, text: string | undefined): string | undefined {
  if (html !== undefined && /[^\s]/.test(html.replaceAll(/<[^>]*>|&nbsp;/g, ""))) return `<html>${html}`;
  return text === undefined || text.trim() === "" ? undefined : text;
}

/** Each part of a mail ends at a line that its head names; the last one has two more hyphens. */
function isWhole(bytes: Uint8Array): boolean {
  const boundary = boundaryIn(bytes);
  return boundary === undefined || Buffer.from(bytes).includes(`--${boundary}--`, 0, "latin1");
}

/** The separator of a mail's parts, without the two hyphens before it; undefined if it has one part. */
function boundaryIn(bytes: Uint8Array): string | undefined {
  const head =
    Buffer.from(bytes.subarray(0, 65_536))
      .toString("latin1")
      .split(/\r?\n\r?\n/)[0] ?? "";
  const unfolded = head.replaceAll(/\r?\n[ \t]+/g, " ");
  return /^Content-Type:\s*multipart\/[^\n]*\bboundary="?([^"\n;]+?)"?\s*(?:;|$)/im.exec(unfolded)?.[1];
}

/** A web page with its pictures in one file (MHTML, RFC 2557), as browsers, Word and WPS save it. */
interface SavedPage {
  readonly html: string;
  readonly picture: FindPicture;
  /** True if the file's last part is complete. */
  readonly isWhole: boolean;
}

/** A picture, and its address in the page. */
interface PagePicture extends CopyPicture {
  readonly address: string;
}

/** Unpacks a page; undefined if there is none, or it is made to overflow its readers. */
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

/** The first part is the page, and the frames in it are no copy. For a workbook of Excel the first page only frames its sheets. */
function copyOf([first, ...frames]: readonly string[]): string | undefined {
  return first !== undefined && /<frameset\b/i.test(first) ? frames.join("\n") : first;
}

/** The depth of parts in parts: Internet Explorer puts the page and its frames into one. */
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
    if (head > 0) addAll(parts, partsOf(file.subarray(head, next < 0 ? undefined : next), depth + 1));
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

/** By its whole address; Word and WPS write it relative to the folder of the page. If two pictures have one address, the first is shown. */
function pictureOf(name: string, pictures: readonly PagePicture[]): CopyPicture | undefined {
  const wanted = decodedAddress(name);
  const whole = pictures.find(({ address }) => address === wanted);
  if (whole !== undefined) return whole;
  const ending = pictures.filter(({ address }) => address.endsWith(`/${wanted}`));
  return ending.length === 1 ? ending[0] : undefined;
}

/** The line that separates a mail from its author's address (RFC 3676, 4.3). */
const FOOT_MARK = /^--\s*$/u;
/** Lines that programs add below a mail; applied to traditional text too. */
const SENT_BY =
  /^(?:(?:发自|来自)我的?\s*(?=.*(?:[A-Za-z]|手机|平板|设备|华为|荣耀|小米|红米)).{1,24}|从.{1,12}(?:版邮件|邮件|手机)发送|Sent (?:from|via) .{1,40}|(?:Get|获取) ?Outlook for .{1,12}|.{0,12}(?:QQ邮箱|网易邮箱)(?:大师)?)$/iu;
/** The most lines and characters of an address. */
const MOST_LINES = 12;
const MOST_CHARACTERS = 200;

function isFootMark(text: string): boolean {
  return FOOT_MARK.test(text);
}

function isSentBy(line: string): boolean {
  return SENT_BY.test(asSimplified(line));
}

/** A mail's text without its foot: the author's address, and the mail program's line. */
function withoutFoot(intake: Intake): Intake {
  const last = intake.stories.at(-1);
  if (last === undefined) return intake;
  const end = footStart(last.body);
  const foot = last.body.slice(end);
  const [first] = foot;
  if (first === undefined) return intake;
  const text = foot.flatMap(textsOfPassage).join("\n");
  return {
    ...intake,
    stories: [...intake.stories.slice(0, -1), { ...last, body: last.body.slice(0, end) }],
    taken: [...intake.taken, { reason: "mail-foot", text, span: first.span }],
    diagnostics: [
      ...intake.diagnostics.filter(({ span }) => !foot.some((each) => each.span === span)),
      warningAt(first.span, "mail-foot", { text: shortened(text.replaceAll("\n", " "), 60) }),
    ],
  };
}

function footStart(body: readonly CopyPassage[]): number {
  const lines = body.map((passage) => textsOfPassage(passage).join("\n").trim());
  let end = lines.length;
  while (end > 1 && isSentBy(lines[end - 1] ?? "")) end--;
  const mark = lines.findLastIndex(isFootMark);
  const below = lines.slice(mark, end).join("");
  if (mark > 0 && end - mark <= MOST_LINES && [...below].length <= MOST_CHARACTERS) end = mark;
  while (end > 1 && isSentBy(lines[end - 1] ?? "")) end--;
  return end;
}
