import { gzipSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { sha256Of } from "../../../src/base/sha256.ts";
import { sourceFile } from "../../../src/base/source.ts";
import { noCache } from "../../../src/engine/images/cache.ts";
import { openPictureMaker } from "../../../src/engine/images/picture-maker.ts";
import { probe, probePictures } from "../../../src/engine/images/probe.ts";
import { openGate } from "../../../src/engine/images/sharp.ts";
import { wordsOf } from "../../../src/locales/report.ts";
import { grain } from "./photos.ts";

const source = sourceFile("issue.yaml", "photos: [{file: photos/a.jpg}]");
const request = { path: "/issue/photos/a.jpg", file: "photos/a.jpg", span: { source, start: 16, end: 28 } };
const desk = { ink: { kind: "grey" }, resolution: 200, sharpen: 0, span: { source, start: 0, end: 6 } } as const;
const shot = { file: request.file, crop: { kind: "centre" }, fit: "cover" } as const;

/** Zeros from one share of the file to another. */
const zeroed = (from: number, to: number) => (bytes: Buffer) => {
  const copy = Buffer.from(bytes);
  return copy.fill(0, Math.floor(copy.length * from), Math.floor(copy.length * to));
};
/** The frame header of a JPEG tells of so many rows. */
const rows = (count: number) => (bytes: Buffer) => {
  const copy = Buffer.from(bytes);
  for (let at = 2; at < copy.length; at += 2 + copy.readUInt16BE(at + 2)) {
    if (copy[at + 1] !== 0xc0 && copy[at + 1] !== 0xc2) continue;
    copy.writeUInt16BE(count, at + 5);
    return copy;
  }
  throw new Error("no frame header");
};
const endedEarly = (bytes: Buffer) => Buffer.concat([bytes.subarray(0, bytes.length >> 1), Buffer.of(0xff, 0xd9)]);
/** Other bytes in the first table of Huffman codes. */
const bogusCodes = (bytes: Buffer) => {
  const copy = Buffer.from(bytes);
  return copy.fill(0xff, copy.indexOf(Buffer.of(0xff, 0xc4)) + 5, copy.indexOf(Buffer.of(0xff, 0xc4)) + 21);
};
const halved = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);
const whole = (bytes: Buffer) => bytes;

const jpeg = (photo: Sharp) => photo.jpeg();
const progressive = (photo: Sharp) => photo.jpeg({ progressive: true });
const optimised = (photo: Sharp) => photo.jpeg({ optimiseCoding: true, chromaSubsampling: "4:4:4" });
const webp = (photo: Sharp) => photo.webp();
const avif = (photo: Sharp) => photo.avif({ effort: 0 });
const lossless = (photo: Sharp) => photo.webp({ lossless: true });
const tiff = (compression: "none" | "jpeg" | "lzw" | "deflate") => (photo: Sharp) => photo.tiff({ compression });

/** A note in front of a JPEG's tables, of the kind that its marker tells. */
function noted(photo: Buffer, marker: number, note: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(marker, 0);
  head.writeUInt16BE(note.length + 2, 2);
  return Buffer.concat([photo.subarray(0, 2), head, note, photo.subarray(2)]);
}

function inXmp(attributes: string, inner = ""): Buffer {
  const names = 'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"';
  const google = "http://ns.google.com/photos/1.0/container/";
  const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  return Buffer.from(
    `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${rdf}"><rdf:Description ${names} xmlns:Container="${google}" xmlns:Item="${google}item/" ${attributes}>${inner}</rdf:Description></rdf:RDF></x:xmpmeta>`,
  );
}

/** Where the second picture stands, as telephones note it (CIPA DC-007). */
function placesOf(second: Buffer, size: number, base: number): Buffer {
  const note = Buffer.alloc(86);
  note.write("MPF\0MM\0*", "latin1");
  note.writeUInt32BE(8, 8);
  note.writeUInt16BE(3, 12);
  for (const [at, [tag, kind, count, value]] of [
    [0xb000, 7, 4, 0x30313030],
    [0xb001, 4, 1, 2],
    [0xb002, 7, 32, 50],
  ].entries() as IterableIterator<[number, [number, number, number, number]]>) {
    note.writeUInt16BE(tag, 14 + 12 * at);
    note.writeUInt16BE(kind, 16 + 12 * at);
    note.writeUInt32BE(count, 18 + 12 * at);
    note.writeUInt32BE(value, 22 + 12 * at);
  }
  for (const [at, value] of [0x30000, size, 0, 0, 0, second.length, size - base, 0].entries()) {
    note.writeUInt32BE(value, 54 + 4 * at);
  }
  return note;
}

