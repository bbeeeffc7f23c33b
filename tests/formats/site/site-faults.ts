import { isCopyRole } from "../../../src/base/blocks.ts";
import type { Newspaper, PrintedPage, ReadStory } from "../../../src/engine/newspaper/newspaper.ts";
import { dayOf, nodePath, storyPath, wordsPath } from "../../../src/formats/site/addresses.ts";
import type { IssueRecord } from "../../../src/formats/site/issue-record.ts";
import { covers, meet } from "../../engine/newspaper/polygons.ts";
import {
  addressesOf,
  attributeOf,
  elementsBelow,
  elementsIn,
  hasClass,
  type SiteElement,
  type SiteFiles,
  textBelow,
  textIn,
} from "./web-files.ts";

/** What is wrong with an issue's web pages, held against its Newspaper. Links between files are `deadLinks`' matter. */
export function issueFaults(files: SiteFiles, newspaper: Newspaper): readonly string[] {
  const day = dayOf(newspaper.identity);
  const shown = newspaper.stories.filter(({ web, parts }) => web && parts.length > 0);
  const hidden = newspaper.stories.filter(({ web }) => !web);
  return [
    ...shown.flatMap((story) => storyFaults(textIn(files, storyPath(day, story.id)), story, newspaper)),
    ...newspaper.pages.flatMap((page) => pageFaults(textIn(files, nodePath(day, page.label)), page, newspaper)),
    ...wordsFaults(textIn(files, wordsPath(day)), shown),
    ...hidden.flatMap(({ id }) => (files.has(storyPath(day, id)) ? [`${id}: withdrawn, but there`] : [])),
  ];
}

function storyFaults(markup: string, story: ReadStory, { identity }: Newspaper): readonly string[] {
  const elements = elementsIn(markup);
  const copy = elements.find((each) => hasClass(each, "copy"));
  const head = elements.find(({ tagName }) => tagName === "h1");
  const faults: string[] = [];
  const expect = (holds: boolean, complaint: string): void => {
    if (!holds) faults.push(`${story.id}: ${complaint}`);
  };
  expect(copy !== undefined && copyBelow(copy) === story.copy.text.replaceAll("\n", ""), "the text is not the copy");
  expect(head !== undefined && inOneLine(textBelow(head)) === inOneLine(story.title), "the headline is another");
  const outline = elements.filter(({ tagName }) => /^h\d$/.test(tagName)).map(({ tagName }) => Number(tagName[1]));
  expect(
    outline.every((level, at) => level <= (outline[at - 1] ?? 0) + 1),
    "headings skip a level",
  );
  expect(outline.filter((level) => level === 1).length === 1, "not one h1");
  const html = elements.find(({ tagName }) => tagName === "html");
  expect(html !== undefined && attributeOf(html, "lang") === identity.language, "no language");
  const article = elements.find((each) => attributeOf(each, "type") === "application/ld+json");
  expect(inOneLine(headlineIn(article)) === inOneLine(story.title), "JSON-LD has another headline");
  expect(inOneLine(founderTitle(markup)) === inOneLine(story.title), "Founder's properties have another title");
  const between = /<!--enpcontent-->([\s\S]*)<!--\/enpcontent-->/.exec(markup)?.[1] ?? "";
  expect(
    elementsIn(between).some((each) => hasClass(each, "copy")),
    "the text is not between Founder's comments",
  );
  expect(
    elements.every((each) => each.tagName !== "img" || attributeOf(each, "alt") !== undefined),
    "a picture without alt",
  );
  return faults;
}

/** A headline without the blanks that stand where it turns. */
function inOneLine(headline: string | undefined): string | undefined {
  return headline?.replaceAll("\u3000", "");
}

/** A story's copy on its page: without what runs into it, figures, note, insets and the bullets that no author wrote. */
function copyBelow(copy: SiteElement): string {
  const around = (each: SiteElement): boolean =>
    ["figure", "aside"].includes(each.tagName) || hasClass(each, "dateline") || hasClass(each, "reporter");
  return textBelow(copy, around).replaceAll("\n", "");
}

function headlineIn(script: SiteElement | undefined): string | undefined {
  try {
    return script && (JSON.parse(textBelow(script)) as { headline: string }).headline;
  } catch {
    return undefined;
  }
}

function founderTitle(markup: string): string | undefined {
  const properties = /<!--enpproperty ([\s\S]*?) \/enpproperty-->/.exec(markup)?.[1];
  const title = /<title>(.*?)<\/title>/.exec(properties ?? "")?.[1];
  const [element] = elementsIn(`<p>${title ?? ""}</p>`).filter(({ tagName }) => tagName === "p");
  return element && textBelow(element).replaceAll("&#45;", "-");
}

interface Zone {
  readonly href: string | undefined;
  readonly name: string | undefined;
  readonly outline: readonly { readonly x: number; readonly y: number }[];
}

