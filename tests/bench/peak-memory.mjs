// Imported into the measured process: writes its peak resident memory (KiB) to file descriptor 3 as it ends.
import { writeSync } from "node:fs";

process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
