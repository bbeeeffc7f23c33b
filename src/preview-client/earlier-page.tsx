import { useEffect, useRef } from "preact/hooks";
import { earlierSheet } from "./comparison.ts";
import { rectElement } from "./overlays.ts";
import type { Client } from "./shown.ts";
import { useStore } from "./store.ts";
import type { ClientWords } from "./words.ts";

interface Props {
  readonly client: Client;
  readonly words: ClientWords;
  readonly label: string;
}

/** A page as it was before, beside the page as it is or over it in turns. */
export function EarlierPage({ client, words, label }: Props) {
  const { compared } = useStore(client.shown);
  const { before } = useStore(client.view);
  const holder = useRef<HTMLDivElement>(null);
  const page = compared?.pages.find((each) => each.label === label);
  useEffect(() => {
    if (page === undefined || compared === undefined || compared.pictures) return;
    const sheet = earlierSheet(client, page, compared.revision);
    const marks = compared.marks.filter(({ side, page: on }) => side === "was" && on === label);
    sheet.over.replaceChildren(...marks.map(({ at, kind }) => rectElement(at, `diff ${kind}`)));
    holder.current?.replaceChildren(sheet.svg);
  }, [compared]);
  if (page === undefined || compared === undefined) return null;
  const size = { width: `calc(var(--scale) * ${page.width}px)`, height: `calc(var(--scale) * ${page.height}px)` };
  return (
    <figure class={`earlier ${before}`} style={size} aria-label={words.asItWas}>
      <div ref={holder}>
        {compared.pictures && <img src={client.line.address("/before", { page: label })} alt={words.asItWas} />}
      </div>
      <figcaption>{words.asItWas}</figcaption>
    </figure>
  );
}
