// The pages beside each other, as they are and, for comparison, as they were: scale, scrolling, clicks, and which pages are in view. The sheets themselves are
// drawn without a framework (painter.ts, sheet.ts).
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Rect } from "../../../base/rect.ts";
import type { ComparedState, PageState, PlaceOnPage } from "../protocol.ts";
import { chosenOverlay, listenToHand, type PagePoint, pointIn } from "./drag.ts";
import { chosenFrame } from "./hand.ts";
import { differencesOn, overlaysOf, rectElement } from "./overlays.ts";
import { newSheet, type Sheet, sizeOnDesk } from "./sheet.ts";
import { type Client, type Props, type Shown, useStore } from "./shown.ts";
import { Signing } from "./signing.tsx";
import { asOpened, facingPages, scaleOf, type View, zoomed } from "./view.ts";
import { words } from "./words.ts";

/** The time for which a place is highlighted, in milliseconds. */
const LIT_MS = 1600;

/** The pages, arranged as the view asks. */
export function Pages({ client }: Props) {
  const { state, trial, chosen, lit, compared } = useStore(client.shown);
  const view = useStore(client.view);
  const mainRef = useRef<HTMLElement>(null);
  const pages = trial?.pages ?? state?.pages ?? [];
  const messages = trial?.messages ?? state?.messages ?? [];
  const earlier = earlierPages(client);
  useScale(mainRef, client, { ...view, copies: earlier.size > 0 && view.before === "beside" ? 2 : 1 }, pages);
  useClicks(mainRef, client);
  useNear(mainRef, client, [view.mode, pages.map(({ label }) => label).join()]);
  useEffect(() => {
    for (const page of pages) {
      const { over } = client.painter.sheet(page.label);
      const own = view.tool === "hand" ? chosenFrame([page], chosen) : undefined;
      const differences = compared === undefined ? [] : differencesOn(page.label, compared.marks, "is");
      over.replaceChildren(
        ...overlaysOf(page, view.shown, messages),
        ...differences,
        ...(own === undefined ? [] : chosenOverlay(own)),
      );
    }
    // From now on a click meets the frames of this revision.
    document.documentElement.dataset["framed"] = String(state?.revision ?? 0);
  }, [state, trial, chosen, compared, view.shown, view.tool]);
  useEffect(() => {
    for (const { label, version } of pages) {
      const address = client.line.address("/printed", { page: label, revision: state?.revision ?? 0, version });
      client.painter.sheet(label).print(view.printed ? address : undefined);
    }
  }, [view.printed, state?.revision]);
  useEffect(() => {
    if (lit.count > 0 && mainRef.current !== null) lightUp(mainRef.current, client, lit.places);
  }, [lit.count]);
  return (
    <main class={`desk ${view.mode} ${view.tool}`} ref={mainRef}>
      {facingPages(pages, view.mode).map((spread) => (
        <div class="spread" key={spread[0]?.label}>
          {asOpened(spread).map((page) => (
            <PageSheet client={client} page={page} isOld={state?.faulty === true} key={page.label}>
              {earlier.has(page.label) && <EarlierPage client={client} label={page.label} />}
            </PageSheet>
          ))}
        </div>
      ))}
    </main>
  );
}

interface SheetProps {
  readonly client: Client;
  readonly page: PageState;
  /** True if the last build made no page, so that this one is of an earlier build. */
  readonly isOld: boolean;
  /** The page as it was, if that is shown. */
  readonly children: ComponentChildren;
}

function PageSheet({ client, page, isOld, children }: SheetProps) {
  const holder = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    holder.current?.prepend(client.painter.sheet(page.label).svg);
  }, []);
  return (
    <div class="pair">
      <section
        class={isOld ? "sheet old" : "sheet"}
        ref={holder}
        data-page={page.label}
        aria-label={page.section === undefined ? page.name : `${page.name} ${page.section}`}
        style={sizeOnDesk(page)}
      />
      {children}
      <Signing client={client} label={page.label} />
    </div>
  );
}

