/** The name of a proof of some pages, so that nobody takes it for the whole issue: JCRB-2026-11-24-pages-2+4.pdf. */
export function partName(stem: string, pages: readonly { readonly label: string }[]): string {
  return `${stem}-pages-${pages.map(({ label }) => label).join("+")}.pdf`;
}
