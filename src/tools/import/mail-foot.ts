import { asRulesRead } from "../../base/both-scripts.ts";
import { warningAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { textsOfPassage } from "./account.ts";
import type { CopyPassage } from "./proposal.ts";
import type { Intake } from "./source.ts";

/** The line that parts a mail from its writer's address (RFC 3676, 4.3). */
const FOOT_MARK = /^--\s*$/u;
/** What programs write below a mail by themselves; traditional text is read by it too. */
const SENT_BY =
  /^(?:(?:发自|来自)我的?\s*(?=.*(?:[A-Za-z]|手机|平板|设备|华为|荣耀|小米|红米)).{1,24}|从.{1,12}(?:版邮件|邮件|手机)发送|Sent (?:from|via) .{1,40}|(?:Get|获取) ?Outlook for .{1,12}|.{0,12}(?:QQ邮箱|网易邮箱)(?:大师)?)$/iu;
/** An address has so many lines at the most, and so many characters. */
const MOST_LINES = 12;
const MOST_CHARACTERS = 200;

export function isFootMark(text: string): boolean {
  return FOOT_MARK.test(text);
}

function isSentBy(line: string): boolean {
  return SENT_BY.test(asRulesRead(line));
}

/** A mail's text without its foot: the writer's address, and the mail program's line. */
export function withoutFoot(intake: Intake): Intake {
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
