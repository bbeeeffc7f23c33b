import type { AdvertBlock, PrintedAdvert } from "../../engine/newspaper/newspaper.ts";
import { type Html, html } from "./html.ts";
import { siteWords } from "./words.ts";

/** The words of a page's adverts: texts and small ads that the paper set, which the page's picture shows too. Empty where it has none. */
export function advertWords(adverts: readonly PrintedAdvert[], language: string): Html {
  const worded = adverts.filter(({ blocks }) => blocks.length > 0);
  if (worded.length === 0) return html``;
  const { adverts: heading } = siteWords(language);
  return html`<section class="adverts" aria-label="${heading}">
<h2>${heading}</h2>
${worded.map(
  ({ label, blocks }) => html`<article><p class="label">${label}</p>
${blocks.map(blockHtml)}</article>
`,
)}</section>
`;
}

function blockHtml({ kind, texts }: AdvertBlock): Html {
  const text = texts.at(-1)?.text.text ?? "";
  switch (kind) {
    case "headline":
      return html`<h3>${text}</h3>\n`;
    case "category":
      return html`<h4>${text}</h4>\n`;
    case "paragraph":
      return html`<p>${text}</p>\n`;
    case "signature":
      return html`<p class="signature">${text}</p>\n`;
    case "smallAd": {
      const [title] = texts.slice(0, -1);
      return html`<p class="small-ad">${title && html`<b>${title.text.text}</b>　`}${text}</p>\n`;
    }
  }
}
