// One build in a process of its own, by banmian and by Typst.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.BANMIAN_DIST ?? join(root, "dist");

const compiled = join(tmpdir(), "banmian-bench-compiled");

/** The font files that the bench's paper uses, and no other: what both programs may read. */
const FONTS = [
  ["@expo-google-fonts/noto-serif-sc", "400Regular/NotoSerifSC_400Regular.ttf"],
  ["@expo-google-fonts/noto-serif-sc", "700Bold/NotoSerifSC_700Bold.ttf"],
  ["@expo-google-fonts/noto-serif-sc", "900Black/NotoSerifSC_900Black.ttf"],
  ["@expo-google-fonts/noto-sans-sc", "400Regular/NotoSansSC_400Regular.ttf"],
  ["@expo-google-fonts/noto-sans-sc", "700Bold/NotoSansSC_700Bold.ttf"],
];

/** Typst's folder of fonts, and a fontconfig that hides the system's: Typst reads it as fontconfig would. */
export function typstFonts(folder) {
  const fonts = join(folder, "fonts");
  const none = join(folder, "none");
  mkdirSync(fonts, { recursive: true });
  mkdirSync(none, { recursive: true });
  const require = createRequire(import.meta.url);
  const files = FONTS.map(([name, file]) => join(require.resolve(`${name}/package.json`), "..", file));
  for (const file of [...files, join(root, "fonts/LXGWWenKai-Regular.ttf")]) {
    symlinkSync(file, join(fonts, file.split("/").at(-1)));
  }
  const config = join(folder, "fonts.conf");
  writeFileSync(config, `<?xml version="1.0"?><fontconfig><dir>${none}</dir></fontconfig>`);
  return { fonts, config };
}

/**
 * The binary of a Node by its major version, from npm, installed once a machine.
 * @param version as `24`; undefined: the one that runs this
 */
export function nodeOf(version) {
  if (version === undefined) return process.execPath;
  const prefix = join(tmpdir(), `banmian-bench-node-${version}`);
  const binary = join(prefix, "node_modules/node/bin/node");
  if (!existsSync(binary)) {
    const install = [
      "install",
      "--prefix",
      prefix,
      "--no-save",
      "--no-audit",
      "--no-fund",
      "--silent",
      `node@${version}`,
    ];
    mkdirSync(prefix, { recursive: true });
    execFileSync("npm", install, { stdio: ["ignore", "ignore", "inherit"] });
  }
  return binary;
}

/**
 * @param cache what may be kept between runs; emptied before a cold one by the caller
 * @param node the binary, and options of its own behind it
 */
export function runBanmian(issue, out, cache, node) {
  const { builds, ...whole } = buildAll([issue], out, cache, node);
  return { ...whole, ...builds[0] };
}

/** Builds one issue after the other in one process. */
export function buildAll(issues, out, cache, node = process.execPath) {
  rmSync(out, { recursive: true, force: true });
  const [binary, ...options] = [node].flat();
  const command = [...options, join(program, "cli/cli.js"), "build", ...issues, "--out", out, "--draft", "--json"];
  const { total, child, peak, processor } = measured(binary, command, { XDG_CACHE_HOME: cache });
  if (child.status === 2 || child.status === null) throw new Error(`banmian failed:\n${child.stderr}`);
  const builds = JSON.parse(child.stdout).issues.map((built) => {
    if (!built.made) throw new Error(`banmian made nothing:\n${JSON.stringify(built.diagnostics, undefined, 2)}`);
    const faults = {};
    for (const { code } of built.diagnostics) faults[code] = (faults[code] ?? 0) + 1;
    const compile = Object.values(built.timings).reduce((sum, each) => sum + each, 0);
    const { timings, characters, stem } = built;
    return { compile, timings, characters, faults, pdf: sizeOf(join(out, stem), ".pdf") };
  });
  return { total, peak, processor, builds };
}

/** Imports a file of copy into a new issue. */
export function runImport(file, issue) {
  const command = [
    join(program, "cli/cli.js"),
    "import",
    file,
    "--issue",
    issue,
    "--date",
    "2026-11-24",
    "--page",
    "1",
  ];
  const { total, child, peak, processor } = measured(process.execPath, [...command, "--preset", "四开"], {});
  if (child.status !== 0) throw new Error(`banmian imported nothing:\n${child.stderr}`);
  return { total, peak, processor };
}

/** Sets one document after the other in one process; `compiles` has the milliseconds of each. */
export function runTypst(documents, out, { fonts, config }, node = process.execPath) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const script = fileURLToPath(new URL("set-with-typst.mjs", import.meta.url));
  const { total, child, peak, processor } = measured(node, [script, fonts, out, ...documents], {
    FONTCONFIG_FILE: config,
  });
  if (child.status !== 0) throw new Error(`Typst failed:\n${child.stderr}`);
  const { compiles } = JSON.parse(child.stdout);
  return { total, compile: compiles[0], compiles, peak, processor, pdf: sizeOf(out, ".pdf") };
}

/** Wall-clock milliseconds from spawn to exit, peak memory in MiB, processor milliseconds. */
function measured(node, command, environment) {
  const resources = fileURLToPath(new URL("resources.mjs", import.meta.url));
  const began = performance.now();
  const child = spawnSync(node, ["--import", resources, ...command], {
    cwd: root,
    encoding: "utf8",
    // A cold build finds nothing kept of the issue; the program itself has run before.
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...environment },
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const total = performance.now() - began;
  const { peak, processor } = JSON.parse(child.output[3] || `{"peak":0,"processor":0}`);
  return { total, child, peak: peak / 1024, processor: processor / 1000 };
}

function sizeOf(folder, ending) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
