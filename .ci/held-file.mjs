// For Windows' Node, in a folder with an issue that was built: while another program has its PDF open, a build names that file and changes nothing; afterwards it goes through.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync, statSync } from "node:fs";

const [cli, pdf] = process.argv.slice(2);
/** libuv's UV_FS_O_EXLOCK: nobody else may open the file, replace it or remove it. */
const ALONE = 0x10000000;

/** Wine has no pipes for it: standard error goes through a file. */
function build() {
  const told = openSync("told.txt", "w");
  const { status } = spawnSync(process.execPath, [cli, "build", "--lang", "en"], { stdio: ["ignore", "ignore", told] });
  closeSync(told);
  return { status, told: readFileSync("told.txt", "utf8") };
}

function files() {
  const names = readdirSync("out", { recursive: true }).filter((name) => statSync(`out/${name}`).isFile());
  return names.map((name) => `${name} ${statSync(`out/${name}`).mtimeMs}`);
}

const before = files();
const held = openSync(pdf, ALONE);
const refused = build();
assert.deepEqual(files(), before);
closeSync(held);
assert.equal(refused.status, 2, refused.told);
assert.match(refused.told, /another program has it open/);
assert.ok(refused.told.includes(`(\`${pdf}\`)`), refused.told);
const made = build();
assert.equal(made.status, 0, made.told);
