import { expect, test } from "vitest";
import { browserCommand } from "../../src/commands/preview.ts";

const address = "http://127.0.0.1:4717/?token=1&page=2";

test.each<[NodeJS.Platform, readonly string[], string]>([
  ["win32", ["rundll32", "url.dll,FileProtocolHandler", address], "no shell, which would end it at the `&`"],
  ["darwin", ["open", address], "macOS"],
  ["linux", ["xdg-open", address], "the others"],
])("on %s: %j: %s", (system, command) => {
  expect(browserCommand(address, system)).toEqual(command);
});
