import { scriptCode } from "../../base/language-tags.ts";
import { addressOf } from "./addresses.ts";
import { type Html, html } from "./html.ts";
import type { IssueRecord, PagePicture } from "./issue-record.ts";

/** A picture that is shown with a link. */
export interface CardPicture {
  /** From the site's root. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly alternate: string;
}

interface LinkCard {
  /** From the site's root. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly issue: IssueRecord;
  readonly base: string | undefined;
  /** undefined: the page tells of more than one story. */
  readonly section: string | undefined;
  readonly picture: CardPicture | undefined;
}

/**
 * What messengers and social networks show with a link (ogp.me; Twitter reads the same and wants only the card's size). They show a picture only from its
 * full address: without the site's address there is none.
 */
export function linkCard({ path, title, description, issue, base, section, picture }: LinkCard): Html {
  const shown = base === undefined ? undefined : picture;
  const fact = (property: string, content: string | number | undefined): Html | false =>
    content !== undefined && html`<meta property="${property}" content="${content}">\n`;
  return html`${fact("og:title", title)}${fact("og:description", description)}${fact("og:site_name", issue.paper)}${fact(
    "og:locale",
    localeOf(issue.language),
  )}${fact("og:type", section === undefined ? "website" : "article")}${
    section !== undefined && html`${fact("article:published_time", issue.date)}${fact("article:section", section)}`
  }${base !== undefined && fact("og:url", addressOf(base, path))}${
    base !== undefined &&
    shown !== undefined &&
    html`${fact("og:image", addressOf(base, shown.path))}${fact("og:image:width", shown.width)}${fact(
      "og:image:height",
      shown.height,
    )}${fact("og:image:alt", shown.alternate)}`
  }<meta name="twitter:card" content="${shown !== undefined && shown.width > shown.height ? "summary_large_image" : "summary"}">
`;
}

/** Networks take no picture that is smaller, and wait for none that is much larger. */
const LEAST_WIDTH = 600;

/** The picture of a page in the smallest size that networks take. */
export function pageCard({ sizes }: PagePicture, alternate: string): CardPicture | undefined {
  const size = sizes.find(({ width }) => width >= LEAST_WIDTH) ?? sizes.at(-1);
  return size && { ...size, alternate };
}

/** Language and territory, as ogp.me writes them; undefined where the paper's language names no territory. */
function localeOf(tag: string): string | undefined {
  const [language = "", ...subtags] = tag.split("-");
  const known = language === "zh" ? (scriptCode(tag) === "Hant" ? "TW" : "CN") : undefined;
  const territory = subtags.find((subtag) => /^[A-Z]{2}$/.test(subtag)) ?? known;
  return territory && `${language}_${territory}`;
}
