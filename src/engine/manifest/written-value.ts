import type { z } from "zod";
import type { Span } from "../../base/source.ts";
import type { Entry, Located, LocatedText } from "./located.ts";
import type { FileUse } from "./schema/fields.ts";

/** A schema's value as read from a file: every leaf with its place. */
export type WrittenValue<S> =
  S extends z.ZodOptional<infer Inner>
    ? WrittenValue<Inner> | undefined
    : S extends z.ZodDefault<infer Inner>
      ? WrittenValue<Inner>
      : S extends z.ZodObject<infer Shape>
        ? { readonly span: Span } & { readonly [Key in keyof Shape]: WrittenValue<Shape[Key]> }
        : S extends z.ZodArray<infer Element>
          ? readonly WrittenValue<Element>[]
          : S extends z.ZodRecord<infer _Key, infer Value>
            ? readonly Entry<WrittenValue<Value>>[]
            : S extends z.ZodUnion<infer Options>
              ? WrittenValue<Options[number]>
              : S extends z.ZodString
                ? LocatedText
                : S extends z.ZodType<infer Output>
                  ? Located<Output>
                  : never;

/** A value that names a file. */
export interface FileReference extends Located<string> {
  readonly use: FileUse;
}
