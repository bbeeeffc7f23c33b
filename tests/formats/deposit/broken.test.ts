import { describe, expect, test } from "vitest";
import { altoFaults } from "./alto-checks.ts";
import { bagFaults } from "./bag-checks.ts";
import { type Deposited, deposited, textIn, withFile } from "./deposited.ts";
import { iiifFaults } from "./iiif-checks.ts";
import { metsFaults } from "./mets-checks.ts";
import { ninjsFaults } from "./ninjs-checks.ts";

// A check that finds nothing in a sound bag is worth what it finds in a broken one: ten kinds of damage to each file.

const bag = await deposited("tests/formats/deposit/small/issue.yaml", { glyphs: true });

/** What is written, and what stands in its place; only its first occurrence changes. */
type Damage = readonly [string | RegExp, string, why: string];

const ALTO: readonly Damage[] = [
  [/ID="P1_TB00002"/, 'ID="P1_TB00001"', "an id twice"],
  [/TAGREFS="L_kicker"/, 'TAGREFS="L_nobody"', "a role that is not declared"],
  [/REF="P1_TB00002"/, 'REF="P1_TB09999"', "an order that refers to nothing"],
  [/(<Page [^>]*WIDTH=")\d+"/, '$19999"', "a page of another size than its picture"],
  [/(<TextLine [^>]*HPOS=")\d+"/, '$15"', "a line beside its block"],
  [/(<String [^>]*WIDTH=")\d+"/, '$19999"', "a string that leaves its line"],
  [/CONTENT="渡口又响起了汽笛"/, 'CONTENT="渡口又响起了笛"', "a character lost"],
  [/<HYP [^>]*\/>/, "", "a hyphen lost"],
  [/<Glyph ([^>]*)CONTENT="停"/, '<Glyph $1CONTENT="停航"', "a character of two"],
  [/(<TextLine [^>]*HEIGHT=")\d+"/, '$12"', "a line of another height"],
  [/<String /, '<String WC="0.97" ', "a confidence"],
  [/images\/0001\.jpg/, "images/0009.jpg", "a picture that is not there"],
  [/<MeasurementUnit>pixel/, "<MeasurementUnit>mm10", "another unit"],
];

const METS: readonly Damage[] = [
  [
    /FILEID="ALTO00001" BETYPE="IDREF" BEGIN="P1_TB00002"/,
    'FILEID="ALTO00001" BETYPE="IDREF" BEGIN="P1_TB09999"',
    "an area of nothing",
  ],
  [/DMDID="MODSMD_ARTICLE2"/, 'DMDID="MODSMD_ARTICLE9"', "a record that is not there"],
  [/xlink:href="images\/0002\.jpg"/, 'xlink:href="images/0009.jpg"', "a file that is not there"],
  [/(xlink:to="DIVP)3"/, '$12"', "a story linked to another page"],
  [/<smLink [^>]*\/>/, "", "a page that a story is not linked to"],
  [/CHECKSUM="[0-9a-f]/, 'CHECKSUM="x', "another checksum"],
  [/SIZE="\d/, 'SIZE="9', "another length"],
  [/<mods:title>渡口又响起了汽笛/, "<mods:title>渡口", "another title"],
  [/keyDate="yes">2026-11-24/, 'keyDate="yes">2026-11-25', "another day"],
  [/<seq>\s*<area [^>]*\/>/, "<seq>", "half a paragraph"],
  [/ORDERLABEL="2"/, 'ORDERLABEL="3"', "another page"],
  [/TYPE="TITLE"/, 'TYPE="OVERLINE"', "a headline that is called kicker"],
];

const STORY: readonly Damage[] = [
  [/"uri": "[^"]*"/, '"uri": "https://epaper.example/other"', "another uri"],
  [/停航三年的北岸/, "停航三年北岸", "a character lost"],
  [/<em>站在船头<\/em>/, "<em>站在船</em>", "a character lost in the XHTML alone"],
  [/<\/em>/, "", "XHTML that is not well-formed"],
  [/"charCount": \d+/, '"charCount": 1', "another number of characters"],
  [/"value": "渡口又响起了汽笛"/, '"value": "渡口"', "another headline"],
  [/"type": "text"/, '"type": "story"', "a type that ninjs does not know"],
  [/"standard"/, '"norm"', "a key that ninjs does not know"],
  [/(T00:00:00)\+08:00/, "$1Z", "a moment before the day"],
  [/images\/0002\.jpg/, "images/0009.jpg", "a page picture that is not there"],
  [/"usageTerms":\s*"[^"]*",?/, "", "a photo that may be shown on the web"],
  [/"printPage",\s*"value": "2"/, '"printPage", "value": "3"', "another page"],
  [/sources\/[^"]*pier\.jpg/, "sources/other.jpg", "a photo that is not there"],
];

const ITEMS: readonly Damage[] = [
  [/"type": "composite"/, '"type": "text"', "no composite"],
  [/"name":\s*"ticket"/, '"name": "ferry"', "a name twice"],
  [/ninjs\/ticket\.json/, "ninjs/nobody.json", "a story that is not there"],
  [/"title":\s*"老渡票"/, '"title": "渡票"', "another title"],
  [/"uri": "[^"]*"/, '"uri": 3', "a uri that is no text"],
  [/"version": "3.1"/, '"version": "2.0"', "another version"],
  [/YB-2026-11-24",?\s*\}/, 'YB-2026-11-25"}', "another issue"],
  [/2026-11-24T/, "2026-11-25T", "another day"],
  [/images\/0001\.jpg/, "images/0009.jpg", "a page picture that is not there"],
  [/\{/, "[", "no JSON"],
];

const MANIFEST: readonly Damage[] = [
  [/xywh=\d+/, "xywh=abc", "a region of letters"],
  [/xywh=\d+,\d+,\d+/, "xywh=0,0,99999", "a region that leaves its canvas"],
  [
    /(part\/2",\s*"type":\s*"SpecificResource",\s*"source":\s*\{\s*"id":\s*"[^"]*canvas\/)2"/,
    '$11"',
    "a part on the wrong side of its jump",
  ],
  [/"motivation":\s*"painting"/, '"motivation": "supplementing"', "a picture that is not painted"],
  [/("target":\s*"[^"]*canvas\/)1"/, '$12"', "a picture on another canvas"],
  [/"id":\s*"[^"]*canvas\/1\/image"/, '"id": "canvas/1/image"', "an id that is no URL"],
  [
    /"id":\s*"[^"]*canvas\/1\/image"/,
    '"id": "https://epaper.example/bags/YB-2026-11-24/data/iiif/canvas/1"',
    "an id twice",
  ],
  [/"width": \d+/, '"width": 7', "a thumbnail of another size"],
  [/"navDate": "2026-11-24T00/, '"navDate": "2026-11-23T16', "the day before"],
  [/alto\/0001\.xml/, "alto/0009.xml", "text that is not there"],
  [/"level0"/, '"level2"', "a service that a folder cannot give"],
  [/"zh-Hans":\s*\[\s*"渡口又响起了汽笛"\s*\]/, '"zh-Hans": "渡口又响起了汽笛"', "a label that is no list"],
];

const LINES: readonly Damage[] = [
  [/#xywh=\d+/, "#xywh=abc", "a region of letters"],
  [/#xywh=\d+/, "#xywh=99999", "a region that leaves its canvas"],
  [/(#xywh=\d+,\d+,\d+,)\d+/, "$13", "a line of another height"],
  [/canvas\/1#/, "canvas/2#", "a line on another page"],
  [/"value":"渡口又响起了汽笛"/, '"value":"渡口"', "characters lost"],
  [/"motivation":"supplementing"/, '"motivation":"painting"', "a text that is painted"],
  [/"textGranularity":"line"/, '"textGranularity":"word"', "another grain"],
  [/"TextualBody"/, '"Image"', "no text"],
  [/"startIndex": 0/, '"startIndex": 5', "a page that begins elsewhere"],
  [/("next": \{\s*"id": "[^"]*)2\.json"/, '$11.json"', "a page that leads to itself"],
  [
    /"type": "AnnotationPage",\s*"partOf": \[\s*\{"id":"[^"]*ferry/,
    '"type": "AnnotationPage", "partOf": [{"id":"https://epaper.example/other',
    "another story's page",
  ],
  [/("id":"[^"]*)line-1-2"/, '$1line-1-1"', "an id twice"],
];

const INFO: readonly Damage[] = [
  [/"id": "[^"]*"/, '"id": "https://epaper.example/other"', "another image"],
  [/"width": \d+/, '"width": 4000', "another size"],
  [/"height": \d+/, '"height": 4000', "another height"],
  [/"profile": "level0"/, '"profile": "level1"', "a service that a folder cannot give"],
  [/"type": "ImageService3"/, '"type": "ImageService2"', "another version"],
  [/image\/3\/context/, "image/2/context", "another context"],
  [/"scaleFactors": \[\s*1/, '"scaleFactors": [3', "tiles that are not there"],
  [/("tiles": \[\s*\{\s*"width": )1024/, "$1512", "smaller tiles"],
  [/("sizes": \[\s*\{[^}]*"width": )\d+/, "$17", "a size that is not there"],
  [/"protocol": "http/, '"protocol": "https', "another protocol"],
];

const PAGES: readonly Damage[] = [
  [/[0-9a-f]{128}/, "0".repeat(128), "another hash"],
  [/data\/mets\.xml/, "data/mets2.xml", "a file that is not there"],
  [/[^\n]*data\/mets\.xml\n/, "", "a file that is not listed"],
  [/ {2}data\/mets/, " data/mets", "one blank in place of two"],
  [/([^\n]*data\/mets\.xml\n)/, "$1$1", "a file listed twice"],
  [/\n$/, "", "a last line that breaks off"],
  [/[0-9a-f]{128}/, "abc", "a hash of another kind"],
  [/data\/README\.md/, "data/readme.md", "a name in other letters"],
  [/data\/alto\/0001\.xml/, "/data/alto/0001.xml", "an absolute path"],
  [/data\/alto\/0001\.xml/, "data/../alto/0001.xml", "a path that leads out"],
];

const BAG_INFO: readonly Damage[] = [
  [/Payload-Oxum: \d/, "Payload-Oxum: 9", "another number of bytes"],
  [/(Payload-Oxum: \d+)\.\d+/, "$1.1", "another number of files"],
  [/Payload-Oxum[^\n]*\n/, "", "nothing is counted"],
  [/External-Identifier: YB/, "External-Identifier: XX", "another issue"],
  [/External-Identifier[^\n]*\n/, "", "no issue"],
  [/Bag-Group-Identifier: YB/, "Bag-Group-Identifier: XX", "another paper"],
  [/Bag-Group-Identifier/, "Bag-Group", "a label that is not known"],
  [/Bag-Software-Agent/, "Software", "a change of any kind, by its hash"],
  [/\n$/, "", "a last line that breaks off"],
  [/: /, " ", "no colon"],
];

/** A damage that finds nothing to change says so. */
function damaged(path: string, [written, instead]: Damage): Deposited {
  const text = textIn(bag, path);
  const changed = text.replace(written, instead);
  if (changed === text) throw new Error(`${path} has no ${String(written)}`);
  return withFile(bag, path, new TextEncoder().encode(changed));
}

describe.each([
  ["data/alto/0001.xml", altoFaults, ALTO],
  ["data/mets.xml", metsFaults, METS],
  ["data/ninjs/ferry.json", ninjsFaults, STORY],
  ["data/ninjs.json", ninjsFaults, ITEMS],
  ["data/iiif/manifest.json", iiifFaults, MANIFEST],
  ["data/iiif/text/ferry/1.json", iiifFaults, LINES],
  ["data/iiif/image/1/info.json", iiifFaults, INFO],
  ["manifest-sha512.txt", bagFaults, PAGES],
  ["bag-info.txt", bagFaults, BAG_INFO],
] as const)("%s", (path, faultsOf, damages) => {
  test("is sound", () => {
    expect(faultsOf(bag)).toEqual([]);
  });

  test.each(damages.map((damage) => [damage[2], damage] as const))("%s is found", (_, damage) => {
    expect(faultsOf(damaged(path, damage))).not.toEqual([]);
  });
});

test.each([
  ["data/iiif/image/1/full/max/0/default.jpg", "the largest picture", iiifFaults],
  ["data/images/0001.jpg", "the picture that ALTO measures", altoFaults],
  ["data/iiif/text/ferry/2.json", "the lines of a part", iiifFaults],
  ["data/ninjs/ticket.json", "a story", ninjsFaults],
  ["data/layout.json", "any file", bagFaults],
  ["data/archive/YB-2026-11-24.pdf", "the PDF", metsFaults],
] as const)("a bag without %s is found: it is %s", (path, _, faultsOf) => {
  expect(faultsOf(withFile(bag, path, undefined))).not.toEqual([]);
});

test("a file too many is found", () => {
  expect(bagFaults(withFile(bag, "data/notes.txt", new Uint8Array(3)))).toEqual(
    expect.arrayContaining([expect.stringContaining("lacks")]),
  );
});
