import { addressOf, storyPath } from "./addresses.ts";
import { type Html, html, scriptJson } from "./html.ts";
import { frontPath, type IssueRecord, type StoryRecord } from "./issue-record.ts";

/**
 * A story in the words of schema.org. A byline is a free text (记者 …　通讯员 …): it is given as a text, and no name is guessed from it.
 * @param images paths from the site's root
 */
export function newsArticle(
  issue: IssueRecord,
  story: StoryRecord,
  base: string | undefined,
  images: readonly string[],
): Html {
  const address = (path: string): string | undefined => (base === undefined ? undefined : addressOf(base, path));
  const path = storyPath(issue.day, story.id);
  const first = issue.pages.find(({ label }) => label === story.pages[0]);
  const publisher = { "@type": "NewsMediaOrganization", name: issue.paper };
  const article = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": address(path),
    url: address(path),
    headline: story.title,
    alternativeHeadline: [story.kicker, story.deck].filter((text) => text !== undefined).join("　") || undefined,
    description: story.summary,
    datePublished: issue.date,
    inLanguage: issue.language,
    isAccessibleForFree: true,
    image: base === undefined ? undefined : images.map((image) => addressOf(base, image)),
    creditText: story.byline,
    author: publisher,
    publisher,
    printEdition: issue.edition,
    printSection: first?.section ?? first?.name,
    printPage: story.pages.join(", "),
    isPartOf: {
      "@type": "PublicationIssue",
      issueNumber: issue.number,
      datePublished: issue.date,
      url: address(frontPath(issue)),
      isPartOf: { "@type": "Newspaper", name: issue.paper },
    },
  };
  return html`<script type="application/ld+json">${scriptJson(article)}</script>\n`;
}
