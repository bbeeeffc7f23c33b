/*
 * Photos inside drawings. Charts embed heat maps and portraits; svg-to-pdfkit would embed these in RGB, so they are prepared like other photos, in the inks of
 * the page, with their transparency as a mask. Drawings that contain themselves, or expand without limit, are detected here too.
 */
import { commandsIn } from "../../../base/path-data.ts";
import { loadSharp } from "../sharp.ts";
import { isElement, type SvgElement, type SvgNode } from "./tree.ts";

/** A picture inside a drawing, ready for print. */
interface SvgImage {
  readonly width: number;
  readonly height: number;
  /** Channels of the JPEG: grey, RGB or process inks. */
  readonly channels: 1 | 3 | 4;
  readonly jpeg: Uint8Array;
  /** The opacity of each pixel, one byte each; undefined: all opaque. */
  readonly cover: Uint8Array | undefined;
}

/** The pictures of a drawing, by the links of its elements. */
export type SvgImages = ReadonlyMap<string, SvgImage>;

/** Makes a JPEG in the inks of the page from a picture in a drawing. */
export type ToPrint = (picture: Uint8Array) => Promise<Uint8Array>;

/** A picture embedded in a drawing. */
export interface HeldPicture {
  readonly link: string;
  /** True if enlarged pixels stay sharp squares; otherwise colours blend. */
  readonly crisp: boolean;
  /** The aspect ratio of its place, if it is stretched to it; undefined if it keeps its own. */
  readonly ratio: number | undefined;
}

const HELD = /^data:image\/(?:png|jpe?g|gif|webp)\s*(?:;[^,;]*)*,/i;

/** The embedded photo that an `image` shows; undefined for anything else. */
export function heldPicture(element: SvgElement): HeldPicture | undefined {
  const link = linkOf(element);
  const crisp = /pixelated|crisp-edges|optimizeSpeed/i.test(element.attributes["image-rendering"] ?? "");
  return HELD.test(link) ? { link, crisp, ratio: stretchOf(element) } : undefined;
}

function stretchOf({ attributes }: SvgElement): number | undefined {
  if (attributes["preserveAspectRatio"]?.trim() !== "none") return undefined;
  const [width = 0, height = 0] = ["width", "height"].map((side) => Number.parseFloat(attributes[side] ?? ""));
  return width > 0 && height > 0 && !/%/.test(`${attributes["width"]}${attributes["height"]}`)
    ? width / height
    : undefined;
}

/** @throws for a damaged picture */
export async function imagesOf(held: readonly HeldPicture[], toPrint: ToPrint): Promise<SvgImages> {
  const made = new Map<string, SvgImage>();
  for (const picture of held) {
    const { link } = picture;
    if (!made.has(link)) made.set(link, await imageIn(await enlarged(heldBytes(picture), picture), toPrint));
  }
  return made;
}

/** Heat maps and legends have one pixel per field; a JPEG would blur these, so small pictures are enlarged, up to this factor and side. */
const [MOST_GROWTH, LARGE_SIDE] = [8, 1024];

/** A small picture with several pixels for each of its own; if it is stretched, in the shape of its place, so that it has enough in both directions. */
async function enlarged(bytes: Uint8Array, { crisp, ratio: placeRatio }: HeldPicture): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const { width, height } = (await sharp(bytes).metadata()).autoOrient;
  const ratio = placeRatio ?? width / height;
  const growth = Math.min(MOST_GROWTH, Math.floor(LARGE_SIDE / Math.max(width, height)));
  if (growth < 2 && Math.max(width, height) > 4 * LARGE_SIDE) return bytes;
  const grown = Math.max(1, growth) * Math.max(width, height * ratio);
  const size = { width: Math.ceil(grown), height: Math.ceil(grown / ratio) };
  if (Math.max(size.width, size.height) > 4 * LARGE_SIDE || (size.width === width && size.height === height))
    return bytes;
  const kernel = crisp ? "nearest" : "linear";
  return sharp(bytes)
    .autoOrient()
    .resize({ ...size, kernel, fit: "fill" })
    .png()
    .toBuffer();
}

