import type { PrintedPage, ReadStory } from "../../../src/engine/newspaper/newspaper.ts";
import { requestsOf } from "../iiif/tiles.ts";
import { type Deposited, jpegSize, pathOf, textIn, touchedBy } from "./deposited.ts";

export const MANIFEST = "data/iiif/manifest.json";

/** An object of IIIF, of which nothing is known yet. */
interface Resource {
  readonly id?: string;
  readonly type?: string;
  readonly width?: number;
  readonly height?: number;
  readonly items?: readonly Resource[];
  readonly [key: string]: unknown;
}

/** What is wrong with a bag's IIIF files. Schemas of IIIF let `xywh=abc` pass: all is looked at here. */
export function iiifFaults(bag: Deposited): readonly string[] {
  try {
    const manifest: Resource = JSON.parse(textIn(bag, MANIFEST));
    const canvases = manifest.items ?? [];
    return [
      ...manifestFaults(manifest, bag),
      ...idFaults(manifest),
      ...canvases.flatMap((canvas, at) => canvasFaults(canvas, bag.newspaper.pages[at], bag)),
      ...linkFaults(manifest, bag),
      ...rangeFaults(manifest, bag),
      ...textFaults(manifest, bag),
    ];
  } catch (error) {
    return [String(error)];
  }
}

function manifestFaults(manifest: Resource, bag: Deposited): readonly string[] {
  const { date, edition } = bag.newspaper.identity;
  const { id, type, items = [], navDate, label } = manifest;
  const contexts = [manifest["@context"]].flat();
  const faults: string[] = [];
  // The last context is that of the presentation (IIIF Presentation 3.0 #linked-data-context).
  if (contexts.at(-1) !== "http://iiif.io/api/presentation/3/context.json") faults.push("another context");
  if (type !== "Manifest" || pathOf(bag, id ?? "") !== MANIFEST) faults.push("no manifest of this bag");
  const day = edition === undefined ? `${date}T00:00:00Z` : `${date}T`;
  if (!String(navDate).startsWith(day)) faults.push(`navDate ${String(navDate)}`);
  const labels = everyResource(manifest).flatMap((resource) => ("label" in resource ? [resource["label"]] : []));
  if (!isLanguageMap(label) || !labels.every(isLanguageMap)) faults.push("a label that is no language map");
  const pages = bag.newspaper.pages.map(({ label: own }) => own);
  const canvases = items.map((canvas) => decodeURIComponent(canvas.id?.split("/").at(-1) ?? ""));
  if (items.some((canvas) => canvas.type !== "Canvas") || canvases.join() !== pages.join())
    faults.push("the canvases are not the pages");
  return faults;
}

function isLanguageMap(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).length > 0 &&
    Object.entries(value).every(
      ([tag, texts]) =>
        /^(none|[a-z]{2,3}(-[A-Za-z]+)*)$/.test(tag) &&
        Array.isArray(texts) &&
        texts.every((text) => typeof text === "string" && text !== ""),
    )
  );
}

/** What has an id of its own: everything but what is pointed at. */
const DEFINED = ["Manifest", "Canvas", "AnnotationPage", "Annotation", "Range", "SpecificResource"];

