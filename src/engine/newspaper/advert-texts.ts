import type { Advert, Heading } from "../model/issue.ts";
import type { Text } from "../model/text.ts";
import { joinedHeading } from "./display-text.ts";
import type { AdvertBlock, AdvertText } from "./newspaper.ts";

/** A block of an advert, with its texts as the manifest has them. */
interface WrittenAdvertBlock extends Pick<AdvertBlock, "id" | "kind"> {
  readonly texts: readonly (Pick<AdvertText, "id" | "role"> & { readonly text: Text })[];
}

/** The texts of an advert that the paper sets, in reading order. @param id `advert-2` */
export function advertTexts(advert: Advert, id: string): readonly WrittenAdvertBlock[] {
  switch (advert.kind) {
    case "picture":
      return [];
    case "text":
      return [
        ...headlineOf(advert.headline, id),
        ...advert.paragraphs.map((text, at) => blockOf("paragraph", `${id}/p${at + 1}`, text)),
        ...advert.signature.map((text, at) => blockOf("signature", `${id}/signature-${at + 1}`, text)),
      ];
    case "classified":
      return [
        ...headlineOf(advert.headline, id),
        ...advert.categories.flatMap(({ name, ads }, at): readonly WrittenAdvertBlock[] => [
          {
            kind: "category",
            id: `${id}/category-${at + 1}`,
            texts: [{ id: `${id}/category-${at + 1}`, role: "category", text: name }],
          },
          ...ads.map(({ number, title, text }): WrittenAdvertBlock => {
            const own = `${id}/ad-${number}`;
            const opening =
              title === undefined ? [] : [{ id: `${own}/title`, role: "smallAdTitle", text: title } as const];
            return { kind: "smallAd", id: own, texts: [...opening, { id: own, role: "smallAd", text }] };
          }),
        ]),
      ];
  }
}

function headlineOf(headline: Heading | undefined, id: string): readonly WrittenAdvertBlock[] {
  if (headline === undefined) return [];
  const block = `${id}/headline`;
  return [{ kind: "headline", id: block, texts: [{ id: block, role: "advertHead", text: joinedHeading(headline) }] }];
}

function blockOf(kind: "paragraph" | "signature", id: string, text: Text): WrittenAdvertBlock {
  return { kind, id, texts: [{ id, role: "advertText", text }] };
}
