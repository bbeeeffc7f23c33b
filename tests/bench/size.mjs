// npm run bench -- size: how large the program is, by rooms.
// A line is blank, comment (it begins as one, or lies within one) or code; a line with code and a comment behind it is code.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const SOURCE = /\.(?:ts|tsx|mjs|css)$/;
/** Rooms inside these groups count each for itself. */
const GROUPS = ["engine", "tools"];

export function size() {
  const rows = [
    ...roomsOf("src").map((room) => [room, countIn(room)]),
    ["src", countIn("src")],
    ["tests", countIn("tests")],
  ];
  console.log("| room | files | code | comments | blank |\n| --- | --: | --: | --: | --: |");
  for (const [room, { files, code, comments, blank }] of rows)
    console.log(`| ${room} | ${files} | ${code} | ${comments} | ${blank} |`);
}

function roomsOf(folder) {
  const inside = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return inside.flatMap(({ name }) =>
    folder === "src" && GROUPS.includes(name) ? roomsOf(`${folder}/${name}`) : [`${folder}/${name}`],
  );
}

function countIn(folder) {
  const total = { files: 0, code: 0, comments: 0, blank: 0 };
  for (const path of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
    if (!SOURCE.test(path)) continue;
    total.files++;
    for (const kind of kindsOfLines(readFileSync(join(root, folder, path), "utf8"))) total[kind]++;
  }
  return total;
}

function kindsOfLines(text) {
  let isInside = false;
  return text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const isComment = isInside || /^\s*\/[/*]/.test(line);
      isInside = isComment && !line.trim().startsWith("//") && !line.includes("*/");
      if (isComment) return "comments";
      return line.trim() === "" ? "blank" : "code";
    });
}
