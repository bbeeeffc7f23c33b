import { spawnSync } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { convertDocument } from "../../../src/tools/import/convert-document.ts";
import { takeIn } from "../../../src/tools/import/intake.ts";
import { copyOf } from "./taken.ts";

const { PATH: path, TMPDIR: temporary } = process.env;
beforeEach(async () => {
  process.env["TMPDIR"] = await mkdtemp(join(tmpdir(), "converting-"));
});
afterEach(() => {
  process.env["PATH"] = path;
  process.env["TMPDIR"] = temporary;
});

/** A program that stands in for LibreOffice's; its folder is searched first. */
async function standIn(script: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "soffice-"));
  await writeFile(join(folder, "soffice"), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, "soffice"), 0o755);
  process.env["PATH"] = `${folder}:${path}`;
  return folder;
}

async function foldersLeft(): Promise<readonly string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith("banmian-convert-"));
}

test.each<[string, string, number | undefined]>([
  ["exec sleep 1000", "late", 50],
  ["exit 0", "failed", undefined],
  ["exit 77", "failed", undefined],
  ["echo x > copy.docx; exit 1", "failed", undefined],
])("a program that does %j: %s", async (script, outcome, limit) => {
  await standIn(script);
  expect(await convertDocument(new Uint8Array(8), "rtf", limit)).toBe(outcome);
  expect(await foldersLeft()).toEqual([]);
});

test("no program", async () => {
  process.env["PATH"] = "/nowhere";
  expect([await convertDocument(new Uint8Array(8), "rtf"), await foldersLeft()]).toEqual(["missing", []]);
});

test("the program gets the document in a folder of its own, a profile without macros, and leaves a .docx", async () => {
  const folder = await standIn(
    'echo "$@" > "$0.args"; cp profile/user/registrymodifications.xcu "$0.profile"; cp copy.odt copy.docx',
  );
  expect(await convertDocument(strToU8("灯"), "odt")).toEqual(Buffer.from("灯"));
  expect(await readFile(join(folder, "soffice.args"), "utf8")).toMatch(
    /^-env:UserInstallation=file:\/\/\/.*\/banmian-convert-\w+\/profile --headless .*--convert-to docx copy\.odt\n$/,
  );
  expect(await readFile(join(folder, "soffice.profile"), "utf8")).toContain("DisableMacrosExecution");
  expect(await foldersLeft()).toEqual([]);
});

const isInstalled = spawnSync("soffice", ["--version"]).error === undefined;
if (!isInstalled) console.info("LibreOffice is not installed: documents are not converted by it");

/** A document with a picture that stands elsewhere. */
function openDocument(address: string): Uint8Array {
  const spaces = ["office", "text", "draw:drawing", "svg:svg-compatible"].map((each) => {
    const [prefix, name = prefix] = each.split(":");
    return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`;
  });
  const copy = `<text:h text:outline-level="1">灯会开幕</text:h><text:p>入夜，灯亮了。</text:p><text:p><draw:frame text:anchor-type="as-char" svg:width="1cm" svg:height="1cm"><draw:image xlink:type="simple" xlink:href="${address}"/></draw:frame></text:p>`;
  const content = `<office:document-content ${spaces.join(" ")} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>${copy}</office:text></office:body></office:document-content>`;
  const entry = (name: string, type: string): string => `<m:file-entry m:full-path="${name}" m:media-type="${type}"/>`;
  const text = "application/vnd.oasis.opendocument.text";
  const list = `<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${entry("/", text)}${entry("content.xml", "text/xml")}</m:manifest>`;
  return zipSync({
    mimetype: [strToU8(text), { level: 0 }],
    "content.xml": strToU8(content),
    "META-INF/manifest.xml": strToU8(list),
  });
}

const RTF =
  "{\\rtf1\\ansi\\uc1\\pard\\qc\\fs44\\u28783?\\u20250?\\u24320?\\u24149?\\par\\pard\\plain\\ql\\fs21\\u20837?\\u22812?{\\b b}\\u12290?\\par}";

test.skipIf(!isInstalled)(
  "LibreOffice converts OpenDocument and RTF, and fetches nothing",
  { timeout: 120_000 },
  async () => {
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end();
    });
    await new Promise<void>((done) => {
      server.listen(0, "127.0.0.1", done);
    });
    const { port } = server.address() as AddressInfo;
    const wish = { encoding: undefined, date: "2026-11-24", words: undefined, convert: convertDocument };
    const files = [openDocument(`http://127.0.0.1:${port}/a.png`), strToU8(RTF), strToU8("{\\rtf1 {\\b x")];
    const found = [];
    for (const bytes of files) {
      const intake = await takeIn({ path: "a", bytes, picture: () => undefined }, wish);
      const heads = intake.stories.flatMap(({ headline }) => headline?.lines ?? []);
      found.push([heads, copyOf(intake), intake.diagnostics.map(({ code }) => code)]);
    }
    server.close();
    expect(found).toEqual([
      [["灯会开幕"], ["入夜，灯亮了。"], ["document-converted"]],
      [["灯会开幕"], ["入夜**b**。"], ["document-converted"]],
      [[], [], ["not-converted"]],
    ]);
    expect(asked).toEqual([]);
  },
);
