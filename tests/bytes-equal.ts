import { expect } from "vitest";

// Before all tests: where they expect bytes to equal bytes, vitest by itself compares them one by one, five seconds for a megabyte.
expect.addEqualityTesters([
  (one, other) =>
    one instanceof Uint8Array && other instanceof Uint8Array ? Buffer.compare(one, other) === 0 : undefined,
]);
