import type { PdfFile } from "./inside-pdfkit.ts";

/** A page's bookmark and, under it, those of its named destinations. */
interface Bookmark {
  readonly title: string;
  /** From 0. */
  readonly page: number;
  readonly entries: readonly { readonly title: string; readonly to: string }[];
}

export function addBookmarks(file: PdfFile, bookmarks: readonly Bookmark[]): void {
  const { outline, _root } = file.document;
  let open = 0;
  for (const { title, page, entries } of bookmarks) {
    const branch = outline.addItem(title, { pageNumber: page, expanded: true });
    branch.outlineData["Dest"] = [_root.data.Pages.data.Kids[page], "Fit"];
    for (const entry of entries) {
      branch.addItem(entry.title, { pageNumber: page }).outlineData["Dest"] = new String(entry.to);
    }
    open += 1 + entries.length;
  }
  // pdfkit writes the count of open items for branches only.
  if (open > 0) outline.outlineData["Count"] = open;
}