/** The photo's file. */
export function heldBytes({ link }: HeldPicture): Uint8Array {
  const [head = ""] = HELD.exec(link) ?? [];
  const body = link.slice(head.length);
  return /;\s*base64\s*,$/i.test(head) ? Buffer.from(body, "base64") : Buffer.from(percentDecoded(body), "latin1");
}

/** Decodes bytes written as `%89`. */
function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, figures) => String.fromCharCode(Number.parseInt(figures, 16)));
}

async function imageIn(bytes: Uint8Array, toPrint: ToPrint): Promise<SvgImage> {
  const sharp = await loadSharp();
  const { hasAlpha } = await sharp(bytes).metadata();
  // On white, half-covered pixels would become too light when the opacity is applied again.
  const jpeg = await toPrint(hasAlpha ? await sharp(bytes).autoOrient().removeAlpha().png().toBuffer() : bytes);
  const { width, height, channels } = await sharp(jpeg).metadata();
  if (channels !== 1 && channels !== 3 && channels !== 4) throw new Error(`a JPEG of ${channels} channels`);
  if (!hasAlpha) return { width, height, channels, jpeg, cover: undefined };
  const upright = sharp(bytes).autoOrient().ensureAlpha().extractChannel("alpha").toColourspace("b-w");
  const { data } = await upright.resize(width, height, { fit: "fill" }).raw().toBuffer({ resolveWithObject: true });
  return { width, height, channels, jpeg, cover: data.every((share) => share === 255) ? undefined : data };
}

