import { type HtmlElement, htmlAttribute } from "./html-nodes.ts";
import type { CopyPicture } from "./proposal.ts";
import type { FindPicture } from "./source.ts";

/** Pages that load their pictures late keep the address here; `src` then holds a dot, or the copy that a browser saved. */
const ADDRESSES = ["src", "data-src", "data-original"] as const;

/** The picture of an `<img>`: beside the source, in the folder that a browser saved with the page, or in its address itself. */
export function pictureOf(node: HtmlElement, find: FindPicture): CopyPicture | undefined {
  const addresses = ADDRESSES.flatMap((name) => htmlAttribute(node, name)?.trim() || []);
  for (const address of addresses.filter((each) => !each.startsWith("data:"))) {
    const path = address.replace(/[?#].*$/, "").replace(/^\.\//, "");
    const isLocal = !/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(path);
    const found = find(address) ?? (isLocal ? find(path) : undefined) ?? find(path.slice(path.lastIndexOf("/") + 1));
    if (found !== undefined) return found;
  }
  return addresses.flatMap((address) => writtenOut(address) ?? [])[0];
}

/** A dot that holds a place until the page is scrolled is smaller. */
const SMALLEST = 200;

/** A picture that stands in its address: `data:image/png;base64,…`. */
function writtenOut(address: string): CopyPicture | undefined {
  const [, type = "", text = ""] = /^data:image\/([a-z+.-]+);base64,(.*)$/is.exec(address) ?? [];
  const bytes = Buffer.from(text, "base64");
  return bytes.length < SMALLEST ? undefined : { bytes, name: `picture.${type.replace(/\+.*$/, "")}` };
}
