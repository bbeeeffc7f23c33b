import type { Newspaper } from "../../engine/newspaper/newspaper.ts";
import { html } from "./html.ts";
import { nameplateOf } from "./issue-record.ts";
import { accentOf } from "./screen-colours.ts";

/** The drawing of the paper's name as SVG, in a lighter colour on dark screens. Undefined where the name is set in type. */
export function nameplateFile(newspaper: Newspaper): string | undefined {
  const nameplate = nameplateOf(newspaper);
  if (nameplate === undefined) return undefined;
  const { light, dark } = accentOf(nameplate.colour);
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${nameplate.viewBox.join(" ")}">
<style>path{fill:${light}}@media (prefers-color-scheme:dark){path{fill:${dark}}}</style>
${nameplate.paths.map((path) => html`<path d="${path}"/>\n`)}</svg>
`.markup;
}
