import { comment, type Html, html } from "./html.ts";
import type { IssueRecord, StoryRecord } from "./issue-record.ts";

/** What a collector reads of a story: Founder's properties, in Founder's order. The page is that on which the story begins. */
export function storyProperties(issue: IssueRecord, story: StoryRecord): Html {
  const page = issue.pages.find(({ label }) => label === story.pages[0]);
  return comment(
    html`enpproperty <articleid>${story.id}</articleid><date>${issue.date} 00:00:00:0</date><author>${story.byline}</author><title>${story.title}</title><keyword></keyword><subtitle>${story.deck}</subtitle><introtitle>${story.kicker}</introtitle><siteid>${issue.code}</siteid><nodeid>${page?.label}</nodeid><nodename>${page?.section ?? page?.name}</nodename><nodesearchname>${page?.name}</nodesearchname><picurl></picurl><url></url><urlpad></urlpad><sourcename>${issue.paper}</sourcename> /enpproperty`,
  );
}

/** The story's text between the two comments that tell collectors where it begins and ends. */
export function storyContent(text: Html): Html {
  return html`<!--enpcontent-->\n${text}<!--/enpcontent-->\n`;
}
