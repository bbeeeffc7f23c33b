// Adverts as PDFs, damaged: each is probed, checked, packed, and preflighted as a file of its own; some are drawn in a whole issue.
import { deflateSync } from "node:zlib";
import { cmyk, PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import { compile } from "../../dist/build/compile.js";
import { draw } from "../../dist/build/draw.js";
import { preflightPdf } from "../../dist/tools/preflight/preflight.js";
import { DAMAGES, memoryHost, runCases } from "./cases.mjs";

const manifest = `paper: paper.yaml
date: 2026-11-24
pages: [{label: 1, section: 要闻}]
stories:
  - {id: short, headline: 短讯, priority: brief, body: 天地玄黄宇宙洪荒日月盈昃辰宿列张。, place: {page: 1, columns: 1, rows: 20-30}}
adverts:
  - {file: ad.pdf, page: 1, columns: 1-6, rows: 60-82, fit: contain}
`;
const paper = "name: 试刊\ncode: SK\npreset: 四开\n";

/** A page by hand: uncompressed, so that damage meets its words. */
function plain() {
  const content =
    "q 0 0 0 1 k 10 10 100 50 re f Q BT /F1 12 Tf 20 300 Td [(ab) -20 (c)] TJ ET /A Do /Pattern cs /P1 scn 20 80 50 50 re f " +
    "q 50 0 0 50 200 200 cm BI /W 2 /H 2 /CS /CMYK /BPC 8 ID abcdabcdabcdabcd EI Q /G1 gs 1 0 0 RG 0.1 w 5 5 m 90 90 l S\n";
  const box = "/MediaBox [0 0 300 400] /TrimBox [0 0 300 400]";
  const bodies = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R ${box} /Contents [4 0 R 4 0 R] /Resources << /Font << /F1 5 0 R >> /XObject << /A 6 0 R >> /Pattern << /P1 8 0 R >> /ExtGState << /G1 << /ca 0.5 /SMask << /S /Luminosity /G 7 0 R >> >> >> >> >>`,
    stream("", content),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    stream("/Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /B 7 0 R >> >>", "/B Do 1 0 0 1 50 50 cm /B Do"),
    stream("/Subtype /Form /BBox [0 0 99 99] /Filter /FlateDecode", deflateSync("0 1 0 0 k 0 0 40 40 re f")),
    stream(
      "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>",
      "0 0 4 4 re f",
    ),
  ];
  const objects = bodies.map((body, index) =>
    Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n")]),
  );
  return Buffer.concat([
    Buffer.from("%PDF-1.6\n"),
    ...objects,
    Buffer.from("trailer << /Root 1 0 R /Size 9 >>\nstartxref\n0\n%%EOF\n"),
  ]);
}

function stream(entries, bytes) {
  const data = Buffer.from(bytes);
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from("\nendstream"),
  ]);
}

async function written(useObjectStreams) {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= 3; number++) {
    const page = document.addPage([300, 400]);
    page.drawText(`Page ${number}`, { x: 50, y: 300, size: 20, font, color: cmyk(0, 0, 0, 1) });
    page.drawEllipse({ x: 150, y: 150, xScale: 60, yScale: 40, color: cmyk(1, 0, 0, 0) });
  }
  return Buffer.from(await document.save({ useObjectStreams }));
}

const SOUND = [plain(), plain(), await written(true), await written(false)];

/** Damages of a PDF's own language. */
const WORDS = [
  "]",
  "[",
  ")",
  "(",
  ">",
  "<",
  ">>",
  "<<",
  "}",
  "{",
  "%",
  " 1e999 ",
  " Infinity ",
  " -",
  "#",
  "/",
  " 0 R ",
  " obj ",
  "endstream",
  "stream\n",
  " /A Do ",
  " 99999999999 ",
];
const OWN = {
  words: (bytes, { below, of }) => {
    let text = bytes.toString("latin1");
    for (let count = 1 + below(5); count > 0; count--) {
      const at = below(text.length);
      text = text.slice(0, at) + of(WORDS) + text.slice(at + below(3));
    }
    return Buffer.from(text, "latin1");
  },
  numbers: (bytes, { of, share }) =>
    Buffer.from(
      bytes
        .toString("latin1")
        .replace(/\d+/g, (digits) => (share() < 0.02 ? String(of([0, -1, 1, 4, 7, 65536, 2 ** 31, 1e15])) : digits)),
      "latin1",
    ),
  filters: (bytes, { of }) =>
    Buffer.from(
      bytes
        .toString("latin1")
        .replaceAll(
          "/FlateDecode",
          of([
            "[/FlateDecode /FlateDecode]",
            "/LZWDecode",
            "/ASCII85Decode",
            "/RunLengthDecode",
            "/DCTDecode",
            "[/AHx /Fl]",
            "5",
          ]),
        ),
      "latin1",
    ),
};
const ALL = { ...DAMAGES, ...OWN };

await runCases(async (chance, number) => {
  const names = [...Object.keys(ALL), "words", "words", "numbers"];
  const bytes = ALL[chance.of(names)](chance.of(SOUND), chance);
  await preflightPdf(bytes, "ad.pdf", { standard: undefined, ink: undefined }, async () => []);
  const host = memoryHost(
    new Map([
      ["/issue/issue.yaml", Buffer.from(manifest)],
      ["/issue/paper.yaml", Buffer.from(paper)],
      ["/issue/ad.pdf", bytes],
    ]),
  );
  const compiled = await compile("/issue/issue.yaml", host);
  const first = compiled.diagnostics.find(({ severity }) => severity === "error") ?? compiled.diagnostics[0];
  if (compiled.madeUp === undefined) return first.code;
  await draw(
    compiled,
    compiled.madeUp,
    { pages: undefined, formats: { press: {}, archive: {}, ...(number % 5 === 0 ? { png: {} } : {}) } },
    host,
  );
  return first === undefined ? "drawn" : `drawn, ${first.code}`;
});
