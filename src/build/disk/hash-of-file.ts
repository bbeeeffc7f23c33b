import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

/** How much of a file is hashed at once. */
const PIECE = 1 << 20;

/**
 * SHA-256 of a file of any size, read piece by piece; null if there is no such file. All pieces use one buffer: with a new one for each piece, V8 swept
 * all memory so often that it took longer than the hashing.
 */
export async function hashOfFile(path: string): Promise<string | null> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return null;
  try {
    const hash = createHash("sha256");
    const piece = Buffer.allocUnsafe(Math.max(1, Math.min(PIECE, (await file.stat()).size)));
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, null);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(piece.subarray(0, bytesRead));
    }
  } catch {
    return null;
  } finally {
    await file.close();
  }
}