/** Sets the scale, and keeps the point in the middle of the window there. */
function useScale(
  mainRef: { readonly current: HTMLElement | null },
  client: Client,
  view: View & { readonly copies: number },
  pages: readonly PageState[],
): void {
  useLayoutEffect(() => {
    const main = mainRef.current;
    if (main === null || pages.length === 0) return;
    const fit = (): void => {
      const room = { width: main.clientWidth, height: main.clientHeight };
      const scale = scaleOf(client.view.value, pages, room, view.copies);
      const { left, top, width, height } = main.getBoundingClientRect();
      setScale(main, scale, { x: left + width / 2, y: top + height / 2 });
    };
    fit();
    const resized = new ResizeObserver(fit);
    resized.observe(main);
    return () => resized.disconnect();
  }, [view.mode, view.zoom, view.copies, pages.length, pages[0]?.width]);
  useEffect(() => {
    const main = mainRef.current;
    if (main === null) return;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const scale = zoomed(scaleIn(main), event.deltaY < 0 ? 1 : -1);
      setScale(main, scale, { x: event.clientX, y: event.clientY });
      client.view.change({ zoom: scale });
    };
    main.addEventListener("wheel", wheel, { passive: false });
    return () => main.removeEventListener("wheel", wheel);
  }, []);
}

export function scaleIn(main: HTMLElement): number {
  return Number(main.style.getPropertyValue("--scale")) || 1;
}

/** Scrolls so that the point of the page under `anchor` is under it again. */
function setScale(main: HTMLElement, scale: number, anchor: { readonly x: number; readonly y: number }): void {
  if (main.style.getPropertyValue("--scale") === "") {
    main.style.setProperty("--scale", String(scale));
    return;
  }
  const before = scaleIn(main);
  if (before === scale) return;
  const sheets = [...main.querySelectorAll<HTMLElement>(".sheet")];
  const distance = (sheet: HTMLElement): number => {
    const { left, right, top, bottom } = sheet.getBoundingClientRect();
    return Math.hypot(Math.max(left - anchor.x, 0, anchor.x - right), Math.max(top - anchor.y, 0, anchor.y - bottom));
  };
  const held = sheets.sort((a, b) => distance(a) - distance(b))[0];
  const was = held?.getBoundingClientRect();
  main.style.setProperty("--scale", String(scale));
  const is = held?.getBoundingClientRect();
  if (was === undefined || is === undefined) return;
  main.scrollLeft += is.left - was.left + (anchor.x - was.left) * (scale / before - 1);
  main.scrollTop += is.top - was.top + (anchor.y - was.top) * (scale / before - 1);
}

/** Reports to the painter which pages are in view, or one screen away. */
function useNear(mainRef: { readonly current: HTMLElement | null }, client: Client, changes: readonly unknown[]): void {
  useEffect(() => {
    const main = mainRef.current;
    if (main === null) return;
    const near = new Set<string>();
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const label = (target as HTMLElement).dataset["page"] ?? "";
          if (isIntersecting) near.add(label);
          else near.delete(label);
        }
        client.painter.see(new Set(near));
      },
      { root: main, rootMargin: "50%" },
    );
    for (const sheet of main.querySelectorAll(".sheet")) watcher.observe(sheet);
    return () => watcher.disconnect();
  }, changes);
}

/** Listens at the root, since pages may be drawn anew. The keyboard scrolls the focused element. */
function useClicks(mainRef: { readonly current: HTMLElement | null }, client: Client): void {
  useEffect(() => {
    const main = mainRef.current;
    if (main === null) return;
    main.tabIndex = 0;
    const click = (event: MouseEvent): void => void clicked(event, client);
    main.addEventListener("click", click);
    const letGo = listenToHand(main, client, pointOn);
    return () => {
      main.removeEventListener("click", click);
      letGo();
    };
  }, []);
}

/** The point of a page under the pointer, in points. */
function pointOn(event: MouseEvent): PagePoint | undefined {
  const sheet = (event.target as Element).closest<HTMLElement>(".sheet");
  const svg = sheet?.querySelector<SVGSVGElement>("svg.page");
  return svg ? pointIn(svg, event) : undefined;
}

