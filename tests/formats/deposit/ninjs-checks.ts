import { type ReadStory, textsOf } from "../../../src/engine/newspaper/newspaper.ts";
import { BASE, type Deposited, pathOf, textIn } from "./deposited.ts";
import { ninjsSchema } from "./schemas.ts";
import { elementsIn, xmlTree } from "./xml-tree.ts";

const ISSUE_NINJS = "data/ninjs.json";

function storyNinjs(story: string): string {
  return `data/ninjs/${story}.json`;
}

interface Item {
  readonly uri: string;
  readonly type: string;
  readonly title: string;
  readonly usageTerms?: string;
  readonly standard: { readonly name: string; readonly version: string };
  readonly firstCreated: string;
  readonly versionCreated: string;
  readonly headlines: readonly { readonly role: string; readonly value: string }[];
  readonly bodies: readonly {
    readonly role: string;
    readonly contentType: string;
    readonly charCount: number;
    readonly value: string;
  }[];
  readonly altIds: readonly { readonly role: string; readonly value: string }[];
  readonly renditions: readonly { readonly href: string }[];
  readonly associations: readonly (Item & { readonly name: string })[];
}

/** What is wrong with a bag's ninjs items: the schema, and all that it lets pass. */
export function ninjsFaults(bag: Deposited): readonly string[] {
  const { stories } = bag.newspaper;
  return [
    ...stories.flatMap((story) => faultsIn(bag, storyNinjs(story.id), (item) => storyFaults(item, story, bag))),
    ...faultsIn(bag, ISSUE_NINJS, (item) => issueFaults(item, bag)),
  ];
}

function faultsIn(bag: Deposited, path: string, check: (item: Item) => readonly string[]): readonly string[] {
  try {
    const text = textIn(bag, path);
    const schema = ninjsSchema(text);
    if (schema.length > 0) return schema.map((fault) => `${path}: ${fault}`);
    const item: Item = JSON.parse(text);
    return [
      ...commonFaults(item, bag),
      ...(pathOf(bag, item.uri) === path ? [] : [`uri is ${item.uri}`]),
      ...check(item),
    ].map((fault) => `${path}: ${fault}`);
  } catch (error) {
    return [`${path}: ${String(error)}`];
  }
}

function commonFaults(
  { standard, firstCreated, versionCreated, renditions, associations, altIds }: Item,
  bag: Deposited,
): readonly string[] {
  const { date, stem } = bag.newspaper.identity;
  const hrefs = [...renditions, ...associations.flatMap((each) => [{ href: each.uri }, ...(each.renditions ?? [])])];
  const lost = hrefs.map(({ href }) => href).filter((href) => !bag.files.has(pathOf(bag, href)));
  const names = associations.map(({ name }) => name);
  return [
    ...(standard.name === "ninjs" && standard.version === "3.1" ? [] : ["another standard"]),
    ...([firstCreated, versionCreated].every((moment) => moment === `${date}T00:00:00+08:00`) ? [] : ["another day"]),
    ...(altIds.some(({ role, value }) => role === "issue" && value === stem) ? [] : ["another issue"]),
    ...lost.map((href) => `${href} leads nowhere`),
    ...(new Set(names).size === names.length ? [] : ["two associations have one name"]),
  ];
}