/** A photo with a map of what is brighter than white, as Android's telephones write it. */
async function ultraHdr(): Promise<Buffer> {
  const bounds =
    'hdrgm:GainMapMin="0" hdrgm:GainMapMax="2" hdrgm:Gamma="1" hdrgm:OffsetSDR="0.01" hdrgm:OffsetHDR="0.01"';
  const range = 'hdrgm:HDRCapacityMin="0" hdrgm:HDRCapacityMax="2" hdrgm:BaseRenditionIsHDR="False"';
  const grey = await grain().resize(80, 60).greyscale().jpeg().toBuffer();
  const map = noted(grey, 0xffe1, inXmp(`${bounds} ${range}`));
  const listed = (what: string, length: string): string =>
    `<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="${what}" Item:Mime="image/jpeg"${length}/></rdf:li>`;
  const both = `${listed("Primary", "")}${listed("GainMap", ` Item:Length="${map.length}"`)}`;
  const xmp = inXmp("", `<Container:Directory><rdf:Seq>${both}</rdf:Seq></Container:Directory>`);
  const own = await grain().resize(320, 240).jpeg().toBuffer();
  // The places count from behind the first four letters of their note, which stands behind the other note.
  const size = own.length + 8 + xmp.length + 86;
  const places = placesOf(map, size, 2 + 4 + 4);
  return Buffer.concat([noted(noted(own, 0xffe1, xmp), 0xffe2, places), map]);
}

describe("a photo of a telephone with a map of its brightness", () => {
  test("is sound", async () => {
    const photo = await ultraHdr();
    expect((await sharp(photo).metadata()).gainMap).toBeDefined();
    expect(await probe(request, photo)).toMatchObject({
      ok: true,
      diagnostics: [],
      value: { width: 320, height: 240 },
    });
  });

  test("is damaged where its middle is", async () => {
    const photo = await ultraHdr();
    const { diagnostics } = await probe(request, zeroed(0.3, 0.4)(photo));
    expect(diagnostics.map(({ code }) => code)).toEqual(["photo-damaged"]);
  });
});

