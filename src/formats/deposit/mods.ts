import { bibliographicCode, scriptCode } from "../../base/language-tags.ts";
import type { RunIn } from "../../base/short-texts.ts";
import type { Newspaper, ReadStory } from "../../engine/newspaper/newspaper.ts";
import { type DisplayBlock, isDisplayBlock, openersOf } from "../../engine/newspaper/story-block.ts";
import { libraryWords } from "../iiif/words.ts";
import { pagesOf } from "../names.ts";
import { type XmlElement, xml } from "./xml.ts";

/** The issue in MODS 3.8. */
export function issueMods({ identity, pages }: Newspaper): XmlElement {
  const { paper, publisher, date, cn, stem, number, edition, revision } = identity;
  const details = [
    number === undefined ? undefined : detail("issue", String(number)),
    edition === undefined ? undefined : detail("edition", edition),
    revision === 1 ? undefined : detail("revision", String(revision)),
  ].filter((each) => each !== undefined);
  return mods([
    xml("mods:titleInfo", { lang: bibliographicCode(identity.language) }, [xml("mods:title", {}, [paper])]),
    xml("mods:typeOfResource", {}, ["text"]),
    xml("mods:genre", { authority: "marcgt" }, ["newspaper"]),
    xml("mods:originInfo", {}, [
      ...(publisher === undefined ? [] : [xml("mods:publisher", {}, [publisher])]),
      xml("mods:dateIssued", { encoding: "iso8601", keyDate: "yes" }, [date]),
      xml("mods:issuance", {}, ["serial"]),
    ]),
    languageOf(identity),
    xml("mods:physicalDescription", {}, [
      xml("mods:extent", { unit: "pages" }, [String(pages.length)]),
      xml("mods:digitalOrigin", {}, ["born digital"]),
    ]),
    ...(cn === undefined ? [] : [xml("mods:identifier", { type: "cn" }, [cn])]),
    xml("mods:identifier", { type: "local" }, [stem]),
    ...(details.length === 0 ? [] : [xml("mods:part", {}, details)]),
  ]);
}

function detail(type: string, number: string): XmlElement {
  return xml("mods:detail", { type }, [xml("mods:number", {}, [number])]);
}

/** A story in MODS 3.8: its heads, who wrote it in the paper's own words, and the pages that it stands on. */
export function articleMods(story: ReadStory, { identity }: Newspaper): XmlElement {
  const heads = headsOf(story);
  const lang = bibliographicCode(identity.language);
  const [deck, kicker, label] = (["deck", "kicker", "label"] as const).map((kind) => heads.get(kind)?.text.text);
  const asKicker = { type: "alternative", displayLabel: libraryWords(identity.language).kicker, lang };
  const labels = pagesOf(story);
  return mods([
    xml("mods:titleInfo", { lang }, [
      xml("mods:title", {}, [story.title]),
      ...(deck === undefined ? [] : [xml("mods:subTitle", {}, [deck])]),
    ]),
    ...(kicker === undefined ? [] : [xml("mods:titleInfo", asKicker, [xml("mods:title", {}, [kicker])])]),
    xml("mods:typeOfResource", {}, ["text"]),
    xml("mods:genre", {}, ["article"]),
    languageOf(identity),
    ...bylinesOf(story).map((words) => xml("mods:note", { type: "statement of responsibility" }, [words])),
    ...(label === undefined ? [] : [xml("mods:note", { type: "column" }, [label])]),
    xml("mods:identifier", { type: "local" }, [story.id]),
    ...(labels.length === 0
      ? []
      : [xml("mods:part", {}, [xml("mods:extent", { unit: "pages" }, [xml("mods:list", {}, [labels.join(", ")])])])]),
  ]);
}

/** The display texts of a story, by kind. Where a later part repeats one, that of the first part. */
export function headsOf({ blocks }: ReadStory): ReadonlyMap<DisplayBlock["kind"], DisplayBlock> {
  const heads = new Map<DisplayBlock["kind"], DisplayBlock>();
  for (const block of blocks) {
    if (isDisplayBlock(block) && !heads.has(block.kind) && block.text.text !== "") heads.set(block.kind, block);
  }
  return heads;
}

/** Who wrote a story, in the paper's words: the line under the headline, and what runs into the copy. */
export function bylinesOf(story: ReadStory): readonly string[] {
  const byline = headsOf(story).get("byline")?.text.text;
  const reporters = openingTexts(story, "reporter");
  return [...(byline === undefined ? [] : [byline]), ...reporters];
}

/** The dateline, or the reporters, at the beginning of a story's copy. */
export function openingTexts({ blocks }: ReadStory, role: RunIn): readonly string[] {
  return blocks.flatMap((block) => openersOf(block).flatMap((each) => (each.role === role ? [each.text.text] : [])));
}

function mods(children: readonly XmlElement[]): XmlElement {
  return xml("mods:mods", { version: "3.8" }, children);
}

function languageOf({ language }: Newspaper["identity"]): XmlElement {
  const script = scriptCode(language);
  return xml("mods:language", {}, [
    xml("mods:languageTerm", { type: "code", authority: "iso639-2b" }, [bibliographicCode(language)]),
    ...(script === undefined ? [] : [xml("mods:scriptTerm", { type: "code", authority: "iso15924" }, [script])]),
  ]);
}