function pageFaults(markup: string, page: PrintedPage, newspaper: Newspaper): readonly string[] {
  const elements = elementsIn(markup);
  const zones = zonesIn(elements);
  const areas = areasIn(elements, page);
  const shown = new Set(newspaper.stories.filter(({ web }) => web).map(({ id }) => id));
  const faults: string[] = [];
  const on = `page ${page.label}`;
  const lines = page.things.filter((thing) => thing.kind === "line");
  for (const line of lines) {
    if (line.story === undefined || !shown.has(line.story)) continue;
    if (!line.segments.some(({ role }) => isCopyRole(role) || role === "headline")) continue;
    const middle = { x: line.box.x + line.box.width / 2, y: line.box.y + line.box.height / 2 };
    const over = zones.filter(({ outline }) => covers(outline, middle));
    const own = over.filter(({ href }) => href?.endsWith(encodeURI(`/content_${line.story}.html`)));
    if (own.length !== 1 || over.length !== 1)
      faults.push(`${on}: ${line.id} lies in ${own.length} of its zones, in ${over.length}`);
  }
  zones.forEach((zone, at) => {
    for (const other of zones.slice(at + 1)) {
      if (meet(zone.outline, other.outline)) faults.push(`${on}: zones of ${zone.name} and ${other.name} overlap`);
    }
    if (
      zone.outline.some(({ x, y }) => x < -0.1 || y < -0.1 || x > page.trim.width + 0.1 || y > page.trim.height + 0.1)
    )
      faults.push(`${on}: the zone of ${zone.name} leaves the page`);
    if (!zone.name) faults.push(`${on}: a zone without a name`);
  });
  if (!sameZones(zones, areas)) faults.push(`${on}: the image map is not the zones`);
  return faults;
}

function zonesIn(elements: readonly SiteElement[]): readonly Zone[] {
  return elements
    .filter((each) => each.tagName === "a" && hasClass(each, "zone"))
    .map((link) => {
      const path = elementsBelow(link).find(({ tagName }) => tagName === "path");
      const numbers = ((path && attributeOf(path, "d")) ?? "").match(/-?[\d.]+/g)?.map(Number) ?? [];
      return { href: attributeOf(link, "href"), name: attributeOf(link, "aria-label"), outline: pointsOf(numbers) };
    });
}

/** The areas of the image map, in points of the page. */
function areasIn(elements: readonly SiteElement[], page: PrintedPage): readonly Zone[] {
  const image = elements.find((each) => attributeOf(each, "usemap") === "#PagePicMap");
  const scale = page.trim.width / Number(image && attributeOf(image, "width"));
  return elements
    .filter(({ tagName }) => tagName === "area")
    .map((area) => {
      const numbers = (attributeOf(area, "coords") ?? "").split(",").map((each) => Number(each) * scale);
      return { href: attributeOf(area, "href"), name: attributeOf(area, "alt"), outline: pointsOf(numbers) };
    });
}

function pointsOf(numbers: readonly number[]): { x: number; y: number }[] {
  return Array.from({ length: numbers.length / 2 }, (_, at) => ({
    x: numbers[2 * at] ?? 0,
    y: numbers[2 * at + 1] ?? 0,
  }));
}

/** Areas are in whole pixels: half a point of the page. */
function sameZones(zones: readonly Zone[], areas: readonly Zone[]): boolean {
  return (
    zones.length === areas.length &&
    zones.every(({ href, name, outline }, at) => {
      const area = areas[at];
      const near = outline.every(({ x, y }, index) => {
        const corner = area?.outline[index];
        return corner !== undefined && Math.abs(corner.x - x) < 0.5 && Math.abs(corner.y - y) < 0.5;
      });
      return area !== undefined && area.href === href && area.name === name && near;
    })
  );
}

interface Words {
  readonly id: string;
  readonly text: string;
}

function wordsFaults(json: string, stories: readonly ReadStory[]): readonly string[] {
  const words: readonly Words[] = json === "" ? [] : JSON.parse(json);
  return stories.flatMap(({ id, copy }) => {
    const own = words.find((each) => each.id === id);
    return own?.text.includes(copy.text) ? [] : [`${id}: the search does not know the copy`];
  });
}

/** Links, pictures and scripts of a site that lead nowhere; and pages of it that nothing leads to. */
export function deadLinks(files: SiteFiles): readonly string[] {
  const pages = [...files.keys()].filter((path) => path.endsWith(".html"));
  const links = pages.flatMap((path) => targetsIn(files, path).map((to) => ({ path, to })));
  const reached = new Set(["index.html", "404.html", ...links.map(({ to }) => to)]);
  return [
    ...links.filter(({ to }) => !files.has(to)).map(({ path, to }) => `${path} leads to ${to}, which is not there`),
    ...pages.filter((path) => !reached.has(path)).map((path) => `nothing leads to ${path}`),
  ];
}

/** The files of the site that a page leads to, or loads. */
function targetsIn(files: SiteFiles, path: string): readonly string[] {
  const addresses = elementsIn(textIn(files, path)).flatMap(addressesOf);
  const targets = addresses.map((address) => new URL(address, `http://site/${path}`));
  const own = targets.filter(({ host, hash }) => host === "site" && hash === "");
  return own.map(({ pathname }) => decodeURIComponent(pathname).slice(1));
}

/** Whether a record tells what the Newspaper has. */
export function recordFaults(record: IssueRecord, newspaper: Newspaper): readonly string[] {
  const shown = newspaper.stories.filter(({ web, parts }) => web && parts.length > 0).map(({ id }) => id);
  const told = record.stories.map(({ id }) => id);
  return JSON.stringify(shown) === JSON.stringify(told) ? [] : [`the record has ${told.join()}`];
}
