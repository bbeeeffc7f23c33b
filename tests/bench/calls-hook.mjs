// Imported into a build by calls.mjs: counts the calls of each function of the program, and writes them to file descriptor 3 as the process ends.
import { writeSync } from "node:fs";
import { Session } from "node:inspector";

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });

process.on("exit", () => {
  session.post("Profiler.takePreciseCoverage", (error, { result }) => {
    if (error !== null) throw error;
    const found = result.flatMap(({ url, functions }) =>
      url.includes("/dist/program/")
        ? functions.map(({ functionName, ranges: [{ startOffset, count }] }) => ({
            url,
            name: functionName,
            at: startOffset,
            count,
          }))
        : [],
    );
    writeSync(3, JSON.stringify(found.filter(({ count }) => count > 0)));
  });
});