const SPACES = { 1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK" } as const;

interface HoldsImages {
  readonly _imageRegistry: Record<string, unknown>;
  ref(entries: object): { end(bytes: Uint8Array): void };
}

/** Adds pictures to a pdfkit document, where its writers find them by their links. */
export function holdImages(document: unknown, images: SvgImages): void {
  const writer = document as HoldsImages;
  const refOf = (image: Pick<SvgImage, "width" | "height">, entries: object, bytes: Uint8Array): object => {
    const { width: Width, height: Height } = image;
    const ref = writer.ref({ Type: "XObject", Subtype: "Image", Width, Height, BitsPerComponent: 8, ...entries });
    ref.end(bytes);
    return ref;
  };
  let count = 0;
  for (const [link, image] of images) {
    const { width, height, channels, jpeg, cover } = image;
    const SMask = cover && refOf(image, { ColorSpace: "DeviceGray" }, cover);
    const entries = { ColorSpace: SPACES[channels], Filter: "DCTDecode" };
    // In JPEGs of process inks 0 is full ink (Adobe's convention).
    const turned = channels === 4 ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {};
    const obj = refOf(image, { ...entries, ...turned, ...(SMask && { SMask }) }, jpeg);
    writer._imageRegistry[link] = { label: `Photo${count++}`, width, height, obj };
  }
}

/** Elements that show what they link to. */
const SHOWING: ReadonlySet<string> = new Set(["image", "feImage", "use"]);
/**
 * The most commands of paths and letters in a drawing, each use of a symbol counted. An element counts as ten. A county map with all its roads has half
 * a million; drawing this many takes a gigabyte.
 */
const MOST_STROKES = 700_000;
const STROKES_OF_ELEMENT = 10;

/** The link of an element, from `href`. */
export function linkOf({ attributes }: SvgElement): string {
  return (attributes["href"] ?? attributes["xlink:href"] ?? "").trim();
}

/** The link of an element, if it leads outside the file. */
export function outsideOf(element: SvgElement): string | undefined {
  if (!SHOWING.has(element.name)) return undefined;
  const link = linkOf(element);
  return link === "" || /^(?:#|data:)/i.test(link) ? undefined : link.slice(0, 80);
}

/** All elements, parents before children; unwanted elements are left out with everything inside them. */
export function elementsIn(
  element: SvgElement,
  wanted: (each: SvgElement) => boolean = () => true,
): readonly SvgElement[] {
  const found: SvgElement[] = [];
  const walk = (each: SvgElement): void => {
    if (!wanted(each)) return;
    found.push(each);
    for (const child of each.children) if (isElement(child)) walk(child);
  };
  walk(element);
  return found;
}

/** Elements by id; the first of several with the same id wins. */
function byIdIn(root: SvgElement): ReadonlyMap<string, SvgElement> {
  const found = new Map<string, SvgElement>();
  for (const element of elementsIn(root)) {
    const id = element.attributes["id"];
    if (id !== undefined && !found.has(id)) found.set(id, element);
  }
  return found;
}

/** The reason why a drawing is endless: it contains itself, or expands to too many shapes. */
export function endlessIn(root: SvgElement): string | undefined {
  const byId = byIdIn(root);
  const open = new Set<SvgElement>();
  const strokes = new Map<SvgElement, number>();
  let loop: string | undefined;
  const count = (element: SvgElement): number => {
    const counted = strokes.get(element);
    if (counted !== undefined) return counted;
    if (open.has(element)) {
      loop ??= element.attributes["id"];
      return 0;
    }
    open.add(element);
    let sum = STROKES_OF_ELEMENT + commandsIn(element.attributes["d"] ?? element.attributes["points"] ?? "");
    for (const id of idsIn(element)) {
      const target = byId.get(id);
      if (target !== undefined) sum += count(target);
    }
    for (const child of element.children) sum += isElement(child) ? count(child) : child.trim().length;
    open.delete(element);
    strokes.set(element, sum);
    return sum;
  };
  const sum = count(root);
  if (loop !== undefined) return `\`#${loop}\` stands within itself`;
  return sum > MOST_STROKES ? `it comes to more than ${MOST_STROKES} commands and letters` : undefined;
}

function idsIn(element: SvgElement): readonly string[] {
  const found = Object.entries(element.attributes).flatMap(([name, value]) =>
    name === "href" || name === "xlink:href" || !value.includes("#") ? [] : [...idsOfUrls(value)],
  );
  const link = linkOf(element);
  return element.name !== "a" && link.startsWith("#") ? [...found, link.slice(1)] : found;
}

function idsOfUrls(value: string): readonly string[] {
  return [...value.matchAll(/url\(\s*["']?#([^)"']*?)["']?\s*\)/g)].map(([, id = ""]) => id);
}

const INHERITING: readonly string[] = ["linearGradient", "radialGradient", "pattern"];

/** svg-to-pdfkit follows links only between gradients of one kind, so each gradient is given the attributes and stops that it inherits. */
export function withInherited(root: SvgElement): SvgElement {
  const byId = byIdIn(root);
  const fill = (element: SvgElement): SvgElement => {
    const children = element.children.map((child): SvgNode => (isElement(child) ? fill(child) : child));
    const own = children.some((child, at) => child !== element.children[at]) ? { ...element, children } : element;
    return INHERITING.includes(element.name) && linkOf(element).startsWith("#") ? inherited(own, byId) : own;
  };
  return fill(root);
}

function inherited(element: SvgElement, byId: ReadonlyMap<string, SvgElement>): SvgElement {
  const { href: _href, "xlink:href": _link, ...attributes } = element.attributes;
  const above = byId.get(linkOf(element).slice(1));
  const isGradient = element.name !== "pattern";
  if (above === undefined || (above.name !== "pattern") !== isGradient || !INHERITING.includes(above.name)) {
    return { ...element, attributes };
  }
  const source = linkOf(above).startsWith("#") ? inherited(above, byId) : above;
  const { id: _id, ...given } = source.attributes;
  const own = element.children.some(isElement) ? element.children : source.children;
  return { ...element, attributes: { ...given, ...attributes }, children: own };
}
