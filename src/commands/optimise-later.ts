import { setFlagsFromString } from "node:v8";

/**
 * A build is over before most optimised code has paid for its making, so V8 11 makes it eight times later than by itself. Measured on 1, 16 and
 * 64 pages: a fifth of all processor time. Later V8s have a compiler in between and no such number.
 * @param v8 the version of V8; scripts compiled before are good only under the same flags
 */
export function optimiseLater(v8: string): void {
  if (v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=1000000");
}