function idFaults(manifest: Resource): readonly string[] {
  const resources = everyResource(manifest);
  const ids = resources.filter(
    ({ type, items, selector }) =>
      DEFINED.includes(type ?? "") && (items !== undefined || selector !== undefined || type === "Annotation"),
  );
  const seen = new Set<string>();
  return [
    ...resources
      .filter(({ id }) => id === undefined || !/^https?:\/\/[^\s#]+$/.test(id))
      .map(({ id }) => `${id} is no URL`),
    ...ids.flatMap(({ id = "" }) => {
      const twice = seen.has(id);
      seen.add(id);
      return twice ? [`${id} twice`] : [];
    }),
  ];
}

function everyResource(value: unknown): readonly Resource[] {
  if (Array.isArray(value)) return value.flatMap(everyResource);
  if (typeof value !== "object" || value === null) return [];
  const own = "type" in value && (value as Resource).type !== "FragmentSelector" ? [value as Resource] : [];
  return [...own, ...Object.values(value).flatMap(everyResource)];
}

/** A canvas shows its page's picture, as large as it is, with all its tiles. */
function canvasFaults(canvas: Resource, page: PrintedPage | undefined, bag: Deposited): readonly string[] {
  const [painting, ...others] = (canvas.items ?? []).flatMap((each) => each.items ?? []);
  const body = painting?.["body"] as Resource | undefined;
  const service = (body?.["service"] as readonly Resource[] | undefined)?.[0];
  if (page === undefined || painting === undefined || body === undefined || service === undefined)
    return ["a canvas without its picture"];
  const faults: string[] = [];
  if (others.length > 0 || painting["motivation"] !== "painting" || painting["target"] !== canvas.id)
    faults.push("is painted amiss");
  const size = `${canvas.width}x${canvas.height}`;
  const shape = (canvas.width ?? 0) / (canvas.height ?? 1) / (page.trim.width / page.trim.height);
  if (Math.abs(shape - 1) > 0.01) faults.push("has another shape than the page");
  if (`${body.width}x${body.height}` !== size || jpegSize(bag.files.get(pathOf(bag, body.id ?? ""))) !== size)
    faults.push("has a picture of another size");
  if (service.type !== "ImageService3" || service["profile"] !== "level0") faults.push("has no service of level 0");
  const folder = pathOf(bag, service.id ?? "");
  faults.push(...imageFaults(folder, service.id ?? "", size, bag));
  return faults.map((fault) => `canvas ${page.label} ${fault}`);
}

/** Every file that info.json promises is there in its size, and no other. */
function imageFaults(folder: string, id: string, size: string, bag: Deposited): readonly string[] {
  const info = JSON.parse(textIn(bag, `${folder}/info.json`));
  const faults: string[] = [];
  if (
    info.id !== id ||
    info.type !== "ImageService3" ||
    info.protocol !== "http://iiif.io/api/image" ||
    info.profile !== "level0"
  )
    faults.push("info.json is another image's");
  if (info["@context"] !== "http://iiif.io/api/image/3/context.json") faults.push("info.json has another context");
  if (`${info.width}x${info.height}` !== size) faults.push("info.json has another size");
  const requests = requestsOf(info);
  for (const [path, { width, height }] of requests) {
    const found = jpegSize(bag.files.get(`${folder}/${path}`));
    if (found !== `${width}x${height}`) faults.push(`${path} is ${found}`);
  }
  const own = [...bag.files.keys()].filter((path) => path.startsWith(`${folder}/`) && !path.endsWith("info.json"));
  for (const path of own) if (!requests.has(path.slice(folder.length + 1))) faults.push(`${path} is not asked for`);
  return faults;
}

const LINKS = ["rendering", "seeAlso", "thumbnail", "annotations", "supplementary"];

/** What can be followed leads to a file of the bag. */
function linkFaults(manifest: Resource, bag: Deposited): readonly string[] {
  const linked = everyResource(manifest).flatMap((resource) =>
    LINKS.flatMap((key) => [resource[key] ?? []].flat() as Resource[]),
  );
  const lost = linked.filter(({ id = "" }) => !bag.files.has(pathOf(bag, id))).map(({ id }) => `${id} leads nowhere`);
  const shown = linked.filter(({ type }) => type === "Image");
  const other = shown.filter(
    ({ id = "", width, height }) => jpegSize(bag.files.get(pathOf(bag, id))) !== `${width}x${height}`,
  );
  return [...lost, ...other.map(({ id }) => `${id} has another size`)];
}

interface Region {
  readonly canvas: string;
  readonly xywh: readonly number[];
}

const XYWH = /^xywh=(\d+),(\d+),(\d+),(\d+)$/;

function regionIn(fragment: string, canvasId: string, canvases: readonly Resource[]): Region | undefined {
  const numbers = XYWH.exec(fragment)?.slice(1).map(Number);
  const canvas = canvases.find(({ id }) => id === canvasId);
  if (numbers === undefined || canvas === undefined) return undefined;
  const [x = 0, y = 0, width = 0, height = 0] = numbers;
  const inside = x + width <= (canvas.width ?? 0) && y + height <= (canvas.height ?? 0) && width > 0 && height > 0;
  return inside ? { canvas: canvasId, xywh: numbers } : undefined;
}

/** A story's range has all its parts, in reading order, on both sides of each jump, where their frames stand. */
function rangeFaults(manifest: Resource, bag: Deposited): readonly string[] {
  const { newspaper } = bag;
  const canvases = manifest.items ?? [];
  const ranges = everyResource(manifest["structures"]).filter(
    ({ type, items }) => type === "Range" && items?.[0]?.type === "SpecificResource",
  );
  const placed = newspaper.stories.filter(({ parts }) => parts.length > 0);
  const faults: string[] = [];
  if (ranges.length !== placed.length) faults.push(`${ranges.length} ranges for ${placed.length} stories`);
  for (const [at, story] of placed.entries()) {
    const range = ranges[at];
    if (range === undefined) continue;
    const title = Object.values((range["label"] ?? {}) as Record<string, string[]>)[0]?.[0];
    if (title !== story.title) faults.push(`the range of ${story.id} is called ${title}`);
    faults.push(...partFaults(range, story, canvases, bag));
  }
  return faults;
}

function partFaults(
  range: Resource,
  story: ReadStory,
  canvases: readonly Resource[],
  { newspaper }: Deposited,
): readonly string[] {
  const found = (range.items ?? []).map((part) => {
    const source = (part["source"] as Resource | undefined)?.id ?? "";
    const selector = part["selector"] as { readonly type?: string; readonly value?: string } | undefined;
    return selector?.type === "FragmentSelector" ? regionIn(selector.value ?? "", source, canvases) : undefined;
  });
  const expected = story.parts.map(({ page, frame }) => {
    const at = newspaper.pages.findIndex(({ label }) => label === page);
    const rect = newspaper.pages[at]?.frames.find(({ id }) => id === frame)?.rect;
    const canvas = canvases[at];
    const scale = (canvas?.width ?? 0) / (newspaper.pages[at]?.trim.width ?? 1);
    return {
      canvas: canvas?.id ?? "",
      xywh: rect === undefined ? [] : [rect.x, rect.y, rect.width, rect.height].map((length) => length * scale),
    };
  });
  if (found.length !== expected.length)
    return [`the range of ${story.id} has ${found.length} parts of ${expected.length}`];
  return expected.flatMap((part, at) => {
    const own = found[at];
    const fits =
      own !== undefined &&
      own.canvas === part.canvas &&
      part.xywh.every((length, index) => Math.abs(length - (own.xywh[index] ?? -9)) <= 3);
    return fits ? [] : [`part ${at + 1} of ${story.id} is not where it is printed`];
  });
}

/** Every printed line is annotated once, with its text, where it stands; collections lead through their pages. */
function textFaults(manifest: Resource, bag: Deposited): readonly string[] {
  const canvases = manifest.items ?? [];
  const pages = canvases.map((canvas) => annotationPages(canvas, bag));
  const ids = pages.flat().flatMap(({ items = [] }) => items.map(({ id }) => id));
  return [
    ...(new Set(ids).size === ids.length ? [] : ["two lines have one id"]),
    ...canvases.flatMap((canvas, at) => canvasTextFaults(canvas, pages[at] ?? [], bag.newspaper.pages[at])),
    ...bag.newspaper.stories.flatMap((story) => (story.parts.length > 0 ? collectionFaults(story, bag) : [])),
  ];
}

function annotationPages(canvas: Resource, bag: Deposited): readonly Resource[] {
  const listed = (canvas["annotations"] ?? []) as readonly Resource[];
  return listed.map(({ id = "" }) => {
    const page: Resource = JSON.parse(textIn(bag, pathOf(bag, id)));
    const isListed = page.type === "AnnotationPage" && page.id === id;
    const isPresented = [page["@context"]].flat().at(-1) === "http://iiif.io/api/presentation/3/context.json";
    if (!isListed || !isPresented) throw new Error(`${id} holds another page`);
    return page;
  });
}

function canvasTextFaults(
  canvas: Resource,
  pages: readonly Resource[],
  printed: PrintedPage | undefined,
): readonly string[] {
  const lines = pages.flatMap(({ items = [] }) => items);
  const { things = [], trim = { width: 1, height: 1 } } = printed ?? {};
  const picture = { width: canvas.width ?? 0, height: canvas.height ?? 0 };
  const found = lines.map((line) => {
    const text = (line["body"] as { readonly value?: string } | undefined)?.value;
    const [x = 0, y = 0, width = 0, height = 0] =
      XYWH.exec(String(line["target"]).split("#")[1] ?? "")
        ?.slice(1)
        .map(Number) ?? [];
    return `${text} ${[x, y, x + width, y + height]}`;
  });
  const texts = things.flatMap((thing) =>
    thing.kind === "line"
      ? [`${thing.segments.map(({ text }) => text).join("")} ${touchedBy(thing.box, trim, picture)}`]
      : [],
  );
  return [
    ...lines.filter((line) => !isLine(line)).map(({ id }) => `${id} is no line of text`),
    ...lines.filter((line) => !stands(line, canvas)).map((line) => `${line.id} stands at ${String(line["target"])}`),
    ...(found.sort().join("\n") === texts.sort().join("\n")
      ? []
      : [`the lines of ${canvas.id} are not those that are printed`]),
  ];
}

function isLine(line: Resource): boolean {
  const body = line["body"] as Resource | undefined;
  const { type, motivation, textGranularity } = line;
  const isText = body?.type === "TextualBody" && body["format"] === "text/plain";
  return type === "Annotation" && motivation === "supplementing" && textGranularity === "line" && isText;
}

function stands(line: Resource, canvas: Resource): boolean {
  const [target = "", fragment = ""] = String(line["target"]).split("#");
  return target === canvas.id && regionIn(fragment, target, [canvas]) !== undefined;
}

/** A story's collection, from its first page through all others to its last, counts its lines. */
function collectionFaults(story: ReadStory, bag: Deposited): readonly string[] {
  const path = `data/iiif/text/${story.id}.json`;
  const collection: Resource = JSON.parse(textIn(bag, path));
  if (collection.type !== "AnnotationCollection" || pathOf(bag, collection.id ?? "") !== path)
    return [`${path} is no collection of this story`];
  let count = 0;
  let pages = 0;
  let last: string | undefined;
  for (
    let next = (collection["first"] as Resource | undefined)?.id;
    next !== undefined && pages <= story.parts.length;
    pages++
  ) {
    const page: Resource = JSON.parse(textIn(bag, pathOf(bag, next)));
    if (page["startIndex"] !== count) return [`${next} begins at ${String(page["startIndex"])}, not at ${count}`];
    if ((page["partOf"] as readonly Resource[])?.[0]?.id !== collection.id)
      return [`${next} is part of another collection`];
    count += page.items?.length ?? 0;
    last = next;
    next = (page["next"] as Resource | undefined)?.id;
  }
  const sound =
    pages === story.parts.length &&
    last === (collection["last"] as Resource | undefined)?.id &&
    collection["total"] === count;
  return sound ? [] : [`the pages of ${path} do not lead from its first to its last`];
}
