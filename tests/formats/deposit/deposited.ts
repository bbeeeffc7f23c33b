import { resolve } from "node:path";
import type { Rect, Size } from "../../../src/base/rect.ts";
import { compile, newspaperIn } from "../../../src/build/compile.ts";
import { draw } from "../../../src/build/draw.ts";
import { engineOf } from "../../../src/build/engine.ts";
import { withLedger } from "../../../src/build/host.ts";
import type { Newspaper } from "../../../src/engine/newspaper/newspaper.ts";
import { depositBag } from "../../../src/formats/deposit/format.ts";
import type { OptionValues } from "../../../src/formats/format.ts";
import { host } from "../../golden/host.ts";

/** Where the bags of tests stand on the web. */
export const BASE = "https://epaper.example/bags";

/** A bag in memory, with the newspaper that it has to tell of. */
export interface Deposited {
  readonly newspaper: Newspaper;
  /** By path in the bag. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Puts an issue into a bag as the command does, errors of its pages or not. */
export async function deposited(manifest: string, options: OptionValues = {}): Promise<Deposited> {
  const engine = await engineOf("0.0.0", "20");
  // A ledger holds what is opened: nothing may be open from before.
  const { memory: _, ...fresh } = host;
  const keeping = withLedger({ ...fresh, engine }, engine.version);
  const compiled = await compile(resolve(manifest), keeping);
  const { madeUp } = compiled;
  if (madeUp === undefined) throw new Error(`${manifest} is not made up: ${JSON.stringify(compiled.diagnostics)}`);
  const wishes = { pages: undefined, formats: { deposit: { base: BASE, dpi: "100", ...options } } };
  const { files } = await draw(compiled, madeUp, wishes, keeping);
  const own = files.filter(({ path }) => depositBag.owns(path));
  return { newspaper: newspaperIn(madeUp), files: new Map(own.map(({ path, bytes }) => [path, bytes])) };
}

export function textIn({ files }: Deposited, path: string): string {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`the bag has no ${path}`);
  return new TextDecoder().decode(bytes);
}

/** The same bag with another file in a place, or none. */
export function withFile(bag: Deposited, path: string, bytes: Uint8Array | undefined): Deposited {
  const files = new Map(bag.files);
  if (bytes === undefined) files.delete(path);
  else files.set(path, bytes);
  return { ...bag, files };
}

/** The file of a bag that a URL leads to, by its path. */
export function pathOf({ newspaper }: Deposited, url: string): string {
  const folder = `${BASE}/${encodeURIComponent(newspaper.identity.stem)}/`;
  return url.startsWith(folder) ? url.slice(folder.length).split("/").map(decodeURIComponent).join("/") : url;
}

/** The pixels of a page's picture that a rectangle of the page touches: left, top, right, foot. */
export function touchedBy(rect: Rect, trim: Size, picture: Size): readonly number[] {
  const [across, down] = [picture.width / trim.width, picture.height / trim.height];
  const right = Math.min(Math.ceil((rect.x + rect.width) * across), picture.width);
  const foot = Math.min(Math.ceil((rect.y + rect.height) * down), picture.height);
  return [Math.max(Math.floor(rect.x * across), 0), Math.max(Math.floor(rect.y * down), 0), right, foot];
}

/** Width and height that a JPEG file states. */
export function jpegSize(bytes: Uint8Array | undefined): string {
  if (bytes === undefined || bytes[0] !== 0xff || bytes[1] !== 0xd8) return "no JPEG";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker >= 0xffc0 && marker <= 0xffc2) return `${view.getUint16(at + 7)}x${view.getUint16(at + 5)}`;
  }
  return "no JPEG";
}
