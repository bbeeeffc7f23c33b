import { joined } from "../base/byte-writer.ts";
import { once } from "../base/once.ts";
import type { OutputFile } from "./format.ts";

/** A file that is made while it is written: the whole is there only where somebody asks for its bytes. @param make makes its pieces, the same each time */
export function fileInPieces(path: string, make: () => Iterable<Uint8Array>): OutputFile {
  const whole = once(() => joined([...make()]));
  return {
    path,
    get bytes(): Uint8Array {
      return whole();
    },
    pieces: { [Symbol.iterator]: () => make()[Symbol.iterator]() },
  };
}