/** Its bodies are the copy, character by character, or a group's its stories; its heads and pages are the story's. */
function storyFaults(item: Item, story: ReadStory, bag: Deposited): readonly string[] {
  const faults: string[] = story.kind === "group" ? [...groupFaults(item, story, bag)] : [...copyFaults(item, story)];
  if (item.title !== story.title) faults.push("another title");
  const main = story.blocks.find((block) => block.kind === "headline");
  const headline = item.headlines.find(({ role }) => role === "main")?.value;
  if (main?.kind === "headline" && headline !== main.text.text) faults.push("another headline");
  const pages = item.altIds.filter(({ role }) => role === "printPage").map(({ value }) => value);
  if (pages.join() !== [...new Set(story.parts.map(({ page }) => page))].join()) faults.push(`it stands on ${pages}`);
  const pictures = story.blocks.flatMap((block) => (block.kind === "figure" ? block.pictures : []));
  const placed = bag.newspaper.pages.flatMap(({ things }) =>
    things.filter((thing) => thing.kind === "picture" && pictures.includes(thing.id)),
  );
  const photos = item.associations.filter(({ type }) => type === "picture");
  const barred = story.blocks.flatMap((block) => (block.kind === "figure" ? block.barred : []));
  if ((item.usageTerms === undefined) !== story.web) faults.push("other terms for the web");
  if (photos.filter(({ usageTerms }) => usageTerms !== undefined).length !== barred.length)
    faults.push("other terms for photos");
  if (photos.length !== placed.length) faults.push(`${photos.length} photos for ${placed.length}`);
  const told = JSON.stringify(item);
  for (const text of textsAround(story))
    if (!told.includes(JSON.stringify(text).slice(1, -1))) faults.push(`no “${text}”`);
  return faults;
}

/** What stands round a story's copy: heads, dateline and reporters, captions, words and figures set large. */
function textsAround({ blocks }: ReadStory): readonly string[] {
  const own = blocks.filter((block) => block.kind !== "headline" || block.part === 1);
  return own.flatMap((block) => textsOf(block).flatMap(({ kind, text }) => (kind === "credit" ? [] : [text.text])));
}

function copyFaults(item: Item, story: ReadStory): readonly string[] {
  const faults: string[] = [];
  const body = (type: string) => item.bodies.find(({ contentType }) => contentType === type);
  const [plain, rich] = [body("text/plain"), body("application/xhtml+xml")];
  const copy = story.copy.text;
  if (plain?.value !== copy) faults.push("the plain body is not the copy");
  if (rich === undefined || richText(rich.value) !== copy.replaceAll("\n", ""))
    faults.push("the XHTML body is not the copy");
  for (const each of item.bodies) if (each.charCount !== [...copy].length) faults.push("another number of characters");
  if (item.type !== "text") faults.push("no text");
  return faults;
}

/** A composite of its stories in their order, which has no copy of its own. */
function groupFaults(
  { type, bodies, associations }: Item,
  { id }: ReadStory,
  { newspaper }: Deposited,
): readonly string[] {
  const members = newspaper.stories.filter(({ group }) => group === id).map((story) => story.id);
  return [
    ...(type === "composite" && bodies.length === 0 ? [] : ["no composite"]),
    ...(members.length > 0 && associations.map(({ name }) => name).join() === members.join() ? [] : ["other stories"]),
  ];
}

/** The text of XHTML without what runs into the copy. */
function richText(value: string): string {
  const tree = xmlTree(`<body>${value}</body>`);
  const runIns = elementsIn(tree, "span").filter(({ attributes }) =>
    ["dateline", "reporter"].includes(attributes["class"] ?? ""),
  );
  const spans = runIns.reduce((text, { text: own }) => text.replace(own, ""), tree.text);
  return spans.replaceAll("\n", "");
}

/** All stories, in their order, each under its own uri. */
function issueFaults({ type, associations }: Item, { newspaper }: Deposited): readonly string[] {
  const { stem } = newspaper.identity;
  const found = associations.map(({ name, uri, title, type: kind }) => `${name} ${uri} ${title} ${kind}`);
  const expected = newspaper.stories.map(
    ({ id, title, kind }) =>
      `${id} ${BASE}/${stem}/data/ninjs/${encodeURIComponent(id)}.json ${title} ${kind === "group" ? "composite" : "text"}`,
  );
  return [
    ...(type === "composite" ? [] : ["no composite"]),
    ...(found.join("\n") === expected.join("\n") ? [] : ["its stories are not those of the issue"]),
  ];
}
