import type { PageState } from "../app/preview/protocol.ts";
import type { Client } from "./shown.ts";
import { useStore } from "./store.ts";
import { type ClientWords, filled } from "./words.ts";

/** The pages by name, each with how full it is. */
export function PageList({ client, words }: { readonly client: Client; readonly words: ClientWords }) {
  const { state } = useStore(client.shown);
  return (
    <nav class="pages" aria-label={words.pages}>
      <ul>
        {state?.pages.map((page) => (
          <li key={page.label}>
            <button type="button" onClick={() => goToPage(page.label)}>
              <strong>{page.label}</strong> <span>{page.section ?? page.name}</span>
              <small class={spareOf(page) < 0 ? "over" : ""}>{spareText(page, words)}</small>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function spareOf({ spare }: PageState): number {
  return Math.round(spare ?? 0);
}

function spareText(page: PageState, words: ClientWords): string {
  const rows = spareOf(page);
  if (rows === 0) return words.full;
  return filled(rows < 0 ? words.over : words.spare, { rows: Math.abs(rows) });
}

export function goToPage(label: string): void {
  const sheet = [...document.querySelectorAll<HTMLElement>(".sheet")].find((each) => each.dataset["page"] === label);
  sheet?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
