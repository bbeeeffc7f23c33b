// The bar over the pages (issue, view, zoom, layers) and the list of pages with their dummies. Dummies are drawn from the state alone, so all pages have one
// before any ink arrives.
import { useEffect, useRef, useState } from "preact/hooks";
import type { FrameState, PageState } from "../protocol.ts";
import { comparedWith, scaleIn } from "./pages.tsx";
import { type Client, type Props, useStore } from "./shown.ts";
import { facingPages, type Mode, OVERLAYS, type Overlay, type View, zoomed } from "./view.ts";
import { words } from "./words.ts";

const MODES: readonly Mode[] = ["single", "facing", "overview"];

export function Bar({ client }: Props) {
  const { state } = useStore(client.shown);
  const view = useStore(client.view);
  const change = (part: Partial<View>): void => client.view.change(part);
  const compare = comparedWith(view, state);
  return (
    <header class="bar">
      <h1>{state?.title || "banmian"}</h1>
      <IssueChoice client={client} />
      <fieldset>
        <legend>{words("view")}</legend>
        {MODES.map((mode) => (
          <Toggle key={mode} on={view.mode === mode} set={() => change({ mode, zoom: "height" })} label={words(mode)} />
        ))}
      </fieldset>
      <Zoom client={client} />
      <fieldset>
        <legend>{words("overlays")}</legend>
        {OVERLAYS.map((overlay) => (
          <Toggle
            key={overlay}
            on={view.shown.includes(overlay)}
            set={() => toggleOverlay(client, overlay)}
            label={words(overlay)}
          />
        ))}
        <Toggle on={view.printed} set={() => change({ printed: !view.printed })} label={words("printed")} />
      </fieldset>
      <label>
        {words("compare")}
        <select value={compare} onChange={(event) => change({ compare: event.currentTarget.value as View["compare"] })}>
          <option value="off">{words("compare-off")}</option>
          <option value="save">{words("compare-save")}</option>
          {state?.lock && <option value="lock">{words("compare-lock")}</option>}
          {state?.other !== undefined && <option value="other">{state.other}</option>}
        </select>
      </label>
      {(compare === "save" || compare === "other") && (
        <Toggle
          on={view.before === "blink"}
          set={() => change({ before: view.before === "blink" ? "beside" : "blink" })}
          label={words("blink")}
        />
      )}
      <Toggle on={view.tool === "hand"} set={() => setTool(client)} label={words("hand")} />
      <select
        aria-label={words("theme")}
        value={view.theme}
        onChange={(event) => change({ theme: event.currentTarget.value as View["theme"] })}
      >
        {(["auto", "light", "dark"] as const).map((theme) => (
          <option value={theme} key={theme}>
            {words(theme)}
          </option>
        ))}
      </select>
    </header>
  );
}

/** Empty if one issue is served. */
function IssueChoice({ client }: Props) {
  const { state } = useStore(client.shown);
  if (state === undefined || state.issues.length < 2) return null;
  return (
    <select aria-label={words("issue")} value={state.issue} onChange={(event) => goTo(event.currentTarget.value)}>
      {state.issues.map((name, number) => (
        <option value={number} key={name}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Zoom({ client }: Props) {
  const view = useStore(client.view);
  return (
    <fieldset>
      <legend>{words("zoom")}</legend>
      <button
        type="button"
        aria-label={words("zoom-out")}
        title={`${words("zoom-out")} (−)`}
        onClick={() => zoomBy(client, -1)}
      >
        −
      </button>
      <button
        type="button"
        aria-label={words("zoom-in")}
        title={`${words("zoom-in")} (+)`}
        onClick={() => zoomBy(client, 1)}
      >
        +
      </button>
      <Toggle on={view.zoom === "width"} set={() => client.view.change({ zoom: "width" })} label={words("fit-width")} />
      <Toggle
        on={view.zoom === "height"}
        set={() => client.view.change({ zoom: "height" })}
        label={words("fit-height")}
      />
    </fieldset>
  );
}

function Toggle({ on, set, label }: { readonly on: boolean; readonly set: () => void; readonly label: string }) {
  return (
    <button type="button" aria-pressed={on} onClick={set}>
      {label}
    </button>
  );
}

export function setTool(client: Client): void {
  const { tool, shown } = client.view.value;
  // Shows the frames that the hand can drag.
  const frames = shown.includes("frames") ? shown : [...shown, "frames" as const];
  client.view.change(tool === "hand" ? { tool: "read" } : { tool: "hand", shown: frames });
  // Cancels a swap that was requested earlier.
  client.shown.change({ chosen: undefined, swapping: undefined });
}

export function toggleOverlay(client: Client, overlay: Overlay): void {
  const { shown } = client.view.value;
  client.view.change({
    shown: shown.includes(overlay) ? shown.filter((each) => each !== overlay) : [...shown, overlay],
  });
}

export function zoomBy(client: Client, steps: number): void {
  const main = document.querySelector<HTMLElement>("main.desk");
  if (main !== null) client.view.change({ zoom: zoomed(scaleIn(main), steps) });
}

/** Another issue is another document: nothing of the first stays. */
function goTo(issue: string): void {
  const address = new URL(location.href);
  address.searchParams.set("issue", issue);
  location.href = address.href;
}

/** The pages by name, each with its dummy and how full it is. Pages in the middle of the window are marked, and the list scrolls to them. */
export function PageList({ client }: Props) {
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
    <nav class="pages" aria-label={words("pages")} ref={list}>
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
                <small class={spareOf(page) < 0 ? "over" : ""}>
                  {state?.faulty === true && `${words("old")}, `}
                  {roomText(spareOf(page))}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The label of the page in the middle of the window, determined again when the pages move or change. */
function useMiddle(): string | undefined {
  const [middle, set] = useState<string | undefined>(undefined);
  const waiting = useRef(false);
  const look = (): void => {
    if (waiting.current) return;
    waiting.current = true;
    requestAnimationFrame(() => {
      waiting.current = false;
      // If no page is in the middle, the last one stays marked.
      set((last) => pageInMiddle() ?? last);
    });
  };
  useEffect(look);
  useEffect(() => {
    // Scroll events do not bubble.
    document.addEventListener("scroll", look, { capture: true, passive: true });
    return () => document.removeEventListener("scroll", look, { capture: true });
  }, []);
  return middle;
}

/** The page as an editor draws it on paper: legs of copy, photos, adverts. */
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

/** One line is drawn for so many lines of copy, so that stripes are visible. */
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

/** Empty rows or, below zero, rows too many. */
export function roomText(empty: number): string {
  const rows = Math.round(Math.abs(empty));
  if (rows === 0) return words("full");
  return empty < 0 ? words("over", { rows }) : words("spare", { rows });
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
