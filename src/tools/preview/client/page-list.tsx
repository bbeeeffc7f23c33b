import { useEffect, useRef, useState } from "preact/hooks";
import type { FrameState, PageState } from "../protocol.ts";
import type { Props } from "./shown.ts";
import { useStore } from "./store.ts";
import { facingPages } from "./view.ts";
import { type ClientWords, filled } from "./words.ts";

/** The pages by name, each with its dummy and how full it is. Those in the middle of the window are marked, and the list follows them. */
export function PageList({ client, words }: Props) {
  const { state, trial } = useStore(client.shown);
  const { mode } = useStore(client.view);
  const list = useRef<HTMLElement>(null);
  const pages = trial?.pages ?? state?.pages ?? [];
  const middle = useMiddle();
  const open = facingPages(pages, mode).find((spread) => spread.some(({ label }) => label === middle)) ?? [];
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [open[0]?.label]);
  return (
    <nav class="pages" aria-label={words.pages} ref={list}>
      <ul>
        {pages.map((page) => (
          <li key={page.label}>
            <button
              type="button"
              aria-current={open.includes(page) ? "page" : undefined}
              onClick={() => goToPage(page.label)}
            >
              <PageDummy page={page} />
              <span class="about">
                <strong>{page.label}</strong> <span>{page.section ?? page.name}</span>
                <small class={spareOf(page) < 0 ? "over" : ""}>{spareText(page, words)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The label of the page in the middle of the window, looked for again when the pages move or change. */
function useMiddle(): string | undefined {
  const [middle, set] = useState<string | undefined>(undefined);
  const waiting = useRef(false);
  const look = (): void => {
    if (waiting.current) return;
    waiting.current = true;
    requestAnimationFrame(() => {
      waiting.current = false;
      // Where nothing stands in the middle, it stays the page that stood there last.
      set((last) => pageInMiddle() ?? last);
    });
  };
  useEffect(look);
  useEffect(() => {
    // What scrolls tells nobody above it.
    document.addEventListener("scroll", look, { capture: true, passive: true });
    return () => document.removeEventListener("scroll", look, { capture: true });
  }, []);
  return middle;
}

/** The page as an editor draws it on paper: legs of copy, photos, adverts. It is made from the state alone, so it is there for all pages at once. */
function PageDummy({ page }: { readonly page: PageState }) {
  const { width, height, frames, grid } = page;
  return (
    <svg class="dummy" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {frames.map((frame) => (
        <g key={frame.id} class={`${frame.kind} ${Math.round(frame.empty) < 0 ? "over" : ""}`}>
          <rect {...frame.rect} />
          {frame.kind !== "advert" && <DummyStory frame={frame} pitch={grid.pitch} />}
        </g>
      ))}
    </svg>
  );
}

/** Copy is drawn as one line of it in so many, so that stripes are seen. */
const LINES_A_STRIPE = 3;

function DummyStory({ frame, pitch }: { readonly frame: FrameState; readonly pitch: number }) {
  const { legs, photos } = frame;
  return (
    <>
      {legs.map(({ x, y, width, height }) => (
        <line
          key={x + y}
          class="copy"
          x1={x + width / 2}
          x2={x + width / 2}
          y1={y}
          y2={y + height}
          stroke-width={width}
          stroke-dasharray={String(LINES_A_STRIPE * pitch)}
        />
      ))}
      {photos.map(({ index, at }) => (
        <rect key={index} class="photo" {...at} />
      ))}
    </>
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

/** The label of the page in the middle of the window. */
export function pageInMiddle(): string | undefined {
  const main = document.querySelector("main.desk");
  if (main === null) return undefined;
  const { left, top, width, height } = main.getBoundingClientRect();
  const middle = document.elementFromPoint(left + width / 2, top + height / 2)?.closest<HTMLElement>(".spread, .sheet");
  const sheet = middle?.matches(".sheet") ? middle : middle?.querySelector<HTMLElement>(".sheet");
  return sheet?.dataset["page"];
}
