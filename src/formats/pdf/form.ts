import type { PackedForm } from "../../engine/pdf/form.ts";
import { type PdfFile, type PdfRef, writtenAs } from "./inside-pdfkit.ts";

/** Copies a packed page into the file as a form that is placed like an image. */
export function addForm(file: PdfFile, form: PackedForm): PdfRef {
  const { document } = file;
  const refs: PdfRef[] = [];
  const textOf = (parts: readonly (string | number)[]): string =>
    parts.map((part) => (typeof part === "string" ? part : `${refs[part]?.id ?? 0} 0 R`)).join("");
  const made = form.objects.map(({ parts }) => {
    // Its references are known by the time that it is written.
    const ref = document.ref(writtenAs(() => textOf(parts)) as Record<string, unknown>);
    ref.compress = false;
    refs.push(ref);
    return ref;
  });
  for (const [index, ref] of made.entries()) ref.end(form.objects[index]?.bytes);
  const [first] = refs;
  if (first === undefined) throw new Error("a packed form without a form");
  return first;
}
