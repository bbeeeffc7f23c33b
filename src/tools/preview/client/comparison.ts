import type { ComparedState } from "../protocol.ts";
import { newSheet, type Sheet } from "./sheet.ts";
import type { Client, Shown } from "./shown.ts";
import type { View } from "./view.ts";

/** What the pages are compared with. The reader's earlier choice may not exist for this issue. */
export function comparedWith({ compare }: View, state: Shown["state"]): View["compare"] {
  if (compare === "lock" && !state?.lock) return "off";
  return compare === "other" && state?.other === undefined ? "off" : compare;
}

/** Keeps the differences up to date with the pages that are shown. @returns ends it */
export function watchDifferences(client: Client): () => void {
  const { shown, view, line } = client;
  let asked = "";
  const look = async (): Promise<void> => {
    const compare = comparedWith(view.value, shown.value.state);
    const revision = shown.value.state?.revision ?? 0;
    const question = compare === "off" || revision === 0 ? "" : `${compare} ${revision}`;
    if (question === asked) return;
    asked = question;
    if (question === "") return shown.change({ compared: undefined });
    const reply = await line.post<ComparedState>("/compare", { revision, against: compare });
    if (asked !== question) return;
    shown.change({ compared: reply.ok ? reply.value : { revision: 0, pictures: false, pages: [], marks: [] } });
    // Nothing was saved yet: that is no fault.
    if (!reply.ok && compare !== "save") shown.change({ notice: reply.refusal });
  };
  const ends = [shown.listen(() => void look()), view.listen(() => void look())];
  void look();
  return () => {
    for (const end of ends) end();
  };
}

/** The labels of pages that are to be seen as they were: those that changed, or all that are there as pictures. */
export function earlierPages({ shown, view }: Client): ReadonlySet<string> {
  const { compared, state } = shown.value;
  if (comparedWith(view.value, state) === "off" || compared === undefined) return new Set();
  if (compared.pictures) return new Set(compared.pages.map(({ label }) => label));
  if (compared.revision === 0) return new Set();
  const versions = new Map(state?.pages.map(({ label, version }) => [label, version]));
  const changed = compared.pages.filter(
    ({ label }) => (versions.get(label) ?? Number.POSITIVE_INFINITY) > compared.revision,
  );
  return new Set(changed.map(({ label }) => label));
}

/** A page as it was in a revision: its ink alone. */
export function earlierSheet(
  client: Client,
  page: { label: string; width: number; height: number },
  revision: number,
): Sheet {
  const sheet = newSheet(page.label);
  // It is neither pointed at nor searched.
  sheet.svg.setAttribute("class", "was");
  sheet.svg.setAttribute("aria-hidden", "true");
  delete sheet.svg.dataset["page"];
  sheet.size(page.width, page.height);
  void client.painter.paintAs(sheet, page.label, revision);
  return sheet;
}
