import { asRulesRead } from "../../base/both-scripts.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { fileSpan, type Span } from "../../base/source.ts";
import { storyTexts } from "./account.ts";
import { isCopyName } from "./file-form.ts";
import { withoutFoot } from "./mail-foot.ts";
import type { CopyPicture, ProposedStory } from "./proposal.ts";
import { type Enclosed, type Mail, readMail } from "./read-mail.ts";
import type { CopyFile, Intake } from "./source.ts";
import { barePhoto, headingOf, newStory } from "./story-pieces.ts";

/** A shorter text of a mail with copy attached is a letter to the desk. */
const LONGEST_LETTER = 200;
/** Mails in mails: forwarded ones. */
const MOST_MAILS = 4;

/**
 * Takes a mail in: the copy attached to it, or its own text; pictures are photos of its story.
 * @param take takes a file in, a mail too
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
  const body = await bodyOf(mail, span, (bytesOfBody) => take({ path, bytes: bytesOfBody, picture }));
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

/** The mail's own text, taken in. If the mail does not name its encoding, characters are lost. */
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

/** The mail's text is its copy, or a letter that goes with the copy attached. */
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
    photos: [...story.photos, ...pictures.filter((_, at) => owners[at] === story).map((each) => barePhoto(each, span))],
  }));
}

/** `灯会1.jpg` beside `灯会.docx`. */
function isNamedLike({ span: { source } }: ProposedStory, picture: string): boolean {
  const name = source.path.slice(source.path.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  return name !== "" && picture.startsWith(name);
}

/** 转发： and the like, which mail programs write before a subject. */
const FORWARDED = /^(?:\s*(?:re|fw|fwd|[答回][复覆]|转发|转寄)\s*[:：])+\s*/i;

/** A mail's one story without a headline has its subject as one. */
function withSubject(stories: readonly ProposedStory[], { subject }: Mail, span: Span): readonly ProposedStory[] {
  const text = subject.slice(FORWARDED.exec(asRulesRead(subject))?.[0].length ?? 0).trim();
  const [only, ...more] = stories;
  if (only === undefined || more.length > 0 || only.headline !== undefined || text === "" || text.includes("\ufffd"))
    return stories;
  return [{ ...only, headline: headingOf(text, span) }];
}
