/** Moves a line of an error's stack to where its code is written; vitest asks for each that it shows. */
export declare function asWritten(error: unknown, frame: { file: string; line: number; column: number }): undefined;
