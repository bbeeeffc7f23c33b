/** Columns or rows as a manifest writes them: `1-5`, or `4`. */
export function extentText({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? String(from) : `${from}-${to}`;
}
