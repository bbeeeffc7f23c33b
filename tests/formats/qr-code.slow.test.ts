import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { drawnIssue } from "../engine/newspaper/drawn.ts";
import { has } from "./press/tools.ts";

const missing = ["pdftoppm", "zbarimg"].filter((tool) => !has(tool));
afterAll(() => {
  if (missing.length > 0) console.warn(`codes were not read: ${missing.join(", ")} not installed`);
});

test.skipIf(missing.length > 0)(
  "a telephone reads the code from the page's picture at 150 pixels an inch",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "banmian-qr-"));
    const { file } = await drawnIssue("tests/golden/insets/issue.yaml", {});
    writeFileSync(join(folder, "page.pdf"), file("2026-11-24.pdf"));
    execFileSync("pdftoppm", ["-r", "150", "-png", "-singlefile", "page.pdf", "page"], { cwd: folder });
    const read = execFileSync("zbarimg", ["-q", "--raw", "page.png"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "ignore"],
    });
    expect(read.toString().trim()).toBe("https://ferry.example/pier");
  },
);
