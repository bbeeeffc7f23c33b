// Imported into the measured process: writes its peak resident memory (KiB) and its processor time (µs) to file descriptor 3 as it ends.
import { writeSync } from "node:fs";

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify({ peak: maxRSS, processor: userCPUTime + systemCPUTime }));
});