/** A click leads to the source; a drag has selected text. */
async function clicked(event: MouseEvent, client: Client): Promise<void> {
  if (client.view.value.tool === "hand" || event.button !== 0 || !(getSelection()?.isCollapsed ?? true)) return;
  const revision = client.shown.value.state?.revision ?? 0;
  const message = (event.target as Element).closest<SVGElement>("[data-message]")?.dataset["message"];
  if (message !== undefined && (event.target as Element).closest(".sign, .word") !== null) {
    return client.point({ revision: client.shown.value.state?.read ?? 0, message: Number(message) });
  }
  const point = pointOn(event);
  if (point !== undefined) await client.point({ ...point, revision: client.painter.asOf(point.page) || revision });
}

/** Highlights places; scrolls only if none of them is in view. */
function lightUp(main: HTMLElement, client: Client, places: readonly PlaceOnPage[]): void {
  const made = places.map(({ page, at }) => {
    const rect = rectElement(at, "lit");
    client.painter.sheet(page).svg.append(rect);
    return rect;
  });
  setTimeout(() => {
    for (const rect of made) rect.remove();
  }, LIT_MS);
  if (!made.some((rect) => isInView(main, rect))) made[0]?.scrollIntoView({ block: "center", inline: "center" });
}

function isInView(main: HTMLElement, shape: Element): boolean {
  const view = main.getBoundingClientRect();
  const { left, right, top, bottom } = shape.getBoundingClientRect();
  return right > view.left && left < view.right && bottom > view.top && top < view.bottom;
}

/** True if a part of a page is in view. */
export function isSeen({ svg }: Sheet): boolean {
  const main = svg.closest<HTMLElement>("main.desk");
  return main !== null && isInView(main, svg);
}

/** Scrolls to a place of a page, unless it is in view. */
export function bringIntoView({ svg }: Sheet, at: Rect): void {
  const main = svg.closest<HTMLElement>("main.desk");
  const shape = rectElement(at, "sought");
  shape.style.fill = "none";
  svg.append(shape);
  if (main !== null && !isInView(main, shape)) shape.scrollIntoView({ block: "center", inline: "center" });
  shape.remove();
}

/** The earlier page, beside the present one or alternating with it. */
function EarlierPage({ client, label }: Props & { readonly label: string }) {
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
    <figure class={`earlier ${before}`} style={sizeOnDesk(page)} aria-label={words("as-it-was")}>
      <div ref={holder}>
        {compared.pictures && <img src={client.line.address("/before", { page: label })} alt={words("as-it-was")} />}
      </div>
      <figcaption>{words("as-it-was")}</figcaption>
    </figure>
  );
}

/** The state to compare with. The reader's earlier choice may not exist for this issue. */
export function comparedWith({ compare }: View, state: Shown["state"]): View["compare"] {
  if (compare === "lock" && !state?.lock) return "off";
  return compare === "other" && state?.other === undefined ? "off" : compare;
}

/** Keeps the differences up to date with the shown pages. @returns ends it */
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
    // Nothing was saved yet, which is no fault.
    if (!reply.ok && compare !== "save") shown.change({ notice: reply.refusal });
  };
  const ends = [shown.listen(() => void look()), view.listen(() => void look())];
  void look();
  return () => {
    for (const end of ends) end();
  };
}

/** The labels of pages that are shown as they were: those that changed, or all that exist as pictures. */
function earlierPages({ shown, view }: Client): ReadonlySet<string> {
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
function earlierSheet(client: Client, page: { label: string; width: number; height: number }, revision: number): Sheet {
  const sheet = newSheet(page.label);
  // It takes no clicks, and is not searched.
  sheet.svg.setAttribute("class", "was");
  sheet.svg.setAttribute("aria-hidden", "true");
  delete sheet.svg.dataset["page"];
  sheet.size(page.width, page.height);
  void client.painter.paintAs(sheet, page.label, revision);
  return sheet;
}
