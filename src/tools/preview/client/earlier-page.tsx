import { useEffect, useRef } from "preact/hooks";
import { earlierSheet } from "./comparison.ts";
import { differencesOn } from "./overlays.ts";
import { sizeOnDesk } from "./sheet.ts";
import type { Props } from "./shown.ts";
import { useStore } from "./store.ts";

/** The earlier page, beside the page as it is or over it in turns. */
export function EarlierPage({ client, words, label }: Props & { readonly label: string }) {
  const { compared } = useStore(client.shown);
  const { before } = useStore(client.view);
  const holder = useRef<HTMLDivElement>(null);
  const page = compared?.pages.find((each) => each.label === label);
  useEffect(() => {
    if (page === undefined || compared === undefined || compared.pictures) return;
    const sheet = earlierSheet(client, page, compared.revision);
    sheet.over.replaceChildren(...differencesOn(label, compared.marks, "was"));
    holder.current?.replaceChildren(sheet.svg);
  }, [compared]);
  if (page === undefined || compared === undefined) return null;
  return (
    <figure class={`earlier ${before}`} style={sizeOnDesk(page)} aria-label={words.asItWas}>
      <div ref={holder}>
        {compared.pictures && <img src={client.line.address("/before", { page: label })} alt={words.asItWas} />}
      </div>
      <figcaption>{words.asItWas}</figcaption>
    </figure>
  );
}
