/** A proof of some pages has a name of its own, so that it is never taken for the whole issue: JCRB-2026-11-24-pages-2+4.pdf. */
export function partName(stem: string, pages: readonly { readonly label: string }[]): string {
  return `${stem}-pages-${pages.map(({ label }) => label).join("+")}.pdf`;
}
