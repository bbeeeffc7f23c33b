import { inflateSync } from "node:zlib";

/** A PDF as text, a character a byte, its streams inflated. */
export function inflated(pdf: Uint8Array): string {
  return Buffer.from(pdf)
    .toString("latin1")
    .replace(
      /(\/Filter \/FlateDecode[^>]*>>\nstream\n)([\s\S]*?)(?=\nendstream)/g,
      (_, head: string, stream: string) => head + inflateSync(Buffer.from(stream, "latin1")).toString("latin1"),
    );
}
