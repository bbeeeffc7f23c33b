import { inLanguage, PRESENTATION_CONTEXT } from "./presentation.ts";

/** An issue in a Collection: the part of its manifest that a Collection repeats. */
export interface CollectedIssue {
  readonly id: string;
  readonly label: Readonly<Record<string, readonly string[]>>;
  readonly navDate: string;
  readonly thumbnail: readonly object[];
}

interface CollectionLink {
  readonly id: string;
  readonly label: Readonly<Record<string, readonly string[]>>;
}

/** The Collection of a paper's year: its issues, by day. */
export function yearCollection(year: CollectionLink, paper: string, issues: readonly CollectedIssue[]): object {
  return {
    "@context": PRESENTATION_CONTEXT,
    id: year.id,
    type: "Collection",
    label: year.label,
    partOf: [{ id: paper, type: "Collection" }],
    items: [...issues]
      .sort((a, b) => (a.navDate < b.navDate || (a.navDate === b.navDate && a.id < b.id) ? -1 : 1))
      .map(({ id, label, navDate, thumbnail }) => ({ id, type: "Manifest", label, navDate, thumbnail })),
  };
}

/** The Collection of a paper: a Collection for each year, so that none grows without end. */
export function paperCollection(id: string, name: string, language: string, years: readonly CollectionLink[]): object {
  return {
    "@context": PRESENTATION_CONTEXT,
    id,
    type: "Collection",
    label: inLanguage(language, name),
    items: years.map((year) => ({ id: year.id, type: "Collection", label: year.label })),
  };
}