test("a drawing that is packed is told as such, and not as a kind that is not taken", async () => {
  const packed = gzipSync(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'));
  const { diagnostics } = await probe(request, packed);
  expect(diagnostics.map(({ arguments: { problem } }) => problem)).toEqual([
    "it is packed with gzip, as SVGZ files are",
  ]);
});

test.each([
  ["BM", "a BMP"],
  ["8BPS", "a Photoshop file (PSD)"],
  ["%!PS-Adobe-3.0 EPSF-3.0", "an EPS or PostScript file"],
  ["\x1f\x8b", "packed with gzip, as SVGZ files are"],
  ["RIFF\0\0\0\0CDR8", "a CorelDRAW file"],
  ["<!DOCTYPE html><html>", "a web page (HTML)"],
  ["\0\0\0\x18ftypmp42", "a video"],
])("a file that begins with %j is told as %s", async (start, kind) => {
  const bytes = Buffer.concat([Buffer.from(start, "latin1"), Buffer.alloc(200)]);
  const { diagnostics } = await probe(request, bytes);
  expect(diagnostics.map(({ code, arguments: { problem } }) => [code, problem])).toEqual([
    ["photo-unreadable", `it is ${kind}`],
  ]);
});

test("in Chinese the kind is told by its name", async () => {
  const { diagnostics } = await probe(request, Buffer.concat([Buffer.from("BM"), Buffer.alloc(200)]));
  expect(diagnostics.map((each) => wordsOf(each, "zh").hint)).toEqual(["请重新导出，或存为 JPEG、PNG、TIFF，不要 BMP"]);
});

describe("a photo is decoded to its last row", () => {
  test.each([
    ["a JPEG", jpeg, whole, []],
    ["a progressive JPEG", progressive, whole, []],
    ["an optimised JPEG", optimised, whole, []],
    ["a WebP", webp, whole, []],
    ["a WebP without loss", lossless, whole, []],
    ["a TIFF", tiff("none"), whole, []],
    ["a TIFF in LZW", tiff("lzw"), whole, []],
    [
      "a JPEG of one pixel",
      () => sharp({ create: { width: 1, height: 1, channels: 3, background: "#808080" } }).jpeg(),
      whole,
      [],
    ],
    ["a black picture", () => flat("#000000").jpeg(), whole, []],
    ["a white picture as WebP", () => flat("#ffffff").webp(), whole, []],
    ["a black picture as TIFF", () => flat("#000000").tiff({ compression: "none" }), whole, []],
    ["a file without bytes", jpeg, () => Buffer.alloc(0), ["photo-damaged"]],
    ["JPEG, last two thirds zeros", jpeg, zeroed(1 / 3, 1), ["photo-damaged, cut"]],
    ["JPEG, zeros in the middle", jpeg, zeroed(0.4, 0.6), ["photo-damaged"]],
    ["JPEG, a lost sector", jpeg, zeroed(0.5, 0.51), ["photo-damaged"]],
    ["JPEG, cut and given an end", jpeg, endedEarly, ["photo-damaged"]],
    ["JPEG, a header of more rows", jpeg, rows(800), ["photo-damaged"]],
    ["JPEG, a header of fewer rows", jpeg, rows(200), ["photo-damaged"]],
    ["JPEG, bogus Huffman codes", jpeg, bogusCodes, ["photo-unreadable"]],
    ["WebP, cut", webp, halved, ["photo-damaged, cut"]],
    ["AVIF, cut", avif, halved, ["photo-damaged, cut"]],
    ["AVIF", avif, whole, []],
    ["TIFF, cut", tiff("none"), halved, ["photo-damaged, cut"]],
    ["TIFF in LZW, cut", tiff("lzw"), halved, ["photo-damaged, cut"]],
    ["progressive, zeros in the middle", progressive, zeroed(0.4, 0.6), ["photo-damaged"]],
    ["progressive, cut and given an end", progressive, endedEarly, ["photo-damaged"]],
    ["progressive, a header of fewer rows", progressive, rows(200), ["photo-damaged"]],
    ["optimised, zeros in the middle", optimised, zeroed(0.4, 0.6), ["photo-damaged"]],
    ["WebP, zeros in the middle", webp, zeroed(0.4, 0.6), ["photo-damaged"]],
    ["WebP without loss, zeros in the middle", lossless, zeroed(0.4, 0.6), ["photo-damaged"]],
    ["TIFF, zeros in the middle", tiff("none"), zeroed(0.4, 0.6), ["photo-zeros"]],
    ["TIFF of JPEG, zeros in the middle", tiff("jpeg"), zeroed(0.4, 0.6), ["photo-doubtful"]],
    ["TIFF in LZW, zeros in the middle", tiff("lzw"), zeroed(0.4, 0.6), ["photo-damaged"]],
    ["TIFF in deflate, zeros in the middle", tiff("deflate"), zeroed(0.4, 0.6), ["photo-damaged"]],
  ])("%s", async (_, encode, damage, codes) => {
    const result = await probe(request, damage(await encode(grain()).toBuffer()));
    const told = result.diagnostics.map(({ code, arguments: { problem }, span }) => [
      problem === "its end is missing" ? `${code}, cut` : code,
      span,
    ]);
    expect(told).toEqual(codes.map((code) => [code, request.span]));
  });

  test("what is kept of a photo is its verdict", async () => {
    const bytes = await jpeg(grain()).toBuffer();
    const kept = new Map<string, Uint8Array>();
    const cache = {
      through: async (key: string, make: () => Promise<Uint8Array>) => {
        const made = kept.get(key) ?? (await make());
        kept.set(key, made);
        return made;
      },
    };
    const gates = { decoding: openGate(1), reading: openGate(1) };
    const probing = { cache, hashOf: sha256Of, ...gates, engine: async () => "1", found: () => undefined };
    const damaged = zeroed(0.4, 0.6)(bytes);
    for (const each of [bytes, damaged, bytes, damaged]) await probe(request, each, probing);
    expect([...kept.values()].map((verdict) => JSON.parse(Buffer.from(verdict).toString()).verdict.kind)).toEqual([
      "sound",
      "damaged",
    ]);
  });
});

function flat(background: string): Sharp {
  return sharp({ create: { width: 2000, height: 1500, channels: 3, background } });
}

describe("a file that cannot be read is told apart", () => {
  test.each([
    ["nothing there", undefined, undefined, "photo-unreadable"],
    ["no right to read it", { bytes: 100 }, undefined, "unreadable-file"],
    ["over 2 GB", { bytes: 2 ** 31 + 1 }, undefined, "photo-too-heavy"],
    ["a million more than is taken", { bytes: 301_000_000 }, undefined, "photo-too-heavy"],
  ])("%s", async (_, facts, bytes, code) => {
    const result = await probePictures([request], { look: async () => facts, read: async () => bytes });
    expect(result.diagnostics.map((fault) => [fault.code, fault.span])).toEqual([[code, request.span]]);
  });
});

describe("a file that changes between probing and drawing is a fault at its place, and its place white", () => {
  test.each([
    ["shrinks", (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ["goes", () => undefined],
    ["is another photo", (bytes: Buffer) => Buffer.concat([bytes, Buffer.of(0)])],
  ])("it %s", async (_, change) => {
    const first = await jpeg(grain()).toBuffer();
    let now: Buffer | undefined = first;
    const files = { look: async () => ({ bytes: first.length }), read: async () => now };
    const photos = openPictureMaker(files, noCache, desk);
    expect((await photos.probe([request])).ok).toBe(true);
    now = change(first);
    const made = await photos.prepare(shot, { width: 100, height: 80 });
    expect((await sharp(made as Uint8Array).stats()).channels.map(({ mean }) => mean)).toEqual([255]);
    expect(photos.faults().map(({ code, span }) => [code, span])).toEqual([["photo-changed", request.span]]);
  });
});

test.each([
  ["is none", async () => Buffer.from("no profile")],
  ["is gone", async () => undefined],
])("a profile of the press that %s is a fault of the paper, and photos are white", async (_, readProfile) => {
  const bytes = await jpeg(grain()).toBuffer();
  const read = async (path: string) => (path === "/gone.icc" ? readProfile() : bytes);
  const printing = { ...desk, ink: { kind: "process", profile: "/gone.icc", limit: 240 } } as const;
  const photos = openPictureMaker({ look: async () => ({ bytes: bytes.length }), read }, noCache, printing);
  await photos.probe([request]);
  await photos.prepare(shot, { width: 100, height: 80 });
  expect(photos.faults().map(({ code, span }) => [code, span])).toEqual([["profile-unfit", desk.span]]);
});

test("characters of a drawing that the paper's faces lack are told by name", async () => {
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>灯龘</text></svg>');
  const letters = {
    name: () => "",
    lacks: (character: string) => character === "龘",
    files: () => {
      throw new Error("no file is asked for");
    },
  };
  const photos = openPictureMaker({ look: async () => ({ bytes: bytes.length }), read: async () => bytes }, noCache, {
    ...desk,
    letters,
  });
  const { diagnostics } = await photos.probe([request]);
  expect(diagnostics.map(({ code, span, arguments: { characters } }) => [code, span, characters])).toEqual([
    ["svg-letters", request.span, "龘"],
  ]);
});

describe("much is not decoded at once", () => {
  test("a gate lets so much through, in order, and what is wider alone", async () => {
    const gate = openGate(10);
    const told: string[] = [];
    const work = (name: string, weight: number) =>
      gate.through(weight, async () => {
        told.push(`+${name}`);
        await new Promise((done) => setTimeout(done, 5));
        told.push(`-${name}`);
      });
    await Promise.all([work("a", 6), work("b", 4), work("c", 1), work("d", 99), work("e", 1)]);
    expect(told.join(" ")).toBe("+a +b -a +c -b -c +d -d +e -e");
  });

  test("a gate goes on after a failure", async () => {
    const gate = openGate(1);
    await expect(gate.through(1, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await gate.through(1, async () => "next")).toBe("next");
  });

  test.each([
    ["one row of 800,000", 800_000, 1],
    ["one column of 800,000", 1, 800_000],
  ])("%s is probed", async (_, width, height) => {
    const photo = sharp({ create: { width, height, channels: 4, background: "#336699" } });
    const result = await probe(request, await photo.png().toBuffer());
    expect(result.ok && result.value).toEqual({ path: request.path, width, height });
  });

  test("an interlaced PNG of 80 million pixels in 16 bits is refused by its header", async () => {
    const small = sharp({ create: { width: 16, height: 16, channels: 4, background: "#336699" } });
    const png = await small.toColourspace("rgb16").png({ progressive: true }).toBuffer();
    const result = await probe(request, sized(png, 10_000, 8000));
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["photo-needs-memory"]);
  });
});

/** The header of a PNG tells of another size. */
function sized(png: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(png);
  copy.writeUInt32BE(width, 16);
  copy.writeUInt32BE(height, 20);
  let crc = ~0;
  for (const byte of copy.subarray(12, 29)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  copy.writeUInt32BE(~crc >>> 0, 29);
  return copy;
}
