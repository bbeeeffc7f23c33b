import type { Files } from "../../src/base/files.ts";

export function issueFiles(issue: Buffer, photo: Buffer): Files;
